import type { Selectable } from 'kysely';
import type {
  AggregateRecord,
  CorrectionNote,
  Evidence,
  Incident,
  Measure,
  Records,
  Report
} from '../../model/index.ts';
import { groupBy, inBatches, insertRows } from './batch.ts';
import { readClaims, readDate, readPlace, readSource } from './columns.ts';
import { digestOf, digestText } from './digest.ts';
import { writeChanges } from './changes.ts';
import { dataVersion, writeDataVersion } from './meta.ts';
import { recordRows } from './recordRows.ts';
import type { AggregateClaimTable, IncidentTable, MeasureTable } from './schema.ts';
import type { Store } from './store.ts';

/**
 * Puts these records in place of all that are stored, at once for every reader. Only what differs is written; the same
 * ones again change nothing.
 */
export async function replaceRecords(store: Store, records: Records): Promise<void> {
  const all = [...records.incidents, ...records.measures, ...records.aggregates];
  const version = digestText(all.map(digestOf).join('\n')).slice(0, 12);
  await store.transaction(async (store) => {
    if ((await dataVersion(store)) === version) return;
    const incidents = await deleteOthers(store, 'incidents', records.incidents);
    const measures = await deleteOthers(store, 'measures', records.measures);
    const aggregates = await deleteOthers(store, 'aggregate_claims', records.aggregates);
    await insertRecords(store, {
      incidents: incidents.missing,
      measures: measures.missing,
      aggregates: aggregates.missing
    });
    await writeChanges(store, version, {
      records: new Map<string, Incident | Measure | null>([...incidents.past, ...measures.past]),
      aggregates: aggregates.past
    });
    await writeDataVersion(store, version);
  });
}

/** Adds records that are not stored. */
export async function insertRecords(store: Store, records: Records): Promise<void> {
  const rows = recordRows(records);
  for (const table of [
    'incidents',
    'measures',
    'reports',
    'casualty_claims',
    'aggregate_claims',
    'review_items'
  ] as const)
    await insertRows(store, table, rows[table] as never);
}

/**
 * Deletes the stored records that are not, or not as they stand, among `records`; gives those that are now missing, and
 * by its id what each that changes was before: null for one that was not there.
 */
async function deleteOthers<R extends AggregateRecord | Incident | Measure>(
  store: Store,
  table: 'incidents' | 'measures' | 'aggregate_claims',
  records: readonly R[]
): Promise<{ missing: R[]; past: Map<string, R | null> }> {
  const { db } = store;
  const past = new Map<string, R | null>();
  const wanted = new Map(records.map((record) => [record.id, digestOf(record)]));
  const stored = await db.selectFrom(table).select(['id', 'digest']).execute();
  const kept = new Set(
    stored.filter(({ id, digest }) => digest !== null && wanted.get(id) === digest).map(({ id }) => id)
  );
  const gone = stored.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  for (const ids of inBatches(gone)) {
    for (const before of await readOf(store, table, ids)) past.set(before.id, before as R);
    for (const part of ['casualty_claims', 'reports', 'review_items'] as const)
      if (table !== 'aggregate_claims') await db.deleteFrom(part).where('record_id', 'in', ids).execute();
    await db.deleteFrom(table).where('id', 'in', ids).execute();
  }
  const missing = records.filter(({ id }) => !kept.has(id));
  for (const { id } of missing) if (!past.has(id)) past.set(id, null);
  return { missing, past };
}

async function readOf(
  store: Store,
  table: 'incidents' | 'measures' | 'aggregate_claims',
  ids: readonly string[]
): Promise<(AggregateRecord | Incident | Measure)[]> {
  if (table !== 'aggregate_claims') return (await readRecords(store, ids))[table];
  const rows = await store.db.selectFrom(table).selectAll().where('id', 'in', ids).execute();
  return rows.map(readAggregate);
}

/** Everything on the map, of one moment. */
export async function listRecords(store: Store): Promise<Records> {
  return store.transaction(async (store) => ({
    incidents: await listIncidents(store),
    measures: await listMeasures(store),
    aggregates: await listAggregates(store)
  }));
}

export async function countRecords({ db }: Store): Promise<number> {
  let count = 0;
  for (const table of ['incidents', 'measures'] as const) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    count += Number(row.count);
  }
  return count;
}

/** Ascending ids. */
export async function listIds({ db }: Store, table: 'incidents' | 'measures'): Promise<string[]> {
  const rows = await db.selectFrom(table).select('id').execute();
  return rows.map(({ id }) => id).sort();
}

/** In the order of their ids, as all lists here. */
export async function listIncidents(store: Store): Promise<Incident[]> {
  return store.transaction(async (store) => {
    const rows = await store.db.selectFrom('incidents').selectAll().execute();
    return buildIncidents(store, rows);
  });
}

export async function readIncident(store: Store, id: string): Promise<Incident | null> {
  return store.transaction(async (store) => {
    const rows = await store.db.selectFrom('incidents').selectAll().where('id', '=', id).execute();
    return (await buildIncidents(store, rows, [id]))[0] ?? null;
  });
}

export async function listMeasures(store: Store): Promise<Measure[]> {
  return store.transaction(async (store) => {
    const rows = await store.db.selectFrom('measures').selectAll().execute();
    return buildMeasures(store, rows);
  });
}

export async function readMeasure(store: Store, id: string): Promise<Measure | null> {
  return store.transaction(async (store) => {
    const rows = await store.db.selectFrom('measures').selectAll().where('id', '=', id).execute();
    return (await buildMeasures(store, rows, [id]))[0] ?? null;
  });
}

