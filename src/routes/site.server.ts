import { error } from '@sveltejs/kit';
import { select, toMapRows, type Coverage, type MapData } from '../lib/columns/index.ts';
import { filterProblems, parseFilter, type Article, type Records } from '../lib/model/index.ts';
import { listArticles, readArticle } from '../lib/server/store/articles.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import { listRecords } from '../lib/server/store/records.ts';
import type { Store } from '../lib/server/store/store.ts';
import { quotesOf, type RecordDetail } from '../lib/ui/detail.ts';
import type { Geodata } from './geodata.server.ts';

type ArticleHead = Pick<Article, 'id' | 'title' | 'publisher' | 'published'>;

/** What the pages read from: the store and the map's files, opened once a process. */
export interface Site {
  geodata: Geodata;
  /** All records with the version that they are. */
  records(): Promise<{ records: Records; dataVersion: string }>;
  /** The current version of an article where none is named; null where there is none. */
  article(id: string, version?: number): Promise<Article | null>;
  /** Every article that was read, without its text. */
  articles(): Promise<ArticleHead[]>;
}

/** Keeps the last records that were read, for as long as the store says that they have not changed. */
export function openSite(store: Store, geodata: Geodata): Site {
  let kept: { records: Promise<Records>; dataVersion: string } | null = null;
  return {
    geodata,
    async records() {
      const version = await dataVersion(store);
      if (kept?.dataVersion !== version) kept = { records: listRecords(store), dataVersion: version };
      return { records: await kept.records, dataVersion: version };
    },
    article: (id, version) => readArticle(store, id, version),
    articles: () => listArticles(store)
  };
}

export async function readMapData(site: Site): Promise<MapData> {
  const [{ records, dataVersion }, articles] = await Promise.all([site.records(), site.articles()]);
  return {
    ...toMapRows(records),
    admin1: site.geodata.provinces,
    country: site.geodata.country,
    coverage: coverageOf(articles),
    dataVersion
  };
}

/** One record with its quotes; null where there is none of that id. */
export async function readDetail(
  site: Site,
  kind: RecordDetail['kind'],
  id: string
): Promise<RecordDetail | null> {
  const { records } = await site.records();
  if (kind === 'incident') {
    const record = records.incidents.find((row) => row.id === id);
    return record ? { kind, record, quotes: await quotesOf(record.reports, site.article) } : null;
  }
  const record = records.measures.find((row) => row.id === id);
  return record ? { kind, record, quotes: await quotesOf(record.reports, site.article) } : null;
}

/** The full records that a URL's filter asks for, with what an export says of itself. */
export async function readSelection(site: Site, query: URLSearchParams) {
  const [problem] = filterProblems(query);
  if (problem) error(400, problem);
  const { records, dataVersion } = await site.records();
  const filter = parseFilter(query);
  return { selection: select(records, filter), meta: { dataVersion, filter } };
}

function coverageOf(articles: readonly ArticleHead[]): Coverage[] {
  const days = new Map<string | null, number>();
  for (const { published } of articles) days.set(published, (days.get(published) ?? 0) + 1);
  return [...days]
    .map(([published, count]) => ({ published, articles: count }))
    .sort((a, b) => (a.published ?? '').localeCompare(b.published ?? ''));
}
