import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { StoreError } from './errors.ts';
import { migrate, needsMigration, rejectNewer } from './migrations.ts';
import type { Schema } from './schema.ts';
import { withWriter } from './writer.ts';

export interface StoreOptions {
  /** Folder of the SQLite files; made where it is missing. */
  dataDir: string;
  /** `postgres://…` puts the store on PostgreSQL; null or empty is SQLite. */
  databaseUrl: string | null;
}

/** An open store; inside a transaction its `db` is the transaction. */
export interface Store {
  readonly db: Kysely<Schema>;
  readonly dialect: 'sqlite' | 'postgres';
  readonly options: StoreOptions;
  /**
   * Runs `work` in one transaction, or in the one that the store is in already. Whatever it throws undoes all of it.
   * What `work` does not do through the store that it is given waits for its end, on SQLite for ever.
   */
  transaction<T>(work: (inside: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const SQLITE_FILE = 'dateline.db';
/** As much of a store as is read so; what is behind is read as ever. */
const MAPPED_BYTES = 16 * 2 ** 30;
/** How long a statement waits for a lock of another process, ms. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the store and brings its tables up to date. Readers and one writer may have it open at the same time, from as
 * many processes as wanted.
 * @throws StoreError where the folder or the server cannot be used, or a newer program wrote the store.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = options.databaseUrl ? openPostgres(options, options.databaseUrl) : openSqlite(options);
  try {
    await rejectNewer(store.db);
    if (await needsMigration(store.db)) await withWriter(store, () => migrate(store.db));
    return store;
  } catch (error) {
    await store.close();
    throw error instanceof StoreError ? error : explain(error, options);
  }
}

function openSqlite(options: StoreOptions): Store {
  try {
    mkdirSync(options.dataDir, { recursive: true });
    const database = new Sqlite(join(options.dataDir, SQLITE_FILE), { timeout: BUSY_TIMEOUT_MS });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Read through the system's own memory: of very many records that halves the time.
    database.pragma(`mmap_size = ${MAPPED_BYTES}`);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
    return storeOf(db, 'sqlite', options);
  } catch (error) {
    throw explain(error, options);
  }
}

function openPostgres(options: StoreOptions, url: string): Store {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: BUSY_TIMEOUT_MS });
  // An idle connection that the server drops is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return storeOf(db, 'postgres', options);
}

/** A store over tables that are there. */
export function storeOf(db: Kysely<Schema>, dialect: Store['dialect'], options: StoreOptions): Store {
  const store: Store = {
    db,
    dialect,
    options,
    transaction(work) {
      if (db.isTransaction) return work(store);
      // One snapshot for all statements; SQLite knows nothing else.
      const begin =
        dialect === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction();
      return begin.execute((inside) => work(storeOf(inside, dialect, options)));
    },
    close: () => db.destroy()
  };
  return store;
}

function explain(error: unknown, { dataDir, databaseUrl }: StoreOptions): StoreError {
  const text =
    error instanceof Error
      ? error.message || ('code' in error ? String(error.code) : error.name)
      : String(error);
  if (databaseUrl) {
    return new StoreError(
      `cannot use PostgreSQL at ${withoutPassword(databaseUrl)}: ${text}; start the server, correct DATABASE_URL, or unset it to use SQLite`,
      { cause: error }
    );
  }
  const advice = text.includes('not a database')
    ? `${join(dataDir, SQLITE_FILE)} is not a Dateline store; move it away, or choose another folder with --data`
    : 'check that the folder exists and may be written to, or choose another one with --data';
  return new StoreError(`cannot use the data folder ${dataDir}: ${text}; ${advice}`, { cause: error });
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
