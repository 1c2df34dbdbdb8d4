import type { LayerCounts, TimeBins } from '../../columns/engine.ts';
import type { Say } from '../../messages/index.ts';
import { fullDate, layerCountsWords, monthWords, spanOf } from '../words.ts';
import { countsAt, endOf, totalAt, type SpanBar, type Tick } from './geometry.ts';
import { dayOf, isoOf, type Period, type Window } from './period.ts';

/** "2024", "March 2024", "3 March 2024", "1 – 14 March 2024", "since 3 March 2024". */
export function periodWords({ from, to }: Period, say: Say): string {
  const { locale } = say;
  const year = (iso: string) => say('date.year', { year: iso.slice(0, 4) });
  if (from === null && to === null) return say('time.allTime');
  if (from === null) return say('time.until', { date: fullDate(to ?? '', locale) });
  if (to === null) return say('time.since', { date: fullDate(from, locale) });
  if (from === to) return fullDate(from, locale);
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return year(from);
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && isMonthEnd(to))
    return monthWords(from, locale);
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return `${year(from)} – ${year(to)}`;
  return spanOf(from, to, locale);
}

function isMonthEnd(iso: string): boolean {
  return isoOf(dayOf(iso) + 1).endsWith('-01');
}

/** What a reader hears of the brush where it stands. */
export function windowWords(bins: TimeBins, window: Window | null, period: Period, say: Say): string {
  if (window === null) return say('time.allTime');
  const counts = { attack: 0, operation: 0, measure: 0 };
  for (let i = window.first; i <= window.last; i += 1) add(counts, countsAt(bins.within, i));
  return say('time.counted', { period: periodWords(period, say), counts: knownWords(counts, say) });
}

function knownWords(counts: LayerCounts, say: Say): string {
  return layerCountsWords(counts, say) || say('time.noKnownDate');
}

function add(sum: LayerCounts, more: LayerCounts): void {
  sum.attack += more.attack;
  sum.operation += more.operation;
  sum.measure += more.measure;
}

/** "March 2024: 3 attacks, 1 measure; 2 more touch it, their day is not known". */
export function binWords(bins: TimeBins, index: number, say: Say): string {
  const period = { from: isoOf(bins.starts[index] ?? 0), to: isoOf(endOf(bins, index)) };
  const touching = totalAt(bins.touching, index);
  const known = say('time.counted', {
    period: periodWords(period, say),
    counts: knownWords(countsAt(bins.within, index), say)
  });
  return touching === 0 ? known : say('list.parts', { a: known, b: say('time.touching', { n: touching }) });
}

/** "some time from 1 January to 31 December 2021: 4 attacks". */
export function spanWords(span: SpanBar, say: Say): string {
  const period = periodWords({ from: isoOf(span.from), to: isoOf(span.to) }, say);
  return say('time.someTime', { period, counts: layerCountsWords(span.counts, say) });
}

/** What the picture cannot show: records without a date, and spans that found no room. */
export function notDrawnWords(undated: number, hidden: number, say: Say): string {
  const parts = [
    ...(undated > 0 ? [say('time.undated', { n: undated })] : []),
    ...(hidden > 0 ? [say('time.notDrawn', { n: hidden })] : [])
  ];
  return parts.length === 0 ? '' : parts.reduce((a, b) => say('list.parts', { a, b }));
}

export function tickWords({ day, unit }: Tick, locale: string): string {
  const date = new Date(day * 86_400_000);
  return unit === 'year'
    ? String(date.getUTCFullYear())
    : new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(date);
}
