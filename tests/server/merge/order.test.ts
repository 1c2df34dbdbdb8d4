import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../bench/measure.ts';
import { makeWorld } from '../../../bench/world.ts';
import { select, summarize } from '../../../src/lib/columns/index.ts';
import {
  incidentsToCsv,
  incidentsToGeoJson,
  incidentsToJsonl,
  measuresToCsv,
  measuresToGeoJson,
  summaryToJson
} from '../../../src/lib/export/index.ts';
import { EVERYTHING, type Records } from '../../../src/lib/model/index.ts';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { saveArticle } from '../../../src/lib/server/store/articles.ts';
import { listExtractions, saveExtraction } from '../../../src/lib/server/store/extractions.ts';
import { listRecords, replaceRecords } from '../../../src/lib/server/store/records.ts';
import { dialects } from '../store/stores.ts';

const PROVINCES = [{ code: 'XX-0A', name: 'North' }];

/** Every export of the records, as one text. */
function exportsOf(records: Records): string {
  const meta = { dataVersion: 'any', filter: EVERYTHING };
  const selected = select(records, EVERYTHING);
  return [
    incidentsToJsonl(selected.incidents),
    incidentsToGeoJson(selected.incidents, meta),
    incidentsToCsv(selected.incidents, meta),
    measuresToGeoJson(selected.measures, meta),
    measuresToCsv(selected.measures, meta),
    summaryToJson({ ...summarize(selected, PROVINCES), undated: selected.undated }, PROVINCES, meta)
  ].join('\n');
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomFrom(seed);
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Sixty articles about few towns and weeks, so that there is much to join and to mistake. */
const { articles } = makeWorld({ seed: 60, articles: 60, towns: 4, days: 90 });

describe('sixty articles', () => {
  it('give the same exports in fifty orders, ids and bytes', () => {
    const expected = exportsOf(mergeMentions(articles));
    expect(expected).toContain('"inc-');
    for (let seed = 1; seed <= 50; seed++)
      expect(exportsOf(mergeMentions(shuffled(articles, seed))), `order ${seed}`).toBe(expected);
  });
});

const available = await dialects();

describe.each(available)('sixty articles in a store on $name', ({ open }) => {
  it('give the same exports read one by one, with a merge after each, and all at once', async () => {
    const save = async (
      store: Awaited<ReturnType<typeof open>>,
      order: typeof articles,
      eachTime: boolean
    ) => {
      const refresh = async () => replaceRecords(store, mergeMentions(await listExtractions(store)));
      for (const { extraction } of order) {
        const { version } = await saveArticle(
          store,
          { id: extraction.id, ...extraction.article },
          { sourceFile: null }
        );
        await saveExtraction(store, version, extraction);
        if (eachTime) await refresh();
      }
      await refresh();
      return exportsOf(await listRecords(store));
    };
    const atOnce = await save(await open(), articles, false);
    expect(await save(await open(), shuffled(articles, 7), true)).toBe(atOnce);
  }, 120_000);
});
