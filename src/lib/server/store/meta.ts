import type { Store } from './store.ts';

const DATA_VERSION = 'data_version';

/** Changes exactly when the records do: a short hash of their content, `empty` before there are any. */
export async function dataVersion(store: Store): Promise<string> {
  const row = await store.db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', DATA_VERSION)
    .executeTakeFirst();
  return row?.value ?? 'empty';
}

export async function writeDataVersion({ db }: Store, version: string): Promise<void> {
  await db.deleteFrom('meta').where('key', '=', DATA_VERSION).execute();
  await db.insertInto('meta').values({ key: DATA_VERSION, value: version }).execute();
}
