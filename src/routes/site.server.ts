import type { DataMeta } from '../lib/columns/engine.ts';
import { selectAggregates } from '../lib/columns/index.ts';
import { partLook } from '../lib/columns/oneFile.ts';
import type { PageParts, StoryEdition } from '../lib/export/html.ts';
import type { ExportMeta } from '../lib/export/index.ts';
import {
  parseFilter,
  type Article,
  type Incident,
  type Measure,
  type Proposal,
  type Records,
  type Story
} from '../lib/model/index.ts';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import {
  countArticles,
  listArticlePage,
  readArticle,
  type ListedArticle
} from '../lib/server/store/articles.ts';
import { openPageFiles, readEditions, readPageParts, type StoryState } from '../lib/server/pageParts.ts';
import { readChanges, type RecordBefore } from '../lib/server/store/changes.ts';
import { listProposals } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listDecided, listRecordsOf, readRecords } from '../lib/server/store/records.ts';
import { countReviewItems, listCorrected, listReviewItems } from '../lib/server/store/review.ts';
import { openScratch } from '../lib/server/store/scratch.ts';
import type { Store } from '../lib/server/store/store.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';
import { quotesOf, type RecordDetail } from '../lib/ui/detail.ts';
import { relatedOf, surroundingsOf } from '../lib/ui/related.ts';
import { headingOf } from '../lib/ui/words.ts';
import type { Chosen } from './chosen.server.ts';
import {
  columnsFor,
  readColumnSet,
  readDaySet,
  readPastSet,
  refuseGone,
  restoreSet,
  refuseUnknown,
  type ColumnSet,
  type Progress
} from './columns.server.ts';
import type { Geodata } from './geodata.server.ts';
import type { ColumnCache } from './columnCache.server.ts';
import { keepColumns } from './keptColumns.server.ts';
import type { Remerge } from './remerge.server.ts';

/** What the pages read from: the store and the map's files, opened once a process. */
export interface Site {
  geodata: Geodata;
  /** Changes exactly when the records do. */
  dataVersion(): Promise<string>;
  /**
   * The records of today, of a version that is named, or as reports published by a day tell them: their columns, and
   * themselves. Null where that version cannot be shown any more.
   */
  columns(asOf: string | null, version?: string | null): Promise<ColumnSet | null>;
  /** How far the columns are that are being read, from 0 to 1; null where none are. */
  share(asOf: string | null): number | null;
  /** The records that an article tells of, and every total. */
  recordsOf(article: string): Promise<Records>;
  /** What each record that changed between two versions was before; null where that is not known any more. */
  changes(since: string, version: string): Promise<Map<string, RecordBefore> | null>;
  /** The records that tell of a decision. */
  decided(correction: string): Promise<(Incident | Measure)[]>;
  /** The current version of an article where none is named; null where there is none. */
  article(id: string, version?: number): Promise<Article | null>;
  /** What a page in one file needs beside a selection of these records. @throws MissingTemplate */
  pageParts(selection: Records): Promise<Omit<PageParts, 'look' | 'story' | 'covered' | 'undated'>>;
  /** What a story in such a page shows. @throws TooManyRecords */
  editions(story: Story): Promise<StoryEdition[]>;
  /** What a second reader proposed for the current version of an article. */
  proposals(id: string): Promise<Proposal[]>;
  /** A page of the articles that were read; see `listArticlePage`. */
  articles(page: Parameters<typeof listArticlePage>[1]): Promise<ListedArticle[]>;
  countArticles(): Promise<number>;
  /** What deserves an editor's look; see store/review.ts. */
  review: {
    corrected(): ReturnType<typeof listCorrected>;
    count(settled: readonly string[]): ReturnType<typeof countReviewItems>;
    list(...asked: AfterStore<typeof listReviewItems>): ReturnType<typeof listReviewItems>;
    records(ids: readonly string[]): Promise<(Incident | Measure)[]>;
  };
}

/** Fewer are merged in a moment. */
const MANY_ARTICLES = 3000;

/** What of the way to a day's columns each step is. */
const DAY_SHARES = { known: [0, 0.6], written: [0.6, 0.85], columns: [0.85, 1] } as const;

function within(progress: Progress, [from, to]: readonly [number, number]): Progress {
  return (share) => progress(from + share * (to - from));
}

type AfterStore<F> = F extends (store: Store, ...rest: infer R) => unknown ? R : never;

