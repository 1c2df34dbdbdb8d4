import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../bench/measure.ts';
import { makeWorld } from '../../bench/world.ts';
import type { SourcedExtraction } from '../../src/lib/model/index.ts';
import { knownBy } from '../../src/lib/server/merge/known.ts';
import { mergeMentions } from '../../src/lib/server/merge/merge.ts';
import { saveArticle } from '../../src/lib/server/store/articles.ts';
import { listCorrections } from '../../src/lib/server/store/corrections.ts';
import { listExtractions, saveExtraction } from '../../src/lib/server/store/extractions.ts';
import { listRecords } from '../../src/lib/server/store/records.ts';
import { openStore, type Store } from '../../src/lib/server/store/store.ts';
import { openDesk } from '../../src/routes/desk.server.ts';
import { openMergeThread } from '../../src/routes/mergeThread.server.ts';
import { openRemerge } from '../../src/routes/remerge.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-remerge-'));
const thread = openMergeThread();
afterAll(async () => {
  await thread.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a merge on its own thread', () => {
  it('gives the bytes of a merge from scratch, whatever comes, changes or goes in between', async () => {
    const { articles } = makeWorld({ seed: 3, articles: 80, towns: 4, days: 60 });
    const random = randomFrom(3);
    for (let round = 0; round < 20; round++) {
      const some = articles.flatMap((article) => {
        const share = random();
        return share < 0.2 ? [] : [share < 0.3 ? toldOnce(article) : article];
      });
      expect(JSON.stringify(await thread.merge(some, []))).toBe(JSON.stringify(mergeMentions(some)));
      const day = '2015-02-10';
      const { extractions } = knownBy(articles, day);
      expect(JSON.stringify(await thread.preview(articles, [], day))).toBe(
        JSON.stringify(mergeMentions(extractions))
      );
    }
  });

  it('says how far the merge of a day is, never less than before', async () => {
    const { articles } = makeWorld({ seed: 6, articles: 400, towns: 20, days: 900 });
    const shares: number[] = [];
    await thread.preview(articles, [], '2017-01-01', (share) => shares.push(share));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.filter((share) => share > 0.4 && share < 0.95).length).toBeGreaterThan(5);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('gives a record that nothing touched as the same object', async () => {
    const { articles } = makeWorld({ seed: 4, articles: 60, towns: 20, days: 900 });
    const before = await thread.merge(articles, []);
    const after = await thread.merge(articles.slice(1), []);
    const kept = after.incidents.filter((incident) => before.incidents.includes(incident));
    expect(kept.length).toBeGreaterThan(after.incidents.length - 4);
    expect(kept.length).toBeLessThan(before.incidents.length);
  });
});

describe('bringing the records up to date', () => {
  it('leaves the store to its readers while it merges, and writes all or nothing', async () => {
    const store = await openStore({ dataDir: folder, databaseUrl: null });
    const { articles } = makeWorld({ seed: 5, articles: 400, towns: 5, days: 200 });
    const remerge = openRemerge({ hereUpTo: 0 });
    await remerge.update(store, (inside) => saveAll(inside, articles.slice(0, 300)));
    const before = (await listRecords(store)).incidents.length;

    let isDone = false;
    const seen: number[] = [];
    const update = remerge
      .update(store, (inside) => saveAll(inside, articles.slice(300)))
      .finally(() => (isDone = true));
    while (!isDone) {
      seen.push((await listRecords(store)).incidents.length);
      await setImmediate();
    }
    await update;
    const records = await listRecords(store);
    const scratch = mergeMentions(await listExtractions(store));
    expect(JSON.stringify(records.incidents)).toBe(JSON.stringify(scratch.incidents));
    // The rehearsal shows to nobody: readers saw the map as it was until the one as it is.
    expect(seen.filter((count) => count === before).length).toBeGreaterThan(1);
    expect(new Set([...seen, records.incidents.length])).toEqual(new Set([before, records.incidents.length]));

    const failing = remerge.update(store, async (inside) => {
      await inside.db.deleteFrom('reports').execute();
      throw new Error('no room left');
    });
    await expect(failing).rejects.toThrow('no room left');
    expect(JSON.stringify(await listRecords(store))).toBe(JSON.stringify(records));

    const desk = openDesk(store, remerge);
    const record = records.incidents[0]!.id;
    const { correction } = await desk.correct(
      { name: 'amna', role: 'editor' },
      { kind: 'confirm', record, why: null }
    );
    const corrections = await listCorrections(store);
    expect(corrections).toEqual([correction]);
    expect(JSON.stringify((await listRecords(store)).incidents)).toBe(
      JSON.stringify(mergeMentions(await listExtractions(store), corrections).incidents)
    );
    await store.close();
  });
});

function toldOnce(source: SourcedExtraction): SourcedExtraction {
  const { extraction } = source;
  return {
    ...source,
    extraction: { ...extraction, incidents: extraction.incidents.slice(0, 1), measures: [] }
  };
}

async function saveAll(store: Store, articles: readonly SourcedExtraction[]): Promise<void> {
  for (const { extraction } of articles) {
    const article = { id: extraction.id, ...extraction.article };
    const { version } = await saveArticle(store, article, { sourceFile: null });
    await saveExtraction(store, version, extraction);
  }
}
