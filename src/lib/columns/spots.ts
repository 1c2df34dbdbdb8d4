import Flatbush from 'flatbush';
import { NONE, type Prepared } from './prepare.ts';

/** Every point that records stand on, where it lies in the world, and its rows. */
export interface Spots {
  length: number;
  /** Web Mercator, 0 to 1 from the north-west. */
  x: Float64Array;
  y: Float64Array;
  /** Rows of spot `s`, newest first, are those from `starts[s]` to `starts[s + 1]`. */
  starts: Uint32Array;
  rows: Uint32Array;
  /** Spots inside a box of the world, in any order. */
  within(west: number, north: number, east: number, south: number): number[];
}

export function indexSpots({ columns, spots, spotOfPlace }: Prepared): Spots {
  const { length } = spots.lng;
  const x = spots.lng.map((lng) => lng / 360 + 0.5);
  const y = spots.lat.map(mercatorY);
  const starts = new Uint32Array(length + 1);
  for (const place of columns.place) {
    const spot = spotOfPlace[place]!;
    if (spot !== NONE) starts[spot + 1]! += 1;
  }
  for (let spot = 0; spot < length; spot++) starts[spot + 1]! += starts[spot]!;
  const next = starts.slice();
  const rows = new Uint32Array(starts[length]!);
  for (let row = 0; row < columns.length; row++) {
    const spot = spotOfPlace[columns.place[row]!]!;
    if (spot !== NONE) rows[next[spot]!++] = row;
  }
  const index = length > 0 ? new Flatbush(length) : null;
  for (let spot = 0; spot < length; spot++) index?.add(x[spot]!, y[spot]!);
  index?.finish();
  return {
    length,
    x,
    y,
    starts,
    rows,
    within: (west, north, east, south) => index?.search(west, north, east, south) ?? []
  };
}

function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI));
}
