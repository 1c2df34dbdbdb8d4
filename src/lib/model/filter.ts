import {
  INCIDENT_TYPES,
  LAYERS,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  PLACE_PRECISIONS,
  type Layer,
  type MeasureStatus,
  type PlacePrecision
} from './taxonomy.ts';

/** What the page, the embed and every export select by. An empty list means "all". */
export interface Filter {
  layers: Layer[];
  /** ISO 3166-2 codes; a country's own (`PK`) asks for what is known to no province of it. */
  admin1: string[];
  /** Names of districts, as records write them. */
  admin2: string[];
  /** Inclusive ISO dates; null is open. A record counts when its interval overlaps. */
  from: string | null;
  to: string | null;
  types: string[];
  /** Whom or what an incident struck, as records write it. */
  targets: string[];
  /** ISO 3166-1 alpha-2 of people killed or hurt. */
  nationalities: string[];
  /** Who did it, claimed it or is suspected of it, as records write it. */
  actors: string[];
  /** How far measures have come; selects measures only. */
  statuses: MeasureStatus[];
  /** People killed by an incident's best figure, inclusive; an unknown toll fits neither bound. */
  killedMin: number | null;
  killedMax: number | null;
  /** How closely the place is known. */
  precisions: PlacePrecision[];
  /** The least confidence, in whole per cent. */
  confidence: number | null;
  /** Outlets, any of which told of the record. */
  publishers: string[];
  /** Words that all occur in a record's places, actors, targets, summary or quotes. */
  q: string | null;
  /** ISO date: the records as reports published by then tell them; null is everything that was read. */
  asOf: string | null;
}

export const EVERYTHING: Filter = {
  layers: [],
  admin1: [],
  admin2: [],
  from: null,
  to: null,
  types: [],
  targets: [],
  nationalities: [],
  actors: [],
  statuses: [],
  killedMin: null,
  killedMax: null,
  precisions: [],
  confidence: null,
  publishers: [],
  q: null,
  asOf: null
};

const KNOWN_TYPES: readonly string[] = [...INCIDENT_TYPES, ...MEASURE_TYPES];
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ADMIN1 = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;
const COUNTRY = /^[A-Z]{2}$/;
const COUNT = /^\d{1,6}$/;
/** Names and searches longer than this are nobody's. */
const LONGEST = 120;

/** How each part is written in a query: codes share one value with commas between them, names have one each. */
const WRITTEN = {
  layers: ['codes', (code) => (LAYERS as readonly string[]).includes(code), LAYERS.join(', ')],
  admin1: [
    'codes',
    (code) => ADMIN1.test(code),
    'codes of provinces as in ISO 3166-2, or of a country for what is known no closer'
  ],
  admin2: ['names', isName, 'the name of a district'],
  from: ['value', (text) => parseDay(text) !== null, 'a day as YYYY-MM-DD'],
  to: ['value', (text) => parseDay(text) !== null, 'a day as YYYY-MM-DD'],
  types: ['codes', (code) => KNOWN_TYPES.includes(code), KNOWN_TYPES.join(', ')],
  targets: ['names', isName, 'a target as records write it'],
  nationalities: ['codes', (code) => COUNTRY.test(code), 'codes of countries as in ISO 3166-1'],
  actors: ['names', isName, 'an actor as records write it'],
  statuses: [
    'codes',
    (code) => (MEASURE_STATUSES as readonly string[]).includes(code),
    MEASURE_STATUSES.join(', ')
  ],
  killedMin: ['value', (text) => COUNT.test(text), 'a whole number of people'],
  killedMax: ['value', (text) => COUNT.test(text), 'a whole number of people'],
  precisions: [
    'codes',
    (code) => (PLACE_PRECISIONS as readonly string[]).includes(code),
    PLACE_PRECISIONS.join(', ')
  ],
  confidence: ['value', (text) => COUNT.test(text) && Number(text) <= 100, 'a whole number from 0 to 100'],
  publishers: ['names', isName, 'an outlet as reports name it'],
  q: ['value', isName, `words to search for, ${LONGEST} characters at the most`],
  asOf: ['value', (text) => parseDay(text) !== null, 'a day as YYYY-MM-DD']
} as const satisfies Record<
  keyof Filter,
  ['codes' | 'names' | 'value', (part: string) => boolean, expected: string]
>;

const PARTS = Object.keys(WRITTEN) as (keyof Filter)[];
const NUMBERS: ReadonlySet<keyof Filter> = new Set(['killedMin', 'killedMax', 'confidence']);

/** Reads a filter from a URL's query. Unknown names and malformed values are left out, never an error: links grow old. */
export function parseFilter(query: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {};
  for (const part of PARTS) {
    const [kind, fits] = WRITTEN[part];
    const given = partsOf(query.getAll(part), kind).filter(fits);
    if (kind !== 'value') filter[part] = [...new Set(given)].sort();
    else if (given[0] === undefined) filter[part] = null;
    else filter[part] = NUMBERS.has(part) ? Number(given[0]) : given[0];
  }
  return filter as unknown as Filter;
}

/**
 * What `parseFilter` would leave out of a query, in words, for those who must not get more than they asked for: data
 * addresses and the command line.
 */
export function filterProblems(query: URLSearchParams): string[] {
  const problems = [...query].flatMap(([name, value]) => {
    if (!Object.hasOwn(WRITTEN, name)) return [`${name} is no filter; expected ${PARTS.join(', ')}`];
    const [kind, fits, expected] = WRITTEN[name as keyof Filter];
    return partsOf([value], kind)
      .filter((part) => !fits(part))
      .map((part) => `${name}=${part}; expected ${expected}`);
  });
  const { from, to, killedMin, killedMax } = parseFilter(query);
  if (from && to && from > to) problems.push(`from=${from} is later than to=${to}`);
  if (killedMin !== null && killedMax !== null && killedMin > killedMax)
    problems.push(`killedMin=${killedMin} is more than killedMax=${killedMax}`);
  return problems;
}

/** A day of the calendar as `YYYY-MM-DD`, null for everything else: 2024-02-30 is none. */
export function parseDay(value: string | null): string | null {
  if (value === null || !ISO_DATE.test(value)) return null;
  return new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true ? value : null;
}

/** The query of a filter, shortest form; `parseFilter(formatFilter(f))` equals `f` for any filter with sorted lists. */
export function formatFilter(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const part of PARTS) {
    const value = filter[part];
    if (value === null) continue;
    if (!Array.isArray(value)) query.set(part, String(value));
    else if (WRITTEN[part][0] === 'names') for (const name of [...value].sort()) query.append(part, name);
    else if (value.length > 0) query.set(part, [...value].sort().join(','));
  }
  return query;
}

function partsOf(values: readonly string[], kind: 'codes' | 'names' | 'value'): string[] {
  const parts = kind === 'codes' ? values.flatMap((value) => value.split(',')) : values.map((v) => v.trim());
  return (kind === 'value' ? parts.slice(0, 1) : parts).filter((part) => part !== '');
}

function isName(text: string): boolean {
  return text.length <= LONGEST;
}
