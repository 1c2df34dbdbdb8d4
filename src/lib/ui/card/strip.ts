import type { DateInterval, Report } from '../../model/index.ts';

/** The event and its reports along one line, 0 to 1. */
export interface Strip {
  from: string;
  to: string;
  /** The event's interval; null where its date is unknown. */
  event: { start: number; end: number } | null;
  /** Days on which reports were published, each with its reports. */
  reports: { day: string; at: number; count: number }[];
}

/** Null where nothing is dated, or where all fell on one day and there is nothing to see. */
export function stripOf(date: DateInterval, reports: readonly Pick<Report, 'published'>[]): Strip | null {
  const days = new Map<string, number>();
  for (const { published } of reports) if (published) days.set(published, (days.get(published) ?? 0) + 1);
  const marks = [date.from, date.to, ...days.keys()].filter((day) => day !== null).sort();
  const [from, to] = [marks[0], marks.at(-1)];
  if (from === undefined || to === undefined || from === to || days.size === 0) return null;
  const length = dayOf(to) - dayOf(from) + 1;
  const at = (day: string) => (dayOf(day) - dayOf(from) + 0.5) / length;
  const half = 0.5 / length;
  return {
    from,
    to,
    event:
      date.from === null || date.to === null
        ? null
        : { start: at(date.from) - half, end: at(date.to) + half },
    reports: [...days].sort().map(([day, count]) => ({ day, at: at(day), count }))
  };
}

function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}
