import type { MapRow } from '../columns/engine.ts';
import { toMapIncident, toMapMeasure } from '../columns/index.ts';
import { distanceKm } from '../model/geometry.ts';
import type { DateInterval, Geocode, Incident, Measure, Records } from '../model/index.ts';

/** What ties a record to an opened one; time and place alone are no cause. */
export interface Related {
  /** `prompted` and `promptedBy` are what a report says; `nearby` is the same place within some days. */
  relation: 'prompted' | 'promptedBy' | 'nearby';
  row: MapRow;
  /** Days from the incident to the measure, below 0 where the measure came first; null for what a report says. */
  days: number | null;
}

/** Records of the same place within so many days, and within so many km where both have a point. */
const WINDOW_DAYS = 30;
const NEAR_KM = 10;
const MOST = 20;

/** For an incident the measures that belong to it or stand beside it; for a measure the incident that prompted it. */
export function relatedOf(record: Incident | Measure, { incidents, measures }: Records): Related[] {
  if (!('category' in record)) {
    const incident = incidents.find(({ id }) => id === record.prompted);
    return incident ? [{ relation: 'promptedBy', row: toMapIncident(incident), days: null }] : [];
  }
  const prompted: Related[] = [];
  const nearby: (Related & { days: number })[] = [];
  for (const measure of measures) {
    if (measure.prompted === record.id) {
      prompted.push({ relation: 'prompted', row: toMapMeasure(measure), days: null });
      continue;
    }
    const days = daysBetween(record.date, measure.date);
    if (days === null || Math.abs(days) > WINDOW_DAYS || !isSamePlace(record.location, measure.location))
      continue;
    nearby.push({ relation: 'nearby', row: toMapMeasure(measure), days });
  }
  nearby.sort((a, b) => Math.abs(a.days) - Math.abs(b.days) || (a.row.id < b.row.id ? -1 : 1));
  return [...prompted, ...nearby].slice(0, MOST);
}

/** Days and degrees that hold everything that may stand near an incident; more may lie in them. */
export function surroundingsOf({ date, location }: Incident): {
  admin1: string | null;
  admin2: string | null;
  days: { from: string; to: string } | null;
  box: { west: number; south: number; east: number; north: number } | null;
} {
  const { admin1, admin2, lng, lat } = location;
  const moved = (iso: string, days: number) =>
    new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const north = NEAR_KM / 110;
  const east = lat === null ? 0 : north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return {
    admin1,
    admin2,
    days:
      date.from === null || date.to === null
        ? null
        : { from: moved(date.from, -WINDOW_DAYS), to: moved(date.to, WINDOW_DAYS) },
    box:
      lng === null || lat === null
        ? null
        : { west: lng - east, south: lat - north, east: lng + east, north: lat + north }
  };
}

/** From one interval to the other, 0 where they overlap; null where one is unknown or wider than the window. */
function daysBetween(a: DateInterval, b: DateInterval): number | null {
  const [fromA, toA, fromB, toB] = [a.from, a.to, b.from, b.to].map((day) =>
    day === null ? NaN : Date.parse(`${day}T00:00:00Z`) / 86_400_000
  ) as [number, number, number, number];
  if ([fromA, toA, fromB, toB].some(Number.isNaN)) return null;
  if (toA - fromA > WINDOW_DAYS || toB - fromB > WINDOW_DAYS) return null;
  return fromB > toA ? fromB - toA : toB < fromA ? toB - fromA : 0;
}

/** Two places known to a province only are not known to be the same. */
function isSamePlace(a: Geocode, b: Geocode): boolean {
  if (a.admin1 === null || a.admin1 !== b.admin1) return false;
  if (a.lng !== null && a.lat !== null && b.lng !== null && b.lat !== null)
    return (
      distanceKm([a.lng, a.lat], [b.lng, b.lat]) <= NEAR_KM || (a.admin2 !== null && a.admin2 === b.admin2)
    );
  return a.admin2 !== null && a.admin2 === b.admin2;
}
