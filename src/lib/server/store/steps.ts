import type { Selectable } from 'kysely';
import type { IncidentTable, MeasureTable } from './schema.ts';
import type { Store } from './store.ts';

/** Records read at a time; between two of them others may use the store. */
const ROWS_A_STEP = 2000;

interface Tables {
  incidents: IncidentTable;
  measures: MeasureTable;
}

/** A table in steps, in the database's own order of ids. */
export async function* stepThrough<T extends keyof Tables>(
  store: Store,
  table: T
): AsyncGenerator<Selectable<Tables[T]>[]> {
  for (let last: string | null = null; ;) {
    let query = store.db
      .selectFrom(table as keyof Tables)
      .selectAll()
      .orderBy('id')
      .limit(ROWS_A_STEP);
    if (last !== null) query = query.where('id', '>', last);
    const rows = await query.execute();
    if (rows.length > 0) yield rows as unknown as Selectable<Tables[T]>[];
    if (rows.length < ROWS_A_STEP) return;
    last = rows.at(-1)!.id;
    // SQLite answers at once: others get their turn here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
