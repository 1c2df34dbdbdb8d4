import type { FeatureCollection, Point } from 'geojson';
import type { AreaCount, LayerCounts } from '../columns/engine.ts';
import { LAYERS, type LngLat } from '../model/index.ts';
import type { OutlineOf } from './outlines.ts';

/** A shade on the map that stands for records known no closer than its district or its province. */
export interface Shade {
  key: string;
  admin1: string | null;
  /** Null for a province's. */
  district: string | null;
  /** The engine's numbers of what it stands for. */
  areas: number[];
  counts: LayerCounts;
  /** Where a district's lies; null for a province's, and for a district that is on no map. */
  at: LngLat | null;
}

/** Radius of the soft circle of a district whose extent nobody tells, kilometres. */
export const DISTRICT_KM = 30;

/** Provinces first, then districts, those with the most records first. */
export function toShades(areas: readonly AreaCount[], outlineOf: OutlineOf): Shade[] {
  const shades = new Map<string, Shade>();
  for (const area of areas) {
    const { precision, admin1, admin2, name, lng, lat } = area;
    const isProvince = precision === 'admin1' && admin1 !== null;
    if (!isProvince && precision !== 'admin2') continue;
    const district = isProvince ? null : (outlineOf(area)?.properties.name ?? admin2 ?? name);
    const key = `${admin1 ?? ''} ${district ?? ''}`;
    const shade = shades.get(key);
    if (!shade) {
      const at: LngLat | null = isProvince || lng === null || lat === null ? null : [lng, lat];
      shades.set(key, { key, admin1, district, areas: [area.area], counts: { ...area.counts }, at });
      continue;
    }
    shade.areas.push(area.area);
    for (const layer of LAYERS) shade.counts[layer] += area.counts[layer];
  }
  return [...shades.values()].sort(
    (a, b) =>
      Number(a.district !== null) - Number(b.district !== null) ||
      totalOf(b) - totalOf(a) ||
      (a.key < b.key ? -1 : 1)
  );
}

export function totalOf({ counts }: Pick<Shade, 'counts'>): number {
  return LAYERS.reduce((sum, layer) => sum + counts[layer], 0);
}

/** How many records a district's shade stands for, to write on it. */
export function toShadeLabels(
  areas: readonly AreaCount[],
  outlineOf: OutlineOf
): FeatureCollection<Point, { name: string; count: number }> {
  return {
    type: 'FeatureCollection',
    features: toShades(areas, outlineOf).flatMap((shade) =>
      shade.at === null || shade.district === null
        ? []
        : {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: shade.at },
            properties: { name: shade.district, count: totalOf(shade) }
          }
    )
  };
}
