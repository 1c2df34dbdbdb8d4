import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Records } from '../../model/index.ts';
import { writeDataVersion } from './meta.ts';
import { migrate } from './migrations.ts';
import { insertRecords } from './records.ts';
import type { Schema } from './schema.ts';
import { storeOf, type Store } from './store.ts';

/** Records written at a time; between two of them others get their turn. */
const RECORDS_A_STEP = 1000;

/**
 * Records in a store of their own that is read as the other one is, on the disk and not in memory, and gone with whoever
 * holds it: the file has no name any more when this returns. `progress` is told how far it is, from 0 to 1.
 */
export async function openScratch(
  records: Records,
  version: string,
  progress: (share: number) => void = () => {}
): Promise<Store> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-day-'));
  const database = new Sqlite(join(dataDir, 'day.db'));
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF'])
    database.pragma(pragma);
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  const store = storeOf(db, 'sqlite', { dataDir, databaseUrl: null });
  const { incidents, measures, aggregates } = records;
  const all = Math.max(1, incidents.length + measures.length);
  let done = 0;
  try {
    await migrate(db);
    for (const part of parts(incidents)) await insertPart({ incidents: part, measures: [], aggregates: [] });
    for (const part of parts(measures)) await insertPart({ incidents: [], measures: part, aggregates: [] });
    await insertPart({ incidents: [], measures: [], aggregates });
    await writeDataVersion(store, version);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  } finally {
    // Where an open file keeps its name it stays until the system clears its temporary files.
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 0 });
  }

  async function insertPart(part: Records): Promise<void> {
    await store.transaction((inside) => insertRecords(inside, part));
    progress((done += part.incidents.length + part.measures.length) / all);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function* parts<R>(list: readonly R[]): Generator<R[]> {
  for (let start = 0; start < list.length; start += RECORDS_A_STEP)
    yield list.slice(start, start + RECORDS_A_STEP);
}
