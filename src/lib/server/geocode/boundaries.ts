import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import Flatbush from 'flatbush';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LngLat } from '../../model/index.ts';
import { distanceKm } from '../../model/geometry.ts';

export interface Boundaries {
  /** ISO 3166-2 codes that have polygons, sorted. */
  readonly codes: readonly string[];
  /** The province that holds the point; within `SNAP_KM` outside all of them the nearest one's, else null. */
  admin1At(point: LngLat): string | null;
}

/** A coast drawn at 1:10 million leaves harbours in the sea; a point this near a province still counts as in it (km). */
const SNAP_KM = 8;
const KM_PER_DEGREE = 111.2;

interface Piece {
  admin1: string;
  polygon: Feature<Polygon>;
}

/** Opens every `admin1-*.geojson` of the geodata folder; features carry `admin1`. Throws where there is none or a feature lacks its code. */
export function openBoundaries(geodataDir: string): Boundaries {
  const files = readdirSync(geodataDir)
    .filter((name) => /^admin1-[a-z]{2}\.geojson$/.test(name))
    .sort();
  if (files.length === 0)
    throw new Error(`no admin1-*.geojson in ${geodataDir}; \`npm run geodata\` builds it`);
  return boundariesOf(
    files.map((name) => JSON.parse(readFileSync(join(geodataDir, name), 'utf8')) as FeatureCollection)
  );
}

/** Indexes polygons by their boxes. */
export function boundariesOf(collections: readonly FeatureCollection[]): Boundaries {
  const pieces = collections.flatMap(({ features }) => features.flatMap(piecesOf));
  if (pieces.length === 0) throw new Error('expected at least one polygon with an "admin1" property');
  const index = new Flatbush(pieces.length);
  for (const { polygon } of pieces) {
    const [west, south, east, north] = bbox(polygon);
    index.add(west, south, east, north);
  }
  index.finish();
  const codes = [...new Set(pieces.map(({ admin1 }) => admin1))].sort();
  return { codes, admin1At: (point) => inside(index, pieces, point) ?? snapped(index, pieces, point) };
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

function snapped(index: Flatbush, pieces: readonly Piece[], point: LngLat): string | null {
  const [lng, lat] = point;
  const reach = SNAP_KM / KM_PER_DEGREE / Math.cos((lat * Math.PI) / 180);
  let best: { admin1: string; km: number } | null = null;
  for (const i of index.search(lng - reach, lat - reach, lng + reach, lat + reach)) {
    const piece = pieces[i];
    if (!piece) continue;
    const km = distanceToRings(point, piece.polygon.geometry.coordinates);
    if (km <= SNAP_KM && (best === null || km < best.km)) best = { admin1: piece.admin1, km };
  }
  return best?.admin1 ?? null;
}

function distanceToRings(point: LngLat, rings: readonly (readonly number[][])[]): number {
  let best = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a && b) best = Math.min(best, distanceKm(point, nearestOnSegment(point, a, b)));
    }
  }
  return best;
}

/** Nearest point of a short segment, on a plane scaled by the latitude. */
function nearestOnSegment([lng, lat]: LngLat, a: readonly number[], b: readonly number[]): LngLat {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const scale = Math.cos((lat * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * scale, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((lng - ax) * scale * dx + (lat - ay) * dy) / length));
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}
