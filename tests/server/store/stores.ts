import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../../src/lib/server/store/store.ts';
import { createDatabase, startPostgres } from '../../postgres.ts';

export interface Dialect {
  name: Store['dialect'];
  /** Where a new, empty store would be; cleared away after the test. */
  options(): Promise<StoreOptions>;
  /** A new, empty store; closed after the test. */
  open(): Promise<Store>;
  reopen(options: StoreOptions): Promise<Store>;
}

/** The dialects to test on: SQLite always, PostgreSQL where there is a server. Call it once, at the top of a test file. */
export async function dialects(): Promise<Dialect[]> {
  const server = await startPostgres();
  const clearing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const clear of clearing.splice(0).reverse()) await clear();
  });
  afterAll(() => server?.stop());

  const make = (name: Store['dialect'], databaseUrl: () => Promise<string | null>): Dialect => {
    const options = async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'dateline-store-'));
      clearing.push(async () => rmSync(dataDir, { recursive: true, force: true }));
      return { dataDir, databaseUrl: await databaseUrl() };
    };
    const reopen = async (where: StoreOptions) => {
      const store = await openStore(where);
      clearing.push(() => store.close());
      return store;
    };
    return { name, options, reopen, open: async () => reopen(await options()) };
  };
  const sqlite = make('sqlite', async () => null);
  if (!server) return [sqlite];
  const postgres = make('postgres', async () => {
    const database = await createDatabase(server);
    clearing.push(() => database.drop());
    return database.url;
  });
  return [sqlite, postgres];
}
