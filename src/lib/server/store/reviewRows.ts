import { sql, type Insertable, type Kysely } from 'kysely';
import {
  AMBIGUOUS,
  LOW_CONFIDENCE,
  REVIEW_KINDS,
  reviewKindsOf,
  type Incident,
  type Measure,
  type ReviewKind
} from '../../model/index.ts';
import type { ReviewItemTable } from './schema.ts';

export function bitOf(kind: ReviewKind): number {
  return 1 << REVIEW_KINDS.indexOf(kind);
}

/** The rows of those of these records that deserve a look. */
export function reviewRows(records: readonly (Incident | Measure)[]): Insertable<ReviewItemTable>[] {
  return records.flatMap((record) => {
    const kinds = reviewKindsOf(record);
    const [first] = kinds;
    if (first === undefined) return [];
    return {
      record_id: record.id,
      kinds: kinds.reduce((bits, kind) => bits | bitOf(kind), 0),
      position: REVIEW_KINDS.indexOf(first),
      day: record.date.to ?? record.date.from ?? ''
    };
  });
}

/** Makes the rows of all stored records anew, as `reviewRows` would, without reading any of them. */
export async function fillReviewItems<S>(db: Kysely<S>): Promise<void> {
  const bit = (kind: ReviewKind) => sql.lit(bitOf(kind));
  await sql`delete from review_items`.execute(db);
  for (const records of ['incidents', 'measures'] as const) {
    const disagree =
      records === 'incidents' ? sql`case when disagree = 1 then ${bit('disagree')} else 0 end` : sql`0`;
    await sql`
      insert into review_items (record_id, kinds, position, day)
      select id, kinds,
        case when kinds % 2 = 1 then 0 when kinds % 4 > 1 then 1 when kinds % 8 > 3 then 2 else 3 end,
        coalesce(date_to, date_from, '')
      from (
        select id, date_to, date_from,
          ${disagree}
          + case when id in (
              select record_id from reports
              where reasons like ${sql.lit(`["${AMBIGUOUS}%`)} or reasons like ${sql.lit(`%,"${AMBIGUOUS}%`)}
            ) then ${bit('ambiguous')} else 0 end
          + case when confidence < ${sql.lit(LOW_CONFIDENCE)} then ${bit('confidence')} else 0 end
          + case when place_precision in ('country', 'unknown') then ${bit('unplaced')} else 0 end as kinds
        from ${sql.table(records)}
      ) as judged
      where kinds > 0
    `.execute(db);
  }
}
