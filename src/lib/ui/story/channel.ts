import { parseStory, type Story } from '../../model/index.ts';

/** What a presentation and its window of notes tell each other. */
export type StoryMessage =
  /** The presentation: what is shown now. */
  | { kind: 'at'; index: number; story: Story }
  /** The notes: where are we? */
  | { kind: 'hello' }
  /** The notes: go there. */
  | { kind: 'go'; index: number };

/** What goes between a presentation and its window of notes, as one of the two has it. */
export interface StoryLine {
  tell(message: StoryMessage): void;
  close(): void;
}

/** Opens a line; `hear` is told what the other end says. */
export type OpenLine = (hear: (message: StoryMessage) => void) => StoryLine;

/** A window of notes that a presentation can open. */
export interface NotesWindow {
  open(): void;
  line: OpenLine;
}

/** Pages of a site speak on a channel of their own for every presentation, so that two do not move each other. */
export function siteLine(name: string): OpenLine {
  return (hear) => {
    const channel = new BroadcastChannel(`dateline-story-${name}`);
    channel.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message) hear(message);
    };
    return { tell: (message) => channel.postMessage(message), close: () => channel.close() };
  };
}

/** Pages from a disk share no channel: they speak from window to window, and hear nobody else. */
export function windowLine(peer: () => Pick<Window, 'postMessage'> | null): OpenLine {
  return (hear) => {
    const take = ({ source, data }: MessageEvent) => {
      const message = source !== null && source === peer() ? readMessage(data) : null;
      if (message) hear(message);
    };
    addEventListener('message', take);
    return {
      tell: (message) => peer()?.postMessage(message, '*'),
      close: () => removeEventListener('message', take)
    };
  };
}

const FEATURES = 'popup,width=960,height=640';

export function siteNotes(): NotesWindow {
  const name = randomName();
  return {
    open: () => void window.open(`/story/notes#${name}`, 'dateline-story-notes', FEATURES),
    line: siteLine(name)
  };
}

/** The same file again, which shows the notes where its address says so. */
export function fileNotes(address: string): NotesWindow {
  let notes: Window | null = null;
  return {
    open: () => (notes = window.open(address, 'dateline-story-notes', FEATURES)),
    line: windowLine(() => notes)
  };
}

/** A name that nobody else has; also for pages that are served without encryption, which get no `randomUUID`. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Any page may speak on a line; what is no message of ours is null. */
export function readMessage(data: unknown): StoryMessage | null {
  const { kind, index, story: given } = (data ?? {}) as Partial<Record<'kind' | 'index' | 'story', unknown>>;
  if (kind === 'hello') return { kind };
  if (typeof index !== 'number' || !Number.isInteger(index)) return null;
  if (kind === 'go') return { kind, index };
  const story = kind === 'at' ? parseStory(given) : null;
  return story && { kind: 'at', index, story };
}
