import { LAYERS } from '../model/index.ts';
import type { AreaCount, LayerCounts, View } from './engine.ts';
import type { Failures } from './failures.ts';
import type { Prepared } from './prepare.ts';
import type { MapPlace } from './rows.ts';
import { LAYER_COUNT, type Tally } from './tally.ts';

/** The most circles that a view carries, those with the most records: more of them would hide each other. */
const MOST_CIRCLES = 1000;

/** Areas and circles that places are drawn as, with their selected records; those of one shape are one. */
export function countAreas({ shapes }: Prepared, { place: counted }: Tally): AreaCount[] {
  const counts = new Uint32Array(shapes.places.length * LAYER_COUNT);
  shapes.ofPlace.forEach((shape, code) => {
    if (shape < 0) return;
    for (let layer = 0; layer < LAYER_COUNT; layer++)
      counts[shape * LAYER_COUNT + layer]! += counted[code * LAYER_COUNT + layer]!;
  });
  const totalOf = (shape: number) =>
    counts[shape * LAYER_COUNT]! + counts[shape * LAYER_COUNT + 1]! + counts[shape * LAYER_COUNT + 2]!;
  const filled = [...shapes.places.keys()].filter((shape) => totalOf(shape) > 0);
  const isCircle = (shape: number) => shapes.places[shape]!.precision === 'near';
  const circles = filled.filter(isCircle).sort((a, b) => totalOf(b) - totalOf(a) || a - b);
  return [...filled.filter((shape) => !isCircle(shape)), ...circles.slice(0, MOST_CIRCLES)].map((shape) => ({
    ...shapes.places[shape]!,
    area: shape,
    counts: Object.fromEntries(
      LAYERS.map((layer, i) => [layer, counts[shape * LAYER_COUNT + i]!])
    ) as LayerCounts
  }));
}

/** Selected rows whose place is drawn as one of these areas, newest first; `most` is where to stop. */
export function rowsIn(
  { columns, shapes }: Prepared,
  { bits }: Failures,
  areas: readonly number[],
  most: number
): { rows: number[]; total: number } {
  const isIn = Uint8Array.from(shapes.ofPlace, (shape) => (shape >= 0 && areas.includes(shape) ? 1 : 0));
  const rows: number[] = [];
  let total = 0;
  for (let row = 0; row < bits.length; row++) {
    if (bits[row] !== 0 || isIn[columns.place[row]!] === 0) continue;
    total += 1;
    if (rows.length < most) rows.push(row);
  }
  return { rows, total };
}

/** Records that no mark stands for. */
export function countOffMap({ columns }: Prepared, { place: counted }: Tally): View['offMap'] {
  const off = { districtOnly: 0, provinceOnly: 0, placeUnknown: 0 };
  columns.dictionaries.place.forEach((place, code) => {
    const list = offMapList(place);
    if (!list) return;
    for (let layer = 0; layer < LAYER_COUNT; layer++) off[list] += counted[code * LAYER_COUNT + layer]!;
  });
  return off;
}

/** The list of a place that no mark stands for; null for those that have one. A district's middle is no place. */
export function offMapList({
  precision,
  lng,
  lat,
  admin1
}: Pick<MapPlace, 'precision' | 'lng' | 'lat' | 'admin1'>): keyof View['offMap'] | null {
  if (precision === 'admin2') return 'districtOnly';
  if (lng !== null && lat !== null) return null;
  return admin1 === null ? 'placeUnknown' : 'provinceOnly';
}
