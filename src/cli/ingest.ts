import type { Command } from 'commander';
import { parse, relative, resolve } from 'node:path';
import type { Article, Extraction } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { mergeExtractions, readArticle } from '../lib/server/pipeline.ts';
import { idInStore } from '../lib/server/read/ids.ts';
import {
  hashArticle,
  listArticles,
  readArticle as readStored,
  saveArticle
} from '../lib/server/store/articles.ts';
import { listCorrections } from '../lib/server/store/corrections.ts';
import { listExtractions, saveExtraction } from '../lib/server/store/extractions.ts';
import { replaceRecords } from '../lib/server/store/records.ts';
import { openStore, type Store } from '../lib/server/store/store.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import { describeIngest } from './dryRun.ts';
import { findArticleFiles, formatReadError, openReader } from './files.ts';
import { readInOrder } from './readers.ts';
import { openResources } from './resources.ts';
import { openReading, type ArticleReading } from './secondReader.ts';
import { showProgress, tell, UsageError } from './terminal.ts';

export interface IngestSummary {
  read: number;
  unchanged: number;
  failed: number;
  incidents: number;
  measures: number;
  aggregates: number;
}

export function addIngest(program: Command, config: () => Config): void {
  program
    .command('ingest')
    .description('read articles into the store and bring the map up to date')
    .argument('[paths...]', 'article files or folders')
    .option('--dry-run', 'show what would be added, merged or changed, with quotes, and store nothing')
    .option('--again', 'also read every stored article anew, with the rules of this version')
    .addHelpText('after', '\nExample: dateline ingest articles/ feeds/security.xml')
    .action(async (paths: string[], options: { again?: boolean; dryRun?: boolean }) => {
      if (options.dryRun && options.again)
        throw new UsageError('--dry-run shows what files would change; it cannot go with --again');
      if (paths.length === 0 && !options.again)
        throw new UsageError('ingest takes files or folders, or --again');
      const files = findArticleFiles(paths);
      if (files.length === 0 && !options.again)
        throw new UsageError(
          `no article files in ${paths.join(', ')}; expected .txt, .json, .jsonl, .html, .xml or .csv`
        );
      const store = await openStore(config());
      try {
        if (options.dryRun) return await preview(store, files, config());
        const summary = await withWriter(
          store,
          () => ingest(store, files, { ...config(), again: options.again }),
          {
            onWait: () => tell('Another process is writing to this store; waiting for it to finish …')
          }
        );
        tell(formatSummary(summary));
        if (summary.failed > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
}

/** `--dry-run`: reads the files and tells what storing them would do. */
async function preview(store: Store, files: string[], config: Config): Promise<void> {
  const { read, workers } = openReading(openResources(), config);
  const articles = new Map([...articlesOf(files, { failed: 0 })].map((filed) => [filed.article.id, filed]));
  const extractions: Extraction[] = [];
  const fresh = async ({ article }: FiledArticle) => ((await isStored(store, article)) ? null : article);
  for await (const { extraction } of readInOrder(articles.values(), fresh, read, { workers }))
    if (extraction) extractions.push(extraction);
  for (const line of await describeIngest(store, extractions)) process.stdout.write(`${line}\n`);
}

export interface IngestOptions extends Pick<Config, 'workers' | 'secondReader'> {
  /** Whether to read every stored article anew. */
  again?: boolean | undefined;
}

/** Reads the files into the store, article by article, then merges everything. The caller holds the writer's lock. */
export async function ingest(store: Store, files: string[], options: IngestOptions): Promise<IngestSummary> {
  const resources = openResources();
  const counts = { read: 0, unchanged: 0, failed: 0 };
  const { read, workers } = openReading(resources, options);
  const byRules = (article: Article) => readArticle(article, resources).extraction;
  const readings = readInOrder(
    articlesOf(files, counts),
    async ({ article }) => ((await isStored(store, article)) ? null : article),
    read,
    { workers }
  );
  for await (const { item, extraction, failed } of readings)
    counts[failed ? 'failed' : await saveReading(store, item, extraction, byRules)] += 1;
  if (options.again) await extractAgain(store, read, workers);
  const records = mergeExtractions(await listExtractions(store), await listCorrections(store));
  await replaceRecords(store, records);
  const { incidents, measures, aggregates } = records;
  return { ...counts, incidents: incidents.length, measures: measures.length, aggregates: aggregates.length };
}

interface FiledArticle {
  article: Article;
  file: string;
}

/** The files' articles under their names in the store; a file that fails is told and counted. */
function* articlesOf(files: string[], counts: { failed: number }): Generator<FiledArticle> {
  const read = openReader();
  const progress = showProgress(files.length, 'files');
  for (const file of files) {
    progress.step(relative('.', file));
    const { articles, errors } = read(file);
    for (const error of errors) tell(formatReadError(error));
    counts.failed += errors.length;
    for (const article of articles) yield { article: nameInStore(article, file), file };
  }
  progress.done();
}

function nameInStore(article: Article, file: string): Article {
  return { ...article, id: idInStore(article.id, parse(file).name) };
}

/** Whether the store holds just this under its id, so that there is nothing to read. */
async function isStored(store: Store, article: Article): Promise<boolean> {
  const stored = await readStored(store, article.id);
  return stored !== null && hashArticle(stored) === hashArticle(article);
}

/** One transaction: an article is never stored without what was read out of it. */
async function saveReading(
  store: Store,
  { article, file }: FiledArticle,
  extraction: Extraction | null,
  readHere: (article: Article) => Extraction
): Promise<'read' | 'unchanged'> {
  return store.transaction(async (inside) => {
    const { state, version } = await saveArticle(inside, article, { sourceFile: resolve(file) });
    if (state === 'unchanged') return 'unchanged';
    // Without an extraction the store held it when its turn to be read came; another one of that name has come between.
    await saveExtraction(inside, version, extraction ?? readHere(article));
    return 'read';
  });
}

async function extractAgain(store: Store, read: ArticleReading['read'], workers: number): Promise<void> {
  const stored = await listArticles(store);
  const progress = showProgress(stored.length, 'articles');
  const readings = readInOrder(stored, ({ id }) => readStored(store, id), read, { workers });
  for await (const { item, extraction } of readings) {
    progress.step(item.id);
    if (extraction) await saveExtraction(store, item.version, extraction);
  }
  progress.done();
}

export function formatSummary(summary: IngestSummary): string {
  const { read, unchanged, failed, incidents, measures, aggregates } = summary;
  return [
    `Articles: ${read} read, ${unchanged} unchanged, ${failed} failed.`,
    `On the map: ${incidents} incidents, ${measures} measures; ${aggregates} period totals stand apart.`
  ].join('\n');
}
