import { error } from '@sveltejs/kit';
import { encodeColumns } from '../lib/columns/arrow.ts';
import { buildColumns, startColumns, type BuiltColumns } from '../lib/columns/build.ts';
import { countedRows } from '../lib/columns/columns.ts';
import { startCoverage, type Told } from '../lib/columns/coverage.ts';
import { createEngine } from '../lib/columns/createEngine.ts';
import type { DataMeta, Engine } from '../lib/columns/engine.ts';
import { findFailures } from '../lib/columns/failures.ts';
import { headOf, type HeadSource } from '../lib/columns/heads.ts';
import { reconcile, toMapPlace, toMapRows } from '../lib/columns/index.ts';
import { idSource } from '../lib/columns/localEngine.ts';
import { metaOf } from '../lib/columns/meta.ts';
import { patchRows } from '../lib/columns/patch.ts';
import { prepare } from '../lib/columns/prepare.ts';
import { filterProblems, parseDay, type Filter, type Records } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { readChanges } from '../lib/server/store/changes.ts';
import {
  listPublished,
  readHeads,
  readMapRows,
  readToldProvinces,
  streamMapRows
} from '../lib/server/store/mapRows.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listAggregates } from '../lib/server/store/records.ts';
import { streamTexts } from '../lib/server/store/searchTexts.ts';
import type { Store } from '../lib/server/store/store.ts';
import { toFile, type ColumnFile } from './columnFile.server.ts';
import type { Geodata } from './geodata.server.ts';
import { startHaystack, type Haystack } from './haystack.server.ts';

/** The columns of one state of the records, with what their rows have beside them. */
export interface ColumnSet {
  meta: DataMeta;
  built: BuiltColumns;
  told: Told;
  source: HeadSource;
  /** Ids of the records that a filter selects, newest first, and how many without a date its period leaves out. */
  select(filter: Filter): Promise<{ ids: string[]; undated: number }>;
  /** Answers for the columns here, where a browser is not given them. */
  engine(): Engine;
  /** West, south, east, north of every place with a point; null where there is none. */
  bounds: readonly [number, number, number, number] | null;
  file: ColumnFile;
}

/** The country that is shown, and how many of its records a browser is given. */
type Land = Pick<Geodata, 'provinces' | 'country'> & Pick<Config, 'browserRows'>;

/** The columns of records that are in memory. */
export function buildColumnSet(
  records: Records,
  articles: Iterable<{ id: string; published: string | null }>,
  dataVersion: string,
  land: Land
): ColumnSet {
  const rows = toMapRows(records);
  const all = [...rows.incidents, ...rows.measures];
  const built = buildColumns(all);
  const heads = new Map(all.map((row) => [row.id, headOf(row)]));
  const told = startCoverage();
  for (const { location, reports } of [...records.incidents, ...records.measures])
    told.add(
      location.admin1,
      reports.map(({ articleId }) => articleId)
    );
  const { aggregates } = records;
  return toSet(built, told, { dataVersion, aggregates, ...told.finish(articles) }, land, {
    heads: async (wanted) => wanted.map((row) => heads.get(built.ids[row]!)!),
    ...idSource(built.ids, records)
  });
}

/**
 * The columns of all that is stored; what rows have beside them is read when it is asked for. Where the store tells what
 * has changed since `before`, that alone is read; else everything, a little at a time.
 */
export async function readColumnSet(
  store: Store,
  land: Land,
  before: ColumnSet | null = null
): Promise<ColumnSet> {
  for (;;) {
    const version = await dataVersion(store);
    const { built, told } = (before && (await readChanged(store, before, version))) ?? (await readAll(store));
    const [aggregates, articles] = await Promise.all([listAggregates(store), listPublished(store)]);
    // Written to meanwhile: what was read is of no one moment.
    if (version !== (await dataVersion(store))) continue;
    const about = { dataVersion: version, aggregates, ...told.finish(articles) };
    return toSet(built, told, about, land, storedSource(store, built.ids));
  }
}

async function readAll(store: Store): Promise<Pick<ColumnSet, 'built' | 'told'>> {
  const building = startColumns();
  const told = startCoverage();
  for await (const rows of streamMapRows(store))
    for (const row of rows) {
      building.add({ ...row, location: toMapPlace(row.location) });
      told.add(row.location.admin1, row.articles);
    }
  return { built: building.finish(), told };
}

/** Null where the store does not tell what has changed. */
async function readChanged(
  store: Store,
  { built, told, meta }: ColumnSet,
  version: string
): Promise<Pick<ColumnSet, 'built' | 'told'> | null> {
  const changes = await readChanges(store, meta.dataVersion, version);
  if (changes === null) return null;
  const rows = await readMapRows(store, [...changes.keys()]);
  const articles = new Set(rows.flatMap((row) => row.articles));
  for (const before of changes.values()) for (const id of before?.articles ?? []) articles.add(id);
  return {
    built: patchRows(
      built,
      new Set(changes.keys()),
      rows.map((row) => ({ ...row, location: toMapPlace(row.location) }))
    ),
    told: told.retold(await readToldProvinces(store, [...articles]))
  };
}

