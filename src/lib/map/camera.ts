import { bbox } from '@turf/bbox';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../model/index.ts';
import type { ProvinceRoom } from './basemap.ts';
import { MOVE_MS } from './pointing.ts';

export type ProvinceCollection = FeatureCollection<Polygon | MultiPolygon, { admin1: string; name: string }>;

export const FIT_PADDING = 28;
/** Square degrees. */
const SMALL_EXTENT = 1;
const LARGE_EXTENT = 12;
/** Pixels from the edge of the free room, and the least zoom, at which a point is shown. */
const MARGIN = 40;
const POINT_ZOOM = 5.5;

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

function extentOf(feature: Feature): number {
  const [west, south, east, north] = bbox(feature);
  return (east - west) * (north - south);
}
