import type { LayerCounts, TimeBins } from '../../columns/engine.ts';
import { countOf, fullDate, layerCountsWords, monthWords, spanOf } from '../words.ts';
import { countsAt, endOf, totalAt, type SpanBar, type Tick } from './geometry.ts';
import { dayOf, isoOf, type Period, type Preset, type Window } from './period.ts';

export const PRESET_WORDS: Record<Preset, { short: string; long: string }> = {
  days7: { short: '7 days', long: 'The last 7 days with records' },
  days30: { short: '30 days', long: 'The last 30 days with records' },
  days90: { short: '90 days', long: 'The last 90 days with records' },
  year: { short: 'This year', long: 'Since the first of January of the newest record' },
  all: { short: 'All', long: 'All of the time' }
};

export const TIME_WORDS = {
  region: 'Time',
  period: 'Period',
  brush: 'Period shown',
  from: 'From',
  to: 'To',
  years: 'Year',
  knownOn: 'As known on',
  knownOnHint: 'What reports published by that day said, and nothing later.',
  today: 'Today',
  play: 'Play',
  pause: 'Pause',
  back: 'One step back',
  forward: 'One step on',
  clear: 'Clear the period',
  allTime: 'all of the time',
  noDates: 'No record of this selection has a date.',
  keys: 'Arrow keys move the period, with Shift they widen it; Home and End go to the ends, Escape clears it.'
} as const;

/** "2024", "March 2024", "3 March 2024", "1 – 14 March 2024", "since 3 March 2024". */
export function periodWords({ from, to }: Period, locale: string): string {
  if (from === null && to === null) return TIME_WORDS.allTime;
  if (from === null) return `until ${fullDate(to ?? '', locale)}`;
  if (to === null) return `since ${fullDate(from, locale)}`;
  if (from === to) return fullDate(from, locale);
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4);
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && isMonthEnd(to))
    return monthWords(from, locale);
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${from.slice(0, 4)} – ${to.slice(0, 4)}`;
  return spanOf(from, to, locale);
}

function isMonthEnd(iso: string): boolean {
  return isoOf(dayOf(iso) + 1).endsWith('-01');
}

/** What a reader hears of the brush where it stands. */
export function windowWords(bins: TimeBins, window: Window | null, period: Period, locale: string): string {
  if (window === null) return TIME_WORDS.allTime;
  const counts = { attack: 0, operation: 0, measure: 0 };
  for (let i = window.first; i <= window.last; i += 1) add(counts, countsAt(bins.within, i));
  return `${periodWords(period, locale)}: ${layerCountsWords(counts, locale) || 'no record of known date'}`;
}

function add(sum: LayerCounts, more: LayerCounts): void {
  sum.attack += more.attack;
  sum.operation += more.operation;
  sum.measure += more.measure;
}

/** "March 2024: 3 attacks, 1 measure; 2 more touch it, their day is not known". */
export function binWords(bins: TimeBins, index: number, locale: string): string {
  const period = { from: isoOf(bins.starts[index] ?? 0), to: isoOf(endOf(bins, index)) };
  const touching = totalAt(bins.touching, index);
  const known = layerCountsWords(countsAt(bins.within, index), locale) || 'no record of known date';
  const more =
    touching === 0
      ? ''
      : `; ${touching} more ${touching === 1 ? 'touches it, its day is' : 'touch it, their days are'} not known so closely`;
  return `${periodWords(period, locale)}: ${known}${more}`;
}

/** "some time from 1 January to 31 December 2021: 4 attacks". */
export function spanWords(span: SpanBar, locale: string): string {
  const period = periodWords({ from: isoOf(span.from), to: isoOf(span.to) }, locale);
  return `Some time in ${period}: ${layerCountsWords(span.counts, locale)}`;
}

/** What the picture cannot show: records without a date, and spans that found no room. */
export function notDrawnWords(undated: number, hidden: number, locale: string): string {
  const parts = [
    undated > 0 && `${countOf(undated, { one: 'record has', many: 'records have' }, locale)} no date`,
    hidden > 0 &&
      `${countOf(hidden, { one: 'record', many: 'records' }, locale)} of a longer stretch not drawn`
  ];
  return parts.filter(Boolean).join('; ');
}

export function tickWords({ day, unit }: Tick, locale: string): string {
  const date = new Date(day * 86_400_000);
  return unit === 'year'
    ? String(date.getUTCFullYear())
    : new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(date);
}