export function openSite(
  store: Store,
  geodata: Geodata,
  remerge: Remerge,
  { browserRows }: Pick<Config, 'browserRows'>,
  cache: ColumnCache | null = null
): Site {
  const land = { ...geodata, browserRows };
  // Opened when the first page in one file is asked for: most servers write none.
  let pageFiles: ReturnType<typeof openPageFiles> | null = null;
  const { columns, share } = keepColumns(
    () => dataVersion(store),
    async (asOf, before, progress) => {
      if (asOf === null) {
        const kept = before === null && cache ? await cache.read() : null;
        const set = await readColumnSet(store, land, kept ? restoreSet(store, land, kept) : before, progress);
        if (kept?.dataVersion !== set.meta.dataVersion) void cache?.write(set);
        return set;
      }
      const version = await dataVersion(store);
      const tell = (await countArticles(store)) > MANY_ARTICLES ? progress : () => {};
      tell(0);
      const known = await remerge.knownBy(store, asOf, within(tell, DAY_SHARES.known));
      const records = await openScratch(known, version, within(tell, DAY_SHARES.written));
      return readDaySet(asOf, { records, articles: store }, land, within(tell, DAY_SHARES.columns));
    },
    (version, now) => readPastSet(store, now, version, land)
  );
  return {
    geodata,
    dataVersion: () => dataVersion(store),
    columns,
    share,
    recordsOf: (article) => listRecordsOf(store, article),
    changes: (since, version) => readChanges(store, since, version),
    decided: (correction) => listDecided(store, correction),
    article: (id, version) => readArticle(store, id, version),
    async pageParts(selection) {
      pageFiles ??= openPageFiles(findProjectRoot(), addedGeodataDir());
      return { ...pageFiles, ...(await readPageParts(store, selection)) };
    },
    editions: (story) =>
      readEditions(store, story, async ({ asOf, version }) => {
        const set = await columns(asOf, version);
        return set && toStoryState(set);
      }),
    proposals: (id) => listProposals(store, id),
    articles: (page) => listArticlePage(store, page),
    countArticles: () => countArticles(store),
    review: {
      corrected: () => listCorrected(store),
      count: (settled) => countReviewItems(store, settled),
      list: (...asked) => listReviewItems(store, ...asked),
      async records(ids) {
        const { incidents, measures } = await readRecords(store, ids);
        return [...incidents, ...measures];
      }
    }
  };
}

function toStoryState({ meta, state, choose }: ColumnSet): StoryState {
  return {
    async *records(filter) {
      yield* state.records((await choose(filter)).ids());
    },
    record: state.record,
    aggregates: meta.aggregates,
    reconciled: meta.reconciled,
    covered: { articles: meta.articles, coverage: meta.coverage }
  };
}

/** A page says sooner than an address of data that something takes longer, ms: somebody looks at it. */
const PAGE_PATIENCE_MS = 1500;

/** What the pages know before they ask the columns. @throws 410 where the version named is gone, 503 as `columnsFor` */
export async function readMeta(locals: App.Locals, url: URL): Promise<DataMeta> {
  return (await columnsFor(locals, url, PAGE_PATIENCE_MS)).meta;
}

/** One record with its quotes, as it was in a state of the records; null where there is none of that id. */
export async function readDetail(
  site: Site,
  { state }: ColumnSet,
  kind: RecordDetail['kind'],
  id: string
): Promise<RecordDetail | null> {
  const record = await state.record(id).catch(refuseGone);
  if (record === null || 'category' in record !== (kind === 'incident')) return null;
  const around: Records = { incidents: [], measures: [], aggregates: [] };
  if ('category' in record)
    around.measures = await state.measuresAround({ incident: id, ...surroundingsOf(record) });
  else {
    const prompting = record.prompted === null ? null : await state.record(record.prompted);
    if (prompting && 'category' in prompting) around.incidents = [prompting];
  }
  return { kind, ...(await withQuotes(site, record)), related: relatedOf(record, around) } as RecordDetail;
}

/** Every report is headed by its title, or by its article's first words. */
async function withQuotes<R extends Incident | Measure>(site: Site, record: R) {
  const reports = await Promise.all(
    record.reports.map(async (report) => {
      if (report.title !== null) return report;
      const article = await site.article(report.articleId, report.articleVersion);
      return article ? { ...report, title: headingOf(null, article.text) } : report;
    })
  );
  return { record: { ...record, reports }, quotes: await quotesOf(reports, site.article) };
}

/** What an address selects, with what an export says of itself; the records themselves are read when they are asked for. */
export interface Picked {
  set: ColumnSet;
  chosen: Chosen;
  meta: ExportMeta;
  /** The rest of the address: how the map is looked at. */
  look: URLSearchParams;
}

/** @throws 400 for what is neither a filter nor a version, 410 where that version is gone */
export async function pick(locals: Pick<App.Locals, 'site'>, url: URL): Promise<Picked> {
  const { asked: query, look } = partLook(url.searchParams);
  refuseUnknown(query);
  const filter = parseFilter(query);
  const set = await columnsFor(locals, url);
  return { set, chosen: await set.choose(filter), meta: { dataVersion: set.meta.dataVersion, filter }, look };
}

/** All that is picked, in memory: for what is no longer than a page in one file. */
export async function readPicked({ set, chosen, meta }: Picked): Promise<Records> {
  const incidents: Incident[] = [];
  const measures: Measure[] = [];
  for await (const records of set.state.records(chosen.ids()))
    for (const record of records)
      if ('category' in record) incidents.push(record);
      else measures.push(record);
  return { incidents, measures, aggregates: selectAggregates(set.meta.aggregates, meta.filter) };
}
