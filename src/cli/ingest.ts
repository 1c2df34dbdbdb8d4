import type { Command } from 'commander';
import { parse, relative, resolve } from 'node:path';
import type { Article } from '../lib/model/index.ts';
import type { Config } from '../lib/server/config.ts';
import { mergeExtractions, readArticle, type Resources } from '../lib/server/pipeline.ts';
import { listArticles, readArticle as readStored, saveArticle } from '../lib/server/store/articles.ts';
import { listExtractions, saveExtraction } from '../lib/server/store/extractions.ts';
import { replaceRecords } from '../lib/server/store/records.ts';
import { openStore, type Store } from '../lib/server/store/store.ts';
import { withWriter } from '../lib/server/store/writer.ts';
import { findArticleFiles, formatReadError, openReader } from './files.ts';
import { openResources } from './resources.ts';
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
    .option('--again', 'also read every stored article anew, with the rules of this version')
    .addHelpText('after', '\nExample: dateline ingest articles/ feeds/security.xml')
    .action(async (paths: string[], options: { again?: boolean }) => {
      if (paths.length === 0 && !options.again)
        throw new UsageError('ingest takes files or folders, or --again');
      const files = findArticleFiles(paths);
      if (files.length === 0 && !options.again)
        throw new UsageError(
          `no article files in ${paths.join(', ')}; expected .txt, .json, .jsonl, .html, .xml or .csv`
        );
      const store = await openStore(config());
      try {
        const summary = await withWriter(store, () => ingest(store, files, options.again ?? false), {
          onWait: () => tell('Another process is writing to this store; waiting for it to finish …')
        });
        tell(formatSummary(summary));
        if (summary.failed > 0) process.exitCode = 1;
      } finally {
        await store.close();
      }
    });
}

/** Reads the files into the store, article by article, then merges everything. The caller holds the writer's lock. */
export async function ingest(store: Store, files: string[], again = false): Promise<IngestSummary> {
  const resources = openResources();
  const counts = { read: 0, unchanged: 0, failed: 0 };
  const read = openReader();
  const progress = showProgress(files.length, 'files');
  for (const file of files) {
    progress.step(relative('.', file));
    const { articles, errors } = read(file);
    for (const error of errors) tell(formatReadError(error));
    counts.failed += errors.length;
    for (const article of articles)
      counts[await ingestArticle(store, nameInStore(article, file), file, resources)] += 1;
  }
  progress.done();
  if (again) await extractAgain(store, resources);
  const records = mergeExtractions(await listExtractions(store));
  await replaceRecords(store, records);
  const { incidents, measures, aggregates } = records;
  return { ...counts, incidents: incidents.length, measures: measures.length, aggregates: aggregates.length };
}

/** A row's bare number names it in its own file alone: two tables both have a row 7. */
function nameInStore(article: Article, file: string): Article {
  const base = parse(file).name;
  return /^\d+$/.test(article.id) && article.id !== base
    ? { ...article, id: `${base}-${article.id}` }
    : article;
}

/** One transaction: an article is never stored without what was read out of it. */
async function ingestArticle(
  store: Store,
  article: Article,
  sourceFile: string,
  resources: Resources
): Promise<'read' | 'unchanged'> {
  return store.transaction(async (inside) => {
    const { state, version } = await saveArticle(inside, article, { sourceFile: resolve(sourceFile) });
    if (state === 'unchanged') return 'unchanged';
    await saveExtraction(inside, version, readArticle(article, resources).extraction);
    return 'read';
  });
}

async function extractAgain(store: Store, resources: Resources): Promise<void> {
  const stored = await listArticles(store);
  const progress = showProgress(stored.length, 'articles');
  for (const { id, version } of stored) {
    progress.step(id);
    const article = await readStored(store, id);
    if (article) await saveExtraction(store, version, readArticle(article, resources).extraction);
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
