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
import { countArticles, countPublished } from '../lib/server/store/articles.ts';
import { readChanges, readPast } from '../lib/server/store/changes.ts';
import { VersionGone } from '../lib/server/store/errors.ts';
import { readMapRows, streamMapRows } from '../lib/server/store/mapRows.ts';
import { readPublished, streamPublished } from '../lib/server/store/published.ts';
import { readToldProvinces } from '../lib/server/store/tellers.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { countRecords, listAggregates } from '../lib/server/store/records.ts';
import { stateOf, type State } from '../lib/server/store/state.ts';
import type { Store } from '../lib/server/store/store.ts';
import { choose, type Chosen } from './chosen.server.ts';
import type { KeptSet } from './columnCache.server.ts';
import { toFile, type ColumnFile } from './columnFile.server.ts';
import type { Geodata } from './geodata.server.ts';
import { indexIds } from './rowIds.server.ts';
import { readWords, type Rows, type Words } from './words.server.ts';

/** The columns of one state of the records, with what their rows have beside them. */
export interface ColumnSet {
  meta: DataMeta;
  built: BuiltColumns;
  told: Told;
  source: HeadSource;
  /** What a search reads of the records. */
  words: Words;
  /** The records themselves, as they were. */
  state: State;
  choose(filter: Filter): Promise<Chosen>;
  /** Answers for the columns here, where a browser is not given them. */
  engine(): Engine;
  file: ColumnFile;
}

/** Is told how far something long has come, from 0 to 1. */
export type Progress = (share: number) => void;

/** The country that is shown, and how many of its records a browser is given. */
type Land = Pick<Geodata, 'provinces' | 'country'> & Pick<Config, 'browserRows'>;

/**
 * The columns of all that is stored; what rows have beside them is read when it is asked for. Where the store tells what
 * has changed since `before`, that alone is read; else everything, a little at a time.
 */
export async function readColumnSet(
  store: Store,
  land: Land,
  before: ColumnSet | null = null,
  progress: Progress = () => {}
): Promise<ColumnSet> {
  for (;;) {
    const version = await dataVersion(store);
    const { built, told, follow } =
      (before && (await readChanged(store, before, version))) ??
      (await readAll(store, store, null, progress));
    const [aggregates, read] = await Promise.all([listAggregates(store), countPublished(store)]);
    // Written to meanwhile: what was read is of no one moment.
    if (version !== (await dataVersion(store))) continue;
    const about = { dataVersion: version, aggregates, ...told.finish(read) };
    return toSet(built, told, about, land, stateOf(store, version), follow);
  }
}

/** The columns of a day's records, which stand in a store of their own; the articles stand in that of all days. */
export async function readDaySet(
  day: string,
  { records, articles }: { records: Store; articles: Store },
  land: Land,
  progress: Progress = () => {}
): Promise<ColumnSet> {
  const version = await dataVersion(records);
  const { built, told } = await readAll(records, articles, day, progress);
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
  return toSet(built, now.told, about, land, state, (rows) => now.words.follow(past.records.keys(), rows));
}

type Read = Pick<ColumnSet, 'built' | 'told'> & {
  /** Words that those before are taken for; without it they are read anew. */
  follow?: (rows: Rows) => Words;
};

/** What reading a record costs, in articles whose day is read. */
const RECORD_COST = 6;
/** What costs less is read in a moment, and how far it is is not told. */
const LARGE = 20_000 * RECORD_COST;

/** The columns of a version that were kept on the disk, for `readColumnSet` to go on from. */
export function restoreSet(store: Store, land: Land, { dataVersion, built, told }: KeptSet): ColumnSet {
  const about = { dataVersion, aggregates: [], articles: [], coverage: [] };
  return toSet(built, startCoverage(told), about, land, stateOf(store, dataVersion));
}

