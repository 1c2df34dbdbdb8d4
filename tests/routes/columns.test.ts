import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/lib/columns/engine.ts';
import { applyPatch, type ColumnPatch } from '../../src/lib/columns/patch.ts';
import { startCoverage } from '../../src/lib/columns/coverage.ts';
import { select, toMapRows } from '../../src/lib/columns/index.ts';
import { openLocalEngine } from '../../src/lib/columns/localEngine.ts';
import { openRemoteEngine } from '../../src/lib/columns/remoteEngine.ts';
import {
  EVERYTHING,
  type Filter,
  type Incident,
  type Measure,
  type Records
} from '../../src/lib/model/index.ts';
import { saveArticle } from '../../src/lib/server/store/articles.ts';
import { putBack, readChanges, readPast } from '../../src/lib/server/store/changes.ts';
import { dataVersion } from '../../src/lib/server/store/meta.ts';
import { listRecords, listRecordsOf, replaceRecords } from '../../src/lib/server/store/records.ts';
import { openScratch } from '../../src/lib/server/store/scratch.ts';
import type { Store } from '../../src/lib/server/store/store.ts';
import { readColumnSet, readDaySet, readPastSet, type ColumnSet } from '../../src/routes/columns.server.ts';
import { keepColumns } from '../../src/routes/keptColumns.server.ts';
import { GET as getChanges } from '../../src/routes/changes.json/+server.ts';
import { GET as getTile } from '../../src/routes/tiles/[z]/[x]/[y]/+server.ts';
import { GET as getView } from '../../src/routes/view.json/+server.ts';
import * as articles from '../fixtures/articles.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { dialects } from '../server/store/stores.ts';

const LAND = {
  country: 'PK',
  provinces: PROVINCES.map((province) => ({ ...province, population: null })),
  browserRows: 1000
};
const only = (part: Partial<Filter>): Filter => ({ ...EVERYTHING, ...part });
const ARTICLES = [
  ...new Map(
    Object.values(articles)
      .flat()
      .map((article) => [article.id, article])
  ).values()
];
const ALL = { list: 'all', start: 0, count: 100 } as const;
const FILTERS = [
  EVERYTHING,
  only({ admin1: ['PK-BA'] }),
  only({ q: 'chinese nationals' }),
  only({ from: '2024-03-01' })
];

async function fill(store: Store): Promise<void> {
  for (const article of ARTICLES) await saveArticle(store, article, { sourceFile: null });
  await replaceRecords(store, RECORDS);
}

/** All that a page may ask, as plain values. */
async function answersOf(engine: Engine, filter: Filter) {
  const { rows } = await engine.page(filter, ALL);
  return {
    view: await engine.view(filter),
    rows,
    sorted: await engine.page(filter, { ...ALL, sort: 'killed', count: 3 }),
    choices: await engine.choices(filter, 'actors'),
    tile: [...(await engine.tile(filter, 5, 22, 13))],
    at: await engine.recordsAt(filter, 0),
    follow: await engine.follow(
      filter,
      { first: 'incident', place: 'admin1', days: 60 },
      { start: 0, count: 9 }
    ),
    found: await engine.find('inc-besham-2024'),
    gone: await engine.find('inc-nowhere'),
    row: await engine.row(0)
  };
}

