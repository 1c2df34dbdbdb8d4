import { buildColumns } from '../columns/build.ts';
import type { Columns } from '../columns/columns.ts';
import type { DataMeta } from '../columns/engine.ts';
import { toMapRows, type Reconciliation } from '../columns/index.ts';
import { metaOf, type About } from '../columns/meta.ts';
import type { HeldRecord, OneFileIndex } from '../columns/oneFile.ts';
import type { AggregateRecord, Incident, Measure } from '../model/index.ts';

/** One state of the records that a page in one file holds, with what it needs of their articles. */
export interface EditionParts {
  selection: { incidents: Incident[]; measures: Measure[]; aggregates: AggregateRecord[] };
  /** The reported totals of the selection, each beside the incidents of the whole map. */
  reconciled: readonly Reconciliation[];
  /** Every article that was read, so that the file can say of what it holds nothing. */
  covered: Pick<About, 'articles' | 'coverage'>;
  /** By id of a record: the sentences round its quotes. */
  contexts: ReadonlyMap<string, HeldRecord['contexts']>;
}

export interface Edition {
  columns: Columns;
  meta: DataMeta;
  index: OneFileIndex;
}

/** An edition as a file holds it; its records are put into the pool. */
export function packEdition(
  { selection, reconciled, covered, contexts }: EditionParts,
  about: Pick<About, 'dataVersion' | 'country' | 'admin1'>,
  pool: RecordPool
): Edition {
  const light = toMapRows(selection);
  const { columns, ids } = buildColumns([...light.incidents, ...light.measures]);
  const records = new Map<string, Incident | Measure>(
    [...selection.incidents, ...selection.measures].map((record) => [record.id, record])
  );
  const meta = metaOf(columns, {
    ...about,
    ...covered,
    aggregates: selection.aggregates,
    reconciled: [...reconciled]
  });
  const places = ids.map((id) => pool.add({ record: records.get(id)!, contexts: contexts.get(id) ?? [] }));
  return { columns, meta, index: { ids, places, prompted: promptedOf(ids, records) } };
}

/** All records of a file, each once, in the order in which they came. */
export interface RecordPool {
  readonly held: readonly HeldRecord[];
  /** Where the record stands; what is the same in another edition stands where it stood. */
  add(one: HeldRecord): number;
}

export function startPool(): RecordPool {
  const held: HeldRecord[] = [];
  const placesOf = new Map<string, number[]>();
  return {
    held,
    add(one) {
      const places = placesOf.get(one.record.id) ?? [];
      const text = places.length > 0 ? JSON.stringify(one) : '';
      const known = places.find((place) => JSON.stringify(held[place]) === text);
      if (known !== undefined) return known;
      placesOf.set(one.record.id, [...places, held.length]);
      return held.push(one) - 1;
    }
  };
}

function promptedOf(
  ids: readonly string[],
  records: ReadonlyMap<string, Incident | Measure>
): OneFileIndex['prompted'] {
  return ids.flatMap((id, row): OneFileIndex['prompted'] => {
    const record = records.get(id)!;
    return 'category' in record || record.prompted === null ? [] : [[row, record.prompted]];
  });
}
