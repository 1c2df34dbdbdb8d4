import type { LngLat } from '../model/index.ts';

export interface View {
  center: LngLat;
  zoom: number;
}

/** Reads `view=lng,lat,zoom` from a URL's query; null where it is missing or malformed. */
export function parseView(query: URLSearchParams): View | null {
  const numbers = (query.get('view') ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [lng, lat, zoom] = numbers;
  if (
    lng === undefined ||
    lat === undefined ||
    zoom === undefined ||
    numbers.some((n) => !Number.isFinite(n))
  )
    return null;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 22) return null;
  return { center: [lng, lat], zoom };
}
