import { sql, type Expression, type Selectable, type SqlBool } from 'kysely';
import type { Incident, Measure } from '../../model/index.ts';
import { groupBy, inBatches } from './batch.ts';
import { readClaims, readDate, readWhere, WHO_AND_WHOM } from './columns.ts';
import type { IncidentTable, MeasureTable } from './schema.ts';
import { stepThrough } from './steps.ts';
import type { Store } from './store.ts';

/** A record as the map's columns take it, with the articles that tell of it. */
export type StoredRow = {
  id: string;
  date: Incident['date'];
  location: ReturnType<typeof readWhere>;
  confidence: number;
  /** How many. */
  reports: number;
  /** Each once, by name. */
  publishers: string[];
  articles: string[];
} & (
  | ({ kind: 'incident' } & Pick<
      Incident,
      'category' | 'type' | 'casualties' | 'actors' | 'target' | 'disagree'
    >)
  | ({ kind: 'measure' } & Pick<Measure, 'type' | 'status'>)
);

/** Of a record, what the map's columns take: reading the rest of very many costs as much again. */
const COMMON_COLUMNS = [
  'id',
  'type',
  'date_from',
  'date_to',
  'date_precision',
  'place_name',
  'admin1',
  'admin2',
  'country',
  'lng',
  'lat',
  'place_precision',
  'radius_km',
  'confidence'
] as const;
const INCIDENT_COLUMNS = [...COMMON_COLUMNS, 'category', 'disagree', ...WHO_AND_WHOM] as const;
const MEASURE_COLUMNS = [...COMMON_COLUMNS, 'status'] as const;

/**
 * Every incident and measure without its evidence, a few thousand at a time, so that any number of them fits in memory.
 * What is written meanwhile may be in it or not; who needs one moment compares the data version before and after.
 */
export async function* streamMapRows(store: Store): AsyncGenerator<StoredRow[]> {
  for await (const rows of stepThrough(store, 'incidents', INCIDENT_COLUMNS))
    yield toIncidentRows(store, rows, between(rows[0]!.id, rows.at(-1)!.id));
  for await (const rows of stepThrough(store, 'measures', MEASURE_COLUMNS))
    yield toMeasureRows(store, rows, between(rows[0]!.id, rows.at(-1)!.id));
}

/** Those of these ids that are stored. */
export async function readMapRows(store: Store, wanted: readonly string[]): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for (const ids of inBatches(wanted)) {
    const listed = (column: 'record_id') => sql<boolean>`${sql.ref(column)} in (${sql.join(ids)})`;
    const incidents = await store.db
      .selectFrom('incidents')
      .select(INCIDENT_COLUMNS)
      .where('id', 'in', ids)
      .execute();
    const measures = await store.db
      .selectFrom('measures')
      .select(MEASURE_COLUMNS)
      .where('id', 'in', ids)
      .execute();
    found.push(...(await toIncidentRows(store, incidents, listed)));
    found.push(...(await toMeasureRows(store, measures, listed)));
  }
  return found;
}

/** Which rows of a table belong to some records. */
type OfRecords = (column: 'record_id') => Expression<SqlBool>;

function between(first: string, last: string): OfRecords {
  return (column) => sql<boolean>`${sql.ref(column)} >= ${first} and ${sql.ref(column)} <= ${last}`;
}

async function toIncidentRows(
  store: Store,
  rows: Pick<Selectable<IncidentTable>, (typeof INCIDENT_COLUMNS)[number]>[],
  ofThese: OfRecords
): Promise<StoredRow[]> {
  const claims = await store.db
    .selectFrom('casualty_claims')
    .selectAll()
    .where(ofThese('record_id'))
    .where('report', '=', 0)
    .execute();
  const claimsOf = groupBy(
    claims.sort((a, b) => a.position - b.position),
    (row) => row.record_id
  );
  const told = await tellers(store, ofThese);
  return rows.map((row) => ({
    kind: 'incident',
    ...commonOf(row, told(row.id)),
    category: row.category as Incident['category'],
    type: row.type as Incident['type'],
    casualties: readClaims(claimsOf.get(row.id) ?? []),
    actors: {
      perpetrator: row.perpetrator,
      claimedBy: row.claimed_by,
      deniedBy: row.denied_by,
      suspected: row.suspected
    },
    target: row.target,
    disagree: row.disagree === 1
  }));
}

async function toMeasureRows(
  store: Store,
  rows: Pick<Selectable<MeasureTable>, (typeof MEASURE_COLUMNS)[number]>[],
  ofThese: OfRecords
): Promise<StoredRow[]> {
  const told = await tellers(store, ofThese);
  return rows.map((row) => ({
    kind: 'measure',
    ...commonOf(row, told(row.id)),
    type: row.type as Measure['type'],
    status: row.status as Measure['status']
  }));
}

/** Who told of some records. */
async function tellers({ db }: Store, ofThese: OfRecords) {
  const reports = await db
    .selectFrom('reports')
    .select(['record_id', 'publisher', 'article_id'])
    .where(ofThese('record_id'))
    .execute();
  const told = groupBy(reports, (row) => row.record_id);
  return (id: string) => told.get(id) ?? [];
}

type CommonTable = Pick<Selectable<IncidentTable>, (typeof COMMON_COLUMNS)[number]>;

function commonOf(row: CommonTable, told: readonly { publisher: string | null; article_id: string }[]) {
  return {
    id: row.id,
    date: readDate(row),
    location: readWhere(row),
    confidence: row.confidence,
    reports: told.length,
    publishers: [...new Set(told.flatMap(({ publisher }) => publisher ?? []))].sort(),
    articles: told.map(({ article_id }) => article_id)
  };
}
