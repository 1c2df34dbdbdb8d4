import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/lib/columns/columns.ts';
import {
  findFollowers,
  FOLLOWERS_SHOWN,
  sideFilter,
  type FollowSource
} from '../../src/lib/columns/follow.ts';
import type { MapPlace } from '../../src/lib/columns/rows.ts';
import type { FollowPlace } from '../../src/lib/columns/samePlace.ts';
import { EVERYTHING, type DateInterval } from '../../src/lib/model/index.ts';

const place = (given: Partial<MapPlace>): MapPlace => ({
  name: null,
  admin1: 'PK-BA',
  admin2: null,
  country: 'PK',
  lng: null,
  lat: null,
  precision: 'settlement',
  radiusKm: 3,
  ...given
});
const GWADAR = place({ name: 'Gwadar', admin2: 'Gwadar', lng: 62.3254, lat: 25.1216 });
const EXPRESSWAY = place({
  name: 'East Bay Expressway',
  admin2: 'Gwadar',
  lng: 62.345,
  lat: 25.145,
  precision: 'site'
});
const TURBAT = place({ name: 'Turbat', admin2: 'Kech', lng: 63.0485, lat: 26.0012 });
const BALOCHISTAN = place({ precision: 'admin1', radiusKm: null });
const KARACHI = place({ name: 'Karachi', admin1: 'PK-SD', admin2: 'Karachi', lng: 67.01, lat: 24.86 });
const PLACES = [
  GWADAR,
  EXPRESSWAY,
  TURBAT,
  BALOCHISTAN,
  KARACHI,
  place({ country: 'PK', admin1: null, precision: 'country' })
];

interface Given {
  kind: 'incident' | 'measure';
  place: MapPlace;
  date: DateInterval;
}
const on = (from: string, to = from): DateInterval => ({ from, to, precision: from === to ? 'day' : 'week' });
const NEVER: DateInterval = { from: null, to: null, precision: 'unknown' };

function columnsOf(rows: readonly Given[]): FollowSource {
  return {
    length: rows.length,
    date: Uint32Array.from(rows.keys()),
    place: Uint32Array.from(rows, (row) => PLACES.indexOf(row.place)),
    dictionaries: { date: rows.map(({ date }) => date), place: PLACES }
  };
}

function follow(rows: readonly Given[], how: FollowPlace, days: number, page = { start: 0, count: 100 }) {
  const mask = (kind: Given['kind']) => Uint8Array.from(rows, (row) => Number(row.kind === kind));
  return findFollowers(columnsOf(rows), mask('incident'), mask('measure'), { place: how, days }, page);
}
const pairs = (found: ReturnType<typeof follow>) =>
  found.items.flatMap(({ first, followers }) => followers.map(({ row, days }) => [first, row, days]));

