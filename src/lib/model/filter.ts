import { INCIDENT_TYPES, LAYERS, MEASURE_TYPES, type Layer } from './taxonomy.ts';

/** What the page, the embed and every export select by. An empty list means "all". */
export interface Filter {
  layers: Layer[];
  /** ISO 3166-2 codes. */
  admin1: string[];
  /** Inclusive ISO dates; null is open. A record counts when its interval overlaps. */
  from: string | null;
  to: string | null;
  types: string[];
  /** ISO 3166-1 alpha-2 of people killed or hurt. */
  nationalities: string[];
}

export const EVERYTHING: Filter = {
  layers: [],
  admin1: [],
  from: null,
  to: null,
  types: [],
  nationalities: []
};

const KNOWN_TYPES: readonly string[] = [...INCIDENT_TYPES, ...MEASURE_TYPES];
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ADMIN1 = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const COUNTRY = /^[A-Z]{2}$/;

/** Reads a filter from a URL's query. Unknown names and malformed values are left out, never an error: links grow old. */
export function parseFilter(query: URLSearchParams): Filter {
  const list = (name: string) => [...new Set((query.get(name) ?? '').split(',').filter(Boolean))].sort();
  const date = (name: string) => {
    const value = query.get(name) ?? '';
    return ISO_DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
  };
  return {
    layers: list('layers').filter((name): name is Layer => (LAYERS as readonly string[]).includes(name)),
    admin1: list('admin1').filter((code) => ADMIN1.test(code)),
    from: date('from'),
    to: date('to'),
    types: list('types').filter((name) => KNOWN_TYPES.includes(name)),
    nationalities: list('nationalities').filter((code) => COUNTRY.test(code))
  };
}

/** The query of a filter, shortest form; `parseFilter(formatFilter(f))` equals `f` for any filter with sorted lists. */
export function formatFilter(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, values: readonly string[]) => {
    if (values.length > 0) query.set(name, [...values].sort().join(','));
  };
  put('layers', filter.layers);
  put('admin1', filter.admin1);
  if (filter.from) query.set('from', filter.from);
  if (filter.to) query.set('to', filter.to);
  put('types', filter.types);
  put('nationalities', filter.nationalities);
  return query;
}
