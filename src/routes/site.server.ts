import { error } from '@sveltejs/kit';
import type { DataMeta } from '../lib/columns/engine.ts';
import { select, selectAggregates, type Selection } from '../lib/columns/index.ts';
import { partLook } from '../lib/columns/oneFile.ts';
import type { PageParts, StoryDay } from '../lib/export/html.ts';
import {
  filterProblems,
  parseFilter,
  type Article,
  type Filter,
  type Incident,
  type Measure,
  type Proposal,
  type Records,
  type Story
} from '../lib/model/index.ts';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { listArticles, listOpenings, readArticle } from '../lib/server/store/articles.ts';
import { openPageFiles, readPageParts, readStoryDays } from '../lib/server/pageParts.ts';
import { readChanges, type RecordBefore } from '../lib/server/store/changes.ts';
import { listProposals } from '../lib/server/store/extractions.ts';
import { findMeasuresAround, listPublished } from '../lib/server/store/mapRows.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import {
  listDecided,
  listRecords,
  listRecordsOf,
  readIncident,
  readMeasure,
  readRecords
} from '../lib/server/store/records.ts';
import type { Store } from '../lib/server/store/store.ts';
import { addedGeodataDir } from '../lib/server/resources.ts';
import { quotesOf, type RecordDetail } from '../lib/ui/detail.ts';
import { relatedOf, surroundingsOf } from '../lib/ui/related.ts';
import { headingOf } from '../lib/ui/words.ts';
import { buildColumnSet, keepColumns, readColumnSet, type ColumnSet } from './columns.server.ts';
import type { Geodata } from './geodata.server.ts';
import type { Remerge } from './remerge.server.ts';

type ArticleHead = Pick<Article, 'id' | 'title' | 'publisher' | 'published'>;

/** What the pages read from: the store and the map's files, opened once a process. */
export interface Site {
  geodata: Geodata;
  /** Changes exactly when the records do. */
  dataVersion(): Promise<string>;
  /** All records with the version that they are; as reports published by a day tell them where one is given. */
  records(asOf?: string | null): Promise<{ records: Records; dataVersion: string }>;
  /** The records that a filter selects, with the version that they are of. */
  selection(filter: Filter): Promise<{ selection: Selection<Incident, Measure>; dataVersion: string }>;
  /** The records that an article tells of, and every total. */
  recordsOf(article: string): Promise<Records>;
  /** Their columns; of a version that is named, null where they are not kept any more. */
  columns(asOf: string | null, version?: string | null): Promise<ColumnSet | null>;
  /** What each record that changed between two versions was before; null where that is not known any more. */
  changes(since: string, version: string): Promise<Map<string, RecordBefore> | null>;
  /** One record as it is known now; null where there is none of that id. */
  incident(id: string): Promise<Incident | null>;
  measure(id: string): Promise<Measure | null>;
  /** The records that tell of a decision. */
  decided(correction: string): Promise<(Incident | Measure)[]>;
  /** The measures that an incident prompted, and those near it in place and time. */
  measuresAround(incident: Incident): Promise<Measure[]>;
  /** The current version of an article where none is named; null where there is none. */
  article(id: string, version?: number): Promise<Article | null>;
  /** What a page in one file needs beside a selection of these records. @throws MissingTemplate */
  pageParts(
    records: Records,
    selection: Records,
    asOf: string | null
  ): Promise<Omit<PageParts, 'look' | 'story'>>;
  /** What a story in such a page shows. */
  storyDays(story: Story): Promise<StoryDay[]>;
  /** What a second reader proposed for the current version of an article. */
  proposals(id: string): Promise<Proposal[]>;
  /** Every article that was read, without its text. */
  articles(): Promise<ArticleHead[]>;
  /** How those without a title begin, by their ids. */
  openings(): Promise<Map<string, string>>;
}

