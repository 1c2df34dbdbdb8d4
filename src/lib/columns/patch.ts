import type { BuiltColumns } from './build.ts';
import { CODED, type Coded, type Columns, type Dictionaries } from './columns.ts';
import { compareStandings, recode, standingOf, type Standing } from './order.ts';
import { KEYS, valuesAt, valuesOf, type ColumnRow, type ColumnValues } from './values.ts';

/** How one state of the columns becomes the next, without the ids. Both lists of row numbers ascend. */
export interface ColumnPatch {
  /** Rows that are gone, or have changed, by their numbers before. */
  removed: number[];
  /** Where what is new, or has changed, stands now. */
  rows: number[];
  /** Of those rows. */
  added: ColumnValues[];
}

/** When a record was, before it changed; null for one that was not there. */
export type Before = { from: string | null; to: string | null } | null;

/** The columns after a change, equal to those that would be built of all records anew. */
export function applyPatch(columns: Columns, { removed, rows, added }: ColumnPatch): Columns {
  const sources = sourcesOf(columns.length, removed, rows);
  const { length } = sources;
  const coded = {} as Record<Coded, Uint32Array>;
  const dictionaries: Partial<Record<Coded, unknown[]>> = {};
  for (const name of CODED) {
    const { codes, values } = codeAdded(name, columns.dictionaries, added);
    const old = columns[name];
    const moved = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      const source = sources[row]!;
      moved[row] = source < 0 ? codes[-1 - source]! : old[source]!;
    }
    dictionaries[name] = recode(name, moved, values);
    coded[name] = moved;
  }
  const plain = <A extends Uint8Array | Uint16Array>(
    kept: A,
    name: 'confidence' | 'reports' | 'disagree',
    to: A
  ) => {
    for (let row = 0; row < length; row++) {
      const source = sources[row]!;
      to[row] = source < 0 ? added[-1 - source]![name] : kept[source]!;
    }
    return to;
  };
  return {
    length,
    ...coded,
    confidence: plain(columns.confidence, 'confidence', new Uint8Array(length)),
    reports: plain(columns.reports, 'reports', new Uint16Array(length)),
    disagree: plain(columns.disagree, 'disagree', new Uint8Array(length)),
    dictionaries: dictionaries as unknown as Dictionaries
  };
}

/** The columns with their ids where the records of `changed` are no more, and those of `rows` are there. */
export function patchRows(
  { columns, ids }: BuiltColumns,
  changed: ReadonlySet<string>,
  rows: readonly ColumnRow[]
): BuiltColumns {
  const removed = rowsOf(ids, changed);
  const standAt = standingsOf(columns, ids);
  const fresh = rows
    .map((row) => ({ row, standing: standingOf(row.date, row.id) }))
    .sort((a, b) => compareStandings(a.standing, b.standing));
  const numbers = fresh.map(({ standing }, i) => {
    const before = lowerBound(ids.length, standAt, standing);
    return before - countBelow(removed, before) + i;
  });
  const sources = sourcesOf(ids.length, removed, numbers);
  return {
    columns: applyPatch(columns, { removed, rows: numbers, added: fresh.map(({ row }) => valuesOf(row)) }),
    ids: Array.from(sources, (source) => (source < 0 ? fresh[-1 - source]!.row.id : ids[source]!))
  };
}

/** What leads to these columns from those before `changes`, which tell when each changed record was until then. */
export function patchTo({ columns, ids }: BuiltColumns, changes: ReadonlyMap<string, Before>): ColumnPatch {
  const rows = rowsOf(ids, new Set(changes.keys()));
  const standAt = standingsOf(columns, ids);
  const gone = [...changes]
    .flatMap(([id, before]) => (before === null ? [] : [standingOf(before, id)]))
    .sort(compareStandings);
  const removed = gone.map((standing, i) => {
    const before = lowerBound(ids.length, standAt, standing);
    return before - countBelow(rows, before) + i;
  });
  return { removed, rows, added: rows.map((row) => valuesAt(columns, row)) };
}

/** By new row its number before, or `-1 - i` for the i-th that is added. */
function sourcesOf(length: number, removed: readonly number[], rows: readonly number[]): Int32Array {
  const sources = new Int32Array(length - removed.length + rows.length);
  let [old, gone, fresh] = [0, 0, 0];
  for (let row = 0; row < sources.length; row++) {
    if (rows[fresh] === row) {
      sources[row] = -1 - fresh++;
      continue;
    }
    while (removed[gone] === old) {
      old += 1;
      gone += 1;
    }
    sources[row] = old++;
  }
  return sources;
}

/** Codes of what is added, and the dictionary that holds its values too. */
function codeAdded<Name extends Coded>(
  name: Name,
  dictionaries: Dictionaries,
  added: readonly ColumnValues[]
): { codes: number[]; values: Dictionaries[Name][number][] } {
  const keyOf = KEYS[name] as (value: Dictionaries[Name][number]) => string;
  const values: Dictionaries[Name][number][] = [...dictionaries[name]];
  if (added.length === 0) return { codes: [], values };
  const known = new Map(values.map((value, code) => [keyOf(value), code]));
  const codes = added.map((row) => {
    const value = row[name] as Dictionaries[Name][number];
    const key = keyOf(value);
    const code = known.get(key) ?? values.push(value) - 1;
    known.set(key, code);
    return code;
  });
  return { codes, values };
}

function rowsOf(ids: readonly string[], wanted: ReadonlySet<string>): number[] {
  const rows: number[] = [];
  for (let row = 0; row < ids.length; row++) if (wanted.has(ids[row]!)) rows.push(row);
  return rows;
}

function standingsOf({ date, dictionaries }: Columns, ids: readonly string[]): (row: number) => Standing {
  return (row) => standingOf(dictionaries.date[date[row]!]!, ids[row]!);
}

/** How many rows stand before. */
function lowerBound(length: number, standAt: (row: number) => Standing, standing: Standing): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareStandings(standAt(middle), standing) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of these ascending numbers are less. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
