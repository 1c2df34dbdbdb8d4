import type { Say } from '../../messages/index.ts';
import type { Related } from '../related.ts';
import { fullDate, spanOf } from '../words.ts';

/** "the same day", "3 days later", "2 days before". */
export function daysWords(days: NonNullable<Related['days']>, say: Say): string {
  if (days === 0) return say('card.sameDay');
  return days > 0 ? say('card.daysLater', { n: days }) : say('card.daysBefore', { n: -days });
}

/** "5 reports, 14 July – 20 August 2021", for who cannot see the strip. */
export function stripWords(published: readonly string[], say: Say): string {
  const [first, last] = [published[0], published.at(-1)];
  const reports = say('card.reports', { n: published.length });
  if (first === undefined || last === undefined) return reports;
  return first === last
    ? say('card.reportsOf', { reports, date: fullDate(first, say.locale) })
    : say('card.reportsSpan', { reports, dates: spanOf(first, last, say.locale) });
}
