import type { LngLat } from '../../model/index.ts';
import { distanceKm } from '../../model/geometry.ts';
import type { MapRow } from '../selection.ts';
import { headline } from '../words.ts';

/** How many are offered before anybody searches. */
const OFFERED = 8;
/** A day apart weighs as much as this many km. */
const KM_PER_DAY = 15;
const WINDOW_DAYS = 7;
const NEAR_KM = 60;

type Place = MapRow['location'];

/**
 * Records that another may be the same as: first those of its week and its surroundings, nearest first; with a search,
 * those that have all its words in their id, type, place or date.
 */
export function mergeCandidates(
  record: Pick<MapRow, 'id' | 'date' | 'location'> & object,
  rows: readonly MapRow[],
  search: string,
  provinceName: (code: string) => string
): MapRow[] {
  const isIncident = 'category' in record;
  const others = rows.filter((row) => row.id !== record.id && 'category' in row === isIncident);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const scored = others.map((row) => ({ row, far: farness(record, row) })).sort((a, b) => a.far - b.far);
  if (words.length === 0)
    return scored
      .filter(({ far }) => far < Infinity)
      .slice(0, OFFERED)
      .map(({ row }) => row);
  return scored
    .filter(({ row }) => {
      const text = [
        row.id,
        headline(row, provinceName),
        row.location.admin2,
        row.location.admin1 && provinceName(row.location.admin1),
        row.date.from
      ]
        .join(' ')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .slice(0, OFFERED * 2)
    .map(({ row }) => row);
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
