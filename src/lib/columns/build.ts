import { NO_ACTORS, NO_CASUALTIES, type Actors, type Casualties } from '../model/index.ts';
import { CODED, dayNumber, type Coded, type Columns, type Dictionaries } from './columns.ts';
import { percentOf, type MapIncident, type MapMeasure } from './rows.ts';

/** What the columns keep of a record. */
export type ColumnRow =
  | Omit<MapIncident, 'corrections' | 'quote'>
  | Omit<MapMeasure, 'corrections' | 'quote' | 'summary' | 'issuer' | 'protects' | 'prompted'>;

export interface BuiltColumns {
  columns: Columns;
  /** Ids in the order of the rows. */
  ids: string[];
}

/** Takes records one by one, in any order, and keeps little of each; `finish` gives their columns. */
export function startColumns(): { add(row: ColumnRow): void; finish(): BuiltColumns } {
  const coders = {
    kind: coder<Dictionaries['kind'][number]>(),
    date: coder<Dictionaries['date'][number]>(),
    place: coder<Dictionaries['place'][number]>(),
    casualties: coder<Casualties>(),
    actors: coder<Actors>(),
    target: coder<string | null>(),
    publishers: coder<string[]>()
  };
  const codes = Object.fromEntries(CODED.map((name) => [name, growing()])) as Record<Coded, Growing>;
  const [confidence, reports, disagree] = [growing(), growing(), growing()];
  const ids: string[] = [];
  return {
    add(row) {
      const isIncident = 'category' in row;
      const kind = isIncident
        ? { layer: row.category, type: row.type, status: null }
        : { layer: 'measure' as const, type: row.type, status: row.status };
      ids.push(row.id);
      codes.kind.push(coders.kind(`${kind.layer} ${kind.type} ${kind.status}`, kind));
      codes.date.push(coders.date(`${row.date.from} ${row.date.to} ${row.date.precision}`, row.date));
      codes.place.push(coders.place(keyOf(row.location), row.location));
      const casualties = isIncident ? row.casualties : NO_CASUALTIES;
      codes.casualties.push(coders.casualties(keyOf(casualties), casualties));
      const actors = isIncident ? row.actors : NO_ACTORS;
      codes.actors.push(coders.actors(keyOf(actors), actors));
      const target = isIncident ? row.target : null;
      codes.target.push(coders.target(keyOf(target), target));
      codes.publishers.push(coders.publishers(keyOf(row.publishers), row.publishers));
      confidence.push(percentOf(row.confidence));
      reports.push(Math.min(row.reports, 0xffff));
      disagree.push(isIncident && row.disagree ? 1 : 0);
    },
    finish() {
      const dates = coders.date.values();
      const order = newestFirst(ids, codes.date.done(), dates);
      const dictionaries: Partial<Record<Coded, unknown[]>> = {};
      const coded = {} as Record<Coded, Uint32Array>;
      for (const name of CODED) {
        const values: unknown[] = coders[name].values();
        const moved = take(codes[name].done(), order);
        const ranks =
          name === 'date' ? byAppearance(moved, values.length) : byFrequency(moved, values.length);
        const sorted: unknown[] = new Array(values.length);
        ranks.forEach((rank, code) => (sorted[rank] = values[code]));
        for (let i = 0; i < moved.length; i++) moved[i] = ranks[moved[i]!]!;
        coded[name] = moved;
        dictionaries[name] = sorted;
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

/** Order of keys does not matter for what is equal here: the same code makes all of them. */
function keyOf(value: unknown): string {
  return JSON.stringify(value);
}

/** Gives each new value the next code. */
function coder<T>() {
  const known = new Map<string, number>();
  const values: T[] = [];
  const codeOf = (key: string, value: T): number => {
    const code = known.get(key);
    if (code !== undefined) return code;
    known.set(key, values.length);
    return values.push(value) - 1;
  };
  return Object.assign(codeOf, { values: () => values });
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
  const days = dates.map(({ from, to }) => ({ first: dayOf(from ?? to), last: dayOf(to ?? from) }));
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

function dayOf(iso: string | null): number {
  return iso === null ? UNDATED : dayNumber(iso);
}

function take(values: Uint32Array, order: Uint32Array): Uint32Array {
  return order.map((row) => values[row]!);
}

/** The most frequent first, so that most codes are small; equal ones as they appear. */
function byFrequency(codes: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const code of codes) counts[code]! += 1;
  const first = byAppearance(codes, size);
  const ranks = new Uint32Array(size);
  Uint32Array.from(counts.keys())
    .sort((a, b) => counts[b]! - counts[a]! || first[a]! - first[b]!)
    .forEach((code, rank) => (ranks[code] = rank));
  return ranks;
}

function byAppearance(codes: Uint32Array, size: number): Uint32Array {
  const ranks = new Uint32Array(size).fill(0xffffffff);
  let next = 0;
  for (const code of codes) if (ranks[code] === 0xffffffff) ranks[code] = next++;
  return ranks;
}

/** Before every day. */
const UNDATED = -1e9;