/** Those of these ids that are stored, in the order of their ids. */
export async function readRecords(
  store: Store,
  wanted: readonly string[]
): Promise<Pick<Records, 'incidents' | 'measures'>> {
  return store.transaction(async (store) => {
    const found: Pick<Records, 'incidents' | 'measures'> = { incidents: [], measures: [] };
    for (const ids of inBatches(wanted)) {
      const incidents = await store.db.selectFrom('incidents').selectAll().where('id', 'in', ids).execute();
      const measures = await store.db.selectFrom('measures').selectAll().where('id', 'in', ids).execute();
      if (incidents.length > 0) found.incidents.push(...(await buildIncidents(store, incidents, ids)));
      if (measures.length > 0) found.measures.push(...(await buildMeasures(store, measures, ids)));
    }
    return { incidents: sortById(found.incidents), measures: sortById(found.measures) };
  });
}

/** The records that an article tells of, and every total. */
export async function listRecordsOf(store: Store, article: string): Promise<Records> {
  const rows = await store.db
    .selectFrom('reports')
    .select('record_id')
    .distinct()
    .where('article_id', '=', article)
    .execute();
  const ids = rows.map(({ record_id }) => record_id);
  return { ...(await readRecords(store, ids)), aggregates: await listAggregates(store) };
}

/** The records that tell of a decision, whichever it was. */
export async function listDecided(store: Store, correction: string): Promise<(Incident | Measure)[]> {
  // What is found so may hold the words elsewhere, as in a reason that somebody wrote; it is looked through below.
  const told = `%${JSON.stringify(correction)}%`;
  const idsOf = async (table: 'incidents' | 'measures') => {
    const rows = await store.db.selectFrom(table).select('id').where('corrections', 'like', told).execute();
    return rows.map(({ id }) => id);
  };
  const [incidents, measures] = [await idsOf('incidents'), await idsOf('measures')];
  const found = [
    ...(await Promise.all(incidents.map((id) => readIncident(store, id)))),
    ...(await Promise.all(measures.map((id) => readMeasure(store, id))))
  ];
  return found.filter((record) => record !== null).filter(isToldBy);

  function isToldBy({ corrections }: Incident | Measure): boolean {
    return corrections.some(({ correctionId }) => correctionId === correction);
  }
}

export async function listAggregates({ db }: Store): Promise<AggregateRecord[]> {
  const rows = await db.selectFrom('aggregate_claims').selectAll().execute();
  return sortById(rows.map(readAggregate));
}

async function buildIncidents(
  store: Store,
  rows: Selectable<IncidentTable>[],
  ids?: readonly string[]
): Promise<Incident[]> {
  const parts = await readParts(store, ids);
  return sortById(
    rows.map((row): Incident => ({
      id: row.id,
      category: row.category as Incident['category'],
      type: row.type as Incident['type'],
      date: readDate(row),
      location: readPlace(row),
      casualties: parts.casualties(row.id, 0),
      killedFrom: row.killed_from,
      injuredFrom: row.injured_from,
      disagree: row.disagree === 1,
      actors: {
        perpetrator: row.perpetrator,
        claimedBy: row.claimed_by,
        deniedBy: row.denied_by,
        suspected: row.suspected
      },
      target: row.target,
      weapon: row.weapon,
      confidence: row.confidence,
      reports: parts.reports(row.id),
      corrections: JSON.parse(row.corrections) as CorrectionNote[]
    }))
  );
}

async function buildMeasures(
  store: Store,
  rows: Selectable<MeasureTable>[],
  ids?: readonly string[]
): Promise<Measure[]> {
  const parts = await readParts(store, ids);
  return sortById(
    rows.map((row): Measure => ({
      id: row.id,
      type: row.type as Measure['type'],
      status: row.status as Measure['status'],
      date: readDate(row),
      location: readPlace(row),
      summary: row.summary,
      issuer: row.issuer,
      protects: row.protects,
      prompted: row.prompted,
      confidence: row.confidence,
      reports: parts.reports(row.id),
      corrections: JSON.parse(row.corrections) as CorrectionNote[]
    }))
  );
}

/** Reports and figures of some records or of all. */
async function readParts({ db }: Store, ids?: readonly string[]) {
  const reports = db.selectFrom('reports').selectAll();
  const claims = db.selectFrom('casualty_claims').selectAll();
  const reportRows = await (ids === undefined ? reports : reports.where('record_id', 'in', ids)).execute();
  const claimRows = await (ids === undefined ? claims : claims.where('record_id', 'in', ids)).execute();
  const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
  const reportsOf = groupBy(reportRows.sort(byPosition), (row) => row.record_id);
  const claimsOf = groupBy(claimRows.sort(byPosition), (row) => `${row.record_id} ${row.report}`);
  const casualties = (record: string, report: number) =>
    readClaims(claimsOf.get(`${record} ${report}`) ?? []);
  return {
    casualties,
    reports: (record: string) =>
      (reportsOf.get(record) ?? []).map((row): Report => ({
        ...readSource(row),
        mentionId: row.mention_id,
        casualties: casualties(record, row.position),
        date: readDate(row),
        place: row.place,
        evidence: JSON.parse(row.evidence) as Evidence[],
        reasons: JSON.parse(row.reasons) as string[]
      }))
  };
}

function readAggregate(row: Selectable<AggregateClaimTable>): AggregateRecord {
  const { id, killed, injured, who, nationality, area, source } = row;
  return {
    id,
    killed,
    injured,
    who,
    nationality,
    from: row.period_from,
    to: row.period_to,
    area,
    source,
    evidence: JSON.parse(row.evidence) as Evidence[],
    ...readSource(row)
  };
}

function sortById<R extends { id: string }>(records: R[]): R[] {
  return records.sort((a, b) => (a.id < b.id ? -1 : 1));
}
