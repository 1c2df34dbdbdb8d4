import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { startCoverage } from '../columns/coverage.ts';
import type { OneFileBasemap } from '../columns/oneFile.ts';
import { checkSize, type PageParts } from '../export/html.ts';
import type { Article, Records, Report, ReportSource } from '../model/index.ts';
import { quoteContext, type QuoteContext } from '../model/quoteContext.ts';
import { openProvinces } from './provinces.ts';
import { countPublished, readArticle } from './store/articles.ts';
import { streamPublished } from './store/mapRows.ts';
import type { Store } from './store/store.ts';

/** The page of one file was not built. */
export class MissingTemplate extends Error {
  override name = 'MissingTemplate';
  constructor(path: string) {
    super(`${path} is not there; \`npm run build\` makes it`);
  }
}

type Files = Pick<PageParts, 'template' | 'country' | 'admin1' | 'basemap'>;

const BASEMAP = ['land', 'borders', 'province-lines', 'provinces', 'towns'];

/**
 * Opens what every page in one file holds alike, from the project's folder and from that of added geodata.
 * @throws MissingTemplate
 */
export function openPageFiles(root: string, addedDir: string): Files {
  const built = join(root, 'build/onefile.html');
  if (!existsSync(built)) throw new MissingTemplate(built);
  const folder = join(root, 'geodata');
  const { country, admin1, file } = openProvinces(folder);
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection;
  const basemap: OneFileBasemap = { admin1: read(join(folder, file)) };
  for (const name of BASEMAP) basemap[name] = read(join(folder, 'basemap', `${name}.geojson`));
  const outlines = join(addedDir, `admin2-${country}.geojson`);
  if (existsSync(outlines)) basemap.admin2 = read(outlines);
  return { template: readFileSync(built, 'utf8'), country, admin1, basemap };
}

/** Articles that are held at a time while their quotes are read. */
const ARTICLES_HELD = 500;
/** Characters that are kept of an article without a title. */
const OPENING = 200;

/**
 * What a page in one file holds of the articles beside their numbers: the sentences round the selection's quotes.
 * @throws TooManyRecords
 */
export async function readPageParts(
  store: Store,
  selection: Records
): Promise<Pick<PageParts, 'contexts' | 'openings'>> {
  checkSize(selection);
  const read = articleReader(store);
  const contexts = new Map<string, QuoteContext[][]>();
  const openings = new Map<string, string>();
  const open = async (source: ReportSource) => {
    const article = await read(source);
    if (source.title === null && article) openings.set(source.articleId, article.text.slice(0, OPENING));
    return article;
  };
  for (const { id, reports } of [...selection.incidents, ...selection.measures]) {
    const articles = await Promise.all(reports.map(open));
    contexts.set(
      id,
      reports.map((report, i) => contextsOf(report, articles[i] ?? null))
    );
  }
  for (const aggregate of selection.aggregates) if (aggregate.title === null) await open(aggregate);
  return { contexts, openings };
}

/** Of which provinces the articles tell that were read, up to a day where one is given. */
export async function readCoverage(
  store: Store,
  { incidents, measures }: Pick<Records, 'incidents' | 'measures'>,
  asOf: string | null
): Promise<PageParts['covered']> {
  const told = startCoverage();
  for (const { location, reports } of [...incidents, ...measures])
    told.add(
      location.admin1,
      reports.map(({ articleId }) => articleId)
    );
  for await (const articles of streamPublished(store))
    told.date(articles.filter(({ published }) => asOf === null || (published !== null && published <= asOf)));
  return told.finish(await countPublished(store, asOf));
}

function contextsOf({ evidence }: Report, article: Article | null): QuoteContext[] {
  return evidence.map(({ start, end, quote }) =>
    article
      ? { ...quoteContext(article.text, { start, end }), language: article.language }
      : { text: quote, from: start, isCutBefore: false, isCutAfter: false }
  );
}

/** Reads articles by version; those read last are kept, for records of one article stand beside each other. */
function articleReader(store: Store): (of: ReportSource) => Promise<Article | null> {
  const held = new Map<string, Promise<Article | null>>();
  return ({ articleId, articleVersion }) => {
    const key = `${articleId} ${articleVersion}`;
    const article = held.get(key) ?? readArticle(store, articleId, articleVersion);
    held.set(key, article);
    if (held.size > ARTICLES_HELD) held.delete(held.keys().next().value!);
    return article;
  };
}
