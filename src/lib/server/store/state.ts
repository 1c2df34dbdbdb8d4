import type { AggregateRecord, Incident, Measure } from '../../model/index.ts';
import { inBatches } from './batch.ts';
import { readPast, type Past } from './changes.ts';
import { VersionGone } from './errors.ts';
import { findMeasuresAround, type Around } from './around.ts';
import { readHeads, toHead, type StoredHead } from './heads.ts';
import { readTellers, streamNewest } from './tellers.ts';
import { dataVersion } from './meta.ts';
import { listAggregates, readRecords } from './records.ts';
import { listCorrected } from './review.ts';
import { streamTexts, wordsOf } from './searchTexts.ts';
import type { Store } from './store.ts';

/**
 * The records of one version of the data, whatever was written since: what changed is put back as it was. Everything
 * throws VersionGone where the store does not know any more how it was.
 */
export interface State {
  /** Those of these ids that were there, in the order asked for, a few at a time, so that any number fits in memory. */
  records(ids: readonly string[]): AsyncGenerator<(Incident | Measure)[]>;
  record(id: string): Promise<Incident | Measure | null>;
  aggregates(): Promise<AggregateRecord[]>;
  /** The articles that tell of each of these, in their order. */
  tellers(ids: readonly string[]): Promise<string[][]>;
  /** What stands beside the map's columns, in the order of the ids; null for one that was not there. */
  heads(ids: readonly string[]): Promise<(StoredHead | null)[]>;
  /**
   * All words of every record that a search reads. Of what was written since, or while it is read, a record may come
   * twice: as it was then comes last, and without words where it was not there.
   */
  texts(): AsyncGenerator<{ id: string; texts: string[] }[]>;
  /** The same of some records; none for one that was not there. */
  wordsOf(ids: readonly string[]): Promise<Map<string, string[]>>;
  /**
   * Records by when they were told of last, newest first: one stands there once for each of its reports. Before them
   * stand those that somebody corrected, and those that have changed since, in no order.
   */
  newest(): AsyncGenerator<{ id: string; published: string | null }[]>;
  /** The measures that an incident prompted, and those near it in place and time. */
  measuresAround(around: Around): Promise<Measure[]>;
  /** What has changed since, as it was. */
  past(): Promise<Past>;
}

const UNCHANGED: Past = { records: new Map(), aggregates: new Map() };

export function stateOf(store: Store, version: string): State {
  let known: { now: string; past: Past | null } = { now: version, past: UNCHANGED };
  const pastAt = async (inside: Store): Promise<Past> => {
    const now = await dataVersion(inside);
    if (now !== known.now) known = { now, past: await readPast(inside, version, now) };
    if (known.past === null) throw new VersionGone(version);
    return known.past;
  };
  const readAll = (ids: readonly string[]) =>
    store.transaction(async (inside) => {
      const { records: past } = await pastAt(inside);
      const { incidents, measures } = await readRecords(
        inside,
        ids.filter((id) => !past.has(id))
      );
      const byId = new Map<string, Incident | Measure | null>([
        ...[...incidents, ...measures].map((record) => [record.id, record] as const),
        ...past
      ]);
      return ids.flatMap((id) => byId.get(id) ?? []);
    });
  return {
    async *records(wanted) {
      for (const ids of inBatches(wanted)) {
        yield await readAll(ids);
        // SQLite answers at once: others get their turn here.
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    record: async (id) => (await readAll([id]))[0] ?? null,
    aggregates: () =>
      store.transaction(async (inside) => {
        const { aggregates: past } = await pastAt(inside);
        const stored = await listAggregates(inside);
        const was = [...past.values()].filter((aggregate) => aggregate !== null);
        return [...stored.filter(({ id }) => !past.has(id)), ...was].sort((a, b) => (a.id < b.id ? -1 : 1));
      }),
    tellers: (ids) =>
      store.transaction(async (inside) => {
        const { records: past } = await pastAt(inside);
        const stored = await readTellers(inside, ids);
        return ids.map((id) => {
          const was = past.get(id);
          return was === undefined
            ? (stored.get(id) ?? [])
            : (was?.reports ?? []).map(({ articleId }) => articleId);
        });
      }),
    heads: (ids) =>
      store.transaction(async (inside) => {
        const { records: past } = await pastAt(inside);
        const heads = await readHeads(inside, ids);
        return ids.map((id, i) => {
          const was = past.get(id);
          return was === undefined ? heads[i]! : was && toHead(was);
        });
      }),
    async *texts() {
      await pastAt(store);
      yield* streamTexts(store);
      const { records: past } = await pastAt(store);
      yield [...past].map(([id, was]) => ({ id, texts: was ? wordsOf(was) : [] }));
    },
    async wordsOf(wanted) {
      const found = new Map<string, string[]>(wanted.map((id) => [id, []]));
      for (const ids of inBatches(wanted))
        for (const record of await readAll(ids)) found.set(record.id, wordsOf(record));
      return found;
    },
    async *newest() {
      const { records: past } = await pastAt(store);
      const corrected = await listCorrected(store);
      yield [...past.keys(), ...corrected.map(({ id }) => id)].map((id) => ({ id, published: null }));
      yield* streamNewest(store);
    },
    measuresAround: (around) =>
      store.transaction(async (inside) => {
        const { records: past } = await pastAt(inside);
        const ids = await findMeasuresAround(inside, around);
        const { measures } = await readRecords(
          inside,
          ids.filter((id) => !past.has(id))
        );
        // Too many of these are passed over by who asked: they are few, and where they lie was not looked at.
        const was = [...past.values()].filter((record) => record !== null && !('category' in record));
        return [...measures, ...(was as Measure[])];
      }),
    past: () => pastAt(store)
  };
}
