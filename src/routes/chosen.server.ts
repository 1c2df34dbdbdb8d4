import type { BuiltColumns } from '../lib/columns/build.ts';
import type { Failures } from '../lib/columns/failures.ts';
import type { MapPlace } from '../lib/columns/index.ts';

/** West, south, east, north in degrees; west is greater where it reaches over the line of the date. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What a filter selects of the columns; nothing of it is read from the store. */
export interface Chosen {
  /** Of one kind or of both, in ascending order. */
  ids(kind?: 'incidents' | 'measures' | null): string[];
  count: number;
  has(row: number): boolean;
  /** All of them with where they lie, some hundreds at a time, in no order that matters. */
  inSteps(): Generator<{ ids: string[]; places: MapPlace[] }>;
  /** Of every record with a point; null where none has one. */
  bounds(): Bounds | null;
  /** Those of them whose point lies in a box. */
  inside(box: Bounds): Chosen;
}

const IDS_A_STEP = 500;

export function choose({ columns, ids }: BuiltColumns, { bits }: Pick<Failures, 'bits'>): Chosen {
  const { kind: kinds, place: places } = columns.dictionaries;
  const isMeasure = kinds.map(({ layer }) => layer === 'measure');
  let count = 0;
  for (let row = 0; row < bits.length; row++) if (bits[row] === 0) count += 1;
  return {
    count,
    has: (row) => bits[row] === 0,
    ids(kind = null) {
      const found: string[] = [];
      for (let row = 0; row < bits.length; row++)
        if (bits[row] === 0 && (kind === null || isMeasure[columns.kind[row]!] === (kind === 'measures')))
          found.push(ids[row]!);
      return found.sort();
    },
    *inSteps() {
      let [step, where]: [string[], MapPlace[]] = [[], []];
      for (let row = 0; row < bits.length; row++) {
        if (bits[row] !== 0) continue;
        where.push(places[columns.place[row]!]!);
        if (step.push(ids[row]!) < IDS_A_STEP) continue;
        yield { ids: step, places: where };
        [step, where] = [[], []];
      }
      if (step.length > 0) yield { ids: step, places: where };
    },
    bounds() {
      const seen = new Uint8Array(places.length);
      for (let row = 0; row < bits.length; row++) if (bits[row] === 0) seen[columns.place[row]!] = 1;
      return boundsOf(places.filter((_, code) => seen[code] === 1));
    },
    inside(box) {
      const isIn = places.map((place) => isInside(place, box));
      return choose(
        { columns, ids },
        { bits: bits.map((failed, row) => failed || (isIn[columns.place[row]!] ? 0 : 1)) }
      );
    }
  };
}

type Point = Pick<MapPlace, 'lng' | 'lat'>;

function boundsOf(places: readonly Point[]): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lng, lat } of places) {
    if (lng === null || lat === null) continue;
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}

function isInside({ lng, lat }: Point, [west, south, east, north]: Bounds): boolean {
  if (lng === null || lat === null || lat < south || lat > north) return false;
  return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;
}