async function readAll(
  store: Store,
  articles: Store,
  until: string | null,
  progress: Progress
): Promise<Read> {
  const building = startColumns();
  const told = startCoverage();
  const all = RECORD_COST * (await countRecords(store)) + (await countArticles(articles));
  let done = 0;
  const tell = (more: number) => {
    done += more;
    if (all > LARGE) progress(Math.min(1, done / all));
  };
  for await (const rows of streamMapRows(store)) {
    for (const row of rows) {
      building.add({ ...row, location: toMapPlace(row.location) });
      told.add(row.location.admin1, row.articles);
    }
    tell(RECORD_COST * rows.length);
  }
  for await (const some of streamPublished(articles)) {
    told.date(
      until === null ? some : some.filter(({ published }) => published !== null && published <= until)
    );
    tell(some.length);
  }
  return { built: building.finish(), told };
}

/** Null where the store does not tell what has changed. */
async function readChanged(
  store: Store,
  { built, told, meta, words }: ColumnSet,
  version: string
): Promise<Read | null> {
  if (meta.dataVersion === version) return { built, told, follow: (next) => words.follow([], next) };
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
    told,
    follow: (next) => words.follow(changes.keys(), next)
  };
}

function sourceOf(state: State, ids: readonly string[], locate: Rows['locate'], words: Words): HeadSource {
  return {
    async heads(rows) {
      const heads = await state.heads(rows.map((row) => ids[row]!)).catch(refuseGone);
      return heads.map((head) => head!);
    },
    locate: async (id) => locate(id),
    async search(q) {
      const found = await inTime(words.search(q).catch(refuseGone), PATIENCE_MS);
      if (found === OVER) error(503, 'the words of the records are being read; ask again in a moment');
      return found;
    }
  };
}

function toSet(
  built: BuiltColumns,
  told: Told,
  about: Pick<DataMeta, 'dataVersion' | 'aggregates' | 'articles' | 'coverage'>,
  { provinces, country, browserRows }: Land,
  state: State,
  follow: (rows: Rows) => Words = readWords
): ColumnSet {
  const { columns, ids } = built;
  // Made for who asks first.
  let find: Rows['locate'] | null = null;
  const locate: Rows['locate'] = (id) => (find ??= indexIds(ids))(id);
  const words = follow({ state, locate, length: columns.length });
  const source = sourceOf(state, ids, locate, words);
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
    words,
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

/**
 * The columns that an address asks for: `asOf`, and `version` where row numbers must be of one.
 * @throws 503 with how far they are, where they take longer than `patienceMs` and are told to be very many
 */
export async function columnsFor(
  locals: Pick<App.Locals, 'site'>,
  url: URL,
  patienceMs = PATIENCE_MS
): Promise<ColumnSet> {
  const given = url.searchParams.get('asOf');
  const asOf = parseDay(given);
  if (given !== null && asOf === null) error(400, `asOf=${given}; expected a day as YYYY-MM-DD`);
  const version = url.searchParams.get('version');
  const wanted = locals.site.columns(asOf, version);
  let found = await inTime(wanted, patienceMs);
  // Few records are there in a moment, even where the machine has other things to do.
  if (found === OVER && locals.site.share(asOf) === null)
    found = await inTime(wanted, PATIENCE_MS - patienceMs);
  if (found === OVER) {
    const share = locals.site.share(asOf);
    const done = share === null ? '' : `: ${Math.floor(share * 100)} %`;
    const what =
      asOf === null ? 'the records are being read' : `what was known on ${asOf} is being worked out`;
    error(503, { message: `${what}${done}; ask again in a moment`, reading: { share, asOf } });
  }
  if (!found) error(410, `the data of version ${version} are gone; load the page's columns again`);
  return found;
}

/** How long somebody waits for an answer before he is told that it takes longer, ms: less than proxies do. */
const PATIENCE_MS = 20_000;

/** What is waited for, or OVER where it is not there in time; it goes on all the same. */
async function inTime<T>(wanted: Promise<T>, patienceMs: number): Promise<T | typeof OVER> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<typeof OVER>((resolve) => (timer = setTimeout(() => resolve(OVER), patienceMs)));
  try {
    return await Promise.race([wanted, over]);
  } finally {
    clearTimeout(timer);
    wanted.catch(() => {});
  }
}

const OVER = Symbol('it took too long');

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
