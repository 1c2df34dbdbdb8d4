import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { startCoverage } from '../columns/coverage.ts';
import type { OneFileBasemap } from '../columns/oneFile.ts';
import { overlaps, select, selectAggregates } from '../columns/index.ts';
import { checkSize, type PageParts, type StoryDay } from '../export/html.ts';
import {
  storyFilter,
  type Article,
  type Incident,
  type Measure,
  type Records,
  type Report,
  type ReportSource,
  type Story,
  type StoryView
} from '../model/index.ts';
import { quoteContext, type QuoteContext } from '../model/quoteContext.ts';
import { openProvinces } from './provinces.ts';
import { readArticle } from './store/articles.ts';
import { listPublished } from './store/mapRows.ts';
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
 * What a page in one file holds of the articles: how many were read, and the sentences round the selection's quotes.
 * @throws TooManyRecords
 */
export async function readPageParts(
  store: Store,
  { incidents, measures }: Records,
  selection: Records,
  asOf: string | null
): Promise<Pick<PageParts, 'covered' | 'contexts' | 'openings'>> {
  checkSize(selection);
  const told = startCoverage();
  for (const { location, reports } of [...incidents, ...measures])
    told.add(
      location.admin1,
      reports.map(({ articleId }) => articleId)
    );
  const published = await listPublished(store);
  const known = asOf === null ? published : published.filter((article) => isBy(article.published, asOf));
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
  return { covered: told.finish(known), contexts, openings };
}

/**
 * What a story needs of the records: one state of them for every day that a view is told as of.
 * @throws TooManyRecords
 */
export async function readStoryDays(
  store: Store,
  story: Story,
  recordsAt: (asOf: string | null) => Promise<Records>
): Promise<StoryDay[]> {
  const days: StoryDay[] = [];
  for (const asOf of new Set(story.views.map((view) => storyFilter(view).asOf))) {
    const records = await recordsAt(asOf);
    const views = story.views.filter((view) => storyFilter(view).asOf === asOf);
    const selection = shownIn(views, records);
    const parts = await readPageParts(store, records, selection, asOf);
    days.push({ asOf, selection, all: records.incidents, ...parts });
  }
  return days;
}

/** Every record that a view shows, cites or counts, each once: so the file's own filter gives what the site's gives. */
function shownIn(views: readonly StoryView[], records: Records): Records {
  const wanted = new Set<string>();
  const totals = new Set<string>();
  for (const view of views) {
    for (const id of view.citations) wanted.add(id);
    const filter = storyFilter(view);
    for (const { id } of selectAggregates(records.aggregates, filter)) totals.add(id);
    const isShaded = new URLSearchParams(view.query).has('shade');
    // A shaded map shows the other provinces too, and a period says how many records without a date it leaves out.
    const wide = { ...filter, from: null, to: null, admin1: isShaded ? [] : filter.admin1 };
    const { incidents, measures } = select<Incident, Measure>(records, wide);
    for (const { id, date } of [...incidents, ...measures])
      if ((date.from === null && date.to === null) || overlaps(date, filter)) wanted.add(id);
  }
  const isWanted = ({ id }: { id: string }) => wanted.has(id);
  return {
    incidents: records.incidents.filter(isWanted),
    measures: records.measures.filter(isWanted),
    aggregates: records.aggregates.filter(({ id }) => totals.has(id))
  };
}

function isBy(published: string | null, day: string): boolean {
  return published !== null && published <= day;
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
