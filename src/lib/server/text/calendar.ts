/** Days since 1970-01-01, UTC. */
export type Day = number;

const DAY_MS = 86_400_000;

/** Day of a calendar date; null where there is no such date. `month` counts from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const time = new Date(Date.UTC(year, month - 1, date));
  const exists = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return exists ? time.getTime() / DAY_MS : null;
}

export function parseDay(iso: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

export function formatDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

export function yearOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

/** First and last day of a month; `month` may run over either end of the year. */
export function monthRange(year: number, month: number): [Day, Day] {
  return [Date.UTC(year, month - 1, 1) / DAY_MS, Date.UTC(year, month, 0) / DAY_MS];
}

export function yearRange(first: number, last: number = first): [Day, Day] {
  return [Date.UTC(first, 0, 1) / DAY_MS, Date.UTC(last, 11, 31) / DAY_MS];
}

/** Monday to Sunday around `day`. */
export function weekRange(day: Day): [Day, Day] {
  const monday = day - ((weekdayOf(day) + 6) % 7);
  return [monday, monday + 6];
}

/** The latest day on or before `day` that falls on `weekday`. */
export function weekdayOnOrBefore(day: Day, weekday: number): Day {
  return day - ((weekdayOf(day) - weekday + 7) % 7);
}
