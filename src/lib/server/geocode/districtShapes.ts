import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { LngLat } from '../../model/index.ts';

/** A district's outline with what names it. */
export interface DistrictShape {
  name: string;
  /** The file's own code ("PK204"). */
  code: string;
  geometry: Polygon | MultiPolygon;
}

export interface DistrictShapes {
  shapes: DistrictShape[];
  /** One line a feature that is refused: file, feature, and what was expected. */
  faults: string[];
}

/** Properties that carry a district's name and code, by the publishers' habits (geoBoundaries, OCHA COD, plain). */
const NAME_KEYS = ['shapeName', 'ADM2_EN', 'adm2_name', 'adm2_en', 'NAME_2', 'name_en', 'name', 'NAME'];
const CODE_KEYS = ['ADM2_PCODE', 'adm2_pcode', 'GID_2', 'shapeID', 'code', 'id'];

/** Checks the features of a GeoJSON of second-order units one by one; `file` names it in the faults. Never throws on content. */
export function parseDistrictShapes(data: unknown, file: string): DistrictShapes {
  const features = (data as Partial<FeatureCollection> | null)?.features;
  if ((data as { type?: unknown } | null)?.type !== 'FeatureCollection' || !Array.isArray(features))
    return { shapes: [], faults: [`${file}: expected a GeoJSON FeatureCollection`] };
  const shapes: DistrictShape[] = [];
  const faults: string[] = [];
  const codes = new Set<string>();
  (features as unknown[]).forEach((value, i) => {
    const feature = value as Partial<Feature> | null;
    const name = propertyOf(feature, NAME_KEYS);
    const code = propertyOf(feature, CODE_KEYS);
    const label = `${file}, feature ${i + 1}${name ? ` (${name})` : ''}`;
    const fault =
      name === null
        ? `no name, expected a property ${NAME_KEYS.join(', ')}`
        : code === null
          ? `no code, expected a property ${CODE_KEYS.join(', ')}`
          : codes.has(code)
            ? `code ${code} twice, expected each once`
            : geometryFault(feature?.geometry);
    if (fault) faults.push(`${label}: ${fault}`);
    if (fault || name === null || code === null) return;
    codes.add(code);
    shapes.push({ name: name.replace(/\s+district$/i, ''), code, geometry: feature?.geometry as Polygon });
  });
  return { shapes, faults };
}

/** The district whose outline holds a point, null where none does. */
export function districtFinder(shapes: readonly DistrictShape[]): (point: LngLat) => DistrictShape | null {
  if (shapes.length === 0) return () => null;
  const boxes = new Flatbush(shapes.length);
  for (const { geometry } of shapes) {
    const [west, south, east, north] = bbox(geometry);
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  return ([lng, lat]) => {
    for (const i of boxes.search(lng, lat, lng, lat).sort((a, b) => a - b)) {
      const shape = shapes[i];
      if (shape && booleanPointInPolygon([lng, lat], shape.geometry)) return shape;
    }
    return null;
  };
}

function propertyOf(feature: Partial<Feature> | null, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value: unknown = feature?.properties?.[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number') return String(value);
  }
  return null;
}

/** What is wrong with an outline, null where nothing is. */
function geometryFault(geometry: unknown): string | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: string; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return `geometry ${type ?? 'missing'}, expected Polygon or MultiPolygon`;
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as unknown;
  if (!Array.isArray(polygons) || polygons.length === 0) return 'no polygon, expected at least one';
  for (const rings of polygons as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return 'a polygon without a ring, expected at least one';
    for (const ring of rings as unknown[]) {
      const fault = ringFault(ring);
      if (fault) return fault;
    }
  }
  return null;
}

function ringFault(ring: unknown): string | null {
  if (!Array.isArray(ring) || ring.length < 4)
    return 'a ring of fewer than 4 positions, expected a closed ring';
  for (const at of ring as unknown[])
    if (!isPosition(at)) return `position ${JSON.stringify(at)}, expected [lng, lat] in degrees`;
  const positions = ring as Position[];
  const [first, last] = [positions[0], positions.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return 'an open ring, expected the first position again at its end';
  const crossing = crossingOf(positions);
  return crossing ? `a ring that crosses itself near ${crossing[0]}, ${crossing[1]}` : null;
}

function isPosition(at: unknown): boolean {
  if (!Array.isArray(at)) return false;
  const [lng, lat] = at as unknown[];
  return typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
}

/** Where two edges of a ring that are no neighbours cross, null where none do. */
function crossingOf(ring: readonly Position[]): Position | null {
  const edges = new Flatbush(ring.length - 1);
  for (let i = 1; i < ring.length; i += 1) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] ?? [], ring[i] ?? []];
    edges.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  edges.finish();
  const side = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position) =>
    Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  for (let i = 1; i < ring.length; i += 1) {
    const [a = [], b = []] = [ring[i - 1], ring[i]];
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [a, b];
    for (const j of edges.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))) {
      const [c = [], d = []] = [ring[j], ring[j + 1]];
      if (j + 1 <= i) continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return a;
    }
  }
  return null;
}
