import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Saying } from '../lib/messages/index.ts';
import type { Article, Extraction, SourcedExtraction } from '../lib/model/index.ts';
import { findProjectRoot } from '../lib/server/config.ts';
import { compareRecords } from '../lib/server/merge/changes.ts';
import { readArticle as readHere, type Resources } from '../lib/server/pipeline.ts';
import { idInStore } from '../lib/server/read/ids.ts';
import { openPublishers, readArticles, type Publishers } from '../lib/server/read/read.ts';
import { openResources } from '../lib/server/resources.ts';
import { hashArticle, readArticle, saveArticle } from '../lib/server/store/articles.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { saveExtraction } from '../lib/server/store/extractions.ts';
import { dataVersion } from '../lib/server/store/meta.ts';
import type { Store } from '../lib/server/store/store.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import type { Remerge } from './remerge.server.ts';
import { quotesOf } from '../lib/ui/detail.ts';
import {
  INTAKE_LIMITS,
  intakeProblem,
  type IntakeArticle,
  type IntakePreview,
  type IntakeProblem,
  type IntakeResult
} from '../lib/ui/intake.ts';
import { headingOf } from '../lib/ui/words.ts';

/** Takes articles in over the web: first shown, then stored. */
export interface Intake {
  /** What storing these files would do; nothing is stored. */
  preview(files: readonly File[]): Promise<IntakePreview>;
  store(files: readonly File[]): Promise<IntakeResult>;
}

/** More was sent than can be taken in at once. */
export class IntakeError extends Error {
  override name = 'IntakeError';
  constructor(readonly saying: Saying) {
    super(saying.key);
  }
}

interface Reading {
  file: string;
  article: Article;
  extraction: Extraction;
  state: IntakeArticle['state'];
  version: number;
}

/** How long another writer may keep a visitor waiting, ms. */
const WRITER_TIMEOUT_MS = 30_000;

/** The reading's resources are opened at the first file and kept: a server that takes in nothing needs none. */
export function openIntake(store: Store, remerge: Remerge): Intake {
  let opened: { resources: Resources; publishers: Publishers } | null = null;
  const open = () =>
    (opened ??= {
      resources: openResources(),
      publishers: openPublishers(join(findProjectRoot(), 'geodata/publishers.tsv'))
    });
  const read = async (files: readonly File[]) => {
    const { resources, publishers } = open();
    const { articles, problems } = await articlesOf(files, publishers);
    return { readings: await readAll(store, articles, resources), problems };
  };
  return {
    async preview(files) {
      const { readings, problems } = await read(files);
      return {
        articles: readings.map(describe),
        problems,
        changes: await changesOf(store, readings, remerge)
      };
    },
    async store(files) {
      const { readings, problems } = await read(files);
      const write = () => remerge.update(store, (inside) => storeAll(inside, readings));
      const stored = await withWriter(store, write, { timeoutMs: WRITER_TIMEOUT_MS });
      return {
        stored,
        unchanged: readings.length - stored,
        problems,
        dataVersion: await dataVersion(store)
      };
    }
  };
}

/** A file that cannot be read is named, and the others go on. @throws IntakeError where it is too much at once. */
async function articlesOf(files: readonly File[], publishers: Publishers) {
  const tooMuch = intakeProblem(files);
  if (tooMuch) throw new IntakeError(tooMuch);
  const articles = new Map<string, { article: Article; file: string }>();
  const problems: IntakeProblem[] = [];
  for (const file of files) {
    const read = readArticles(new Uint8Array(await file.arrayBuffer()), file.name, publishers);
    problems.push(...read.errors);
    const base = file.name.replace(/\.[^.]*$/, '');
    for (const article of read.articles) {
      const id = idInStore(article.id, base);
      articles.set(id, { article: { ...article, id }, file: file.name });
    }
  }
  if (articles.size > INTAKE_LIMITS.articles)
    throw new IntakeError({
      key: 'desk.tooMuch.articles',
      values: { n: articles.size, most: INTAKE_LIMITS.articles }
    });
  return { articles: [...articles.values()], problems };
}

async function readAll(
  store: Store,
  articles: readonly { article: Article; file: string }[],
  resources: Resources
): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const { article, file } of articles) {
    const stored = await readArticle(store, article.id);
    const state = !stored ? 'new' : hashArticle(stored) === hashArticle(article) ? 'unchanged' : 'changed';
    const { extraction } = readHere(article, resources);
    readings.push({ file, article, extraction, state, version: Number.MAX_SAFE_INTEGER });
    await setImmediate(); // other visitors are served between two articles
  }
  return readings;
}

/** Merges a copy of all that is stored with and without these readings. */
async function changesOf(
  store: Store,
  readings: readonly Reading[],
  remerge: Remerge
): Promise<IntakePreview['changes']> {
  const fresh = readings.filter(({ state }) => state !== 'unchanged');
  if (fresh.length === 0) return [];
  const [stored, corrections] = [await remerge.extractions(store), await listCorrections(store)];
  const coming = new Map(fresh.map((reading) => [reading.article.id, reading]));
  const kept = stored.filter(({ articleId }) => !coming.has(articleId));
  const before = await remerge.records(store);
  const after = await remerge.preview([...kept, ...fresh.map(sourced)], corrections);
  const articleOf = async (id: string, version: number) =>
    coming.get(id)?.article ?? readArticle(store, id, version);
  return Promise.all(
    compareRecords(before, after).map(async ({ what, record, before, reports, fields }) => {
      const { reports: _r, corrections: _c, ...shown } = record;
      return { what, record: shown, before, fields, quotes: await quotesOf(reports, articleOf) };
    })
  );
}

/** Gives the number of articles that were new or changed. */
async function storeAll(store: Store, readings: readonly Reading[]): Promise<number> {
  let stored = 0;
  for (const { article, extraction } of readings) {
    const { state, version } = await saveArticle(store, article, { sourceFile: null });
    if (state === 'unchanged') continue;
    await saveExtraction(store, version, extraction);
    stored += 1;
  }
  return stored;
}

function sourced({ article, extraction, version }: Reading): SourcedExtraction {
  const { id, title, publisher, published, url } = article;
  return { articleId: id, articleVersion: version, title, publisher, published, url, extraction };
}

function describe({ file, article, extraction, state }: Reading): IntakeArticle {
  const { id, title, publisher, published, text } = article;
  return {
    id,
    file,
    heading: headingOf(title, text),
    publisher,
    published,
    state,
    incidents: extraction.incidents.length,
    measures: extraction.measures.length
  };
}
