import type { Filter, IncidentType, MeasureType } from '../model/index.ts';
import { CATEGORIES, INCIDENT_TYPES, MEASURE_TYPES } from '../model/index.ts';
import { dayNumber, type Columns, type Dictionaries } from './columns.ts';
import { groupPlaces, type FollowPlace, type PlaceGroups } from './samePlace.ts';

/** Which kind of record stands first, what counts as the same place, and how long after it the other kind may come. */
export interface Follow {
  first: 'incident' | 'measure';
  place: FollowPlace;
  /** Days after the first record; its own last day is day 0. */
  days: number;
}

/** The columns that following asks for. Rows stand in the order in which they are listed. */
export type FollowSource = Pick<Columns, 'length' | 'date' | 'place'> & {
  dictionaries: Pick<Dictionaries, 'date' | 'place'>;
};

export interface Followed {
  /** Row of the first record. */
  first: number;
  /** Rows that followed, soonest first, `FOLLOWERS_SHOWN` at the most, each with the days between the two. */
  followers: { row: number; days: number }[];
  /** How many followed in all. */
  count: number;
}

export interface Followings {
  /** The stretch that was asked for. */
  items: Followed[];
  /** First records that something followed. */
  total: number;
  /** First records looked at. */
  firsts: number;
  /** Of these, left out: date unknown or wider than the window; place not known closely enough. */
  undated: number;
  unplaced: number;
}

export const FOLLOWERS_SHOWN = 5;

/**
 * What came after what in the same place: no more than an order of dates, and never a cause. A pair counts only where
 * its dates leave no doubt: the second record begins on the last day of the first or later, and ends no more than
 * `days` after the first day of the first. `firsts` and `seconds` flag the rows of either side (1 is in). Takes one
 * pass over the rows and a binary search a first record.
 */
export function findFollowers(
  source: FollowSource,
  firsts: ArrayLike<number>,
  seconds: ArrayLike<number>,
  { place, days }: Pick<Follow, 'place' | 'days'>,
  { start, count }: { start: number; count: number }
): Followings {
  const dates = readDates(source, days);
  const index = indexByPlace(source, dates, seconds, place);
  const found: Followings = { items: [], total: 0, firsts: 0, undated: 0, unplaced: 0 };
  for (let row = 0; row < source.length; row++) {
    if (!firsts[row]) continue;
    found.firsts += 1;
    const date = source.date[row]!;
    if (!dates.isSure[date]) {
      found.undated += 1;
      continue;
    }
    const near = index.near(source.place[row]!);
    if (near === null) {
      found.unplaced += 1;
      continue;
    }
    const last = dates.to[date]!;
    const until = dates.from[date]! + days;
    if (!near.some((bucket) => index.next(bucket, index.seek(bucket, last), until) >= 0)) continue;
    found.total += 1;
    if (found.total <= start || found.items.length >= count) continue;
    const followers: Followed['followers'] = [];
    for (const bucket of near)
      for (let at = index.seek(bucket, last); (at = index.next(bucket, at, until)) >= 0; at++) {
        const second = index.rows[at]!;
        followers.push({ row: second, days: dates.from[source.date[second]!]! - last });
      }
    followers.sort((a, b) => a.days - b.days || b.row - a.row);
    found.items.push({
      first: row,
      followers: followers.slice(0, FOLLOWERS_SHOWN),
      count: followers.length
    });
  }
  return found;
}

/**
 * The filter of one side of a pair. Each kind obeys the parts that can be said of it, and those that select the other
 * kind only are lifted; what comes second may lie outside the period and, where a border is near, outside the province.
 */
