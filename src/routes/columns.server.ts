import { error } from '@sveltejs/kit';
import { encodeColumns } from '../lib/columns/arrow.ts';
import { startColumns, type BuiltColumns } from '../lib/columns/build.ts';
import { countedRows } from '../lib/columns/columns.ts';
import { startCoverage, type Told } from '../lib/columns/coverage.ts';
import { createEngine } from '../lib/columns/createEngine.ts';
import type { DataMeta, Engine } from '../lib/columns/engine.ts';
import { findFailures } from '../lib/columns/failures.ts';
import type { HeadSource } from '../lib/columns/heads.ts';
import { reconcile, shortened, toMapIncident, toMapMeasure, toMapPlace } from '../lib/columns/index.ts';
import { metaOf } from '../lib/columns/meta.ts';
import { patchRows } from '../lib/columns/patch.ts';
import { prepare, type Prepared } from '../lib/columns/prepare.ts';
import { filterProblems, parseDay, type Filter } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { countPublished } from '../lib/server/store/articles.ts';
import { readChanges, readPast } from '../lib/server/store/changes.ts';
import { VersionGone } from '../lib/server/store/errors.ts';
import {
  readMapRows,
  readPublished,
  readToldProvinces,
  streamMapRows,
  streamPublished
} from '../lib/server/store/mapRows.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listAggregates } from '../lib/server/store/records.ts';
import { stateOf, type State } from '../lib/server/store/state.ts';
import type { Store } from '../lib/server/store/store.ts';
import { choose, type Chosen } from './chosen.server.ts';
import { toFile, type ColumnFile } from './columnFile.server.ts';
import type { Geodata } from './geodata.server.ts';
import { startHaystack, type Haystack } from './haystack.server.ts';

/** The columns of one state of the records, with what their rows have beside them. */
export interface ColumnSet {
  meta: DataMeta;
  built: BuiltColumns;
  told: Told;
  source: HeadSource;
  /** The records themselves, as they were. */
  state: State;
  choose(filter: Filter): Promise<Chosen>;
  /** Answers for the columns here, where a browser is not given them. */
  engine(): Engine;
  file: ColumnFile;
}

/** The country that is shown, and how many of its records a browser is given. */
type Land = Pick<Geodata, 'provinces' | 'country'> & Pick<Config, 'browserRows'>;

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
    const [aggregates, read] = await Promise.all([listAggregates(store), countPublished(store)]);
    // Written to meanwhile: what was read is of no one moment.
    if (version !== (await dataVersion(store))) continue;
    const about = { dataVersion: version, aggregates, ...told.finish(read) };
    return toSet(built, told, about, land, stateOf(store, version));
  }
}

/** The columns of a day's records, which stand in a store of their own; the articles stand in that of all days. */
export async function readDaySet(
  day: string,
  { records, articles }: { records: Store; articles: Store },
  land: Land
): Promise<ColumnSet> {
  const version = await dataVersion(records);
  const { built, told } = await readAll(records, articles, day);
  const about = {
    dataVersion: version,
    aggregates: await listAggregates(records),
    ...told.finish(await countPublished(articles, day))
  };
  return toSet(built, told, about, land, stateOf(records, version));
}

/**
 * The columns of a version before `now`, made from those; null where the store does not tell any more how it was. How many
 * articles were read is told as of now.
 */
export async function readPastSet(
  store: Store,
  now: ColumnSet,
  version: string,
  land: Land
): Promise<ColumnSet | null> {
  const past = await readPast(store, version, now.meta.dataVersion);
  if (past === null) return null;
  const was = [...past.records.values()].filter((record) => record !== null);
  const built = patchRows(
    now.built,
    new Set(past.records.keys()),
    was.map((record) => ('category' in record ? toMapIncident(record) : toMapMeasure(record)))
  );
  const state = stateOf(store, version);
  const { articles, coverage } = now.meta;
  const about = { dataVersion: version, aggregates: await state.aggregates(), articles, coverage };
  return toSet(built, now.told, about, land, state);
}

async function readAll(
  store: Store,
  articles = store,
  until: string | null = null
): Promise<Pick<ColumnSet, 'built' | 'told'>> {
  const building = startColumns();
  const told = startCoverage();
  for await (const rows of streamMapRows(store))
    for (const row of rows) {
      building.add({ ...row, location: toMapPlace(row.location) });
      told.add(row.location.admin1, row.articles);
    }
  for await (const some of streamPublished(articles))
    told.date(
      until === null ? some : some.filter(({ published }) => published !== null && published <= until)
    );
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
  const [provinces, published] = [
    await readToldProvinces(store, [...articles]),
    new Map((await readPublished(store, [...articles])).map((article) => [article.id, article]))
  ];
  told.retell(
    new Map([...provinces].map(([id, codes]) => [id, { provinces: codes, of: published.get(id) ?? null }]))
  );
  return {
    built: patchRows(
      built,
      new Set(changes.keys()),
      rows.map((row) => ({ ...row, location: toMapPlace(row.location) }))
    ),
    told
  };
}

