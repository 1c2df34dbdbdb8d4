import { parseDay } from '../model/index.ts';

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';

/** What `items` may be asked beside the filter of every export. */
export interface OgcQuery {
  limit: number;
  offset: number;
  bbox: [west: number, south: number, east: number, north: number] | null;
  /** The rest, with `datetime` as its period. */
  filter: URLSearchParams;
}

/** Features on a page where none is asked for, and at the most. */
export const OGC_LIMIT = 100;
export const OGC_MOST = 10_000;

/** Reads the query of `items`. @returns words that say what is wrong in place of a query that cannot be read. */
export function parseOgcQuery(query: URLSearchParams): OgcQuery | string {
  const filter = new URLSearchParams(query);
  const take = (name: string) => {
    const value = filter.get(name);
    filter.delete(name);
    return value;
  };
  const format = take('f');
  if (format !== null && format !== 'json') return `f=${format}; expected json`;
  const limit = wholeNumber(take('limit'), OGC_LIMIT);
  if (limit === null || limit < 1) return `limit=${query.get('limit')}; expected a whole number from 1`;
  const offset = wholeNumber(take('offset'), 0);
  if (offset === null) return `offset=${query.get('offset')}; expected a whole number from 0`;
  const box = take('bbox');
  const bbox = box === null ? null : parseBox(box);
  if (box !== null && bbox === null) return `bbox=${box}; expected west,south,east,north in degrees`;
  const crs = take('bbox-crs') ?? CRS84;
  if (crs !== CRS84) return `bbox-crs=${crs}; expected ${CRS84}`;
  const time = take('datetime');
  const period = time === null ? null : parsePeriod(time);
  if (time !== null && period === null)
    return `datetime=${time}; expected a day, or two with a slash between them and .. for an open end`;
  for (const [i, name] of (['from', 'to'] as const).entries()) if (period?.[i]) filter.set(name, period[i]);
  return { limit: Math.min(limit, OGC_MOST), offset, bbox, filter };
}

function wholeNumber(text: string | null, missing: number): number | null {
  if (text === null) return missing;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** With heights, as the standard allows, they are passed over. */
function parseBox(text: string): OgcQuery['bbox'] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if ((numbers.length !== 4 && numbers.length !== 6) || numbers.some((n) => !Number.isFinite(n))) return null;
  const [west = 0, south = 0] = numbers;
  const [east = 0, north = 0] = numbers.slice(numbers.length / 2);
  return south > north ? null : [west, south, east, north];
}

function parsePeriod(text: string): [from: string | null, to: string | null] | null {
  const parts = text.split('/');
  if (parts.length > 2) return null;
  const days = parts.map((part) => (part === '' || part === '..' ? null : parseDay(part.slice(0, 10))));
  const isOpen = (i: number) => parts[i] === '' || parts[i] === '..';
  if (days.some((day, i) => day === null && !(parts.length === 2 && isOpen(i)))) return null;
  const [first = null, last = first] = days;
  return [first, last];
}
