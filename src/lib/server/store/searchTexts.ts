import type { Evidence, Incident, Measure } from '../../model/index.ts';
import { groupBy } from './batch.ts';
import { WHO_AND_WHOM } from './columns.ts';
import { stepThrough } from './steps.ts';
import type { Store } from './store.ts';

const PLACE_WORDS = ['id', 'place_name', 'admin2'] as const;
const INCIDENT_WORDS = [...PLACE_WORDS, ...WHO_AND_WHOM] as const;
const MEASURE_WORDS = [...PLACE_WORDS, 'summary', 'issuer', 'protects'] as const;

/** Few, for their quotes are read too: nobody else is answered meanwhile. */
const ROWS_A_STEP = 400;

/** All words of every record that a search reads, some hundreds of records at a time. */
export async function* streamTexts(store: Store): AsyncGenerator<{ id: string; texts: string[] }[]> {
  for await (const rows of stepThrough(store, 'incidents', INCIDENT_WORDS, ROWS_A_STEP)) {
    const told = await toldOf(store, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => {
      const own = [row.perpetrator, row.claimed_by, row.denied_by, row.suspected, row.target];
      return { id: row.id, texts: known([row.place_name, row.admin2, ...own, ...told(row.id)]) };
    });
  }
  for await (const rows of stepThrough(store, 'measures', MEASURE_WORDS, ROWS_A_STEP)) {
    const told = await toldOf(store, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => {
      const own = [row.summary, row.issuer, row.protects];
      return { id: row.id, texts: known([row.place_name, row.admin2, ...own, ...told(row.id)]) };
    });
  }
}

/** The same of a record that is at hand. */
export function wordsOf(record: Incident | Measure): string[] {
  const { location, reports } = record;
  const own =
    'category' in record
      ? [
          record.actors.perpetrator,
          record.actors.claimedBy,
          record.actors.deniedBy,
          record.actors.suspected,
          record.target
        ]
      : [record.summary, record.issuer, record.protects];
  const told = reports.flatMap(({ place, evidence }) => [place, ...evidence.map(({ quote }) => quote)]);
  return known([location.name, location.admin2, ...own, ...told]);
}

/** Places and quotes of the reports of a stretch of ids. */
async function toldOf({ db }: Store, first: string, last: string) {
  const reports = await db
    .selectFrom('reports')
    .select(['record_id', 'place', 'evidence'])
    .where('record_id', '>=', first)
    .where('record_id', '<=', last)
    .execute();
  const told = groupBy(reports, (row) => row.record_id);
  return (id: string) =>
    (told.get(id) ?? []).flatMap(({ place, evidence }) => [
      place,
      ...(JSON.parse(evidence) as Evidence[]).map(({ quote }) => quote)
    ]);
}

function known(texts: readonly (string | null)[]): string[] {
  return texts.filter((text) => text !== null);
}
