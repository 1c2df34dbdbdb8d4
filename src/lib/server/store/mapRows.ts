import { sql, type Expression, type Selectable, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { CorrectionNote, Evidence, Incident, Measure } from '../../model/index.ts';
import { groupBy, inBatches } from './batch.ts';
import { readClaims, readDate, readWhere, WHO_AND_WHOM } from './columns.ts';
import type { IncidentTable, MeasureTable, Schema } from './schema.ts';
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

/** What the map shows of a record beside its columns. */
export interface StoredHead {
  id: string;
  corrections: CorrectionNote[];
  quote: { text: string; publisher: string | null; published: string | null } | null;
  measure: Pick<Measure, 'summary' | 'issuer' | 'protects' | 'prompted'> | null;
}

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

/** When each current article was published, some thousands at a time; null where its source states no day. */
export async function* streamPublished({ db }: Store): AsyncGenerator<Published[]> {
  for (let last: Published | null = null; ;) {
    // In the order of an index that holds all of it: days first, those without one apart.
    const isDated: boolean = last === null || last.published !== null;
    let query: SelectQueryBuilder<Schema, 'articles', Published> = db
      .selectFrom('articles')
      .select(['id', 'published'])
      .where('current', '=', 1)
      .where('published', isDated ? 'is not' : 'is', null)
      .orderBy('published')
      .orderBy('id')
      .limit(ARTICLES_A_STEP);
    if (last?.published != null) {
      const { published, id } = last;
      query = query
        .where('published', '>=', published)
        .where((eb) => eb.or([eb('published', '>', published), eb('id', '>', id)]));
    } else if (last !== null) query = query.where('id', '>', last.id);
    const rows: Published[] = await query.execute();
    if (rows.length > 0) yield rows;
    if (rows.length === ARTICLES_A_STEP) last = rows.at(-1)!;
    else if (isDated) last = { id: '', published: null };
    else return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ARTICLES_A_STEP = 5000;

export interface Published {
  id: string;
  published: string | null;
}

/** When these were published; those that are not current any more are left out. */
export async function readPublished({ db }: Store, articles: readonly string[]): Promise<Published[]> {
  const found: Published[] = [];
  for (const ids of inBatches(articles))
    found.push(
      ...(await db
        .selectFrom('articles')
        .select(['id', 'published'])
        .where('current', '=', 1)
        .where('id', 'in', ids)
        .execute())
    );
  return found;
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

/** Near what a measure must stand to be looked at: degrees round a point, or the same district. */
export interface Around {
  incident: string;
  admin1: string | null;
  admin2: string | null;
  /** Null where nothing is known to be near it in time. */
  days: { from: string; to: string } | null;
  box: { west: number; south: number; east: number; north: number } | null;
}

/** Ids of the measures that name an incident as what prompted them, and of those near it in place and time. */
export async function findMeasuresAround(
  { db }: Store,
  { incident, admin1, admin2, days, box }: Around
): Promise<string[]> {
  const rows = await db
    .selectFrom('measures')
    .select('id')
    .where((eb) => {
      const prompted = eb('prompted', '=', incident);
      if (days === null || admin1 === null) return prompted;
      const places = [
        ...(admin2 === null ? [] : [eb('admin2', '=', admin2)]),
        ...(box === null
          ? []
          : [eb.and([eb.between('lng', box.west, box.east), eb.between('lat', box.south, box.north)])])
      ];
      if (places.length === 0) return prompted;
      const near = [
        eb('admin1', '=', admin1),
        eb('date_to', '>=', days.from),
        eb('date_from', '<=', days.to),
        eb.or(places)
      ];
      return eb.or([prompted, eb.and(near)]);
    })
    .execute();
  return rows.map(({ id }) => id).sort();
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
