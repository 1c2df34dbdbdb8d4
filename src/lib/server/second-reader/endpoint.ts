import * as v from 'valibot';
import type { Article } from '../../model/index.ts';
import { INSTRUCTIONS, question } from './prompt.ts';

/** An endpoint that speaks OpenAI's chat completions, on the user's own machine or network. */
export interface SecondReader {
  /** Up to and including `/v1`. */
  url: string;
  model: string;
  key: string | null;
  timeoutMs: number;
}

export class SecondReaderError extends Error {
  override name = 'SecondReaderError';
}

const completion = v.object({
  choices: v.pipe(v.array(v.object({ message: v.object({ content: v.string() }) })), v.minLength(1))
});

/** How a proposal names who made it. */
export const signatureOf = ({ model, url }: SecondReader): string => `${model} at ${new URL(url).host}`;

/**
 * What the endpoint answers about one article: text that should be JSON, not yet checked. The article's text leaves
 * this process for that endpoint, which is why there is none by default.
 * @throws SecondReaderError where it cannot be reached, is too slow, refuses, or answers something else.
 */
export async function askSecondReader(article: Article, reader: SecondReader): Promise<string> {
  const answer = await post(article, reader, { response_format: { type: 'json_object' } });
  // Not every server knows response_format; the instructions ask for JSON in words too.
  const response = answer.status === 400 ? await post(article, reader, {}) : answer;
  if (!response.ok)
    throw new SecondReaderError(
      `${reader.url} answered ${response.status} to article "${article.id}"; expected 200`
    );
  const parsed = v.safeParse(completion, await response.json().catch(() => null));
  if (!parsed.success)
    throw new SecondReaderError(
      `${reader.url} answered article "${article.id}" with something else than a chat completion`
    );
  return parsed.output.choices[0]?.message.content ?? '';
}

async function post(article: Article, reader: SecondReader, extra: object): Promise<Response> {
  const body = {
    model: reader.model,
    temperature: 0,
    seed: 1,
    messages: [
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: question(article) }
    ],
    ...extra
  };
  try {
    return await fetch(`${reader.url.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(reader.key === null ? {} : { authorization: `Bearer ${reader.key}` })
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(reader.timeoutMs)
    });
  } catch (error) {
    const why =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : error;
    throw new SecondReaderError(`${reader.url} could not be asked about article "${article.id}": ${why}`);
  }
}
