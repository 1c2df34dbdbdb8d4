import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Story } from '../../../src/lib/model/index.ts';
import { backup, restore } from '../../../src/lib/server/store/backup.ts';
import {
  addStory,
  deleteStory,
  KEPT_DELETED_MS,
  listStories,
  readStory,
  replaceStory
} from '../../../src/lib/server/store/stories.ts';
import { dialects } from './stores.ts';

const AMNA = { name: 'amna', role: 'editor' } as const;
const BILAL = { name: 'bilal', role: 'viewer' } as const;
const CHEN = { name: 'chen', role: 'viewer' } as const;
const MONDAY = new Date('2026-11-23T09:00:00Z');

function story(title: string): Story {
  const made = { on: '2026-11-23', dataVersion: 'v1', counts: [1, 0, 2] as [number, number, number] };
  const view = {
    query: 'admin1=PK-BA',
    bounds: null,
    caption: 'Turbat',
    notes: 'Slowly.',
    citations: ['inc-1']
  };
  return { title, views: [{ id: 'a', ...view, made, follows: false }] };
}

describe.each(await dialects())('stories on $name', ({ open }) => {
  it('are kept with their author, and listed with the one changed last first', async () => {
    const store = await open();
    const first = await addStory(store, BILAL, story('Makran'), MONDAY);
    await addStory(store, AMNA, story('Bolan'), new Date(MONDAY.getTime() + 1000));
    expect(await readStory(store, first.id)).toEqual(first);
    expect(first).toMatchObject({ author: 'bilal', madeAt: MONDAY.toISOString(), story: story('Makran') });
    const changed = await replaceStory(
      store,
      BILAL,
      first.id,
      { story: story('The Makran coast'), base: first.changedAt },
      new Date(MONDAY.getTime() + 2000)
    );
    expect((await listStories(store)).map(({ title, author, views }) => [title, author, views])).toEqual([
      ['The Makran coast', 'bilal', 1],
      ['Bolan', 'amna', 1]
    ]);
    expect(changed.madeAt).toBe(first.madeAt);
    expect(await readStory(store, 'sto-none')).toBeNull();
  });

  it('are overwritten by their author or an editor alone, and not over a change that was not seen', async () => {
    const store = await open();
    const { id, changedAt } = await addStory(store, BILAL, story('Makran'), MONDAY);
    const change = (who: typeof BILAL | typeof AMNA | typeof CHEN, base: string) =>
      replaceStory(store, who, id, { story: story(`by ${who.name}`), base }, MONDAY);
    await expect(change(CHEN, changedAt)).rejects.toMatchObject({ why: 'notYours' });
    const byEditor = await change(AMNA, changedAt);
    expect(byEditor.author).toBe('bilal');
    // Made in the same millisecond, and yet another version.
    expect(byEditor.changedAt > changedAt).toBe(true);
    await expect(change(BILAL, changedAt)).rejects.toMatchObject({ why: 'changed' });
    expect((await change(BILAL, byEditor.changedAt)).story.title).toBe('by bilal');
    await expect(
      replaceStory(store, AMNA, 'sto-none', { story: story('x'), base: '' }, MONDAY)
    ).rejects.toMatchObject({ why: 'gone' });
  });

  it('come back after they were deleted, but not for ever', async () => {
    const store = await open();
    const { id } = await addStory(store, BILAL, story('Makran'), MONDAY);
    await expect(deleteStory(store, CHEN, id, true, MONDAY)).rejects.toMatchObject({ why: 'notYours' });
    await deleteStory(store, BILAL, id, true, MONDAY);
    expect(await readStory(store, id)).toBeNull();
    expect(await listStories(store)).toEqual([]);
    await expect(deleteStory(store, BILAL, id, true, MONDAY)).rejects.toMatchObject({ why: 'gone' });
    await deleteStory(store, BILAL, id, false, MONDAY);
    expect((await readStory(store, id))?.story).toEqual(story('Makran'));
    await deleteStory(store, BILAL, id, true, MONDAY);
    await addStory(store, AMNA, story('Bolan'), new Date(MONDAY.getTime() + KEPT_DELETED_MS + 1));
    await expect(deleteStory(store, BILAL, id, false, MONDAY)).rejects.toMatchObject({ why: 'gone' });
  });

  it('are in a backup', async () => {
    const store = await open();
    const kept = await addStory(store, BILAL, story('Makran'), MONDAY);
    const file = join(store.options.dataDir, 'stories.jsonl.gz');
    await backup(store, file);
    const other = await open();
    await restore(file, other);
    expect(await readStory(other, kept.id)).toEqual(kept);
  });
});