export function sideFilter(filter: Filter, kind: Follow['first'], isFirst: boolean): Filter {
  const types: readonly (IncidentType | MeasureType)[] = kind === 'incident' ? INCIDENT_TYPES : MEASURE_TYPES;
  const categories = filter.layers.filter((layer) => layer !== 'measure');
  const side: Filter = {
    ...filter,
    types: filter.types.filter((type) => (types as readonly string[]).includes(type)),
    ...(kind === 'incident'
      ? { layers: categories.length > 0 ? categories : [...CATEGORIES], statuses: [] }
      : { layers: ['measure'], targets: [], actors: [], nationalities: [], killedMin: null, killedMax: null })
  };
  return isFirst ? side : { ...side, admin1: [], admin2: [], from: null, to: null };
}

/** Rows of the second kind by where they are and in the order of their first days. */
interface PlaceIndex {
  rows: Uint32Array;
  near: PlaceGroups['near'];
  /** The first position of a bucket whose row begins on that day or later. */
  seek(bucket: number, day: number): number;
  /** From a position on, the first whose row ends by that day; -1 where there is none. */
  next(bucket: number, at: number, until: number): number;
}

function indexByPlace(
  source: FollowSource,
  dates: Dates,
  seconds: ArrayLike<number>,
  how: FollowPlace
): PlaceIndex {
  const places = source.dictionaries.place;
  const { keys, near, count: buckets } = groupPlaces(places, how);
  const fromOf = (row: number) => dates.from[source.date[row]!]!;
  const usable = new Uint32Array(source.length);
  let count = 0;
  for (let row = 0; row < source.length; row++)
    if (seconds[row] && dates.isSure[source.date[row]!] && keys[source.place[row]!]! >= 0)
      usable[count++] = row;
  const keyOf = (row: number) => keys[source.place[row]!]!;
  const { order, starts } = sortByKey(sortByDay(usable.subarray(0, count), fromOf), keyOf, buckets);
  // Side by side, for they are looked at for every first record.
  const begins = Int32Array.from(order, fromOf);
  const ends = Int32Array.from(order, (row) => dates.to[source.date[row]!]!);
  return {
    rows: order,
    near,
    seek(bucket, day) {
      let low = starts[bucket]!;
      let high = starts[bucket + 1]!;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (begins[middle]! < day) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    next(bucket, at, until) {
      for (const end = starts[bucket + 1]!; at < end && begins[at]! <= until; at++)
        if (ends[at]! <= until) return at;
      return -1;
    }
  };
}

/** Days by the code of a date. */
interface Dates {
  from: Int32Array;
  to: Int32Array;
  /** 0 where it is unknown or wider than the window: nothing that wide can be shown to lie in it. */
  isSure: Uint8Array;
}

function readDates({ dictionaries }: FollowSource, days: number): Dates {
  const from = Int32Array.from(dictionaries.date, (date) => dayOf(date.from ?? date.to));
  const to = Int32Array.from(dictionaries.date, (date) => dayOf(date.to ?? date.from));
  const isSure = Uint8Array.from(dictionaries.date, (date, code) =>
    date.from === null && date.to === null ? 0 : Number(to[code]! - from[code]! <= days)
  );
  return { from, to, isSure };
}

function dayOf(iso: string | null): number {
  return iso === null ? 0 : dayNumber(iso);
}

function sortByDay(rows: Uint32Array, fromOf: (row: number) => number): Uint32Array {
  if (rows.length === 0) return rows;
  let first = Infinity;
  let last = -Infinity;
  for (const row of rows) {
    first = Math.min(first, fromOf(row));
    last = Math.max(last, fromOf(row));
  }
  return sortByKey(rows, (row) => fromOf(row) - first, last - first + 1).order;
}

/** Counting sort; rows of one key keep their order, and those of key k stand from `starts[k]` to `starts[k + 1]`. */
function sortByKey(
  rows: Uint32Array,
  keyOf: (row: number) => number,
  keys: number
): { order: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(keys + 1);
  for (const row of rows) starts[keyOf(row) + 1]! += 1;
  for (let key = 0; key < keys; key++) starts[key + 1]! += starts[key]!;
  const next = starts.slice();
  const order = new Uint32Array(rows.length);
  for (const row of rows) order[next[keyOf(row)]!++] = row;
  return { order, starts };
}
