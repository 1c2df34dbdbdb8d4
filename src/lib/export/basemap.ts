import { bbox } from '@turf/bbox';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { MapPlace } from '../columns/index.ts';
import type { OneFileBasemap } from '../columns/oneFile.ts';

export type Bounds = [west: number, south: number, east: number, north: number];

/** Degrees round the country and the records that stay: what a wide screen shows of the neighbours. */
const AROUND = { lng: 14, lat: 9 };
/** Web maps end there. */
const MOST_LAT = 85;

/**
 * What a map of these places needs of the base map: the country in focus (`admin1`) and the places with their
 * surroundings. Polygons, lines and points that reach in stay whole; districts stay where a record is known to one.
 */
export function cutBasemap(
  { admin1, admin2, ...files }: OneFileBasemap,
  places: readonly MapPlace[]
): { files: OneFileBasemap; bounds: Bounds } {
  if (!admin1) throw new Error('the base map has no admin1; expected the provinces of the country in focus');
  const points = places.flatMap(({ lng, lat }): Position[] =>
    lng === null || lat === null ? [] : [[lng, lat]]
  );
  const bounds = widen(boundsOf(admin1, points));
  const cut = Object.entries(files).map(([name, file]) => [name, cutTo(file, bounds)] as const);
  return {
    bounds,
    files: { ...Object.fromEntries(cut), admin1, admin2: districtsOf(admin2, places) }
  };
}

function boundsOf(country: FeatureCollection, points: readonly Position[]): Bounds {
  const all = [...bboxOf(country)] as Bounds;
  for (const [lng = 0, lat = 0] of points) {
    all[0] = Math.min(all[0], lng);
    all[1] = Math.min(all[1], lat);
    all[2] = Math.max(all[2], lng);
    all[3] = Math.max(all[3], lat);
  }
  return all;
}

function widen([west, south, east, north]: Bounds): Bounds {
  const round = (degrees: number) => Math.round(degrees * 100) / 100;
  return [
    round(Math.max(-180, west - AROUND.lng)),
    round(Math.max(-MOST_LAT, south - AROUND.lat)),
    round(Math.min(180, east + AROUND.lng)),
    round(Math.min(MOST_LAT, north + AROUND.lat))
  ];
}

function cutTo(file: FeatureCollection, bounds: Bounds): FeatureCollection {
  const features = file.features.flatMap((feature): Feature[] => {
    const geometry = partsWithin(feature.geometry, bounds);
    return geometry === null ? [] : [{ ...feature, geometry }];
  });
  return { type: 'FeatureCollection', features };
}

/** The parts of a geometry that reach into the bounds; null where none does. */
function partsWithin(geometry: Geometry, bounds: Bounds): Geometry | null {
  if (geometry.type === 'MultiPolygon') {
    const coordinates = geometry.coordinates.filter((part) =>
      isWithin({ type: 'Polygon', coordinates: part }, bounds)
    );
    return coordinates.length === 0 ? null : { ...geometry, coordinates };
  }
  if (geometry.type === 'MultiLineString') {
    const coordinates = geometry.coordinates.filter((part) =>
      isWithin({ type: 'LineString', coordinates: part }, bounds)
    );
    return coordinates.length === 0 ? null : { ...geometry, coordinates };
  }
  return isWithin(geometry, bounds) ? geometry : null;
}

function isWithin(geometry: Geometry, [west, south, east, north]: Bounds): boolean {
  const [left, bottom, right, top] = bboxOf(geometry);
  return left <= east && right >= west && bottom <= north && top >= south;
}

/** Outlines under whose box a place known to a district stands; the map finds the right one among them. */
function districtsOf(admin2: FeatureCollection | undefined, places: readonly MapPlace[]): FeatureCollection {
  const points = places
    .filter(({ precision }) => precision === 'admin2')
    .flatMap(({ lng, lat }) => (lng === null || lat === null ? [] : [{ lng, lat }]));
  const features = (admin2?.features ?? []).filter(({ geometry }) =>
    points.some(({ lng, lat }) => isWithin(geometry, [lng, lat, lng, lat]))
  );
  return { type: 'FeatureCollection', features };
}

function bboxOf(geometry: Geometry | FeatureCollection): Bounds {
  const [west, south, east, north] = bbox(geometry);
  return [west, south, east, north];
}
