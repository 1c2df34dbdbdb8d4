import { LAYERS } from '../model/index.ts';
import type { AreaCount, LayerCounts, View } from './engine.ts';
import type { Prepared } from './prepare.ts';
import type { MapPlace } from './rows.ts';
import { LAYER_COUNT, type Tally } from './tally.ts';

/** The most circles that a view carries, those with the most records: more of them would hide each other. */
const MOST_CIRCLES = 1000;

/** Places that are drawn as an area or a circle, with their selected records; those of one shape are one. */
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
    counts: Object.fromEntries(
      LAYERS.map((layer, i) => [layer, counts[shape * LAYER_COUNT + i]!])
    ) as LayerCounts
  }));
}

/** Records that no mark stands for. */
export function countOffMap({ columns }: Prepared, { place: counted }: Tally): View['offMap'] {
  const off = { provinceOnly: 0, placeUnknown: 0 };
  columns.dictionaries.place.forEach((place, code) => {
    const list = offMapList(place);
    if (!list) return;
    for (let layer = 0; layer < LAYER_COUNT; layer++) off[list] += counted[code * LAYER_COUNT + layer]!;
  });
  return off;
}

/** The list of a place without a point; null for those that have one. */
export function offMapList({ lng, lat, admin1 }: MapPlace): keyof View['offMap'] | null {
  if (lng !== null && lat !== null) return null;
  return admin1 === null ? 'placeUnknown' : 'provinceOnly';
}
