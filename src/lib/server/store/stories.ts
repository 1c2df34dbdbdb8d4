import { randomUUID } from 'node:crypto';
import { parseStory, type StoredStory, type Story, type StoryHead } from '../../model/index.ts';
import { StoreError } from './errors.ts';
import type { Store } from './store.ts';
import type { User } from './users.ts';

/** A deleted story can be had back for so long, ms. */
export const KEPT_DELETED_MS = 30 * 24 * 3600_000;

/** Why a story was not written. */
export class StoryRefused extends StoreError {
  override name = 'StoryRefused';
  readonly why: 'gone' | 'notYours' | 'changed';

  constructor(why: StoryRefused['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** Those that are not deleted, the one changed last first. */
export async function listStories({ db }: Store): Promise<StoryHead[]> {
  const rows = await db.selectFrom('stories').selectAll().where('deleted_at', 'is', null).execute();
  return rows
    .map((row) => {
      const { story, ...head } = toStored(row);
      return { ...head, title: story.title, views: story.views.length };
    })
    .sort((a, b) => (a.changedAt > b.changedAt || (a.changedAt === b.changedAt && a.id < b.id) ? -1 : 1));
}

/** Null where there is none of that id, or it is deleted. */
export async function readStory({ db }: Store, id: string): Promise<StoredStory | null> {
  const row = await db
    .selectFrom('stories')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? toStored(row) : null;
}

/** Keeps a new story under its author's name, and lets go of those that were deleted long ago. */
export async function addStory(store: Store, author: User, story: Story, now: Date): Promise<StoredStory> {
  const at = now.toISOString();
  const row = {
    id: `sto-${randomUUID()}`,
    author: author.name,
    made_at: at,
    changed_at: at,
    deleted_at: null,
    body: JSON.stringify(story)
  };
  await store.transaction(async ({ db }) => {
    const before = new Date(now.getTime() - KEPT_DELETED_MS).toISOString();
    await db.deleteFrom('stories').where('deleted_at', '<', before).execute();
    await db.insertInto('stories').values(row).execute();
  });
  return toStored(row);
}

/**
 * Puts a story in place of the one of that id. `base` is when the one that was changed had been changed last.
 * @throws StoryRefused where there is none, it is another person's and `who` no editor, or somebody changed it meanwhile.
 */
export async function replaceStory(
  store: Store,
  who: User,
  id: string,
  { story, base }: { story: Story; base: string },
  now: Date
): Promise<StoredStory> {
  return store.transaction(async (inside) => {
    const kept = await mayChange(inside, who, id);
    if (kept.changed_at !== base)
      throw new StoryRefused(
        'changed',
        'this story was changed meanwhile; open it again, or keep yours as a new one'
      );
    const changed_at = later(now, kept.changed_at);
    const body = JSON.stringify(story);
    await inside.db.updateTable('stories').set({ changed_at, body }).where('id', '=', id).execute();
    return toStored({ ...kept, changed_at, body });
  });
}

/** Takes a story out of the lists, or puts it back. @throws StoryRefused as `replaceStory` does. */
export async function deleteStory(
  store: Store,
  who: User,
  id: string,
  isDeleted: boolean,
  now: Date
): Promise<void> {
  await store.transaction(async (inside) => {
    await mayChange(inside, who, id, !isDeleted);
    const deleted_at = isDeleted ? now.toISOString() : null;
    await inside.db.updateTable('stories').set({ deleted_at }).where('id', '=', id).execute();
  });
}

async function mayChange({ db }: Store, who: User, id: string, alsoDeleted = false) {
  const row = await db.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || (row.deleted_at !== null && !alsoDeleted))
    throw new StoryRefused('gone', 'there is no such story any more; somebody may have deleted it');
  if (row.author !== who.name && who.role !== 'editor')
    throw new StoryRefused('notYours', `this story is ${row.author}'s; keep yours as a new one`);
  return row;
}

/** Two changes within one millisecond differ too. */
function later(now: Date, before: string): string {
  return new Date(Math.max(now.getTime(), Date.parse(before) + 1)).toISOString();
}

function toStored(row: {
  id: string;
  author: string;
  made_at: string;
  changed_at: string;
  body: string;
}): StoredStory {
  const story = parseStory(JSON.parse(row.body));
  if (story === null) throw new StoreError(`story ${row.id} cannot be read; restore it from a backup`);
  return { id: row.id, story, author: row.author, madeAt: row.made_at, changedAt: row.changed_at };
}