function storedSource(store: Store, ids: readonly string[]): HeadSource {
  // Sorted for who asks first: of very many that takes a while.
  let sorted: Uint32Array | null = null;
  const sortIds = () => Uint32Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const locate = (id: string): number | null => {
    sorted ??= sortIds();
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ids[sorted[middle]!]! < id) low = middle + 1;
      else high = middle;
    }
    const row = sorted[low];
    return row !== undefined && ids[row] === id ? row : null;
  };
  let haystack: Promise<Haystack> | null = null;
  const readWords = async () => {
    const words = startHaystack();
    for await (const records of streamTexts(store))
      for (const { id, texts } of records) {
        const row = locate(id);
        if (row !== null) words.add(row, texts);
      }
    return words;
  };
  return {
    async heads(rows) {
      const heads = await readHeads(
        store,
        rows.map((row) => ids[row]!)
      );
      return heads.map((head) => head ?? error(410, 'a record has changed; load the columns again'));
    },
    locate: async (id) => locate(id),
    async search(q) {
      haystack ??= readWords();
      haystack.catch(() => (haystack = null));
      return (await haystack).search(q);
    }
  };
}

/** Incidents that a reported total lists at the most; the others are counted. */
const SHARES_LISTED = 200;

function toSet(
  built: BuiltColumns,
  told: Told,
  about: Pick<DataMeta, 'dataVersion' | 'aggregates' | 'articles' | 'coverage'>,
  { provinces, country, browserRows }: Land,
  source: HeadSource
): ColumnSet {
  const { columns, ids } = built;
  const counted = { [Symbol.iterator]: () => countedRows(columns, ids) };
  const reconciled = reconcile(about.aggregates, counted).map((total) => ({
    ...total,
    incidents: total.incidents.slice(0, SHARES_LISTED),
    uncertain: total.uncertain.slice(0, SHARES_LISTED),
    ...(total.incidents.length > SHARES_LISTED ? { more: total.incidents.length - SHARES_LISTED } : {})
  }));
  const meta = metaOf(columns, { ...about, country, admin1: provinces, reconciled }, browserRows);
  let engine: Engine | null = null;
  const open = () => (engine ??= createEngine(columns, meta, source));
  let file: ColumnFile | null = null;
  return {
    meta,
    built,
    told,
    source,
    engine: open,
    async select(filter) {
      const found = filter.q === null ? null : await source.search(filter.q);
      const { bits } = findFailures(prepare(columns), filter, found, null);
      const selected = ids.filter((_, row) => bits[row] === 0);
      return { ids: selected, undated: (await open().view(filter)).undated };
    },
    bounds: boundsOf(columns.dictionaries.place),
    get file() {
      return (file ??= toFile(() => encodeColumns(columns)));
    }
  };
}

function boundsOf(places: readonly { lng: number | null; lat: number | null }[]): ColumnSet['bounds'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lng, lat } of places) {
    if (lng === null || lat === null) continue;
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}

/** How many states of the data are held: some days, and the last versions for pages that have not followed yet. */
const SETS_KEPT = 6;

/** Builds the columns of a day once for each version of the data; those of today from the ones before them. */
export function keepColumns(
  currentVersion: () => Promise<string>,
  build: (asOf: string | null, before: ColumnSet | null) => Promise<ColumnSet>
): (asOf: string | null, version?: string | null) => Promise<ColumnSet | null> {
  const sets = new Map<string, Promise<ColumnSet>>();
  let newest: ColumnSet | null = null;
  return async (asOf, version = null) => {
    const current = version ?? (await currentVersion());
    const key = `${asOf} ${current}`;
    let set = sets.get(key) ?? null;
    if (!set) {
      if (version !== null && version !== (await currentVersion())) return null;
      set = build(asOf, asOf === null ? newest : null);
      // Compressed before the first page asks; what could not be read is asked for again.
      set
        .then((built) => {
          if (asOf === null) newest = built;
          return built.meta.isRemote ? null : built.file.body('br');
        })
        .catch(() => sets.delete(key));
    }
    sets.delete(key);
    sets.set(key, set);
    for (const old of [...sets.keys()].slice(0, -SETS_KEPT)) sets.delete(old);
    return set;
  };
}

/** The columns that an address asks for: `asOf`, and `version` where row numbers must be of one. */
export async function columnsFor(locals: App.Locals, url: URL): Promise<ColumnSet> {
  const given = url.searchParams.get('asOf');
  const asOf = parseDay(given);
  if (given !== null && asOf === null) error(400, `asOf=${given}; expected a day as YYYY-MM-DD`);
  const version = url.searchParams.get('version');
  const found = await locals.site.columns(asOf, version);
  if (!found) error(410, `the data of version ${version} are gone; load the page's columns again`);
  return found;
}

/** Any site's page may read it: it holds what everybody may see, and no other site's page comes with a reader's account. */
export const OPEN_TO_ALL = { 'access-control-allow-origin': '*' };

/** @throws 400 for what is neither a filter nor a version: nobody gets more than was asked for */
export function refuseUnknown(query: URLSearchParams): void {
  const [problem] = filterProblems(new URLSearchParams([...query].filter(([name]) => name !== 'version')));
  if (problem) error(400, problem);
}

/** JSON that is good for as long as the data's version in its address is. */
export function versioned(value: unknown, url: URL): Response {
  const lasting = url.searchParams.has('version');
  return new Response(JSON.stringify(value), {
    headers: {
      'content-type': 'application/json',
      'cache-control': lasting ? 'private, max-age=3600' : 'no-cache'
    }
  });
}
