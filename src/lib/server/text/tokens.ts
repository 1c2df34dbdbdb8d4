import type { SentenceSpan } from './sentences.ts';
import type { Sentence, Token } from './doc.ts';
import type { Tagger } from './tagger.ts';

/**
 * Tags every sentence and gives each token its exact place in `text`. The tagger reads all sentences at once, joined by
 * blank lines, so that no token straddles two of them.
 */
export function findTokens(
  text: string,
  spans: SentenceSpan[],
  tagger: Tagger
): { sentences: Sentence[]; tokens: Token[] } {
  const pieces = spans.map((span) => readable(text.slice(span.start, span.end)));
  const joined = pieces.join(JOINT);
  const { texts, lemmas, tags } = tagger.tag(joined);
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  let offset = 0;
  let next = 0;
  let cursor = 0;
  for (let index = 0; index < spans.length; index++) {
    const { start, end, kind, paragraph } = spans[index] as SentenceSpan;
    const shift = start - offset;
    const limit = offset + end - start;
    const firstToken = tokens.length;
    for (; next < texts.length; next++) {
      const word = texts[next] ?? '';
      const pos = tags[next] ?? 'X';
      if (pos === 'SPACE' || word.trim() === '') continue;
      const at = joined.indexOf(word, cursor);
      if (at >= limit) break;
      if (at < 0)
        throw new Error(`The tagger gave a word that the text does not have: ${JSON.stringify(word)}`);
      cursor = at + word.length;
      // The tagger's own string is shared between articles, a slice is not; they differ only where shouting was lowered.
      const written = text.startsWith(word, at + shift) ? word : text.slice(at + shift, cursor + shift);
      tokens.push({
        start: at + shift,
        end: cursor + shift,
        text: written,
        lower: written.toLowerCase(),
        lemma: lemmas[next] ?? word,
        pos,
        sentence: index
      });
    }
    sentences.push({ index, start, end, kind, paragraph, firstToken, lastToken: tokens.length });
    offset = limit + JOINT.length;
  }
  return { sentences, tokens };
}

const JOINT = '\n\n';

/** The same text, same length, as the tagger reads it best: plain spaces, and no shouting. */
function readable(sentence: string): string {
  const plain = UNUSUAL_SPACE.test(sentence) ? sentence.replace(UNUSUAL_SPACES, ' ') : sentence;
  return isShouted(plain) ? lowerSameLength(plain) : plain;
}

const UNUSUAL_SPACE = /[^\S ]|[\u200b-\u200f\u2060]/;
const UNUSUAL_SPACES = new RegExp(UNUSUAL_SPACE, 'g');
const MIN_SHOUTED_WORDS = 5;

function isShouted(sentence: string): boolean {
  if (/[a-z]/.test(sentence)) return false;
  const words = sentence.match(/\p{Lu}{2,}/gu) ?? [];
  return words.length >= MIN_SHOUTED_WORDS;
}

function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
