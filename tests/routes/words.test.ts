import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, searchWords, textsOf } from '../../src/lib/columns/text.ts';
import type { Incident, Records } from '../../src/lib/model/index.ts';
import { saveArticle } from '../../src/lib/server/store/articles.ts';
import { dataVersion } from '../../src/lib/server/store/meta.ts';
import { replaceRecords } from '../../src/lib/server/store/records.ts';
import { stateOf } from '../../src/lib/server/store/state.ts';
import type { Store } from '../../src/lib/server/store/store.ts';
import { readColumnSet, readPastSet, type ColumnSet } from '../../src/routes/columns.server.ts';
import { indexIds } from '../../src/routes/rowIds.server.ts';
import { startWordIndex } from '../../src/routes/wordIndex.server.ts';
import { readWords } from '../../src/routes/words.server.ts';
import * as articles from '../fixtures/articles.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { dialects } from '../server/store/stores.ts';

const LAND = {
  country: 'PK',
  provinces: PROVINCES.map((province) => ({ ...province, population: null })),
  browserRows: 1000
};
const QUERIES = ['besham', 'CHINESE nationals', 'chi', 'a', 'gwadar besham', 'windmill', '“', 'no such word'];

describe('the index of words', () => {
  it('finds exactly the texts that hold every word, wherever in a word it stands', async () => {
    const letters = fc.constantFrom(
      'a',
      'B',
      'é',
      'ق',
      'ü',
      '港',
      'ß',
      'İ',
      '“',
      '-',
      ' ',
      '\n',
      '\u00a0',
      '\u2003'
    );
    const text = fc.string({ unit: letters, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 30 }),
        fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 40 }),
        async (records, asked) => {
          const building = startWordIndex();
          for (const texts of records) building.add(texts);
          const index = building.finish();
          for (const q of [...asked, asked.join(' ')]) {
            const words = searchWords(q);
            const expected = records.flatMap((texts, i) => (hasWords(texts, words) ? [i] : []));
            expect([...(await index.find(words))]).toEqual(expected);
          }
        }
      )
    );
  });

  it('takes a text that is longer than a piece of it', async () => {
    const building = startWordIndex();
    building.add(['Quetta']);
    building.add([Array.from({ length: 1_100_000 }, (_, i) => `w${i}`).join(' ')]);
    building.add(['Dasu w7']);
    const index = building.finish();
    expect([...(await index.find(['w1099999']))]).toEqual([1]);
    expect([...(await index.find(['w7']))]).toEqual([1, 2]);
  });

  it('knows where an id stands', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `inc-${(i * 7919) % 100_003}`);
    const locate = indexIds(ids);
    ids.forEach((id, row) => expect(locate(id)).toBe(row));
    expect(locate('inc-nowhere')).toBeNull();
    expect(indexIds([])('inc-nowhere')).toBeNull();
  });
});

describe.each(await dialects())('the words of a store on $name', ({ open }) => {
  it('are kept in step with every change, and are those of a version before', async () => {
    const store = await opened(open);
    const known: { version: string; records: Records }[] = [];
    let set: ColumnSet | null = null;
    for (const records of changes()) {
      await replaceRecords(store, records);
      set = await readColumnSet(store, LAND, set);
      await expectWords(set, records);
      known.push({ version: set.meta.dataVersion, records });
    }
    for (const { version, records } of known)
      await expectWords((await readPastSet(store, set!, version, LAND))!, records);
  });

  it('are read once: a change has the changed records read, and no others', async () => {
    const store = await opened(open);
    await replaceRecords(store, RECORDS);
    const first = await readColumnSet(store, LAND);
    await first.source.search('besham');
    await replaceRecords(store, renamed(RECORDS, 'a windmill'));
    const next = await readColumnSet(store, LAND, first);
    const { texts } = next.state;
    next.state.texts = () => {
      throw new Error('all words are read anew');
    };
    expect((await next.source.search('windmill')).length).toBe(1);
    next.state.texts = texts;
  });

  it('are those of their version, whatever is written while they are read', async () => {
    const store = await opened(open);
    await replaceRecords(store, RECORDS);
    const state = stateOf(store, await dataVersion(store));
    const all = [...RECORDS.incidents, ...RECORDS.measures];
    const ids = all.map(({ id }) => id);
    const rows = { state, locate: indexIds(ids), length: ids.length };
    const words = readWords({
      ...rows,
      state: { ...state, texts: () => whileWriting(store, state.texts()) }
    });
    for (const q of QUERIES) {
      const found = [...(await words.search(q))].map((row) => ids[row]!);
      expect(found).toEqual(
        all.filter((record) => hasWords(textsOf(record), searchWords(q))).map(({ id }) => id)
      );
    }
  });

  it('are read again where reading them failed', async () => {
    const store = await opened(open);
    await replaceRecords(store, RECORDS);
    const { source, state } = await readColumnSet(store, LAND);
    const { texts } = state;
    state.texts = () => {
      throw new Error('the store is busy');
    };
    await expect(source.search('besham')).rejects.toThrow('busy');
    state.texts = texts;
    expect((await source.search('besham')).length).toBeGreaterThan(0);
  });
});

/** A store with the articles that the records tell of. */
async function opened(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  for (const article of Object.values(articles).flat())
    await saveArticle(store, article, { sourceFile: null });
  return store;
}

function renamed(records: Records, target: string): Records {
  const [first, ...others] = records.incidents as [Incident, ...Incident[]];
  return { ...records, incidents: [{ ...first, target }, ...others] };
}

function changes(): Records[] {
  const [first, second, ...others] = RECORDS.incidents as [Incident, Incident, ...Incident[]];
  const moved: Incident = { ...second, date: { from: '2020-01-02', to: '2020-01-02', precision: 'day' } };
  return [
    RECORDS,
    renamed(RECORDS, 'a windmill'),
    { ...RECORDS, incidents: [moved, ...others], measures: [] },
    { ...RECORDS, incidents: [{ ...first, target: null }, moved, ...others] },
    RECORDS
  ];
}

async function expectWords(set: ColumnSet, { incidents, measures }: Records): Promise<void> {
  for (const q of QUERIES) {
    const found = Array.from(await set.source.search(q));
    const wanted = [...incidents, ...measures].filter((record) => hasWords(textsOf(record), searchWords(q)));
    expect(found.map((row) => set.built.ids[row]).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(found).toEqual([...found].sort((a, b) => a - b));
  }
}

/** Everything is replaced after the first records were read. */
async function* whileWriting<T>(store: Store, texts: AsyncGenerator<T>): AsyncGenerator<T> {
  let isFirst = true;
  for await (const some of texts) {
    yield some;
    if (isFirst) await replaceRecords(store, { ...renamed(RECORDS, 'a windmill'), measures: [] });
    isFirst = false;
  }
}
