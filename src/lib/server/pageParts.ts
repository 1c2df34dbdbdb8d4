import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { startCoverage } from '../columns/coverage.ts';
import type { OneFileBasemap } from '../columns/oneFile.ts';
import {
  overlaps,
  reconcile,
  select,
  selectAggregates,
  shortened,
  type Reconciliation
} from '../columns/index.ts';
import { checkCount, checkSize, type PageParts, type StoryEdition } from '../export/html.ts';
import {
  storyFilter,
  storyState,
  storyVersions,
  type AggregateRecord,
  type Article,
  type Filter,
  type Incident,
  type Measure,
  type Records,
  type RecordState,
  type Report,
  type ReportSource,
  type Story,
  type StoryView
} from '../model/index.ts';
import { quoteContext, type QuoteContext } from '../model/quoteContext.ts';
import { openActorNames, openProvinces } from './provinces.ts';
import { countPublished, readArticle } from './store/articles.ts';
import { VersionGone } from './store/errors.ts';
import { streamPublished } from './store/published.ts';
import type { Store } from './store/store.ts';

/** The page of one file was not built. */
export class MissingTemplate extends Error {
  override name = 'MissingTemplate';
  constructor(path: string) {
    super(`${path} is not there; \`npm run build\` makes it`);
  }
}

type Files = Pick<PageParts, 'template' | 'country' | 'admin1' | 'basemap' | 'actorNames'>;

/** The languages that `actor-names.tsv` has a column for. */
const TRANSLATED = ['ur', 'zh'];

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
  const actorNames = Object.fromEntries(
    TRANSLATED.map((language) => [language, openActorNames(folder, language)])
  );
  return { template: readFileSync(built, 'utf8'), country, admin1, basemap, actorNames };
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

/** The records of one state as a story asks for them: never more than a few hundred at a time. */
export interface StoryState {
  records(filter: Filter): AsyncIterable<(Incident | Measure)[]>;
  record(id: string): Promise<Incident | Measure | null>;
  aggregates: readonly AggregateRecord[];
  /** Each total beside the incidents of the whole map. */
  reconciled: readonly Reconciliation[];
  covered: PageParts['covered'];
}

/**
 * What a story needs of the records: every state of them that a view is told from. `open` gives null for a version that
 * is not known any more.
 * @throws TooManyRecords
 */
export async function readEditions(
  store: Store,
  story: Story,
  open: (state: RecordState) => Promise<StoryState | null>
): Promise<StoryEdition[]> {
  const opened = new Map<string, StoryState | null>();
  for (const version of storyVersions(story)) opened.set(version, await open({ asOf: null, version }));
  const told = new Map<string, { state: RecordState; views: StoryView[] }>();
  for (const view of story.views) {
    const state = storyState(view, (version) => opened.get(version) !== null);
    const key = `${state.asOf} ${state.version}`;
    const known = told.get(key);
    if (known) known.views.push(view);
    else told.set(key, { state, views: [view] });
  }
  const editions: StoryEdition[] = [];
  for (const { state, views } of told.values()) {
    const records = (state.version !== null && opened.get(state.version)) || (await open(state));
    if (!records) throw new VersionGone(state.version ?? '');
    const selection = await shownIn(views, state, records);
    const totals = new Set(selection.aggregates.map(({ id }) => id));
    editions.push({
      state,
      selection,
      reconciled: records.reconciled.filter(({ id }) => totals.has(id)),
      covered: records.covered,
      ...(await readPageParts(store, selection))
    });
  }
  return editions;
}

/** Every record that a view shows, cites or counts, each once: so the file's own filter gives what the site's gives. */
async function shownIn(views: readonly StoryView[], told: RecordState, state: StoryState): Promise<Records> {
  const wanted = new Map<string, Incident | Measure>();
  const totals = new Set<string>();
  for (const view of views) {
    for (const id of view.citations) {
      const cited = await state.record(id);
      if (cited) wanted.set(id, cited);
    }
    const filter = storyFilter(view, told);
    for (const { id } of selectAggregates(state.aggregates, filter)) totals.add(id);
    const isShaded = new URLSearchParams(view.query).has('shade');
    // A shaded map shows the other provinces too, and a period says how many records without a date it leaves out.
    const wide = { ...filter, from: null, to: null, admin1: isShaded ? [] : filter.admin1 };
    for await (const some of state.records(wide))
      for (const record of some) {
        const { from, to } = record.date;
        if ((from === null && to === null) || overlaps(record.date, filter)) wanted.set(record.id, record);
      }
    checkCount(wanted.size);
  }
  const records = [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    incidents: records.filter((record) => 'category' in record),
    measures: records.filter((record): record is Measure => !('category' in record)),
    aggregates: state.aggregates.filter(({ id }) => totals.has(id))
  };
}

/** Records in memory as a story asks for them, and of which provinces the articles tell that were read. */
export function heldState(records: Records, covered: PageParts['covered']): StoryState {
  const { incidents, measures, aggregates } = records;
  const byId = new Map([...incidents, ...measures].map((record) => [record.id, record]));
  return {
    async *records(filter) {
      const chosen = select<Incident, Measure>(records, filter);
      yield [...chosen.incidents, ...chosen.measures];
    },
    record: async (id) => byId.get(id) ?? null,
    aggregates,
    reconciled: reconcile(aggregates, incidents).map(shortened),
    covered
  };
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
