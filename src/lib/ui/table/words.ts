import type { Say } from '../../messages/index.ts';
import type { MapRow, Sort } from '../../columns/engine.ts';
import type { MapIncident, MapPlace } from '../../columns/index.ts';
import type { Count, PlacePrecision } from '../../model/index.ts';
import type { Site } from '../site.ts';
import { calmName, countryName, countWords, INCIDENT_TYPE_WORDS, MEASURE_TYPE_WORDS } from '../words.ts';

export const TABLE_WORDS = {
  title: 'Table',
  name: 'Incidents and measures',
  loading: 'Loading the records …',
  failed: 'The rows could not be loaded.',
  again: 'Try again',
  filters: 'Filters',
  sortBy: 'Sort by',
  up: 'Smallest or first on top',
  down: 'Largest or last on top',
  download: 'Download what is selected',
  onMap: 'See these on the map',
  notKnown: 'not known',
  notReported: 'not reported',
  differ: 'differ',
  claimed: 'claimed it',
  did: 'named as doing it',
  suspected: 'suspected',
  issuer: 'issued it',
  parts: 'Parts of the table',
  earlier: 'Previous part',
  later: 'Next part',
  last: 'Last part'
} as const;

/** What the server gives of a selection, by address. */
export const DOWNLOADS = [
  ['incidents.csv', 'incidents CSV'],
  ['incidents.geojson', 'GeoJSON'],
  ['measures.csv', 'measures CSV'],
  ['measures.geojson', 'GeoJSON']
] as const;

/** The columns in their order; every one can be sorted by. */
export const COLUMNS: readonly { sort: Sort; label: string; isNumber?: true }[] = [
  { sort: 'date', label: 'Date' },
  { sort: 'type', label: 'What' },
  { sort: 'province', label: 'Province' },
  { sort: 'place', label: 'Place' },
  { sort: 'killed', label: 'Killed', isNumber: true },
  { sort: 'injured', label: 'Injured', isNumber: true },
  { sort: 'actor', label: 'Actor' },
  { sort: 'target', label: 'Target' },
  { sort: 'reports', label: 'Reports', isNumber: true },
  { sort: 'confidence', label: 'Confidence', isNumber: true }
];

/** How closely a place is known, short enough for a table. */
export const PRECISION_NOTES: Record<PlacePrecision, string> = {
  site: 'exact site',
  settlement: 'town, not the spot',
  near: 'near it',
  admin2: 'district only',
  admin1: 'province only',
  country: 'country only',
  unknown: 'not reported'
};

export function isIncident(row: MapRow): row is MapIncident {
  return 'category' in row;
}

export function typeWords(row: MapRow): string {
  return isIncident(row) ? INCIDENT_TYPE_WORDS[row.type] : MEASURE_TYPE_WORDS[row.type];
}

export function provinceWords({ admin1, country }: MapPlace, site: Site): string {
  if (admin1 !== null) return site.provinceName(admin1);
  return country === null ? TABLE_WORDS.notKnown : `${countryName(country, site.locale)}, not known closer`;
}

/** The place's own name, else its district; null where neither is known. */
export function placeName({ name, admin2 }: MapPlace): string | null {
  return name !== null ? calmName(name) : admin2;
}

/** A figure, and what is said of it where it is not certain: 4 and "3 to 5", 24 and "at least". */
export function figureOf(count: Count, say: Say): { number: number; note: string | null } {
  const { low, best, high } = count;
  const number = best ?? low;
  if (high === null) return { number, note: 'at least' };
  return { number, note: low === high ? null : countWords(count, say) };
}

/** Who did it as far as anybody says, with how it is known. */
export function actorOf(row: MapRow): { name: string; note: string } | null {
  if (!isIncident(row)) return row.issuer === null ? null : { name: row.issuer, note: TABLE_WORDS.issuer };
  const { claimedBy, perpetrator, suspected } = row.actors;
  if (claimedBy !== null) return { name: claimedBy, note: TABLE_WORDS.claimed };
  if (perpetrator !== null) return { name: perpetrator, note: TABLE_WORDS.did };
  return suspected === null ? null : { name: suspected, note: TABLE_WORDS.suspected };
}

/** "24 attackers killed" of an operation or an attack; null where nobody counts them. */
export function attackersWords(row: MapIncident): string | null {
  const { attackersKilled } = row.casualties;
  if (attackersKilled === null || attackersKilled === 0) return null;
  return `${attackersKilled} ${attackersKilled === 1 ? 'attacker' : 'attackers'}`;
}

/** "1,214 records, newest first" */
export function rowsWords(total: number, locale: string): string {
  return `${total.toLocaleString(locale)} ${total === 1 ? 'record' : 'records'}`;
}

/** "Rows 1 to 100,000 of 1,000,000" */
export function partWords(first: number, last: number, total: number, locale: string): string {
  const [a, b, all] = [first, last, total].map((n) => n.toLocaleString(locale));
  return `Rows ${a} to ${b} of ${all}`;
}