/** Keeps the last records that were read, for as long as the store says that they have not changed. */
export function openSite(
  store: Store,
  geodata: Geodata,
  remerge: Remerge,
  { browserRows }: Pick<Config, 'browserRows'>
): Site {
  const land = { ...geodata, browserRows };
  let kept: { records: Promise<Records>; dataVersion: string; days: Map<string, Promise<Records>> } | null =
    null;
  // Opened when the first page in one file is asked for: most servers write none.
  let pageFiles: ReturnType<typeof openPageFiles> | null = null;
  const current = async () => {
    const version = await dataVersion(store);
    if (kept?.dataVersion !== version)
      kept = { records: listRecords(store), dataVersion: version, days: new Map() };
    return kept;
  };
  const records = async (asOf: string | null = null) => {
    const { records, dataVersion, days } = await current();
    if (asOf === null) return { records: await records, dataVersion };
    const known = days.get(asOf) ?? remerge.knownBy(store, asOf);
    // The days asked for last are kept, for the page asks for each of its parts.
    days.delete(asOf);
    days.set(asOf, known);
    for (const day of [...days.keys()].slice(0, -DAYS_KEPT)) days.delete(day);
    return { records: await known, dataVersion };
  };
  const columns = keepColumns(
    () => dataVersion(store),
    async (asOf, before) => {
      if (asOf === null) return readColumnSet(store, land, before);
      const [{ records: known, dataVersion }, all] = await Promise.all([records(asOf), listPublished(store)]);
      const articles = all.filter(({ published }) => published !== null && published <= asOf);
      return buildColumnSet(known, articles, dataVersion, land);
    }
  );
  return {
    geodata,
    dataVersion: () => dataVersion(store),
    records,
    columns,
    async selection(filter) {
      if (filter.asOf === null) {
        const set = (await columns(null))!;
        const selection = await readSelected(store, set, filter);
        if (selection) return { selection, dataVersion: set.meta.dataVersion };
      }
      const { records: all, dataVersion } = await records(filter.asOf);
      return { selection: select(all, filter), dataVersion };
    },
    recordsOf: (article) => listRecordsOf(store, article),
    changes: (since, version) => readChanges(store, since, version),
    incident: (id) => readIncident(store, id),
    measure: (id) => readMeasure(store, id),
    decided: (correction) => listDecided(store, correction),
    async measuresAround(incident) {
      const ids = await findMeasuresAround(store, { incident: incident.id, ...surroundingsOf(incident) });
      const found = await Promise.all(ids.map((id) => readMeasure(store, id)));
      return found.filter((measure) => measure !== null);
    },
    article: (id, version) => readArticle(store, id, version),
    async pageParts(all, selection, asOf) {
      pageFiles ??= openPageFiles(findProjectRoot(), addedGeodataDir());
      return { ...pageFiles, ...(await readPageParts(store, all, selection, asOf)) };
    },
    storyDays: (story) => readStoryDays(store, story, async (asOf) => (await records(asOf)).records),
    proposals: (id) => listProposals(store, id),
    articles: () => listArticles(store),
    openings: () => listOpenings(store)
  };
}

/** What the pages know before they ask the columns. */
export async function readMeta(site: Site, asOf: string | null): Promise<DataMeta> {
  return (await site.columns(asOf))!.meta;
}

/** How many days' maps are held in memory. */
const DAYS_KEPT = 6;

/** One record with its quotes, as it is known now or was on a day; null where there is none of that id. */
export async function readDetail(
  site: Site,
  kind: RecordDetail['kind'],
  id: string,
  asOf: string | null
): Promise<RecordDetail | null> {
  if (asOf !== null) {
    const { records } = await site.records(asOf);
    const known = [...records.incidents, ...records.measures].find((row) => row.id === id) ?? null;
    return toDetail(site, kind, known, records);
  }
  if (kind === 'incident') {
    const incident = await site.incident(id);
    const measures = incident ? await site.measuresAround(incident) : [];
    return toDetail(site, kind, incident, { incidents: [], measures, aggregates: [] });
  }
  const measure = await site.measure(id);
  const prompting = measure?.prompted ? await site.incident(measure.prompted) : null;
  return toDetail(site, kind, measure, {
    incidents: prompting ? [prompting] : [],
    measures: [],
    aggregates: []
  });
}

/** `around` holds at least the records that may be related to this one. */
async function toDetail(
  site: Site,
  kind: RecordDetail['kind'],
  record: Incident | Measure | null,
  around: Records
): Promise<RecordDetail | null> {
  if (!record) return null;
  if ('category' in record) {
    if (kind !== 'incident') return null;
    return { kind, ...(await withQuotes(site, record)), related: relatedOf(record, around) };
  }
  return kind === 'measure'
    ? { kind, ...(await withQuotes(site, record)), related: relatedOf(record, around) }
    : null;
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

/** The full records that a URL's filter asks for, with what an export says of itself. */
export async function readSelection(
  site: Site,
  address: URLSearchParams,
  { needsPage = false, story = null }: { needsPage?: boolean; story?: Story | null } = {}
) {
  const { asked: query, look } = partLook(address);
  const [problem] = filterProblems(query);
  if (problem) error(400, problem);
  const filter = parseFilter(query);
  const { selection, dataVersion } = await site.selection(filter);
  /** The incidents of the whole map. */
  const all = async () => (await site.records(filter.asOf)).records.incidents;
  if (!needsPage) return { selection, all, meta: { dataVersion, filter } };
  const { records } = await site.records(filter.asOf);
  const parts = await site.pageParts(records, selection, filter.asOf);
  const told = story && { story: { story, days: await site.storyDays(story) } };
  const page = { ...parts, ...told, look: look.toString() };
  return { selection, all, meta: { dataVersion, filter }, page };
}

/** Of fewer records all are read, and kept for the next who asks; so they are where most of them are selected. */
const READ_WHOLE = 5000;
const MOST_SHARE = 0.25;

/** The full records that a filter selects, read alone; null where it is no less to read all, or they change meanwhile. */
export async function readSelected(
  store: Store,
  set: ColumnSet,
  filter: Filter,
  readWhole = READ_WHOLE
): Promise<Selection<Incident, Measure> | null> {
  if (set.meta.length < readWhole) return null;
  const { ids, undated } = await set.select(filter);
  if (ids.length > Math.max(readWhole, set.meta.length * MOST_SHARE)) return null;
  const records = await readRecords(store, ids);
  if (set.meta.dataVersion !== (await dataVersion(store))) return null;
  return { ...records, aggregates: selectAggregates(set.meta.aggregates, filter), undated };
}
