import { groupBy, inBatches } from './batch.ts';
import type { Store } from './store.ts';

/** The articles that tell of each of these records. */
export async function readTellers({ db }: Store, records: readonly string[]): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>();
  for (const ids of inBatches(records)) {
    const rows = await db
      .selectFrom('reports')
      .select(['record_id', 'article_id'])
      .where('record_id', 'in', ids)
      .execute();
    for (const [id, reports] of groupBy(rows, (row) => row.record_id))
      told.set(
        id,
        reports.map(({ article_id }) => article_id)
      );
  }
  return told;
}

/** The provinces of all records that each of these articles tells of. */
export async function readToldProvinces(
  { db }: Store,
  articles: readonly string[]
): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>(articles.map((id) => [id, []]));
  for (const ids of inBatches(articles))
    for (const table of ['incidents', 'measures'] as const) {
      const rows = await db
        .selectFrom('reports')
        .innerJoin(table as 'incidents', `${table as 'incidents'}.id`, 'reports.record_id')
        .select(['reports.article_id', `${table as 'incidents'}.admin1`])
        .where('reports.article_id', 'in', ids)
        .execute();
      for (const { article_id, admin1 } of rows) if (admin1 !== null) told.get(article_id)?.push(admin1);
    }
  return told;
}

/** Records by the days of their reports, newest first and some thousands at a time: one stands there for each report. */
export async function* streamNewest({ db }: Store): AsyncGenerator<{ id: string; published: string }[]> {
  for (let last: { id: string; published: string } | null = null; ;) {
    let query = db
      .selectFrom('reports')
      .select(['record_id as id', 'published'])
      .where('published', 'is not', null)
      .orderBy('published', 'desc')
      .orderBy('record_id', 'desc')
      .limit(REPORTS_A_STEP);
    if (last !== null) {
      const { published, id }: { id: string; published: string } = last;
      query = query
        .where('published', '<=', published)
        .where((eb) => eb.or([eb('published', '<', published), eb('record_id', '<', id)]));
    }
    const rows = (await query.execute()) as { id: string; published: string }[];
    if (rows.length > 0) yield rows;
    if (rows.length < REPORTS_A_STEP) return;
    last = rows.at(-1)!;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const REPORTS_A_STEP = 2000;
