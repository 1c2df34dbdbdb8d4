import type { Filter, IncidentType, MeasureType } from '../model/index.ts';
import { CATEGORIES, INCIDENT_TYPES, MEASURE_TYPES } from '../model/index.ts';
import type { MapPlace } from './rows.ts';

/** Which kind of record stands first, what counts as the same place, and how long after it the other kind may come. */
export interface Follow {
  first: 'incident' | 'measure';
  /** The same district, the same province, or points no further apart than so many kilometres. */
  place: FollowPlace;
  /** Days after the first record; its own last day is day 0. */
  days: number;
}
export type FollowPlace = 'admin2' | 'admin1' | { km: number };

/** The columns that following asks for. Rows stand in the order in which they are listed. */
export interface FollowSource {
  length: number;
  /** Days since 1970-01-01, inclusive; `NO_DAY` in both where the date is unknown. */
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  /** Index into `places`. */
  place: ArrayLike<number>;
  places: readonly Pick<
    MapPlace,
    'admin1' | 'admin2' | 'country' | 'lng' | 'lat' | 'precision' | 'radiusKm'
  >[];
}
/** Stands for an unknown day. */
export const NO_DAY = -0x80000000;

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
  const index = indexByPlace(source, seconds, place, days);
  const found: Followings = { items: [], total: 0, firsts: 0, undated: 0, unplaced: 0 };
  for (let row = 0; row < source.length; row++) {
    if (!firsts[row]) continue;
    found.firsts += 1;
    if (!isDated(source, row, days)) {
      found.undated += 1;
      continue;
    }
    const near = index.near(source.place[row]!);
    if (near === null) {
      found.unplaced += 1;
      continue;
    }
    const after = source.to[row]!;
    const until = source.from[row]! + days;
    if (!near.some((bucket) => index.next(bucket, index.seek(bucket, after), until) >= 0)) continue;
    found.total += 1;
    if (found.total > start && found.items.length < count)
      found.items.push(listFollowers(source, row, near, index));
  }
  return found;

  function listFollowers(
    { from, to }: FollowSource,
    first: number,
    near: readonly number[],
    places: PlaceIndex
  ): Followed {
    const followers: Followed['followers'] = [];
    const last = to[first]!;
    const until = from[first]! + days;
    for (const bucket of near)
      for (let at = places.seek(bucket, last); (at = places.next(bucket, at, until)) >= 0; at++)
        followers.push({ row: places.rows[at]!, days: from[places.rows[at]!]! - last });
    followers.sort((a, b) => a.days - b.days || b.row - a.row);
    return { first, followers: followers.slice(0, FOLLOWERS_SHOWN), count: followers.length };
  }
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
  /** Buckets that count as the same place; null where the place is not known closely enough to say. */
  near(place: number): readonly number[] | null;
  /** The first position of a bucket whose row begins on that day or later. */
  seek(bucket: number, day: number): number;
  /** From a position on, the first whose row ends by that day; -1 where there is none. */
  next(bucket: number, at: number, until: number): number;
}

function indexByPlace(
  source: FollowSource,
  seconds: ArrayLike<number>,
  how: FollowPlace,
  days: number
): PlaceIndex {
  const { from, to, place } = source;
  const { keys, near, count } = typeof how === 'object' ? byDistance(source, how.km) : byArea(source, how);
  const usable: number[] = [];
  for (let row = 0; row < source.length; row++)
    if (seconds[row] && isDated(source, row, days) && keys[place[row]!]! >= 0) usable.push(row);
  const rows = sortByKey(sortByDay(Uint32Array.from(usable), from), (row) => keys[place[row]!]!, count);
  return {
    rows: rows.order,
    near,
    seek(bucket, day) {
      let low = rows.starts[bucket]!;
      let high = rows.starts[bucket + 1]!;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (from[rows.order[middle]!]! < day) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    next(bucket, at, until) {
      for (const end = rows.starts[bucket + 1]!; at < end && from[rows.order[at]!]! <= until; at++)
        if (to[rows.order[at]!]! <= until) return at;
      return -1;
    }
  };
}

/** Nothing that is wider than the window can be shown to lie in it. */
function isDated({ from, to }: FollowSource, row: number, days: number): boolean {
  return from[row] !== NO_DAY && to[row] !== NO_DAY && to[row]! - from[row]! <= days;
}

interface Keys {
  /** Bucket of each place; -1 where it is in none. */
  keys: Int32Array;
  near: PlaceIndex['near'];
  count: number;
}

function byArea({ places }: FollowSource, level: 'admin1' | 'admin2'): Keys {
  const codes = new Map<string, number>();
  const keys = Int32Array.from(places, ({ admin1, admin2, country }) => {
    if (level === 'admin1' ? admin1 === null : admin2 === null) return -1;
    const name = level === 'admin1' ? admin1! : `${admin1 ?? country ?? ''} ${admin2}`;
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
  const lists = Array.from({ length: codes.size }, (_, key) => [key]);
  return { keys, near: (place) => lists[keys[place]!] ?? null, count: codes.size };
}

const KM_A_DEGREE = 111.2;
/** Known to a point: the middle of a district says nothing of how far it is from anything. */
const POINTS: readonly string[] = ['site', 'settlement', 'near'];

function byDistance({ places }: FollowSource, km: number): Keys {
  const keys = Int32Array.from(places, ({ lng, lat, precision, radiusKm }, place) =>
    lng !== null && lat !== null && POINTS.includes(precision) && (radiusKm ?? 0) <= km ? place : -1
  );
  const rows = new Map<number, number[]>();
  const rowOf = (lat: number) => Math.floor((lat * KM_A_DEGREE) / km);
  keys.forEach((key, place) => {
    if (key < 0) return;
    const row = rowOf(places[place]!.lat!);
    const others = rows.get(row);
    if (others) others.push(place);
    else rows.set(row, [place]);
  });
  const found = new Map<number, number[]>();
  const near = (place: number) => {
    if (keys[place]! < 0) return null;
    const known = found.get(place);
    if (known) return known;
    const here = places[place]!;
    const row = rowOf(here.lat!);
    const close = [row - 1, row, row + 1]
      .flatMap((other) => rows.get(other) ?? [])
      .filter((other) => distanceKm(here, places[other]!) <= km);
    found.set(place, close);
    return close;
  };
  return { keys, near, count: places.length };
}

/** Great circle; both have points. */
function distanceKm(a: Pick<MapPlace, 'lng' | 'lat'>, b: Pick<MapPlace, 'lng' | 'lat'>): number {
  const rad = Math.PI / 180;
  const [latA, latB] = [a.lat! * rad, b.lat! * rad];
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const chord = half(latB - latA) + Math.cos(latA) * Math.cos(latB) * half((b.lng! - a.lng!) * rad);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function sortByDay(rows: Uint32Array, from: ArrayLike<number>): Uint32Array {
  if (rows.length === 0) return rows;
  let first = Infinity;
  let last = -Infinity;
  for (const row of rows) {
    first = Math.min(first, from[row]!);
    last = Math.max(last, from[row]!);
  }
  return sortByKey(rows, (row) => from[row]! - first, last - first + 1).order;
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
