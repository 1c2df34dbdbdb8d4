import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { MapPlace } from '../columns/index.ts';
import type { ProvinceCollection } from './camera.ts';
import type { OutlineOf } from './outlines.ts';
import { DISTRICT_KM } from './shades.ts';

/** A small map of a country as lines of an SVG, and one place on it as closely as it is known; CSS pixels. */
export interface Inset {
  width: number;
  height: number;
  provinces: { admin1: string; d: string }[];
  shown:
    | { kind: 'point'; x: number; y: number }
    /** Somewhere within the circle, or a district whose outline nobody has. */
    | { kind: 'near' | 'around'; x: number; y: number; radius: number }
    | { kind: 'district'; d: string }
    | { kind: 'province'; admin1: string };
}

const WIDTH = 132;
const MARGIN = 3;
/** Points of an outline that are closer than this make no difference. */
const STEP_PX = 0.6;
/** Smaller circles cannot be seen. */
const LEAST_RADIUS_PX = 4;
const KM_A_DEGREE = 111.2;

/** Null where the place is known to no province of this country, or lies elsewhere. */
export function toInset(provinces: ProvinceCollection, place: MapPlace, outlineOf: OutlineOf): Inset | null {
  const toPixel = fit(provinces);
  if (!toPixel) return null;
  const isHere = ({ properties: { admin1 } }: { properties: { admin1: string } }) =>
    admin1.slice(0, 2) === (place.admin1 ?? place.country ?? '').slice(0, 2);
  if (!provinces.features.some(isHere)) return null;
  const shown = shownOf(place, outlineOf, toPixel);
  if (!shown) return null;
  return {
    width: WIDTH,
    height: toPixel.height,
    provinces: provinces.features.map(({ geometry, properties }) => ({
      admin1: properties.admin1,
      d: pathOf(geometry, toPixel)
    })),
    shown
  };
}

type ToPixel = ((position: Position) => [x: number, y: number]) & { height: number; pxADegree: number };

function shownOf(place: MapPlace, outlineOf: OutlineOf, toPixel: ToPixel): Inset['shown'] | null {
  const { precision, admin1, lng, lat, radiusKm } = place;
  if (precision === 'admin1') return admin1 === null ? null : { kind: 'province', admin1 };
  const outline = precision === 'admin2' ? outlineOf(place) : null;
  if (outline) return { kind: 'district', d: pathOf(outline.geometry, toPixel) };
  if (lng === null || lat === null) return null;
  const [x, y] = toPixel([lng, lat]);
  if (precision === 'site' || precision === 'settlement') return { kind: 'point', x, y };
  const km = radiusKm ?? (precision === 'admin2' ? DISTRICT_KM : 0);
  const px = (km / KM_A_DEGREE / Math.cos((lat * Math.PI) / 180)) * toPixel.pxADegree;
  const kind = precision === 'admin2' ? 'around' : 'near';
  return { kind, x, y, radius: Math.max(LEAST_RADIUS_PX, Math.round(px * 10) / 10) };
}

/** Web Mercator, the whole country in the width. */
function fit({ features }: ProvinceCollection): ToPixel | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features)
    for (const ring of ringsOf(geometry))
      for (const [lng = 0, lat = 0] of ring) {
        [west, east] = [Math.min(west, lng), Math.max(east, lng)];
        [south, north] = [Math.min(south, lat), Math.max(north, lat)];
      }
  if (!(west < east && south < north)) return null;
  const pxADegree = (WIDTH - 2 * MARGIN) / (east - west);
  const top = mercatorDegrees(north);
  const toPixel = ([lng = 0, lat = 0]: Position): [number, number] => [
    round(MARGIN + (lng - west) * pxADegree),
    round(MARGIN + (top - mercatorDegrees(lat)) * pxADegree)
  ];
  const height = Math.ceil((top - mercatorDegrees(south)) * pxADegree) + 2 * MARGIN;
  return Object.assign(toPixel, { height, pxADegree });
}

function pathOf(geometry: Polygon | MultiPolygon, toPixel: ToPixel): string {
  const parts: string[] = [];
  for (const ring of ringsOf(geometry)) {
    const kept: [number, number][] = [];
    for (const position of ring) {
      const [x, y] = toPixel(position);
      const last = kept.at(-1);
      if (!last || Math.hypot(x - last[0], y - last[1]) >= STEP_PX) kept.push([x, y]);
    }
    if (kept.length > 2) parts.push(`M${kept.map((point) => point.join(' ')).join('L')}Z`);
  }
  return parts.join('');
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** Latitude as Mercator stretches it, in degrees of longitude. */
function mercatorDegrees(lat: number): number {
  const radians = (lat * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
