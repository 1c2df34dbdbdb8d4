import {
  UNKNOWN_PLACE,
  type CasualtyGroup,
  type Count,
  type DateInterval,
  type Geocode,
  type IncidentMention,
  type IncidentType,
  type MeasureMention,
  type PlacePrecision,
  type SourcedExtraction
} from '../../../src/lib/model/index.ts';

type Known = [
  admin1: string | null,
  country: string,
  lng: number | null,
  lat: number | null,
  precision: PlacePrecision,
  radiusKm: number | null
];

/** Places of the cases; positions to two digits. */
export const PLACES: Record<string, Known> = {
  Dasu: ['PK-KP', 'PK', 73.29, 35.29, 'settlement', 4],
  'Dasu dam': ['PK-KP', 'PK', 73.24, 35.32, 'site', 2],
  Kohistan: ['PK-KP', 'PK', 73.25, 35.3, 'admin2', 40],
  Besham: ['PK-KP', 'PK', 72.87, 34.93, 'settlement', 4],
  Bannu: ['PK-KP', 'PK', 70.6, 32.99, 'settlement', 6],
  Peshawar: ['PK-KP', 'PK', 71.58, 34.01, 'settlement', 15],
  Gwadar: ['PK-BA', 'PK', 62.33, 25.12, 'settlement', 8],
  'Gwadar port': ['PK-BA', 'PK', 62.34, 25.11, 'site', 2],
  Turbat: ['PK-BA', 'PK', 63.06, 26.0, 'settlement', 6],
  Quetta: ['PK-BA', 'PK', 67.01, 30.19, 'settlement', 12],
  Noshki: ['PK-BA', 'PK', 66.02, 29.55, 'settlement', 5],
  Mastung: ['PK-BA', 'PK', 66.84, 29.8, 'settlement', 5],
  Khuzdar: ['PK-BA', 'PK', 66.61, 27.81, 'settlement', 6],
  Hub: ['PK-BA', 'PK', 66.88, 25.03, 'settlement', 6],
  Karachi: ['PK-SD', 'PK', 67.01, 24.86, 'settlement', 22],
  'Karachi airport': ['PK-SD', 'PK', 67.16, 24.91, 'site', 3],
  Islamabad: ['PK-IS', 'PK', 73.05, 33.69, 'settlement', 12],
  Rawalpindi: ['PK-PB', 'PK', 73.05, 33.6, 'settlement', 12],
  Kandahar: ['AF-KAN', 'AF', 65.71, 31.61, 'settlement', 8],
  Balochistan: ['PK-BA', 'PK', null, null, 'admin1', null],
  'Khyber Pakhtunkhwa': ['PK-KP', 'PK', null, null, 'admin1', null],
  Sindh: ['PK-SD', 'PK', null, null, 'admin1', null],
  Pakistan: [null, 'PK', null, null, 'country', null]
};

export function place(name: string | null): Geocode {
  const known = name === null ? undefined : PLACES[name];
  if (!known) return UNKNOWN_PLACE;
  const [admin1, country, lng, lat, precision, radiusKm] = known;
  return {
    name,
    placeId: `test:${name}`,
    admin1,
    admin2: null,
    country,
    lng,
    lat,
    precision,
    radiusKm,
    score: 0.9,
    reasons: []
  };
}

/** `2021`, `2021-07`, `2021-07-14`, `2021-07-05/2021-07-11` (a week) or `?`. */
export function date(text: string): DateInterval {
  if (text === '?') return { from: null, to: null, precision: 'unknown' };
  if (text.includes('/')) {
    const [from, to] = text.split('/') as [string, string];
    return { from, to, precision: 'week' };
  }
  if (text.length === 4) return { from: `${text}-01-01`, to: `${text}-12-31`, precision: 'year' };
  if (text.length === 10) return { from: text, to: text, precision: 'day' };
  const last = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5)), 0)).getUTCDate();
  return { from: `${text}-01`, to: `${text}-${last}`, precision: 'month' };
}

/** `5`, `5+` (at least), `3-5`, or undefined. */
function count(text: string | undefined): Count | null {
  if (text === undefined) return null;
  if (text.endsWith('+'))
    return { low: Number(text.slice(0, -1)), best: Number(text.slice(0, -1)), high: null };
  const [low, high] = text.split('-').map(Number) as [number, number | undefined];
  return { low, best: high === undefined ? low : Math.round((low + high) / 2), high: high ?? low };
}

/**
 * One mention from a line: `suicide_bombing 2024-03-26 @Besham killed=6 injured=2 CN=5 target=bus_of_engineers by=TTP`.
 * A country code gives a group of killed civilians.
 */
export function incident(line: string): IncidentMention {
  const [type, when, ...rest] = line
    .trim()
    .replace(/@([^=@]+?)(?= \S+=|$)/, (all) => all.replaceAll(' ', '_'))
    .split(/\s+/) as [IncidentType, string, ...string[]];
  const where =
    rest
      .find((word) => word.startsWith('@'))
      ?.slice(1)
      .replaceAll('_', ' ') ?? null;
  const values = new Map(
    rest.filter((word) => word.includes('=')).map((word) => word.split('=') as [string, string])
  );
  const groups = [...values]
    .filter(([key]) => /^[A-Z]{2}$/.test(key))
    .map(([nationality, figure]): CasualtyGroup => ({
      outcome: 'killed',
      role: 'civilian',
      nationality,
      ...count(figure)!,
      qualifier: 'exact'
    }));
  return {
    category: type === 'operation' ? 'operation' : 'attack',
    type,
    date: date(when),
    location: place(where),
    casualties: {
      killed: count(values.get('killed')),
      injured: count(values.get('injured')),
      attackersKilled: null,
      groups
    },
    actors: { perpetrator: null, claimedBy: values.get('by') ?? null },
    target: values.get('target')?.replaceAll('_', ' ') ?? null,
    weapon: null,
    confidence: 0.8,
    evidence: [{ field: 'trigger', start: 0, end: 4, quote: 'text' }],
    reasons: []
  };
}

export function measure(over: Partial<MeasureMention>): MeasureMention {
  return {
    type: 'security_plan',
    status: 'announced',
    date: date('2024-06-22'),
    location: place('Islamabad'),
    summary: 'Police announced a plan for the protection of Chinese nationals',
    issuer: null,
    confidence: 0.7,
    evidence: [],
    reasons: [],
    ...over
  };
}

/** One article; `published` may stand in a line as `pub=…`, the last one wins. */
export function article(
  id: string,
  lines: string[],
  published: string | null = null,
  more: Partial<SourcedExtraction['extraction']> = {}
): SourcedExtraction {
  const stated = lines.map((line) => /pub=(\S+)/.exec(line)?.[1]).filter((day) => day !== undefined);
  const day = stated.at(-1) ?? published;
  const source = { title: `About ${id}`, publisher: null, published: day, url: null };
  return {
    articleId: id,
    articleVersion: 1,
    ...source,
    extraction: {
      schema: 1,
      id,
      article: { ...source, dateline: null, language: 'en', text: 'text' },
      incidents: lines.map(incident),
      measures: [],
      aggregates: [],
      rejected: [],
      ...more
    }
  };
}
