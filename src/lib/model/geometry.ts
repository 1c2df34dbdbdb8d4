import type { LngLat } from './place.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance in km on the mean sphere (haversine); error against the ellipsoid is under 0.6 %. */
export function distanceKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const half = (degrees: number) => Math.sin((degrees * Math.PI) / 360) ** 2;
  const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);
  const h = half(latB - latA) + cos(latA) * cos(latB) * half(lngB - lngA);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
