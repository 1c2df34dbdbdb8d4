import { SHADES, type Display } from '../map/choropleth.ts';
import type { LngLat } from '../model/index.ts';

export type { Display };

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

/** `lng,lat,zoom` as an address writes it, to about ten metres; `parseView` reads it. */
export function formatView({ center, zoom }: View): string {
  return [center[0].toFixed(4), center[1].toFixed(4), Math.max(0, Math.min(22, zoom)).toFixed(2)]
    .map(Number)
    .join(',');
}

const PER = '100000';
const ON = 'on';

/** Reads `shade=killed&per=100000&disagree=on`; anything else is left out, as links grow old. */
export function parseDisplay(query: URLSearchParams): Display {
  return {
    shade: SHADES.find((shade) => shade === query.get('shade')) ?? null,
    per: query.get('per') === PER,
    disagree: query.get('disagree') === ON
  };
}

/** The query of a display, shortest form; `parseDisplay` gives it back. */
export function formatDisplay({ shade, per, disagree }: Display): URLSearchParams {
  const query = new URLSearchParams();
  if (shade !== null) query.set('shade', shade);
  if (per) query.set('per', PER);
  if (disagree) query.set('disagree', ON);
  return query;
}
