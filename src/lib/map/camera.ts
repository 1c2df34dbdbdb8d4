import { bbox } from '@turf/bbox';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../model/index.ts';
import type { ProvinceRoom } from './basemap.ts';
import type { Bounds, Look } from './look.ts';
import { MOVE_MS } from './pointing.ts';

export type ProvinceCollection = FeatureCollection<Polygon | MultiPolygon, { admin1: string; name: string }>;

export const FIT_PADDING = 28;
/** Square degrees. */
const SMALL_EXTENT = 1;
const LARGE_EXTENT = 12;
/** Pixels from the edge of the free room, and the least zoom, at which a point is shown. */
const MARGIN = 40;
const POINT_ZOOM = 5.5;
/** The longest that a flight from view to view takes. */
const FLY_MS = 2200;

/** Provinces whose names have little room on the map, or much. */
export function roomOf({ features }: ProvinceCollection): ProvinceRoom {
  const codesOf = (fits: (extent: number) => boolean) =>
    features.filter((feature) => fits(extentOf(feature))).map(({ properties }) => properties.admin1);
  return {
    small: codesOf((extent) => extent < SMALL_EXTENT),
    large: codesOf((extent) => extent > LARGE_EXTENT)
  };
}

export function boundsOf(features: Feature[]): LngLatBoundsLike {
  const [west, south, east, north] = bbox({ type: 'FeatureCollection', features });
  return [west, south, east, north];
}

export function middleOf({ features }: ProvinceCollection, admin1: string): LngLat | null {
  const province = features.find(({ properties }) => properties.admin1 === admin1);
  if (!province) return null;
  const [west, south, east, north] = bbox(province);
  return [(west + east) / 2, (south + north) / 2];
}

/** Moves to a point only where it is out of sight. */
export function reveal(map: MapLibreMap, at: LngLat): void {
  const { x, y } = map.project(at);
  const { left = 0, right = 0, top = 0, bottom = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getContainer();
  const inSight =
    x > left + MARGIN &&
    x < clientWidth - right - MARGIN &&
    y > top + MARGIN &&
    y < clientHeight - bottom - MARGIN;
  if (!inSight) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), POINT_ZOOM), duration: MOVE_MS });
}

/** Where a map looks, beside the panels over it. */
export function lookOf(map: MapLibreMap, isMoved: boolean): Look {
  const { left = 0, right = 0, top = 0, bottom = 0 } = map.getPadding();
  const { clientWidth, clientHeight } = map.getContainer();
  const corner = (x: number, y: number) => map.unproject([x, y]).toArray();
  const [west, north] = corner(left, top);
  const [east, south] = corner(clientWidth - right, clientHeight - bottom);
  return {
    center: map.getCenter().toArray(),
    zoom: map.getZoom(),
    bounds: [west, south, east, north],
    width: clientWidth - left - right,
    height: clientHeight - top - bottom,
    isMoved
  };
}

/** `essential`: who asks for no motion asks for no flight at all, which the caller knows. */
export function moveTo(map: MapLibreMap, bounds: Bounds, flies: boolean): void {
  const [west, south, east, north] = bounds;
  const how = flies ? { maxDuration: FLY_MS, essential: true } : { duration: 0 };
  map.fitBounds([west, south, east, north], how);
}

function extentOf(feature: Feature): number {
  const [west, south, east, north] = bbox(feature);
  return (east - west) * (north - south);
}
