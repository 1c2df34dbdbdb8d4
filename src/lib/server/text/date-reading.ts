import type { DatePrecision } from '../../model/index.ts';
import { dayOf, weekdayOf, yearOf, type Day } from './calendar.ts';

/** What a date rule may know beside the words that it matched. */
export interface DateContext {
  published: Day | null;
  /** The last single day that the text named before this expression. */
  anchor: Day | null;
  /** Where the last day, month or year that the text named before begins. */
  last: Day | null;
  /** The one year that the words around name, and how many characters away. */
  year: { year: number; gap: number } | null;
  /** Years of the days that the text named before, by `MM-DD`. */
  remembered: ReadonlyMap<string, number>;
  /** True where the words before speak of what is to come ("will be held on"). */
  future: boolean;
}

export interface DateReading {
  from: Day;
  to: Day;
  precision: Exclude<DatePrecision, 'unknown'>;
  absolute: boolean;
  reasons: string[];
}

/** What a sentence must hold for a rule to be tried: figures, a month's name, a weekday's name, or words like "week". */
export type DateCue = 'figure' | 'month' | 'weekday' | 'words';

export interface DateRule {
  name: string;
  cue: DateCue;
  /** What the sentence must also hold; spares most sentences the pattern. */
  needs?: RegExp;
  pattern: RegExp;
  /** True where the day is counted from another one, so that nothing else may be counted from it. */
  anaphoric?: boolean;
  /** The day meant; `unknown` where it is a date that cannot be resolved, null where it is no date at all. */
  read(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' | null;
}

export function single(day: Day, absolute: boolean, ...reasons: string[]): DateReading {
  return { from: day, to: day, precision: 'day', absolute, reasons };
}

export function range(
  [from, to]: readonly [Day, Day],
  precision: DateReading['precision'],
  absolute: boolean,
  ...reasons: string[]
): DateReading | 'unknown' {
  return from <= to ? { from, to, precision, absolute, reasons } : 'unknown';
}

/** Slack for a report filed after midnight or in an earlier time zone than its date line. */
const DAYS_AFTER_PUBLISHED = 1;
/** A year this close, in characters, belongs to the date, whatever the text said before. */
const ADJACENT = 12;
const YEARS_BACK = 10;

export interface DatedYear {
  year: number;
  reason: string;
}

/** Year of a month and day that are named without one; null where nothing tells it. */
export function yearFor(
  month: number,
  date: number,
  context: DateContext,
  weekday: number | null = null
): DatedYear | null {
  const key = `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const remembered = context.remembered.get(key);
  const { year, published } = context;
  if (year !== null && (remembered === undefined || year.gap <= ADJACENT)) {
    return { year: year.year, reason: `year ${year.year} from the words around` };
  }
  if (remembered !== undefined) return { year: remembered, reason: 'the same day as named before' };
  if (published === null)
    return context.anchor === null
      ? null
      : { year: yearOf(context.anchor), reason: 'year of the day named before' };
  const thisYear = yearOf(published);
  if (context.future) {
    for (const ahead of [thisYear, thisYear + 1]) {
      const day = dayOf(ahead, month, date);
      if (day !== null && day >= published)
        return { year: ahead, reason: 'first such day after the published date' };
    }
  }
  for (let back = thisYear + 1; back > thisYear - YEARS_BACK; back--) {
    const day = dayOf(back, month, date);
    if (day === null || day > published + DAYS_AFTER_PUBLISHED) continue;
    if (weekday !== null && weekdayOf(day) !== weekday) continue;
    return {
      year: back,
      reason: `latest such day up to the published date${weekday === null ? '' : ' on that weekday'}`
    };
  }
  return null;
}
