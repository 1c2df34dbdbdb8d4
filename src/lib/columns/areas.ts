import { LAYERS } from '../model/index.ts';
import type { AreaCount, View } from './engine.ts';
import type { Prepared } from './prepare.ts';
import type { MapPlace } from './rows.ts';
import { LAYER_COUNT, type Tally } from './tally.ts';

/** Places that are drawn as an area or a circle, with their selected records; those of one shape are one. */
export function countAreas({ columns }: Prepared, { place: counted }: Tally): AreaCount[] {
  const areas = new Map<string, AreaCount>();
  columns.dictionaries.place.forEach((place, code) => {
    const key = shapeOf(place);
    if (key === null) return;
    for (let layer = 0; layer < LAYER_COUNT; layer++) {
      const count = counted[code * LAYER_COUNT + layer]!;
      if (count === 0) continue;
      const area = areas.get(key) ?? { ...place, counts: { attack: 0, operation: 0, measure: 0 } };
      area.counts[LAYERS[layer]!] += count;
      areas.set(key, area);
    }
  });
  return [...areas.values()];
}

/** A district and a province are one shape whatever a record calls them; surroundings are a circle of their own. */
function shapeOf({ precision, admin1, admin2, name, lng, lat, radiusKm }: MapPlace): string | null {
  if (precision === 'admin1') return `admin1 ${admin1}`;
  if (precision === 'admin2') return `admin2 ${admin1} ${admin2 ?? name}`;
  return precision === 'near' ? `near ${lng} ${lat} ${radiusKm}` : null;
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
