import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { findProjectRoot } from '../src/lib/server/config.ts';
import { hashArticle } from '../src/lib/server/store/articles.ts';
import { writeDataVersion } from '../src/lib/server/store/meta.ts';
import { recordRows } from '../src/lib/server/store/recordRows.ts';
import { openStore } from '../src/lib/server/store/store.ts';
import type { Bench } from './bench.ts';
import { rounded } from './measure.ts';
import { seedRecords, type SeededBatch } from './seededRecords.ts';
import { openSeedWorld } from './seededWorld.ts';

/**
 * Fills a new SQLite store with made-up records, to see how the map and its pages fare with very many. The store holds
 * articles and records but no readings of the articles: adding an article to it would make the map of that one alone.
 */
export const bench: Bench = {
  about: 'a store full of made-up records; --data keeps it, for `dateline serve --data`',
  sizeOf: 'incidents and measures',
  size: 20_000,
  async run({ size, seed, data }) {
    const dataDir = data ?? mkdtempSync(join(tmpdir(), 'dateline-seed-'));
    const file = join(dataDir, 'dateline.db');
    if (existsSync(file)) throw new Error(`${file} is there already; expected a folder without a store`);
    const began = performance.now();
    // The store makes its tables as they are today; nobody else is there while they are filled.
    const options = { dataDir, databaseUrl: null };
    await (await openStore(options)).close();
    const database = new Sqlite(file);
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -200000'])
      database.pragma(pragma);
    const counts = { incidents: 0, measures: 0, reports: 0, articles: 0 };
    try {
      const world = openSeedWorld(join(findProjectRoot(), 'geodata'));
      for (const batch of seedRecords(world, { seed, size })) {
        write(database, batch);
        const { incidents, measures } = batch.records;
        counts.incidents += incidents.length;
        counts.measures += measures.length;
        counts.reports += [...incidents, ...measures].reduce((sum, { reports }) => sum + reports.length, 0);
        counts.articles += batch.articles.length;
      }
    } finally {
      database.close();
    }
    const store = await openStore(options);
    await writeDataVersion(store, `seed-${seed}-${size}`);
    await store.close();
    const seconds = (performance.now() - began) / 1000;
    const megabytes = rounded(statSync(file).size / 2 ** 20, 0);
    if (data === undefined) rmSync(dataDir, { recursive: true });
    return {
      ...counts,
      seconds: rounded(seconds, 1),
      recordsPerSecond: Math.round(size / seconds),
      megabytes,
      kept: data ?? 'no'
    };
  }
};

/** The rows of the store's own code by prepared statements: building each statement anew takes most of the time. */
function write(database: Database, { articles, records }: SeededBatch): void {
  const rows: Record<string, readonly object[]> = {
    articles: articles.map(({ id, ...article }) => {
      const origin = { source_file: null, format: null };
      return { id, version: 1, content_hash: hashArticle(article), current: 1, ...origin, ...article };
    }),
    ...recordRows(records)
  };
  database.transaction(() => {
    for (const [table, list] of Object.entries(rows)) {
      const columns = Object.keys(list[0] ?? {});
      if (columns.length === 0) continue;
      const values = columns.map((column) => `@${column}`).join(', ');
      const insert = database.prepare(`insert into ${table} (${columns.join(', ')}) values (${values})`);
      for (const row of list) insert.run(row);
    }
  })();
}