describe.each(await dialects())('the columns of a store on $name', ({ open }) => {
  it('are those of its records, read a little at a time', async () => {
    const store = await open();
    await fill(store);
    const stored = await readColumnSet(store, LAND);
    const whole = referenceOf(await listRecords(store), await dataVersion(store));
    expect(stored.meta).toEqual(whole.meta);
    expect(stored.meta.length).toBe(RECORDS.incidents.length + RECORDS.measures.length);
    expect(stored.meta.coverage.length).toBeGreaterThan(3);
    for (const filter of FILTERS)
      expect(await answersOf(stored.engine(), filter)).toEqual(await answersOf(whole, filter));
  });

  it('follow from those of the version before to the same answers, and the page with them', async () => {
    const store = await open();
    await fill(store);
    const [gone, moved, ...kept] = RECORDS.incidents;
    const [fresh, ...measures] = RECORDS.measures;
    await replaceRecords(store, { ...RECORDS, measures });
    const before = await readColumnSet(store, LAND);
    const next = {
      ...RECORDS,
      incidents: [
        { ...moved!, date: { from: '2020-01-02', to: '2020-01-02', precision: 'day' as const } },
        ...kept
      ],
      measures: [fresh!, ...measures]
    };
    await replaceRecords(store, next);

    const followed = await readColumnSet(store, LAND, before);
    const whole = await readColumnSet(store, LAND);
    expect(followed.meta).toEqual(whole.meta);
    expect(followed.built).toEqual(whole.built);
    expect(followed.file.etag).toBe(whole.file.etag);
    for (const filter of FILTERS)
      expect(await answersOf(followed.engine(), filter)).toEqual(await answersOf(whole.engine(), filter));

    const { dataVersion: since } = before.meta;
    const { dataVersion: version } = whole.meta;
    const changes = await readChanges(store, since, version);
    expect([...changes!.keys()].sort()).toEqual([gone!.id, moved!.id, fresh!.id].sort());
    const site = {
      columns: async () => whole,
      changes: (from: string, to: string) => readChanges(store, from, to)
    };
    const ask = async (from: string) => {
      const url = new URL(`https://map.example/changes.json?since=${from}&version=${version}`);
      return (await (await getChanges({ url, locals: { site } } as never)).json()) as ColumnPatch | null;
    };
    const patch = await ask(since);
    expect([patch!.removed.length, patch!.added.length]).toEqual([2, 2]);
    expect(JSON.stringify(patch).length).toBeLessThan(2500);
    expect(applyPatch(before.built.columns, patch!)).toEqual(whole.built.columns);
    expect(await ask('a version of long ago')).toBeNull();

    // There and back again: the newest time that a version stood is meant.
    await replaceRecords(store, { ...RECORDS, measures });
    expect(await readChanges(store, since, since)).toEqual(new Map());
  });

  it('are read anew where the store does not tell what changed', async () => {
    const store = await open();
    await fill(store);
    const before = await readColumnSet(store, LAND);
    await store.db.deleteFrom('versions').execute();
    await replaceRecords(store, { ...RECORDS, measures: [] });
    await store.db.deleteFrom('versions').execute();
    expect(await readChanges(store, before.meta.dataVersion, await dataVersion(store))).toBeNull();
    const followed = await readColumnSet(store, LAND, before);
    expect(followed.built).toEqual((await readColumnSet(store, LAND)).built);
  });

  it('lead to the full records of a selection, and of an article', async () => {
    const store = await open();
    await fill(store);
    const set = await readColumnSet(store, LAND);
    const records = await listRecords(store);
    const besham = only({ q: 'besham' });
    for (const filter of [...FILTERS, besham]) {
      const wanted = select(records, filter);
      expect(await recordsIn(set, filter)).toEqual([...wanted.incidents, ...wanted.measures]);
    }

    const [{ reports }] = records.incidents as [(typeof records.incidents)[number]];
    const { articleId } = reports[0]!;
    const tells = (row: { reports: { articleId: string }[] }) =>
      row.reports.some((report) => report.articleId === articleId);
    expect(await listRecordsOf(store, articleId)).toEqual({
      incidents: records.incidents.filter(tells),
      measures: records.measures.filter(tells),
      aggregates: records.aggregates
    });

    // What is written since makes no difference to who asks for these.
    const all = await recordsIn(set, EVERYTHING);
    await replaceRecords(store, { ...records, measures: [], incidents: records.incidents.slice(1) });
    expect(await recordsIn(set, EVERYTHING)).toEqual(all);
  });

  it('are made again for a version of before, with its records, heads, totals and words', async () => {
    const store = await open();
    await fill(store);
    const [first, second, ...others] = RECORDS.incidents;
    const steps: Records[] = [
      RECORDS,
      { ...RECORDS, incidents: [{ ...first!, target: 'a lighthouse' }, second!, ...others], aggregates: [] },
      { ...RECORDS, incidents: [second!, ...others], measures: RECORDS.measures.slice(1) },
      { ...RECORDS, incidents: [{ ...first!, target: 'a windmill' }, ...others] }
    ];
    const known: {
      version: string;
      set: ColumnSet;
      answers: unknown;
      records: unknown;
      stored: Records;
    }[] = [];
    for (const records of steps) {
      await replaceRecords(store, records);
      const set = await readColumnSet(store, LAND);
      const { dataVersion: version } = set.meta;
      known.push({
        version,
        set,
        answers: await Promise.all(FILTERS.map((filter) => answersOf(set.engine(), filter))),
        records: await recordsIn(set, EVERYTHING),
        stored: await listRecords(store)
      });
    }
    const now = known.at(-1)!.set;
    const last = known.at(-1)!.stored;
    for (const { version, set, answers, records, stored } of known) {
      const again = (await readPastSet(store, now, version, LAND))!;
      expect({ ...again.meta, articles: [], coverage: [] }).toEqual({
        ...set.meta,
        articles: [],
        coverage: []
      });
      expect(again.file.etag).toBe(set.file.etag);
      expect(await Promise.all(FILTERS.map((filter) => answersOf(again.engine(), filter)))).toEqual(answers);
      expect(await recordsIn(again, EVERYTHING)).toEqual(records);
      const past = await readPast(store, version, now.meta.dataVersion);
      expect(putBack(last, past!)).toEqual(stored);
    }
    const found = async (version: string, q: string) =>
      (await (await readPastSet(store, now, version, LAND))!.source.search(q)).length;
    expect(await found(known[1]!.version, 'lighthouse')).toBe(1);
    expect(await found(known[3]!.version, 'lighthouse')).toBe(0);
    expect(await readPastSet(store, now, 'a version of long ago', LAND)).toBeNull();
  });

  it('find exactly the records that hold every word, whatever their accents', async () => {
    const store = await open();
    await fill(store);
    const { source } = await readColumnSet(store, LAND);
    const ids = async (q: string) =>
      (await source.heads(Array.from(await source.search(q)))).map(({ id }) => id);
    expect(await ids('Bésham SIX')).toEqual(['inc-besham-2024']);
    expect(await ids('besham gwadar')).toEqual([]);
  });
});

