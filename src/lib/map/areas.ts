import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { circle } from '@turf/circle';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { MapIncident, MapMeasure, MapPlace } from '../columns/index.ts';
import { LAYERS, type Layer } from '../model/index.ts';
import { hatchIcon } from './marks.ts';

/**
 * How a place is drawn, by how closely it is known: a mark on its point; a mark in a dashed circle; the shade of its district, or of
 * a soft circle where no outline was added; the shade of its province; or not at all, in the list of what is off the map.
 */
export const DRAWN_AS = ['point', 'circle', 'district', 'soft-circle', 'province', 'off-map'] as const;
export type DrawnAs = (typeof DRAWN_AS)[number];

type Row = MapIncident | MapMeasure;
export type DistrictCollection = FeatureCollection<Polygon | MultiPolygon, { name: string; code: string }>;
type District = DistrictCollection['features'][number];

/** The outline of the district that a place is known to; null where none was added. */
export type OutlineOf = (location: MapPlace) => District | null;

export interface AreaProperties {
  layer: Layer;
  /** Records that the area stands for, joined by blanks: a tile's feature can hold no list. */
  ids: string;
  name: string;
  drawn: DrawnAs;
  /** Stripes of the layers that a district holds. */
  pattern: string;
  /** Whether it stands for the opened record. */
  isSelected: boolean;
}

export type AreaCollection = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** The geometry that a place's precision supports. */
export function drawnAs(location: MapPlace, outlineOf: OutlineOf): DrawnAs {
  const { precision, lng, lat, radiusKm, admin1 } = location;
  if (precision === 'admin1') return admin1 === null ? 'off-map' : 'province';
  if (precision === 'country' || precision === 'unknown' || lng === null || lat === null) return 'off-map';
  if (precision === 'admin2') {
    if (outlineOf(location)) return 'district';
    return radiusKm === null ? 'point' : 'soft-circle';
  }
  return precision === 'near' && radiusKm !== null ? 'circle' : 'point';
}

/** True for what a mark on the map stands for. */
export function hasMark(location: MapPlace, outlineOf: OutlineOf): boolean {
  const drawn = drawnAs(location, outlineOf);
  return drawn === 'point' || drawn === 'circle';
}

/** Finds outlines by the district's name, and where it goes by another by the point that stands for the district. */
export function openOutlines(districts: DistrictCollection | null): OutlineOf {
  if (!districts || districts.features.length === 0) return () => null;
  const byName = new Map(districts.features.map((district) => [keyOf(district.properties.name), district]));
  const known = new Map<string, District | null>();
  return ({ admin2, lng, lat }) => {
    const key = `${admin2} ${lng} ${lat}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const named = admin2 === null ? undefined : byName.get(keyOf(admin2));
    const around = () =>
      lng === null || lat === null
        ? undefined
        : districts.features.find(({ geometry }) => booleanPointInPolygon([lng, lat], geometry));
    const outline = named ?? around() ?? null;
    known.set(key, outline);
    return outline;
  };
}

/** Dashed circles and soft ones: records of one layer that share one share its feature. */
export function toCircles(
  rows: readonly Row[],
  outlineOf: OutlineOf,
  selectedId: string | null
): AreaCollection {
  return collect(rows, selectedId, (row, layer) => {
    const { lng, lat, radiusKm, name, admin2 } = row.location;
    const drawn = drawnAs(row.location, outlineOf);
    if ((drawn !== 'circle' && drawn !== 'soft-circle') || lng === null || lat === null || radiusKm === null)
      return null;
    return {
      key: [layer, drawn, lng, lat, radiusKm].join(' '),
      drawn,
      name: (drawn === 'soft-circle' ? admin2 : name) ?? '',
      geometry: () => circle([lng, lat], radiusKm, { steps: 48 }).geometry
    };
  });
}

/** The districts to shade, each once, with the records of all layers that are known to it. */
export function toDistricts(
  rows: readonly Row[],
  outlineOf: OutlineOf,
  selectedId: string | null
): AreaCollection {
  return collect(rows, selectedId, (row) => {
    const district = row.location.precision === 'admin2' ? outlineOf(row.location) : null;
    if (!district || drawnAs(row.location, outlineOf) !== 'district') return null;
    const { name, code } = district.properties;
    return { key: `${code} ${name}`, drawn: 'district', name, geometry: () => district.geometry };
  });
}

interface Area {
  /** Rows of one key share one feature. */
  key: string;
  drawn: DrawnAs;
  name: string;
  geometry: () => Polygon | MultiPolygon;
}

function collect(
  rows: readonly Row[],
  selectedId: string | null,
  areaOf: (row: Row, layer: Layer) => Area | null
): AreaCollection {
  const areas = new Map<string, { area: Area; rows: Row[] }>();
  for (const row of rows) {
    const area = areaOf(row, layerOf(row));
    if (!area) continue;
    const known = areas.get(area.key);
    if (known) known.rows.push(row);
    else areas.set(area.key, { area, rows: [row] });
  }
  const features = [...areas.values()].map(
    ({ area, rows: inside }): Feature<Polygon | MultiPolygon, AreaProperties> => {
      const layers = LAYERS.filter((layer) => inside.some((row) => layerOf(row) === layer));
      const properties: AreaProperties = {
        layer: layers[0] ?? 'attack',
        ids: inside.map(({ id }) => id).join(' '),
        name: area.name,
        drawn: area.drawn,
        pattern: hatchIcon(layers),
        isSelected: inside.some(({ id }) => id === selectedId)
      };
      return { type: 'Feature', geometry: area.geometry(), properties };
    }
  );
  return { type: 'FeatureCollection', features };
}

function layerOf(row: Row): Layer {
  return 'category' in row ? row.category : 'measure';
}

/** Letters alone, so that "Dera Ismail Khan District" and "Dera Ismāʿīl Khān" are one. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '')
    .replace(/(?:district|agency)$/, '');
}
