import type { LngLat } from './place.ts';

const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance in km on the mean sphere (haversine); error against the ellipsoid is under 0.6 %. */
export function distanceKm(a: LngLat, b: LngLat): number {
  const h = halfChord(b[1] - a[1]) + cosOf(a[1]) * cosOf(b[1]) * halfChord(b[0] - a[0]);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function halfChord(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 360) ** 2;
}

function cosOf(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
