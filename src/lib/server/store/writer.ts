import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { StoreBusy } from './errors.ts';
import type { Store } from './store.ts';

export interface WriterOptions {
  /** Called once where another process is writing and this one has to wait. */
  onWait?: (message: string) => void;
  /** How long to wait for the other process, ms. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10 * 60_000;
const RETRY_MS = 100;
const LOCK_FILE = 'writer.lock';
/** "dateline" as the key of an advisory lock; advisory locks are a database's own. */
const LOCK_KEY = 0x64617465;

/**
 * Runs `write` as the store's only writer among all processes; readers are never blocked. The lock is one that the
 * operating system or the server lets go of when the process dies, so a killed writer leaves nothing behind.
 * Must not be nested: the inner call would wait for the outer one.
 * @throws StoreBusy where the other writer does not finish in time; nothing was written then.
 */
export async function withWriter<T>(
  store: Pick<Store, 'dialect' | 'options'>,
  write: () => Promise<T>,
  { onWait, timeoutMs = DEFAULT_TIMEOUT_MS }: WriterOptions = {}
): Promise<T> {
  const lock =
    store.dialect === 'sqlite'
      ? openFileLock(store.options.dataDir)
      : await openServerLock(store.options.databaseUrl);
  try {
    const deadline = performance.now() + timeoutMs;
    for (let waited = false; !(await lock.tryTake()); waited = true) {
      if (!waited) onWait?.('another Dateline process is writing to the store; waiting for it to finish');
      if (performance.now() >= deadline) {
        throw new StoreBusy(
          `another Dateline process has been writing to the store for ${Math.round(timeoutMs / 1000)} s; nothing was changed, try again when it is done`
        );
      }
      await sleep(RETRY_MS);
    }
    return await write();
  } finally {
    await lock.release();
  }
}

interface Lock {
  tryTake(): Promise<boolean>;
  release(): Promise<void>;
}

/** An exclusive transaction on a file of its own, that holds no data. */
function openFileLock(dataDir: string): Lock {
  mkdirSync(dataDir, { recursive: true });
  const database = new Sqlite(join(dataDir, LOCK_FILE), { timeout: 0 });
  return {
    tryTake: async () => {
      try {
        database.exec('BEGIN EXCLUSIVE');
        return true;
      } catch (error) {
        if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
        throw error;
      }
    },
    release: async () => void database.close()
  };
}

/** An advisory lock on a connection of its own: it ends with the connection. */
async function openServerLock(databaseUrl: string | null): Promise<Lock> {
  const client = new pg.Client({ connectionString: databaseUrl ?? undefined });
  await client.connect();
  client.on('error', () => {});
  return {
    tryTake: async () => {
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
        LOCK_KEY
      ]);
      return rows[0]?.taken === true;
    },
    release: () => client.end()
  };
}
