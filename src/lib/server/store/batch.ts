import type { Insertable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Store } from './store.ts';

/** SQLite takes 32,766 parameters a statement; no table has more than 30 columns. */
const ROWS_A_STATEMENT = 500;

/** Inserts rows in the order given. */
export async function insertRows<T extends keyof Schema>(
  store: Store,
  table: T,
  rows: readonly Insertable<Schema[T]>[]
): Promise<void> {
  for (const some of inBatches(rows))
    await store.db
      .insertInto(table)
      .values(some as never)
      .execute();
}

/** The list in parts that one statement can name. */
export function* inBatches<T>(list: readonly T[]): Generator<T[]> {
  for (let start = 0; start < list.length; start += ROWS_A_STATEMENT)
    yield list.slice(start, start + ROWS_A_STATEMENT);
}

/** Rows by a key of theirs, in the order of the rows. */
export function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
