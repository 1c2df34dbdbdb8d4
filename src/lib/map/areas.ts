import { circle } from '@turf/circle';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { AreaCount, LayerCounts, MapRow } from '../columns/engine.ts';
import { LAYERS, type Layer } from '../model/index.ts';
import { markOf } from './features.ts';
import type { OutlineOf } from './outlines.ts';

export interface AreaProperties {
  /** `near`: a dashed circle. `district`: a shaded polygon. `around`: a shaded circle in place of a polygon. */
  kind: 'near' | 'district' | 'around';
  /** The layer of its records; `mixed` for several. */
  layer: Layer | 'mixed';
  /** Kilometres; 0 for a polygon. */
  radiusKm: number;
  /** Drawn from any distance: a polygon, and what is around the opened record. */
  always: boolean;
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** Up to so many areas are made at once; of more, those in sight that are large enough to be drawn. */
const FEW_AREAS = 300;
/**
 * Circles smaller than a mark say nothing, and many at once say nothing either: how large one is when it comes in, CSS
 * pixels, and from how many areas on they wait for longer.
 */
const CIRCLES = { leastPx: 20, mostPx: 110, fromCount: 120 };
/** Kilometres of a pixel at zoom 0, near 30° N. */
const KM_A_PX = 67.8;
const STEPS = 48;

/**
 * Areas to draw under the marks of records whose place is known to a district, or to somewhere near a point.
 * @param selected the opened record, whose area is drawn from any distance
 */
export function toAreas(
  areas: readonly AreaCount[],
  outlineOf: OutlineOf,
  selected: MapRow | null = null
): Areas {
  const shown = areas.filter(hasArea);
  const drawn = new Map<string, Areas['features'][number]>();
  for (const area of shown) {
    const [key, feature] = toArea(area, outlineOf) ?? [];
    if (key === undefined || feature === undefined) continue;
    const other = drawn.get(key);
    if (other && other.properties.layer !== feature.properties.layer) other.properties.layer = 'mixed';
    if (!other) drawn.set(key, feature);
  }
  const own = selected && toArea({ ...selected.location, counts: countsOf(selected) }, outlineOf);
  if (own) drawn.set(own[0], { ...own[1], properties: { ...own[1].properties, always: true } });
  return { type: 'FeatureCollection', features: [...drawn.values()] };
}

/** How many places have an area or a circle. */
export function countAreas(areas: readonly AreaCount[]): number {
  return areas.filter(hasArea).length;
}

/** True where areas are drawn as they come in sight. */
export function hasMany(areas: readonly AreaCount[]): boolean {
  return countAreas(areas) > FEW_AREAS;
}

/** The least radius in kilometres of a circle that is drawn at a zoom, where there are so many. */
export function leastRadiusKm(zoom: number, count: number): number {
  const px = Math.min(CIRCLES.mostPx, CIRCLES.leastPx * Math.sqrt(Math.max(1, count / CIRCLES.fromCount)));
  return Math.round((px * KM_A_PX * 10) / 2 ** zoom) / 10;
}

/** Of very many areas those that can be seen: touching a box, and large enough at a zoom. All where they are few. */
export function areasInSight(
  areas: readonly AreaCount[],
  [west, south, east, north]: [west: number, south: number, east: number, north: number],
  zoom: number
): readonly AreaCount[] {
  if (!hasMany(areas)) return areas;
  const least = leastRadiusKm(Math.floor(zoom), countAreas(areas));
  return areas.filter((area) => {
    const { lng, lat, radiusKm } = area;
    if (!hasArea(area) || lng === null || lat === null || radiusKm === null) return false;
    if (radiusKm < least) return false;
    const degrees = radiusKm / 111.2 / Math.cos((Math.min(80, Math.abs(lat)) * Math.PI) / 180);
    return lng > west - degrees && lng < east + degrees && lat > south - degrees && lat < north + degrees;
  });
}

function hasArea({ precision }: AreaCount): boolean {
  return precision === 'near' || precision === 'admin2';
}

/** Provinces to hatch: those with records whose place is known no closer, and of which layers. */
export function toShadedProvinces(areas: readonly AreaCount[]): Map<string, Layer[]> {
  const shaded = new Map<string, Set<Layer>>();
  for (const { precision, admin1, counts } of areas) {
    if (precision !== 'admin1' || admin1 === null) continue;
    const layers = shaded.get(admin1) ?? new Set();
    for (const layer of LAYERS) if (counts[layer] > 0) layers.add(layer);
    if (layers.size > 0) shaded.set(admin1, layers);
  }
  return new Map(
    [...shaded]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([admin1, layers]) => [admin1, LAYERS.filter((layer) => layers.has(layer))])
  );
}

function toArea(
  area: AreaCount,
  outlineOf: OutlineOf
): [key: string, feature: Areas['features'][number]] | null {
  const { precision, lng, lat, radiusKm } = area;
  if (precision !== 'near' && precision !== 'admin2') return null;
  const layers = LAYERS.filter((layer) => area.counts[layer] > 0);
  const layer = layers.length === 1 && layers[0] ? layers[0] : 'mixed';
  const outline = precision === 'admin2' ? outlineOf(area) : null;
  if (outline) {
    const properties: AreaProperties = { kind: 'district', layer, radiusKm: 0, always: true };
    return [
      `district ${outline.properties.name}`,
      { type: 'Feature', geometry: outline.geometry, properties }
    ];
  }
  if (lng === null || lat === null || radiusKm === null || radiusKm <= 0) return null;
  const kind = precision === 'near' ? 'near' : 'around';
  const properties: AreaProperties = { kind, layer, radiusKm, always: false };
  return [`${kind} ${lng} ${lat} ${radiusKm}`, circle([lng, lat], radiusKm, { steps: STEPS, properties })];
}

function countsOf(row: MapRow): LayerCounts {
  return { attack: 0, operation: 0, measure: 0, [markOf(row).layer]: 1 };
}
