import {
  NO_ACTORS,
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
import { incidentMention, killedGroup, measureMention, sourcedExtraction } from '../../../bench/told.ts';

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
  Pishin: ['PK-BA', 'PK', 67.0, 30.58, 'settlement', 5],
  'Qila Saifullah': ['PK-BA', 'PK', 68.35, 30.7, 'settlement', 5],
  Chaman: ['PK-BA', 'PK', 66.45, 30.92, 'settlement', 6],
  Sibi: ['PK-BA', 'PK', 67.88, 29.54, 'settlement', 5],
  Mach: ['PK-BA', 'PK', 67.33, 29.87, 'settlement', 4],
  Bolan: ['PK-BA', 'PK', 67.45, 29.65, 'admin2', 40],
  Panjgur: ['PK-BA', 'PK', 64.1, 26.97, 'settlement', 5],
  Kalat: ['PK-BA', 'PK', 66.59, 29.03, 'settlement', 5],
  Musakhel: ['PK-BA', 'PK', 69.82, 30.87, 'admin2', 40],
  Zhob: ['PK-BA', 'PK', 69.45, 31.34, 'settlement', 5],
  'Quetta station': ['PK-BA', 'PK', 67.0, 30.19, 'site', 1],
  'Gwadar expressway': ['PK-BA', 'PK', 62.35, 25.14, 'site', 3],
  Miranshah: ['PK-KP', 'PK', 70.07, 33.0, 'settlement', 4],
  'Mir Ali': ['PK-KP', 'PK', 70.26, 32.99, 'settlement', 4],
  'North Waziristan': ['PK-KP', 'PK', 70.1, 32.95, 'admin2', 40],
  Tank: ['PK-KP', 'PK', 70.38, 32.22, 'settlement', 5],
  'Dera Ismail Khan': ['PK-KP', 'PK', 70.9, 31.83, 'settlement', 8],
  Daraban: ['PK-KP', 'PK', 70.33, 31.73, 'settlement', 4],
  'Lakki Marwat': ['PK-KP', 'PK', 70.91, 32.61, 'settlement', 5],
  Hangu: ['PK-KP', 'PK', 71.06, 33.53, 'settlement', 5],
  Mingora: ['PK-KP', 'PK', 72.36, 34.78, 'settlement', 8],
  Chilas: ['PK-GB', 'PK', 74.1, 35.42, 'settlement', 4],
  Lahore: ['PK-PB', 'PK', 74.34, 31.55, 'settlement', 20],
  Punjab: ['PK-PB', 'PK', null, null, 'admin1', null],
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
 * A country code gives a group of killed civilians; `soldiers=4` and `locals=9` groups of killed whose nation is not
 * said; `abducted=5` those who were taken.
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
    .map(([nationality, figure]): CasualtyGroup => killedGroup('civilian', nationality, count(figure)!));
  for (const [name, outcome, role] of PARTS) {
    const figure = count(values.get(name));
    if (figure) groups.push({ outcome, role, nationality: null, ...figure, qualifier: 'exact' });
  }
  return incidentMention({
    type,
    date: date(when),
    location: place(where),
    casualties: {
      killed: count(values.get('killed')),
      injured: count(values.get('injured')),
      attackersKilled: null,
      groups
    },
    actors: { ...NO_ACTORS, claimedBy: values.get('by') ?? null },
    target: values.get('target')?.replaceAll('_', ' ') ?? null,
    evidence: [{ field: 'trigger', start: 0, end: 4, quote: 'text' }]
  });
}

const PARTS = [
  ['soldiers', 'killed', 'security'],
  ['locals', 'killed', 'civilian'],
  ['abducted', 'abducted', 'civilian']
] as const;

/** One measure from a line: `measure:deployment 2024-06-22 @Quetta by=police pub=2024-06-23 Patrols were stepped up`. */
export function measureLine(line: string): MeasureMention {
  const [, type, when, rest] = /^measure:(\S+) (\S+) ?(.*)$/.exec(line) as unknown as [
    string,
    MeasureMention['type'],
    string,
    string
  ];
  const where = /@(\S+)/.exec(rest)?.[1]?.replaceAll('_', ' ') ?? null;
  return measure({
    type,
    date: date(when),
    location: place(where),
    issuer: /by=(\S+)/.exec(rest)?.[1]?.replaceAll('_', ' ') ?? null,
    summary: rest.replace(/(?:@|by=|pub=)\S+ ?/g, '').trim()
  });
}

export function measure(over: Partial<MeasureMention>): MeasureMention {
  return measureMention({
    date: date('2024-06-22'),
    location: place('Islamabad'),
    summary: 'Police announced a plan for the protection of Chinese nationals',
    ...over
  });
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
  const told = lines.filter((line) => !line.startsWith('measure:'));
  const measures = lines.filter((line) => line.startsWith('measure:')).map(measureLine);
  const source = { title: `About ${id}`, publisher: null, published: day, url: null };
  return sourcedExtraction(id, source, 'text', { incidents: told.map(incident), measures, ...more });
}
