import type { CorrectionNote, Evidence, Incident, Measure } from '../../model/index.ts';
import { groupBy } from './batch.ts';
import type { Store } from './store.ts';

/** What the map shows of a record beside its columns. */
export interface StoredHead {
  id: string;
  corrections: CorrectionNote[];
  quote: { text: string; publisher: string | null; published: string | null } | null;
  measure: Pick<Measure, 'summary' | 'issuer' | 'protects' | 'prompted'> | null;
}

/** What stands beside the columns of these records, in the order of the ids; null for one that is not stored. */
export async function readHeads(store: Store, ids: readonly string[]): Promise<(StoredHead | null)[]> {
  if (ids.length === 0) return [];
  const { db } = store;
  const incidents = await db
    .selectFrom('incidents')
    .select(['id', 'corrections'])
    .where('id', 'in', ids)
    .execute();
  const measures = await db
    .selectFrom('measures')
    .select(['id', 'corrections', 'summary', 'issuer', 'protects', 'prompted'])
    .where('id', 'in', ids)
    .execute();
  const reports = await db
    .selectFrom('reports')
    .select(['record_id', 'position', 'evidence', 'publisher', 'published'])
    .where('record_id', 'in', ids)
    .execute();
  const told = groupBy(
    reports.sort((a, b) => a.position - b.position),
    (row) => row.record_id
  );
  const quoteOf = (id: string): StoredHead['quote'] => {
    for (const { evidence, publisher, published } of told.get(id) ?? []) {
      const [first] = JSON.parse(evidence) as Evidence[];
      if (first) return { text: first.quote, publisher, published };
    }
    return null;
  };
  const heads = new Map<string, StoredHead>();
  const put = (row: { id: string; corrections: string }, measure: StoredHead['measure']) =>
    heads.set(row.id, {
      id: row.id,
      corrections: JSON.parse(row.corrections) as CorrectionNote[],
      quote: quoteOf(row.id),
      measure
    });
  for (const row of incidents) put(row, null);
  for (const row of measures) {
    const { summary, issuer, protects, prompted } = row;
    put(row, { summary, issuer, protects, prompted });
  }
  return ids.map((id) => heads.get(id) ?? null);
}

/** The same of a record that is at hand. */
export function toHead(record: Incident | Measure): StoredHead {
  const { id, corrections, reports } = record;
  const told = reports.find(({ evidence }) => evidence.length > 0);
  return {
    id,
    corrections,
    quote: told
      ? { text: told.evidence[0]!.quote, publisher: told.publisher, published: told.published }
      : null,
    measure:
      'category' in record
        ? null
        : {
            summary: record.summary,
            issuer: record.issuer,
            protects: record.protects,
            prompted: record.prompted
          }
  };
}
