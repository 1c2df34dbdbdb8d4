import { parseStory, type StoredStory, type Story, type StoryHead } from '../../model/index.ts';
import type { Origin } from './draft.svelte.ts';

/** The stories that the server keeps. Every verb throws an Error with the server's words. */
export async function fetchHeads(): Promise<StoryHead[]> {
  return (await (await ask('/stories.json')).json()) as StoryHead[];
}

export async function fetchStory(id: string): Promise<{ story: Story; origin: Origin }> {
  return opened((await (await ask(addressOf(id))).json()) as StoredStory);
}

/** Writes over the one that the draft is of, or keeps a new one. */
export async function keepStory(
  story: Story,
  origin: Origin | null
): Promise<{ story: Story; origin: Origin }> {
  const answer = origin
    ? await ask(addressOf(origin.id), 'PUT', { story, base: origin.changedAt })
    : await ask('/stories.json', 'POST', { story });
  return opened((await answer.json()) as StoredStory);
}

export async function deleteStory(id: string): Promise<void> {
  await ask(addressOf(id), 'DELETE');
}

export async function restoreStory(id: string): Promise<void> {
  await ask(addressOf(id), 'POST');
}

function opened({ id, author, changedAt, story: given }: StoredStory): { story: Story; origin: Origin } {
  const story = parseStory(given);
  if (story === null) throw new Error('The server sent no story.');
  return { story, origin: { id, author, changedAt } };
}

function addressOf(id: string): string {
  return `/stories/${encodeURIComponent(id)}.json`;
}

async function ask(address: string, method = 'GET', body?: unknown): Promise<Response> {
  const answer = await fetch(address, {
    method,
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {})
  });
  if (answer.ok) return answer;
  const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
  throw new Error(message ?? `${address} answered ${answer.status}`);
}
