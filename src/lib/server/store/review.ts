import { sql } from 'kysely';
import { REVIEW_KINDS, type CorrectionNote, type ReviewKind } from '../../model/index.ts';
import { groupBy, inBatches } from './batch.ts';
import { bitOf } from './reviewRows.ts';
import type { Store } from './store.ts';

/** Where a page of the list begins: after this record. */
export interface ReviewPlace {
  position: number;
  day: string;
  id: string;
}

export interface ReviewPage {
  /** Records to look at: by the most pressing reason, then newest first, then by id. */
  places: ReviewPlace[];
  /** True where no more follow. */
  isLast: boolean;
}

/** How many stored records have each set of reasons for a look, those left out that a person settled. */
export async function countReviewItems(
  { db }: Store,
  settled: readonly string[]
): Promise<{ total: number; byKind: Record<ReviewKind, number> }> {
  const rows = await db
    .selectFrom('review_items')
    .select((eb) => ['kinds', eb.fn.countAll().as('count')])
    .groupBy('kinds')
    .execute();
  const counts = new Map(rows.map(({ kinds, count }) => [kinds, Number(count)]));
  for (const ids of inBatches(settled)) {
    const gone = await db.selectFrom('review_items').select('kinds').where('record_id', 'in', ids).execute();
    for (const { kinds } of gone) counts.set(kinds, (counts.get(kinds) ?? 0) - 1);
  }
  const having = (bit: number) =>
    [...counts].reduce((sum, [kinds, count]) => ((kinds & bit) === bit ? sum + count : sum), 0);
  return {
    total: having(0),
    byKind: Object.fromEntries(REVIEW_KINDS.map((kind) => [kind, having(bitOf(kind))])) as Record<
      ReviewKind,
      number
    >
  };
}

/** A page of the records that deserve a look for one of these reasons, or for any where none is named. */
export async function listReviewItems(
  { db }: Store,
  kind: ReviewKind | null,
  settled: ReadonlySet<string>,
  after: ReviewPlace | null,
  count: number
): Promise<ReviewPage> {
  const places: ReviewPlace[] = [];
  for (let last = after; ;) {
    let query = db
      .selectFrom('review_items')
      .select(['position', 'day', 'record_id as id'])
      .orderBy('position')
      .orderBy('day', 'desc')
      .orderBy('record_id')
      .limit(count + 1);
    // A bit by dividing: the two databases write the other way differently.
    if (kind !== null) {
      const bit = bitOf(kind);
      query = query.where(sql<number>`kinds % ${sql.lit(2 * bit)}`, '>=', bit);
    }
    if (last !== null) query = query.where(isAfter(last));
    const rows = await query.execute();
    for (const row of rows)
      if (!settled.has(row.id)) {
        if (places.length === count) return { places, isLast: false };
        places.push(row);
      }
    if (rows.length <= count) return { places, isLast: true };
    last = rows.at(-1)!;
  }
}

function isAfter({ position, day, id }: ReviewPlace) {
  return sql<boolean>`(position > ${position} or (position = ${position} and (day < ${day} or (day = ${day} and record_id > ${id}))))`;
}

/** What people decided, on the records that tell of it, with the articles that each of these records is told by. */
export async function listCorrected({
  db
}: Store): Promise<{ id: string; corrections: CorrectionNote[]; articles: string[] }[]> {
  const noted: { id: string; corrections: string }[] = [];
  for (const table of ['incidents', 'measures'] as const)
    noted.push(
      ...(await db
        .selectFrom(table)
        .select(['id', 'corrections'])
        .where('corrections', '<>', sql.lit('[]'))
        .execute())
    );
  const told: { record_id: string; article_id: string }[] = [];
  for (const ids of inBatches(noted.map(({ id }) => id)))
    told.push(
      ...(await db
        .selectFrom('reports')
        .select(['record_id', 'article_id'])
        .where('record_id', 'in', ids)
        .execute())
    );
  const articlesOf = groupBy(told, (row) => row.record_id);
  return noted.map(({ id, corrections }) => ({
    id,
    corrections: JSON.parse(corrections) as CorrectionNote[],
    articles: (articlesOf.get(id) ?? []).map(({ article_id }) => article_id)
  }));
}
