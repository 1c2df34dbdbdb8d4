import { error } from '@sveltejs/kit';
import { loadSay } from '../lib/messages/index.ts';
import { parseStory, type StoredStory, type Story, type StoryHead } from '../lib/model/index.ts';
import { StoreBusy } from '../lib/server/store/errors.ts';
import {
  addStory,
  deleteStory,
  listStories,
  readStory,
  replaceStory,
  StoryRefused
} from '../lib/server/store/stories.ts';
import type { Store } from '../lib/server/store/store.ts';
import type { User } from '../lib/server/store/users.ts';
import { withWriter } from '../lib/server/store/writer.ts';

/** The stories that accounts keep. Every verb that writes throws StoryRefused where it may not. */
export interface Stories {
  list(): Promise<StoryHead[]>;
  read(id: string): Promise<StoredStory | null>;
  add(user: User, story: Story): Promise<StoredStory>;
  replace(user: User, id: string, changed: { story: Story; base: string }): Promise<StoredStory>;
  delete(user: User, id: string, isDeleted: boolean): Promise<void>;
}

/** How long another writer may keep a presenter waiting, ms. */
const WRITER_TIMEOUT_MS = 30_000;

export function openStories(store: Store): Stories {
  const write = <T>(work: () => Promise<T>) => withWriter(store, work, { timeoutMs: WRITER_TIMEOUT_MS });
  return {
    list: () => listStories(store),
    read: (id) => readStory(store, id),
    add: (user, story) => write(() => addStory(store, user, story, new Date())),
    replace: (user, id, changed) => write(() => replaceStory(store, user, id, changed, new Date())),
    delete: (user, id, isDeleted) => write(() => deleteStory(store, user, id, isDeleted, new Date()))
  };
}

const STATUS = { gone: 404, notYours: 403, changed: 409 } as const;

/** Runs what writes a story for whoever is signed in; what it refuses is answered in words. */
export async function asAccount<T>(locals: App.Locals, work: (user: User) => Promise<T>): Promise<T> {
  const say = await loadSay(locals.locale);
  if (!locals.user) error(401, say('desk.refused.signIn'));
  try {
    return await work(locals.user);
  } catch (problem) {
    if (problem instanceof StoryRefused) error(STATUS[problem.why], say(`story.refused.${problem.why}`));
    if (problem instanceof StoreBusy) error(503, say('desk.refused.busy'));
    throw problem;
  }
}

/** The story that a request sends; anything else is refused. */
export async function storyOf(request: Request): Promise<{ story: Story; base: string }> {
  const body: unknown = await request.json().catch(() => null);
  const { story: given, base } = (body ?? {}) as { story?: unknown; base?: unknown };
  const story = parseStory(given);
  if (story === null || story.views.length === 0) error(400, 'story: expected a title and at least one view');
  return { story, base: typeof base === 'string' ? base : '' };
}
