import { parseStory, type Story } from '../../model/index.ts';

/** What a presentation and its window of notes tell each other. */
export type StoryMessage =
  /** The presentation: what is shown now. */
  | { kind: 'at'; index: number; story: Story }
  /** The notes: where are we? */
  | { kind: 'hello' }
  /** The notes: go there. */
  | { kind: 'go'; index: number };

/** A channel of its own for every presentation, so that two in one browser do not move each other. */
export function openChannel(name: string): BroadcastChannel {
  return new BroadcastChannel(`dateline-story-${name}`);
}

/** Any page of this site may speak on a channel; what is no message of ours is null. */
export function readMessage(data: unknown): StoryMessage | null {
  const { kind, index, story: given } = (data ?? {}) as Partial<Record<'kind' | 'index' | 'story', unknown>>;
  if (kind === 'hello') return { kind };
  if (typeof index !== 'number' || !Number.isInteger(index)) return null;
  if (kind === 'go') return { kind, index };
  const story = kind === 'at' ? parseStory(given) : null;
  return story && { kind: 'at', index, story };
}
