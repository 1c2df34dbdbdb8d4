import { circle } from '@turf/circle';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { AreaCount, MapRow } from '../columns/engine.ts';
import { LAYERS, type Layer } from '../model/index.ts';
import { markOf } from './features.ts';
import type { OutlineOf } from './outlines.ts';
import { DISTRICT_KM } from './shades.ts';

export interface AreaProperties {
  /** `near`: a dashed circle. `district`: a shaded polygon. `around`: a shaded circle in place of a polygon. */
  kind: 'near' | 'district' | 'around';
  /** The layer of its records; `mixed` for several. */
  layer: Layer | 'mixed';
  /** Kilometres; 0 for a polygon. */
  radiusKm: number;
  /** Drawn from any distance: a district, for which no mark stands, and what is around the opened record. */
  always: boolean;
  /** That of the opened record. */
  chosen: boolean;
  /** Numbers of the areas that it stands for; none for what only the opened record has. */
  areas: number[];
}

export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** Up to so many circles are made at once; of more, those in sight that are large enough to be drawn. */
const FEW_CIRCLES = 300;
/**
 * Circles smaller than a mark say nothing, and many at once say nothing either: how large one is when it comes in, CSS
 * pixels, and from how many on they wait for longer.
 */
const CIRCLES = { leastPx: 20, mostPx: 110, fromCount: 120 };
/** Kilometres of a pixel at zoom 0, near 30° N. */
const KM_A_PX = 67.8;
const STEPS = 48;

/**
 * What to draw for records whose place is known to a district, which has no mark, and under the marks of those whose
 * place is somewhere near a point.
 * @param selected the opened record, whose area is drawn from any distance
 */
export function toAreas(
  areas: readonly AreaCount[],
  outlineOf: OutlineOf,
  selected: MapRow | null = null
): Areas {
  const drawn = new Map<string, Areas['features'][number]>();
  for (const area of areas) {
    const [key, feature] = toArea(area, outlineOf) ?? [];
    if (key === undefined || feature === undefined) continue;
    const other = drawn.get(key);
    if (!other) drawn.set(key, feature);
    else {
      if (other.properties.layer !== feature.properties.layer) other.properties.layer = 'mixed';
      other.properties.areas.push(...feature.properties.areas);
    }
  }
  const own = selected && toArea(areaOf(selected), outlineOf);
  if (own) {
    const [key, feature] = own;
    const { layer, areas } = drawn.get(key)?.properties ?? { ...feature.properties, areas: [] };
    drawn.set(key, {
      ...feature,
      properties: { ...feature.properties, layer, areas, always: true, chosen: true }
    });
  }
  return { type: 'FeatureCollection', features: [...drawn.values()] };
}

/** How many circles there are round places. */
export function countCircles(areas: readonly AreaCount[]): number {
  return areas.filter(({ precision }) => precision === 'near').length;
}

/** True where circles are drawn as they come in sight. */
export function hasMany(areas: readonly AreaCount[]): boolean {
  return countCircles(areas) > FEW_CIRCLES;
}

/** The least radius in kilometres of a circle that is drawn at a zoom, where there are so many. */
export function leastRadiusKm(zoom: number, count: number): number {
  const px = Math.min(CIRCLES.mostPx, CIRCLES.leastPx * Math.sqrt(Math.max(1, count / CIRCLES.fromCount)));
  return Math.round((px * KM_A_PX * 10) / 2 ** zoom) / 10;
}

/** Of very many circles those that can be seen: touching a box, and large enough at a zoom. All where they are few. */
export function areasInSight(
  areas: readonly AreaCount[],
  [west, south, east, north]: [west: number, south: number, east: number, north: number],
  zoom: number
): readonly AreaCount[] {
  if (!hasMany(areas)) return areas;
  const least = leastRadiusKm(Math.floor(zoom), countCircles(areas));
  return areas.filter(({ precision, lng, lat, radiusKm }) => {
    if (precision !== 'near') return true;
    if (lng === null || lat === null || radiusKm === null || radiusKm < least) return false;
    const degrees = radiusKm / 111.2 / Math.cos((Math.min(80, Math.abs(lat)) * Math.PI) / 180);
    return lng > west - degrees && lng < east + degrees && lat > south - degrees && lat < north + degrees;
  });
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
  const layer: AreaProperties['layer'] = layers.length === 1 && layers[0] ? layers[0] : 'mixed';
  const common = { layer, areas: [area.area], chosen: false };
  const outline = precision === 'admin2' ? outlineOf(area) : null;
  if (outline) {
    const properties: AreaProperties = { kind: 'district', ...common, radiusKm: 0, always: true };
    return [
      `district ${outline.properties.name}`,
      { type: 'Feature', geometry: outline.geometry, properties }
    ];
  }
  const isDistrict = precision === 'admin2';
  const km = isDistrict ? (radiusKm ?? DISTRICT_KM) : radiusKm;
  if (lng === null || lat === null || km === null || km <= 0) return null;
  const kind = isDistrict ? 'around' : 'near';
  const properties: AreaProperties = { kind, ...common, radiusKm: km, always: isDistrict };
  return [`${kind} ${lng} ${lat} ${km}`, circle([lng, lat], km, { steps: STEPS, properties })];
}

/** The opened record as if it were an area's only one. */
function areaOf(row: MapRow): AreaCount {
  const counts = { attack: 0, operation: 0, measure: 0, [markOf(row).layer]: 1 };
  return { ...row.location, area: -1, counts };
}
