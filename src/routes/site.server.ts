import { error } from '@sveltejs/kit';
import { select, toMapRows, type Coverage, type MapData } from '../lib/columns/index.ts';
import {
  filterProblems,
  parseFilter,
  type Article,
  type Incident,
  type Measure,
  type Proposal,
  type Records
} from '../lib/model/index.ts';
import { listArticles, listOpenings, readArticle } from '../lib/server/store/articles.ts';
import { mergeKnownBy } from '../lib/server/pipeline.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { listProposals } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listRecords } from '../lib/server/store/records.ts';
import type { Store } from '../lib/server/store/store.ts';
import { quotesOf, type RecordDetail } from '../lib/ui/detail.ts';
import { headingOf } from '../lib/ui/words.ts';
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
  /** The current version of an article where none is named; null where there is none. */
  article(id: string, version?: number): Promise<Article | null>;
  /** What a second reader proposed for the current version of an article. */
  proposals(id: string): Promise<Proposal[]>;
  /** Every article that was read, without its text. */
  articles(): Promise<ArticleHead[]>;
  /** How those without a title begin, by their ids. */
  openings(): Promise<Map<string, string>>;
}

/** Keeps the last records that were read, for as long as the store says that they have not changed. */
export function openSite(store: Store, geodata: Geodata, remerge: Remerge): Site {
  let kept: { records: Promise<Records>; dataVersion: string; days: Map<string, Promise<Records>> } | null =
    null;
  const current = async () => {
    const version = await dataVersion(store);
    if (kept?.dataVersion !== version)
      kept = { records: listRecords(store), dataVersion: version, days: new Map() };
    return kept;
  };
  return {
    geodata,
    dataVersion: () => dataVersion(store),
    async records(asOf = null) {
      const { records, dataVersion, days } = await current();
      if (asOf === null) return { records: await records, dataVersion };
      const known = days.get(asOf) ?? readKnownBy(store, remerge, asOf);
      // The days asked for last are kept, for the page asks for each of its parts.
      days.delete(asOf);
      days.set(asOf, known);
      for (const day of [...days.keys()].slice(0, -DAYS_KEPT)) days.delete(day);
      return { records: await known, dataVersion };
    },
    article: (id, version) => readArticle(store, id, version),
    proposals: (id) => listProposals(store, id),
    articles: () => listArticles(store),
    openings: () => listOpenings(store)
  };
}

/** How many days' maps are held in memory. */
const DAYS_KEPT = 6;

async function readKnownBy(store: Store, remerge: Remerge, day: string): Promise<Records> {
  return store.transaction(async (inside) =>
    mergeKnownBy(await remerge.extractions(inside), await listCorrections(inside), day)
  );
}

export async function readMapData(site: Site, asOf: string | null): Promise<MapData> {
  const [{ records, dataVersion }, all] = await Promise.all([site.records(asOf), site.articles()]);
  const articles = all.filter(({ published }) => asOf === null || (published !== null && published <= asOf));
  return {
    ...toMapRows(records),
    admin1: site.geodata.provinces,
    country: site.geodata.country,
    coverage: coverageOf(articles),
    dataVersion
  };
}

/** One record with its quotes, as it is known now or was on a day; null where there is none of that id. */
export async function readDetail(
  site: Site,
  kind: RecordDetail['kind'],
  id: string,
  asOf: string | null
): Promise<RecordDetail | null> {
  const { records } = await site.records(asOf);
  if (kind === 'incident') {
    const record = records.incidents.find((row) => row.id === id);
    return record ? { kind, ...(await withQuotes(site, record)) } : null;
  }
  const record = records.measures.find((row) => row.id === id);
  return record ? { kind, ...(await withQuotes(site, record)) } : null;
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
export async function readSelection(site: Site, query: URLSearchParams) {
  const [problem] = filterProblems(query);
  if (problem) error(400, problem);
  const filter = parseFilter(query);
  const { records, dataVersion } = await site.records(filter.asOf);
  return { selection: select(records, filter), all: records.incidents, meta: { dataVersion, filter } };
}

function coverageOf(articles: readonly ArticleHead[]): Coverage[] {
  const days = new Map<string | null, number>();
  for (const { published } of articles) days.set(published, (days.get(published) ?? 0) + 1);
  return [...days]
    .map(([published, count]) => ({ published, articles: count }))
    .sort((a, b) => (a.published ?? '').localeCompare(b.published ?? ''));
}
