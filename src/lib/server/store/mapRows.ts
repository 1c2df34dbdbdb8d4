import type { Selectable } from 'kysely';
import type { CorrectionNote, Evidence, Incident, Measure } from '../../model/index.ts';
import { groupBy } from './batch.ts';
import { readClaims, readDate, readPlace } from './columns.ts';
import type { IncidentTable, MeasureTable, PlaceColumns } from './schema.ts';
import type { Store } from './store.ts';

/** A record as the map's columns take it, with the articles that tell of it. */
export type StoredRow = {
  id: string;
  date: Incident['date'];
  location: Incident['location'];
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

/** Records read at a time; between two of them others may use the store. */
const ROWS_A_STEP = 2000;

/**
 * Every incident and measure without its evidence, a few thousand at a time, so that any number of them fits in memory.
 * What is written meanwhile may be in it or not; who needs one moment compares the data version before and after.
 */
export async function* streamMapRows(store: Store): AsyncGenerator<StoredRow[]> {
  for await (const rows of stepThrough(store, 'incidents')) {
    const [first, last] = [rows[0]!.id, rows.at(-1)!.id];
    const claims = await store.db
      .selectFrom('casualty_claims')
      .selectAll()
      .where('record_id', '>=', first)
      .where('record_id', '<=', last)
      .where('report', '=', 0)
      .execute();
    const claimsOf = groupBy(
      claims.sort((a, b) => a.position - b.position),
      (row) => row.record_id
    );
    const told = await tellers(store, first, last);
    yield rows.map((row) => ({
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
  for await (const rows of stepThrough(store, 'measures')) {
    const told = await tellers(store, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => ({
      kind: 'measure',
      ...commonOf(row, told(row.id)),
      type: row.type as Measure['type'],
      status: row.status as Measure['status']
    }));
  }
}

/** All words of every record that a search reads, a few thousand records at a time. */
export async function* streamTexts(store: Store): AsyncGenerator<{ id: string; texts: string[] }[]> {
  for await (const rows of stepThrough(store, 'incidents')) {
    const told = await toldOf(store, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => {
      const own = [row.perpetrator, row.claimed_by, row.denied_by, row.suspected, row.target];
      return { id: row.id, texts: known([row.place_name, row.admin2, ...own, ...told(row.id)]) };
    });
  }
  for await (const rows of stepThrough(store, 'measures')) {
    const told = await toldOf(store, rows[0]!.id, rows.at(-1)!.id);
    yield rows.map((row) => {
      const own = [row.summary, row.issuer, row.protects];
      return { id: row.id, texts: known([row.place_name, row.admin2, ...own, ...told(row.id)]) };
    });
  }
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

/** When each current article was published; null where its source states no day. */
export async function listPublished({ db }: Store): Promise<{ id: string; published: string | null }[]> {
  return db.selectFrom('articles').select(['id', 'published']).where('current', '=', 1).execute();
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

interface Tables {
  incidents: IncidentTable;
  measures: MeasureTable;
}

/** A table in steps, in the database's own order of ids. */
async function* stepThrough<T extends keyof Tables>(
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

/** Who told of the records of a stretch of ids. */
async function tellers({ db }: Store, first: string, last: string) {
  const reports = await db
    .selectFrom('reports')
    .select(['record_id', 'publisher', 'article_id'])
    .where('record_id', '>=', first)
    .where('record_id', '<=', last)
    .execute();
  const told = groupBy(reports, (row) => row.record_id);
  return (id: string) => told.get(id) ?? [];
}

type CommonTable = Pick<
  Selectable<IncidentTable>,
  'id' | 'date_from' | 'date_to' | 'date_precision' | 'confidence' | keyof PlaceColumns
>;

function commonOf(row: CommonTable, told: readonly { publisher: string | null; article_id: string }[]) {
  return {
    id: row.id,
    date: readDate(row),
    location: readPlace(row),
    confidence: row.confidence,
    reports: told.length,
    publishers: [...new Set(told.flatMap(({ publisher }) => publisher ?? []))].sort(),
    articles: told.map(({ article_id }) => article_id)
  };
}