describe('columns that stay on the server', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('answer as those in a browser do', async () => {
    const set = await setOf(LAND);
    serve({ v1: set });
    const remote = openRemoteEngine('https://map.example/', 'version=v1', set.meta);
    for (const filter of FILTERS)
      expect(await answersOf(remote, filter)).toEqual(await answersOf(set.engine(), filter));
  });

  it('are said to be there where a browser would get too many', async () => {
    expect((await setOf({ ...LAND, browserRows: 3 })).meta.isRemote).toBe(true);
    expect((await setOf(LAND)).meta.isRemote).toBe(false);
  });

  it('say that a version is gone, and refuse what is no question', async () => {
    const set = await setOf(LAND);
    serve({ v1: set });
    const old = openRemoteEngine('https://map.example/', 'version=v0', set.meta);
    await expect(old.view(EVERYTHING)).rejects.toThrow('410');
    const engine = openRemoteEngine('https://map.example/', 'version=v1', set.meta);
    await expect(engine.page(EVERYTHING, { ...ALL, count: 100_000 })).rejects.toThrow('400');
    await expect(engine.tile(EVERYTHING, 3, 9, 0)).rejects.toThrow('404');
  });
});

describe('the columns that are kept', () => {
  it('are built once a version, and the one before is kept for pages that still show it', async () => {
    const built: string[] = [];
    let version = 'v1';
    const { columns } = keepColumns(
      async () => version,
      async () => {
        built.push(version);
        return setOf(LAND, version);
      }
    );
    await columns(null);
    expect((await columns(null))?.meta.dataVersion).toBe('v1');
    version = 'v2';
    expect((await columns(null))?.meta.dataVersion).toBe('v2');
    expect((await columns(null, 'v1'))?.meta.dataVersion).toBe('v1');
    expect(await columns(null, 'v0')).toBeNull();
    expect(built).toEqual(['v1', 'v2']);

    // One that is not held any more is made of today's, where that can be.
    const { columns: past } = keepColumns(
      async () => version,
      async () => setOf(LAND, version),
      async (asked) => (asked === 'v1' ? setOf(LAND, asked) : null)
    );
    expect((await past(null, 'v1'))?.meta.dataVersion).toBe('v1');
    expect(await past(null, 'v0')).toBeNull();
    expect(await past('2024-01-01', 'v1')).toBeNull();
  });
});

/** Of records in memory, without a store. */
function referenceOf(records: Records, dataVersion: string): Engine {
  const told = startCoverage();
  for (const { location, reports } of [...records.incidents, ...records.measures])
    told.add(
      location.admin1,
      reports.map(({ articleId }) => articleId)
    );
  told.date(ARTICLES);
  const covered = told.finish(ARTICLES.map(({ published }) => ({ published, count: 1 })));
  const { country, provinces } = LAND;
  return openLocalEngine(
    toMapRows(records),
    { dataVersion, country, admin1: provinces, ...covered },
    records
  );
}

async function setOf(land: typeof LAND, version = 'v1'): Promise<ColumnSet> {
  const store = await openScratch(RECORDS, version);
  return readDaySet('2100-01-01', { records: store, articles: store }, land);
}

async function recordsIn(set: ColumnSet, filter: Filter): Promise<(Incident | Measure)[]> {
  const records: (Incident | Measure)[] = [];
  for await (const some of set.state.records((await set.choose(filter)).ids())) records.push(...some);
  return records;
}

/** Lets `fetch` ask the routes themselves. */
function serve(sets: Record<string, ColumnSet>): void {
  const site = { columns: async (_: string | null, version: string) => sets[version] ?? null };
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address);
    const [, z, x, y] = /^\/tiles\/(\d+)\/(\d+)\/(\d+)$/.exec(url.pathname) ?? [];
    const event = { url, locals: { site }, params: { z, x, y } } as never;
    try {
      return await (z === undefined ? getView(event) : getTile(event));
    } catch (problem) {
      return new Response(null, { status: (problem as { status: number }).status });
    }
  });
}