function sourceOf(state: State, ids: readonly string[]): HeadSource {
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
    for await (const records of state.texts())
      for (const { id, texts } of records) {
        const row = locate(id);
        if (row !== null) words.add(row, texts);
      }
    return words;
  };
  return {
    async heads(rows) {
      const heads = await state.heads(rows.map((row) => ids[row]!)).catch(refuseGone);
      return heads.map((head) => head!);
    },
    locate: async (id) => locate(id),
    async search(q) {
      haystack ??= readWords();
      haystack.catch(() => (haystack = null));
      return (await haystack).search(q);
    }
  };
}

function toSet(
  built: BuiltColumns,
  told: Told,
  about: Pick<DataMeta, 'dataVersion' | 'aggregates' | 'articles' | 'coverage'>,
  { provinces, country, browserRows }: Land,
  state: State
): ColumnSet {
  const { columns, ids } = built;
  const source = sourceOf(state, ids);
  const counted = { [Symbol.iterator]: () => countedRows(columns, ids) };
  const reconciled = reconcile(about.aggregates, counted).map(shortened);
  const meta = metaOf(columns, { ...about, country, admin1: provinces, reconciled }, browserRows);
  let engine: Engine | null = null;
  let prepared: Prepared | null = null;
  const open = () => (engine ??= createEngine(columns, meta, source));
  let file: ColumnFile | null = null;
  return {
    meta,
    built,
    told,
    source,
    engine: open,
    state,
    async choose(filter) {
      const found = filter.q === null ? null : await source.search(filter.q);
      prepared ??= prepare(columns);
      return choose(built, findFailures(prepared, filter, found, null));
    },
    get file() {
      return (file ??= toFile(() => encodeColumns(columns)));
    }
  };
}

/** How many states of the data are held: some days, and the last versions for pages that have not followed yet. */
const SETS_KEPT = 6;
/** Fewer where they are large: more than this many rows are held of the last two only. */
const ROWS_KEPT = 1_000_000;

/**
 * Builds the columns of a day once for each version of the data; those of today from the ones before them, and those of
 * a version that is not held any more from today's: `past` gives null where it cannot.
 */
export function keepColumns(
  currentVersion: () => Promise<string>,
  build: (asOf: string | null, before: ColumnSet | null) => Promise<ColumnSet>,
  past: (version: string, now: ColumnSet) => Promise<ColumnSet | null> = async () => null
): (asOf: string | null, version?: string | null) => Promise<ColumnSet | null> {
  const sets = new Map<string, Promise<ColumnSet | null>>();
  let newest: ColumnSet | null = null;
  const keep = (key: string, set: Promise<ColumnSet | null>) => {
    sets.delete(key);
    sets.set(key, set);
    const most = (newest?.meta.length ?? 0) * SETS_KEPT > ROWS_KEPT ? 2 : SETS_KEPT;
    for (const old of [...sets.keys()].slice(0, -most)) sets.delete(old);
    return set;
  };
  const forget = (key: string, set: Promise<ColumnSet | null>) => {
    // What could not be read is asked for again.
    if (sets.get(key) === set) sets.delete(key);
  };
  const latest = (asOf: string | null, version: string) => {
    const key = `${asOf} ${version}`;
    const known = sets.get(key);
    if (known) return keep(key, known);
    const set = build(asOf, asOf === null ? newest : null);
    // Compressed before the first page asks.
    set
      .then((built) => {
        if (asOf === null) newest = built;
        return built.meta.isRemote ? null : built.file.body('br');
      })
      .catch(() => forget(key, set));
    return keep(key, set);
  };
  return async (asOf, version = null) => {
    const current = await currentVersion();
    if (version === null || version === current) return latest(asOf, current);
    const key = `${asOf} ${version}`;
    const known = sets.get(key);
    if (known) return keep(key, known);
    if (asOf !== null) return null;
    const set = latest(null, current).then((now) => now && past(version, now));
    set.then((found) => found ?? forget(key, set)).catch(() => forget(key, set));
    return keep(key, set);
  };
}

/** The columns that an address asks for: `asOf`, and `version` where row numbers must be of one. */
export async function columnsFor(locals: Pick<App.Locals, 'site'>, url: URL): Promise<ColumnSet> {
  const given = url.searchParams.get('asOf');
  const asOf = parseDay(given);
  if (given !== null && asOf === null) error(400, `asOf=${given}; expected a day as YYYY-MM-DD`);
  const version = url.searchParams.get('version');
  const found = await locals.site.columns(asOf, version);
  if (!found) error(410, `the data of version ${version} are gone; load the page's columns again`);
  return found;
}

/** Says with 410 that the store does not know any more how the records were. */
export function refuseGone(reason: unknown): never {
  if (reason instanceof VersionGone) error(410, `${reason.message}; load the page's columns again`);
  throw reason;
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
