import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '../../model/index.ts';
import { distanceKm } from '../../model/geometry.ts';
import { openDistrictShapes } from './added.ts';
import { buildBoundaryGrid, OUTSIDE, UNSURE, type Segment } from './boundaryGrid.ts';
import { districtFinder, type DistrictShape } from './districtShapes.ts';

export interface Boundaries {
  /** ISO 3166-2 codes that have polygons, sorted. */
  readonly codes: readonly string[];
  /** The province that holds the point; within `SNAP_KM` outside all of them the nearest one's, else null. */
  admin1At(point: LngLat): string | null;
  /** The second-order unit whose added outline holds the point; null where none was added there. */
  admin2At(point: LngLat): DistrictShape | null;
  /** The added outlines, for areas on the map. */
  readonly districts: readonly (DistrictShape & { country: string })[];
}

/** A coast drawn at 1:10 million leaves harbours in the sea; a point this near a province still counts as in it (km). */
const SNAP_KM = 8;
const KM_PER_DEGREE = 111.2;

interface Piece {
  admin1: string;
  polygon: Feature<Polygon>;
}

/**
 * Opens every `admin1-*.geojson` of the geodata folder, whose features carry `admin1`, and the outlines of districts that were added
 * in `addedDir`. Throws where there is no province or a feature lacks its code.
 */
export function openBoundaries(geodataDir: string, addedDir: string | null = null): Boundaries {
  const files = readdirSync(geodataDir)
    .filter((name) => /^admin1-[a-z]{2}\.geojson$/.test(name))
    .sort();
  if (files.length === 0)
    throw new Error(`no admin1-*.geojson in ${geodataDir}; \`npm run geodata\` builds it`);
  return boundariesOf(
    files.map((name) => JSON.parse(readFileSync(join(geodataDir, name), 'utf8')) as FeatureCollection),
    openDistrictShapes(addedDir)
  );
}

/**
 * Indexes polygons for exact answers at millions of points: a grid tells most of them at once, Turf those of cells that a boundary
 * crosses, an index of the boundaries' segments those outside.
 */
export function boundariesOf(
  collections: readonly FeatureCollection[],
  districts: readonly (DistrictShape & { country: string })[] = []
): Boundaries {
  const pieces = collections.flatMap(({ features }) => features.flatMap(piecesOf));
  if (pieces.length === 0) throw new Error('expected at least one polygon with an "admin1" property');
  const codes = [...new Set(pieces.map(({ admin1 }) => admin1))].sort();
  const boxes = new Flatbush(pieces.length);
  for (const { polygon } of pieces) {
    const [west, south, east, north] = bbox(polygon);
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  const edges = edgesOf(pieces);
  const exact = (point: LngLat) => inside(boxes, pieces, point);
  const unitAt = (point: LngLat) => {
    const admin1 = exact(point);
    return admin1 === null ? null : codes.indexOf(admin1);
  };
  const farthest = edges.segments.reduce((most, [, a, , b]) => Math.max(most, Math.abs(a), Math.abs(b)), 0);
  const grid = buildBoundaryGrid(edges.segments, unitAt, reachOf(farthest));
  return {
    codes,
    districts,
    admin2At: districtFinder(districts),
    admin1At(point) {
      const unit = grid.at(point);
      if (unit === OUTSIDE) return null;
      return unit === UNSURE ? (exact(point) ?? snapped(edges, point)) : (codes[unit] ?? null);
    }
  };
}

function piecesOf(feature: Feature): Piece[] {
  const admin1: unknown = feature.properties?.admin1;
  if (typeof admin1 !== 'string')
    throw new Error(`a boundary without "admin1": ${JSON.stringify(feature.properties)}`);
  const { geometry } = feature as Feature<Polygon | MultiPolygon>;
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return rings.map((coordinates) => ({
    admin1,
    polygon: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }
  }));
}

function inside(index: Flatbush, pieces: readonly Piece[], [lng, lat]: LngLat): string | null {
  for (const i of index.search(lng, lat, lng, lat)) {
    const piece = pieces[i];
    if (piece && booleanPointInPolygon([lng, lat], piece.polygon)) return piece.admin1;
  }
  return null;
}

interface Edges {
  index: Flatbush;
  segments: Segment[];
  /** Unit of each segment. */
  admin1: string[];
}

function edgesOf(pieces: readonly Piece[]): Edges {
  const segments: Segment[] = [];
  const admin1: string[] = [];
  for (const { admin1: code, polygon } of pieces)
    for (const ring of polygon.geometry.coordinates)
      ring.forEach(([x = 0, y = 0], i) => {
        const [px = 0, py = 0] = ring[i - 1] ?? [];
        if (i === 0) return;
        segments.push([px, py, x, y]);
        admin1.push(code);
      });
  const index = new Flatbush(segments.length);
  for (const [ax, ay, bx, by] of segments)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  return { index, segments, admin1 };
}

function snapped({ index, segments, admin1 }: Edges, point: LngLat): string | null {
  const [lng, lat] = point;
  const [reachLng, reachLat] = [reachOf(lat), SNAP_KM / KM_PER_DEGREE];
  let best: { admin1: string; km: number } | null = null;
  for (const i of index.search(lng - reachLng, lat - reachLat, lng + reachLng, lat + reachLat)) {
    const [segment, code] = [segments[i], admin1[i]];
    if (!segment || !code) continue;
    const km = distanceKm(point, nearestOnSegment(point, segment));
    const isNearer = best === null || km < best.km || (km === best.km && code < best.admin1);
    if (km <= SNAP_KM && isNearer) best = { admin1: code, km };
  }
  return best?.admin1 ?? null;
}

/** `SNAP_KM` in degrees of longitude at a latitude. */
function reachOf(lat: number): number {
  return SNAP_KM / KM_PER_DEGREE / Math.cos((Math.min(Math.abs(lat), 85) * Math.PI) / 180);
}

/** Nearest point of a short segment, on a plane scaled by the latitude. */
function nearestOnSegment([lng, lat]: LngLat, [ax, ay, bx, by]: Segment): LngLat {
  const scale = Math.cos((lat * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * scale, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((lng - ax) * scale * dx + (lat - ay) * dy) / length));
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}