describe('what followed what', () => {
  it('lists a measure in Gwadar twelve days after an attack on its expressway, and not the one of the day before', () => {
    const found = follow(
      [
        { kind: 'measure', place: GWADAR, date: on('2021-09-01') },
        { kind: 'incident', place: EXPRESSWAY, date: on('2021-08-20') },
        { kind: 'measure', place: GWADAR, date: on('2021-08-19') }
      ],
      'admin2',
      30
    );
    expect(pairs(found)).toEqual([[1, 0, 12]]);
  });

  it('counts the day itself and the last day of the window, and no day more', () => {
    const rows: Given[] = [
      { kind: 'measure', place: GWADAR, date: on('2021-09-20') },
      { kind: 'measure', place: GWADAR, date: on('2021-09-19') },
      { kind: 'measure', place: GWADAR, date: on('2021-08-20') },
      { kind: 'incident', place: GWADAR, date: on('2021-08-20') }
    ];
    expect(pairs(follow(rows, 'admin2', 30))).toEqual([
      [3, 2, 0],
      [3, 1, 30]
    ]);
  });

  it('takes the same district, the same province or so many kilometres for the same place, as asked', () => {
    const rows: Given[] = [
      { kind: 'measure', place: TURBAT, date: on('2021-08-25') },
      { kind: 'measure', place: KARACHI, date: on('2021-08-24') },
      { kind: 'incident', place: GWADAR, date: on('2021-08-20') }
    ];
    expect(pairs(follow(rows, 'admin2', 30))).toEqual([]);
    expect(pairs(follow(rows, 'admin1', 30))).toEqual([[2, 0, 5]]);
    expect(pairs(follow(rows, { km: 100 }, 30))).toEqual([]);
    expect(pairs(follow(rows, { km: 130 }, 30))).toEqual([[2, 0, 5]]);
  });

  it('never pairs what is known to a province only within a district or a distance, and says how many that leaves out', () => {
    const rows: Given[] = [
      { kind: 'measure', place: BALOCHISTAN, date: on('2021-08-21') },
      { kind: 'incident', place: BALOCHISTAN, date: on('2021-08-20') },
      { kind: 'incident', place: GWADAR, date: on('2021-08-20') }
    ];
    expect(follow(rows, 'admin2', 30)).toMatchObject({ total: 0, firsts: 2, unplaced: 1 });
    expect(follow(rows, { km: 50 }, 30)).toMatchObject({ total: 0, unplaced: 1 });
    expect(pairs(follow(rows, 'admin1', 30))).toEqual([
      [1, 0, 1],
      [2, 0, 1]
    ]);
  });

  it('leaves out dates that do not say which came first', () => {
    const rows: Given[] = [
      { kind: 'measure', place: GWADAR, date: on('2021-08-18', '2021-08-24') },
      { kind: 'incident', place: GWADAR, date: on('2021-08-20') },
      { kind: 'incident', place: GWADAR, date: NEVER },
      { kind: 'incident', place: GWADAR, date: on('2021-01-01', '2021-12-31') }
    ];
    expect(follow(rows, 'admin2', 30)).toMatchObject({ total: 0, firsts: 3, undated: 2 });
  });

  it('shows the first few of many and says how many there are', () => {
    const rows: Given[] = [
      ...Array.from({ length: 9 }, (): Given => ({ kind: 'measure', place: GWADAR, date: on('2021-08-25') })),
      { kind: 'incident', place: GWADAR, date: on('2021-08-20') }
    ];
    const [item] = follow(rows, 'admin2', 30).items;
    expect(item?.followers).toHaveLength(FOLLOWERS_SHOWN);
    expect(item?.count).toBe(9);
  });

  const day = fc
    .integer({ min: 0, max: 60 })
    .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
  const row: fc.Arbitrary<Given> = fc.record({
    kind: fc.constantFrom('incident', 'measure'),
    place: fc.constantFrom(...PLACES),
    date: fc.oneof(
      { weight: 4, arbitrary: day.map((from) => on(from)) },
      fc.tuple(day, day).map(([a, b]) => on(a < b ? a : b, a < b ? b : a)),
      fc.constant(NEVER)
    )
  });
  const ways: FollowPlace[] = ['admin1', 'admin2', { km: 5 }, { km: 130 }];

  it('finds what comparing every record with every other finds', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.constantFrom(...ways),
        fc.nat(40),
        (rows, how, days) => {
          const found = follow(rows, how, days);
          const expected = rows.flatMap((first, at) => {
            const seconds = rows.filter(
              (second) => second.kind === 'measure' && isAfter(first, second, how, days)
            );
            return first.kind === 'incident' && seconds.length > 0 ? [{ at, count: seconds.length }] : [];
          });
          expect(found.items.map(({ first, count }) => ({ at: first, count }))).toEqual(expected);
          expect(found.total).toBe(expected.length);
          const pages = [0, 1, 2].flatMap(
            (page) => follow(rows, how, days, { start: page * 10, count: 10 }).items
          );
          expect(pages).toEqual(found.items);
        }
      )
    );
  });
});

function isAfter(first: Given, second: Given, how: FollowPlace, days: number): boolean {
  const [a, b] = [first, second].map(({ date }) =>
    date.from && date.to ? [date.from, date.to].map(dayNumber) : null
  );
  if (!a || !b) return false;
  const [from, to, begins, ends] = [...a, ...b] as [number, number, number, number];
  if (to - from > days || begins < to || ends > from + days) return false;
  const [p, q] = [first.place, second.place];
  if (how === 'admin1') return p.admin1 !== null && p.admin1 === q.admin1;
  if (how === 'admin2') return p.admin2 !== null && p.admin2 === q.admin2 && p.admin1 === q.admin1;
  const hasPoint = [p, q].every((one) => one.lng !== null && (one.radiusKm ?? 0) <= how.km);
  // Turbat lies some 120 km from Gwadar and no other two towns here are closer than 130 km to each other.
  const group = (one: MapPlace) =>
    how.km < 100 ? (one.name === 'Turbat' ? 'Turbat' : one.admin2) : one.admin1;
  return hasPoint && group(p) === group(q);
}

describe('the filter of either side', () => {
  it('keeps what can be said of a kind and lifts what selects the other', () => {
    const filter = {
      ...EVERYTHING,
      admin1: ['PK-BA'],
      from: '2024-01-01',
      types: ['bombing', 'deployment'],
      layers: ['attack' as const],
      killedMin: 5,
      confidence: 80
    };
    expect(sideFilter(filter, 'incident', true)).toEqual({ ...filter, types: ['bombing'] });
    expect(sideFilter(filter, 'measure', false)).toEqual({
      ...EVERYTHING,
      layers: ['measure'],
      types: ['deployment'],
      confidence: 80
    });
    expect(sideFilter({ ...EVERYTHING, layers: ['measure'] }, 'incident', false).layers).toEqual([
      'attack',
      'operation'
    ]);
  });
});
