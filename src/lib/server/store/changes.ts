import { sql } from 'kysely';
import type { AggregateRecord, Incident, Measure, Records } from '../../model/index.ts';
import { insertRows } from './batch.ts';
import { dataVersion } from './meta.ts';
import type { Store } from './store.ts';

/** What a record was before it changed, as far as the map's columns need it to find it; null where it was not there. */
export type RecordBefore = { from: string | null; to: string | null; articles: string[] } | null;

/** What records were before a change, by their ids; null for those that were not there. */
export interface Past {
  records: Map<string, Incident | Measure | null>;
  aggregates: Map<string, AggregateRecord | null>;
}

/** Bodies that one step keeps, and all together; what is further back cannot be shown again. */
const MOST_CHANGED = 20_000;
const BODIES_KEPT = 50_000;
/** Changed records that a page or the columns follow one by one; beyond that all are read anew. */
const MOST_FOLLOWED = 2000;

/** Notes what a change of the records does, before it is written as the data's version. */
export async function writeChanges(store: Store, version: string, past: Past): Promise<void> {
  const { db } = store;
  const before = await dataVersion(store);
  const last = await db.selectFrom('versions').selectAll().orderBy('step', 'desc').executeTakeFirst();
  // Records that were written some other way broke the chain: it begins anew where it stands.
  const isBroken = last?.version !== before;
  if (isBroken) await forgetAll(store);
  const step = (last?.step ?? 0) + (isBroken ? 2 : 1);
  const changed = past.records.size + past.aggregates.size;
  const isTold = changed <= MOST_CHANGED;
  if (isBroken) await insertRows(store, 'versions', [{ step: step - 1, version: before, changed: 0 }]);
  await insertRows(store, 'versions', [{ step, version, changed: isTold ? changed : null }]);
  if (isTold) {
    const kindOf = (id: string, record: Incident | Measure | null) =>
      record === null
        ? id.startsWith('mea-')
          ? 'measure'
          : 'incident'
        : 'category' in record
          ? 'incident'
          : 'measure';
    await insertRows(store, 'past_records', [
      ...[...past.records].map(([id, record]) => ({
        step,
        record_id: id,
        kind: kindOf(id, record) as 'incident' | 'measure',
        body: record && JSON.stringify(record)
      })),
      ...[...past.aggregates].map(([id, aggregate]) => ({
        step,
        record_id: id,
        kind: 'aggregate' as const,
        body: aggregate && JSON.stringify(aggregate)
      }))
    ]);
  }
  await forgetOldest(store);
}

/** Keeps the newest steps whose bodies fit, and what is before the first that tells nothing is lost anyway. */
async function forgetOldest(store: Store): Promise<void> {
  const steps = await store.db
    .selectFrom('versions')
    .select(['step', 'changed'])
    .orderBy('step', 'desc')
    .execute();
  let bodies = 0;
  const end = steps.findIndex(({ changed }) => changed === null || (bodies += changed) > BODIES_KEPT);
  // The step that is too much is where the chain begins: its version is known, and how it came about is not.
  if (end < 0) return;
  await deleteUpTo(store, steps[end]!.step - 1);
  await store.db.deleteFrom('past_records').where('step', '=', steps[end]!.step).execute();
}

async function forgetAll({ db }: Store): Promise<void> {
  await db.deleteFrom('past_records').execute();
  await db.deleteFrom('versions').execute();
}

async function deleteUpTo({ db }: Store, step: number): Promise<void> {
  await db.deleteFrom('past_records').where('step', '<=', step).execute();
  await db.deleteFrom('versions').where('step', '<=', step).execute();
}

/**
 * What each record that changed between two versions was at the first of them; null where the store does not know that
 * version any more, or where too much has changed since.
 */
export async function readChanges(
  store: Store,
  since: string,
  version: string
): Promise<Map<string, RecordBefore> | null> {
  const stretch = await stretchOf(store, since, version);
  if (stretch === null || stretch.changed > MOST_FOLLOWED) return null;
  const { records } = await readBodies(store, stretch);
  return new Map([...records].map(([id, record]) => [id, record && beforeOf(record)]));
}

/** The same with all that the records were, and the reported totals: as much as is kept. */
export async function readPast(store: Store, since: string, version: string): Promise<Past | null> {
  const stretch = await stretchOf(store, since, version);
  return stretch && readBodies(store, stretch);
}

/** All records as they were before: what has changed since is put back. In the order of their ids. */
export function putBack(now: Records, past: Past): Records {
  const back = <R extends { id: string }>(
    stored: readonly R[],
    was: readonly R[],
    changed: Past[keyof Past]
  ) => [...stored.filter(({ id }) => !changed.has(id)), ...was].sort((a, b) => (a.id < b.id ? -1 : 1));
  const was = [...past.records.values()].filter((record) => record !== null);
  return {
    incidents: back(
      now.incidents,
      was.filter((record) => 'category' in record),
      past.records
    ),
    measures: back(
      now.measures,
      was.filter((record): record is Measure => !('category' in record)),
      past.records
    ),
    aggregates: back(
      now.aggregates,
      [...past.aggregates.values()].filter((aggregate) => aggregate !== null),
      past.aggregates
    )
  };
}

interface Stretch {
  /** Steps after the first, up to the last. */
  after: number;
  upTo: number;
  changed: number;
}

/** There and back again: the newest time that a version stood is meant. */
async function stretchOf({ db }: Store, since: string, version: string): Promise<Stretch | null> {
  const newest = async (name: string, upTo: number | null) => {
    let query = db.selectFrom('versions').select('step').where('version', '=', name);
    if (upTo !== null) query = query.where('step', '<=', upTo);
    return (await query.orderBy('step', 'desc').executeTakeFirst())?.step ?? null;
  };
  const upTo = await newest(version, null);
  const after = upTo === null ? null : await newest(since, upTo);
  if (upTo === null || after === null) return null;
  const between = await db
    .selectFrom('versions')
    .select('changed')
    .where('step', '>', after)
    .where('step', '<=', upTo)
    .execute();
  let changed = 0;
  for (const step of between) {
    if (step.changed === null) return null;
    changed += step.changed;
  }
  return { after, upTo, changed };
}

async function readBodies({ db }: Store, { after, upTo }: Stretch): Promise<Past> {
  // What a record was at first is what the first step that changed it found.
  const rows = await db
    .selectFrom('past_records')
    .innerJoin(
      db
        .selectFrom('past_records')
        .select(['record_id', sql<number>`min(step)`.as('first')])
        .where('step', '>', after)
        .where('step', '<=', upTo)
        .groupBy('record_id')
        .as('firsts'),
      (join) =>
        join
          .onRef('firsts.record_id', '=', 'past_records.record_id')
          .onRef('firsts.first', '=', 'past_records.step')
    )
    .select(['past_records.record_id', 'kind', 'body'])
    .execute();
  const past: Past = { records: new Map(), aggregates: new Map() };
  for (const { record_id: id, kind, body } of rows)
    if (kind === 'aggregate')
      past.aggregates.set(id, body === null ? null : (JSON.parse(body) as AggregateRecord));
    else past.records.set(id, body === null ? null : (JSON.parse(body) as Incident | Measure));
  return past;
}

function beforeOf({ date, reports }: Incident | Measure): RecordBefore {
  return { from: date.from, to: date.to, articles: [...new Set(reports.map(({ articleId }) => articleId))] };
}
