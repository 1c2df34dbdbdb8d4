import { EVERYTHING, INCIDENT_TYPES, MEASURE_TYPES, type Filter, type LngLat } from '../../model/index.ts';
import { distanceKm } from '../../model/geometry.ts';
import type { Engine, MapRow } from '../../columns/engine.ts';
import type { Say } from '../../messages/index.ts';

/** How many are offered before anybody searches. */
const OFFERED = 8;
/** A day apart weighs as much as this many km. */
const KM_PER_DAY = 15;
const WINDOW_DAYS = 7;
const NEAR_KM = 60;

type Place = MapRow['location'];

/**
 * Records that another may be the same as: first those of its week and its surroundings, nearest first; with a search,
 * those that the columns find by its words, type or date, or the one of that id.
 */
export async function findCandidates(
  engine: Pick<Engine, 'find' | 'page'>,
  record: Pick<MapRow, 'id' | 'date' | 'location'> & object,
  search: string,
  say: Say
): Promise<MapRow[]> {
  const layers: Filter['layers'] = 'category' in record ? ['attack', 'operation'] : ['measure'];
  const words = search.trim().split(/\s+/).filter(Boolean);
  const ids = words.filter((word) => ID.test(word));
  if (ids.length > 0) {
    const found = await Promise.all(ids.map((id) => engine.find(id.toLowerCase())));
    return ranked(
      record,
      found.filter((row) => row !== null)
    ).slice(0, OFFERED * 2);
  }
  const filter = {
    ...EVERYTHING,
    ...(words.length > 0 ? soughtBy(words, say) : weekOf(record.date)),
    layers
  };
  const { rows } = await engine.page(filter, { list: 'all', start: 0, count: LOOKED_AT });
  const near = words.length > 0 ? () => true : (row: MapRow) => farness(record, row) < Infinity;
  return ranked(record, rows.filter(near)).slice(0, words.length > 0 ? OFFERED * 2 : OFFERED);
}

/** How many of what the columns find are looked at. */
const LOOKED_AT = 300;
const ID = /^(?:inc|mea)-[0-9a-f]+$/i;
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

function ranked(record: Pick<MapRow, 'id' | 'date' | 'location'> & object, rows: MapRow[]): MapRow[] {
  return rows
    .filter((row) => row.id !== record.id && 'category' in row === 'category' in record)
    .map((row) => ({ row, far: farness(record, row) }))
    .sort((a, b) => a.far - b.far)
    .map(({ row }) => row);
}

/** What somebody types is a year, a month or a day, a word of a type, or a word of the record. */
export function soughtBy(words: readonly string[], say: Say): Partial<Filter> {
  const filter: Partial<Filter> = {};
  const rest: string[] = [];
  for (const word of words) {
    const types = [
      ...INCIDENT_TYPES.filter((type) => hasWord(say(`incidentType.${type}`), word, say)),
      ...MEASURE_TYPES.filter((type) => hasWord(say(`measureType.${type}`), word, say))
    ];
    if (DAY.test(word)) Object.assign(filter, periodOf(word));
    else if (types.length > 0) filter.types = [...new Set([...(filter.types ?? []), ...types])].sort();
    else rest.push(word);
  }
  return { ...filter, q: rest.length > 0 ? rest.join(' ') : null };
}

/** Chinese writes no space between words. */
function hasWord(label: string, word: string, { language }: Say): boolean {
  return language === 'zh'
    ? label.includes(word)
    : label.toLowerCase().split(' ').includes(word.toLowerCase());
}

function periodOf(text: string): Pick<Filter, 'from' | 'to'> {
  const [year = 0, month, day] = text.split('-').map(Number);
  if (day !== undefined) return { from: text, to: text };
  const last = new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
  return { from: `${text}${month === undefined ? '-01' : ''}-01`, to: last };
}

function weekOf({ from, to }: MapRow['date']): Partial<Filter> {
  const day = (iso: string, by: number) =>
    new Date(Date.parse(`${iso}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
  return from === null || to === null ? {} : { from: day(from, -WINDOW_DAYS), to: day(to, WINDOW_DAYS) };
}

/** Days and distance in one figure; infinite for another week or another end of the country. */
function farness(a: Pick<MapRow, 'date' | 'location'>, b: MapRow): number {
  const days = daysBetween(a.date, b.date);
  const km = kmBetween(a.location, b.location);
  if (days > WINDOW_DAYS || km > NEAR_KM) return Infinity;
  return days * KM_PER_DAY + km;
}

function daysBetween(a: MapRow['date'], b: MapRow['date']): number {
  const [fromA, toA, fromB, toB] = [a.from, a.to ?? a.from, b.from, b.to ?? b.from].map((day) =>
    day ? Date.parse(day) / 86_400_000 : NaN
  ) as [number, number, number, number];
  if ([fromA, toA, fromB, toB].some(Number.isNaN)) return WINDOW_DAYS;
  return Math.max(0, fromB - toA, fromA - toB);
}

/** Two places known to the same province only may be the same; nothing says how far they are. */
function kmBetween(a: Place, b: Place): number {
  const [pointA, pointB] = [pointOf(a), pointOf(b)];
  if (pointA && pointB) return distanceKm(pointA, pointB);
  if (a.admin1 === null || b.admin1 === null) return NEAR_KM;
  return a.admin1 === b.admin1 ? NEAR_KM / 2 : Infinity;
}

function pointOf({ lng, lat }: Place): LngLat | null {
  return lng === null || lat === null ? null : [lng, lat];
}
