import type { Selectable } from 'kysely';
import type { IncidentTable, MeasureTable } from './schema.ts';
import type { Store } from './store.ts';

/** Records read at a time; between two steps others may use the store. */
const ROWS_A_STEP = 2000;

interface Tables {
  incidents: IncidentTable;
  measures: MeasureTable;
}

/** Some columns of a table in steps, in the database's own order of ids. */
export async function* stepThrough<T extends keyof Tables, C extends keyof Tables[T] & string>(
  store: Store,
  table: T,
  columns: readonly C[],
  rowsAStep = ROWS_A_STEP
): AsyncGenerator<Pick<Selectable<Tables[T]>, C & keyof Selectable<Tables[T]>>[]> {
  for (let last: string | null = null; ;) {
    let query = store.db
      .selectFrom(table as 'incidents')
      .select(columns as never)
      .orderBy('id')
      .limit(rowsAStep);
    if (last !== null) query = query.where('id', '>', last);
    const rows = (await query.execute()) as { id: string }[];
    if (rows.length > 0) yield rows as never;
    if (rows.length < rowsAStep) return;
    last = rows.at(-1)!.id;
    // SQLite answers at once: others get their turn here.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
