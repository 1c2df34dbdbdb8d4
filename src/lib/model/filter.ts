import { INCIDENT_TYPES, LAYERS, MEASURE_TYPES, type Layer } from './taxonomy.ts';

/** What the page, the embed and every export select by. An empty list means "all". */
export interface Filter {
  layers: Layer[];
  /** ISO 3166-2 codes; a country's own (`PK`) asks for what is known to no province of it. */
  admin1: string[];
  /** Inclusive ISO dates; null is open. A record counts when its interval overlaps. */
  from: string | null;
  to: string | null;
  types: string[];
  /** ISO 3166-1 alpha-2 of people killed or hurt. */
  nationalities: string[];
  /** ISO date: the records as reports published by then tell them; null is everything that was read. */
  asOf: string | null;
}

export const EVERYTHING: Filter = {
  layers: [],
  admin1: [],
  from: null,
  to: null,
  types: [],
  nationalities: [],
  asOf: null
};

const KNOWN_TYPES: readonly string[] = [...INCIDENT_TYPES, ...MEASURE_TYPES];
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ADMIN1 = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
const COUNTRY = /^[A-Z]{2}$/;

/** Reads a filter from a URL's query. Unknown names and malformed values are left out, never an error: links grow old. */
export function parseFilter(query: URLSearchParams): Filter {
  const list = (name: string) => [...new Set((query.get(name) ?? '').split(',').filter(Boolean))].sort();
  const date = (name: string) => parseDay(query.get(name));
  return {
    layers: list('layers').filter((name): name is Layer => (LAYERS as readonly string[]).includes(name)),
    admin1: list('admin1').filter((code) => ADMIN1.test(code)),
    from: date('from'),
    to: date('to'),
    types: list('types').filter((name) => KNOWN_TYPES.includes(name)),
    nationalities: list('nationalities').filter((code) => COUNTRY.test(code)),
    asOf: date('asOf')
  };
}

/**
 * What `parseFilter` would leave out of a query, in words, for those who must not get more than they asked for: data
 * addresses and the command line.
 */
export function filterProblems(query: URLSearchParams): string[] {
  const filter = parseFilter(query);
  const kept = formatFilter(filter);
  const dropped = [...query].flatMap(([name, value]) => {
    const expected = EXPECTED[name];
    if (expected === undefined) return [`${name} is no filter; expected ${Object.keys(EXPECTED).join(', ')}`];
    const known = kept.get(name)?.split(',') ?? [];
    const strange = value.split(',').filter((part) => part !== '' && !known.includes(part));
    return strange.map((part) => `${name}=${part}; expected ${expected}`);
  });
  const { from, to } = filter;
  return from && to && from > to ? [...dropped, `from=${from} is later than to=${to}`] : dropped;
}

const EXPECTED: Record<string, string> = {
  layers: LAYERS.join(', '),
  admin1: 'codes of provinces as in ISO 3166-2, or of a country for what is known no closer',
  from: 'a day as YYYY-MM-DD',
  to: 'a day as YYYY-MM-DD',
  types: KNOWN_TYPES.join(', '),
  nationalities: 'codes of countries as in ISO 3166-1',
  asOf: 'a day as YYYY-MM-DD'
};

/** A day of the calendar as `YYYY-MM-DD`, null for everything else: 2024-02-30 is none. */
export function parseDay(value: string | null): string | null {
  if (value === null || !ISO_DATE.test(value)) return null;
  return new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true ? value : null;
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
  if (filter.asOf) query.set('asOf', filter.asOf);
  return query;
}
