import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { insertRows } from './batch.ts';
import { StoreError } from './errors.ts';
import { SCHEMA_VERSION, SCHEMA_VERSIONS } from './migrations.ts';
import { fillReviewItems } from './reviewRows.ts';
import { TABLE_KEYS, TABLE_NAMES, type TableName } from './schema.ts';
import type { Store } from './store.ts';

/**
 * A backup is gzipped JSON Lines: a header, then `[table, row]` for every row, parents before children, then the
 * number of rows. It holds nothing of the dialect, so what SQLite wrote PostgreSQL can read.
 */
interface Header {
  dateline: 'backup';
  /** Name of the newest migration of the store. */
  schema: string;
}

const PAGE_ROWS = 500;

export interface RestoreOptions {
  /** Replace what the store holds. Without it a store that holds anything is refused. */
  force?: boolean;
}

/**
 * Writes the whole store, as of one moment, to `file`. The file appears under its name only when it is complete and on
 * the disk; one that was there before stays until then.
 */
export async function backup(store: Store, file: string): Promise<{ rows: number }> {
  const partial = join(dirname(file), `.${basename(file)}.${process.pid}.partial`);
  const count = { rows: 0 };
  try {
    await store.transaction((inside) =>
      pipeline(Readable.from(writeLines(inside, count)), createGzip(), createWriteStream(partial))
    );
    await syncToDisk(partial);
    renameSync(partial, file);
    await syncToDisk(dirname(file));
    return count;
  } catch (error) {
    rmSync(partial, { force: true });
    throw new StoreError(`cannot write the backup ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * Fills `target` from a backup, in one transaction: if anything is wrong, the store is as it was before.
 * Call it inside `withWriter`.
 * @throws StoreError where the store is not empty, or the file is no backup, is cut off, or of a newer program.
 */
export async function restore(
  file: string,
  target: Store,
  { force = false }: RestoreOptions = {}
): Promise<{ rows: number }> {
  try {
    return await target.transaction(async (inside) => {
      const held = await countRows(inside);
      if (held > 0 && !force) {
        throw new StoreError(
          `the store already holds ${held} rows; restore into an empty one, or add --force to replace them`
        );
      }
      for (const table of [...TABLE_NAMES].reverse()) await inside.db.deleteFrom(table).execute();
      const rows = await insertBackup(file, inside);
      await fillReviewItems(inside.db);
      return { rows };
    });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`cannot restore from ${file}: ${messageOf(error)}; the store is as it was`, {
      cause: error
    });
  }
}

async function* writeLines(store: Store, count: { rows: number }): AsyncGenerator<string> {
  const header: Header = { dateline: 'backup', schema: SCHEMA_VERSION };
  yield `${JSON.stringify(header)}\n`;
  for (const table of TABLE_NAMES) {
    for (let last: object | null = null; ;) {
      const rows = await readPage(store, table, last);
      for (const row of rows) yield `${JSON.stringify([table, row])}\n`;
      count.rows += rows.length;
      if (rows.length < PAGE_ROWS) break;
      last = rows.at(-1)!;
    }
  }
  yield `${JSON.stringify({ rows: count.rows })}\n`;
}

/** By the key of the row before: passing over rows would take longer with every page. */
async function readPage({ db }: Store, table: TableName, last: object | null): Promise<object[]> {
  const keys: readonly string[] = TABLE_KEYS[table];
  let query = db.selectFrom(table).selectAll();
  for (const column of keys) query = query.orderBy(column as never);
  if (last !== null) {
    const values = keys.map((column) => (last as Record<string, unknown>)[column]);
    query = query.where(
      sql<boolean>`(${sql.join(keys.map((column) => sql.ref(column)))}) > (${sql.join(values)})`
    );
  }
  return query.limit(PAGE_ROWS).execute();
}

async function insertBackup(file: string, store: Store): Promise<number> {
  const source = createReadStream(file);
  const text = createGunzip().setEncoding('utf8');
  // Not `pipeline`: where the loop below throws, it would report an abort in place of the error.
  source.on('error', (error) => text.destroy(error)).pipe(text);
  let count = 0;
  try {
    for await (const { table, rows } of batchRows(readRows(file, splitLines(text)))) {
      await insertRows(store, table, rows as never);
      count += rows.length;
    }
  } finally {
    source.destroy();
  }
  return count;
}

async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}

interface Row {
  table: TableName;
  row: object;
}

/** The rows between the header and the end, both of which must be there and right. */
async function* readRows(file: string, lines: AsyncIterable<string>): AsyncGenerator<Row> {
  let header: Header | null = null;
  let stated: number | null = null;
  let count = 0;
  for await (const line of lines) {
    if (stated !== null)
      throw new StoreError(`${file} goes on after its end; it was not written by one backup`);
    if (header === null) {
      header = readHeader(file, line);
      continue;
    }
    const value = JSON.parse(line) as [TableName, object] | { rows: number };
    if (!Array.isArray(value)) {
      stated = value.rows;
      continue;
    }
    const [table, row] = value;
    if (!TABLE_NAMES.includes(table)) {
      throw new StoreError(`${file} holds rows of "${table}", which is no table of the store`);
    }
    count += 1;
    yield { table, row };
  }
  if (stated === null) throw new StoreError(`${file} is cut off; use another backup. The store is as it was`);
  if (stated === count) return;
  throw new StoreError(`${file} should hold ${stated} rows and holds ${count}; the store is as it was`);
}

async function* batchRows(rows: AsyncIterable<Row>): AsyncGenerator<{ table: TableName; rows: object[] }> {
  let batch: { table: TableName; rows: object[] } | null = null;
  for await (const { table, row } of rows) {
    if (batch !== null && (batch.table !== table || batch.rows.length >= PAGE_ROWS)) {
      yield batch;
      batch = null;
    }
    batch ??= { table, rows: [] };
    batch.rows.push(row);
  }
  if (batch !== null) yield batch;
}

function readHeader(file: string, line: string): Header {
  const header = parseHeader(line);
  if (header?.dateline !== 'backup')
    throw new StoreError(`${file} is not a Dateline backup; expected a file written by "dateline backup"`);
  if (!SCHEMA_VERSIONS.includes(header.schema)) {
    throw new StoreError(
      `${file} was written by a newer Dateline (tables ${header.schema}); upgrade Dateline to restore it`
    );
  }
  return header;
}

function parseHeader(line: string): Header | null {
  try {
    return JSON.parse(line) as Header | null;
  } catch {
    return null;
  }
}

async function countRows({ db }: Store): Promise<number> {
  let rows = 0;
  for (const table of TABLE_NAMES) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    rows += Number(count);
  }
  return rows;
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
