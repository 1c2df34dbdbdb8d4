import { circle } from '@turf/circle';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { AreaCount, LayerCounts, MapRow } from '../columns/engine.ts';
import { LAYERS, type Layer } from '../model/index.ts';
import { markOf } from './features.ts';

/** Boundaries of districts, where the geodata has them; `name` as records write it. */
export type DistrictCollection = FeatureCollection<Polygon | MultiPolygon, { admin1: string; name: string }>;

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

/** More areas than this are no help to anybody; those with most records are drawn. */
const MOST_AREAS = 4000;
const STEPS = 48;

/**
 * Areas to draw under the marks of records whose place is known to a district, or to somewhere near a point.
 * @param selected the opened record, whose area is drawn from any distance
 */
export function toAreas(
  areas: readonly AreaCount[],
  districts: DistrictCollection | null,
  selected: MapRow | null = null
): Areas {
  const polygons = new Map(districts?.features.map((feature) => [keyOf(feature.properties), feature]));
  const shown = areas
    .filter(({ precision }) => precision === 'near' || precision === 'admin2')
    .sort((a, b) => totalOf(b) - totalOf(a))
    .slice(0, MOST_AREAS);
  const drawn = new Map<string, Areas['features'][number]>();
  for (const area of shown) {
    const [key, feature] = toArea(area, polygons) ?? [];
    if (key === undefined || feature === undefined) continue;
    const other = drawn.get(key);
    if (other && other.properties.layer !== feature.properties.layer) other.properties.layer = 'mixed';
    if (!other) drawn.set(key, feature);
  }
  const own = selected && toArea({ ...selected.location, counts: countsOf(selected) }, polygons);
  if (own) drawn.set(own[0], { ...own[1], properties: { ...own[1].properties, always: true } });
  return { type: 'FeatureCollection', features: [...drawn.values()] };
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
  polygons: ReadonlyMap<string, Feature<Polygon | MultiPolygon>>
): [key: string, feature: Areas['features'][number]] | null {
  const { precision, admin1, admin2, lng, lat, radiusKm } = area;
  if (precision !== 'near' && precision !== 'admin2') return null;
  const layers = LAYERS.filter((layer) => area.counts[layer] > 0);
  const layer = layers.length === 1 && layers[0] ? layers[0] : 'mixed';
  if (precision === 'admin2' && admin1 !== null && admin2 !== null) {
    const key = keyOf({ admin1, name: admin2 });
    const polygon = polygons.get(key);
    if (polygon)
      return [
        key,
        {
          type: 'Feature',
          geometry: polygon.geometry,
          properties: { kind: 'district', layer, radiusKm: 0, always: true }
        }
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

function keyOf({ admin1, name }: { admin1: string; name: string }): string {
  return `${admin1}/${name.toLowerCase()}`;
}

function totalOf({ counts }: AreaCount): number {
  return LAYERS.reduce((sum, layer) => sum + counts[layer], 0);
}
