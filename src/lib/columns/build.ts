import { CODED, type Coded, type Columns, type Dictionaries } from './columns.ts';
import { recode, standingOf } from './order.ts';
import { KEYS, valuesOf, type ColumnRow } from './values.ts';

export type { ColumnRow };

export interface BuiltColumns {
  columns: Columns;
  /** Ids in the order of the rows. */
  ids: string[];
}

/** Takes records one by one, in any order, and keeps little of each; `finish` gives their columns. */
export function startColumns(): { add(row: ColumnRow): void; finish(): BuiltColumns } {
  const coders = Object.fromEntries(CODED.map((name) => [name, coder(name)])) as Record<Coded, Coder>;
  const codes = Object.fromEntries(CODED.map((name) => [name, growing()])) as Record<Coded, Growing>;
  const [confidence, reports, disagree] = [growing(), growing(), growing()];
  const ids: string[] = [];
  return {
    add(row) {
      const values = valuesOf(row);
      ids.push(row.id);
      for (const name of CODED) codes[name].push(coders[name].codeOf(values[name]));
      confidence.push(values.confidence);
      reports.push(values.reports);
      disagree.push(values.disagree);
    },
    finish() {
      const dates = coders.date.values as Dictionaries['date'];
      const order = newestFirst(ids, codes.date.done(), dates);
      const dictionaries: Partial<Record<Coded, unknown[]>> = {};
      const coded = {} as Record<Coded, Uint32Array>;
      for (const name of CODED) {
        coded[name] = take(codes[name].done(), order);
        dictionaries[name] = recode(name, coded[name], coders[name].values);
      }
      return {
        columns: {
          length: ids.length,
          ...coded,
          confidence: Uint8Array.from(take(confidence.done(), order)),
          reports: Uint16Array.from(take(reports.done(), order)),
          disagree: Uint8Array.from(take(disagree.done(), order)),
          dictionaries: dictionaries as unknown as Dictionaries
        },
        ids: Array.from(order, (row) => ids[row]!)
      };
    }
  };
}

export function buildColumns(rows: Iterable<ColumnRow>): BuiltColumns {
  const building = startColumns();
  for (const row of rows) building.add(row);
  return building.finish();
}

interface Coder {
  codeOf(value: unknown): number;
  values: unknown[];
}

/** Gives each new value the next code. */
function coder(name: Coded): Coder {
  const known = new Map<string, number>();
  const values: unknown[] = [];
  const keyOf = KEYS[name] as (value: unknown) => string;
  return {
    values,
    codeOf(value) {
      const key = keyOf(value);
      const code = known.get(key);
      if (code !== undefined) return code;
      known.set(key, values.length);
      return values.push(value) - 1;
    }
  };
}

interface Growing {
  push(value: number): void;
  done(): Uint32Array;
}

/** Whole numbers without the weight of an array. */
function growing(): Growing {
  let kept = new Uint32Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === kept.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(kept);
        kept = larger;
      }
      kept[length++] = value;
    },
    done: () => kept.subarray(0, length)
  };
}

function newestFirst(ids: readonly string[], codes: Uint32Array, dates: Dictionaries['date']): Uint32Array {
  const days = dates.map((date) => standingOf(date, ''));
  // Intervals are few: each gets its rank among them, so that records compare by one number and their ids.
  const ranks = new Uint32Array(dates.length);
  [...days.keys()]
    .sort((a, b) => days[b]!.last - days[a]!.last || days[b]!.first - days[a]!.first)
    .forEach((code, i, sorted) => {
      const before = i > 0 ? sorted[i - 1]! : code;
      const isSame = days[before]!.last === days[code]!.last && days[before]!.first === days[code]!.first;
      ranks[code] = i > 0 && isSame ? ranks[before]! : i;
    });
  return Uint32Array.from(ids.keys()).sort(
    (a, b) => ranks[codes[a]!]! - ranks[codes[b]!]! || (ids[a]! < ids[b]! ? -1 : 1)
  );
}

function take(values: Uint32Array, order: Uint32Array): Uint32Array {
  return order.map((row) => values[row]!);
}
