import type { DataMeta, TimeBins } from '../../columns/engine.ts';
import { binAt, endOf } from './geometry.ts';

/** A chosen stretch of time, inclusive ISO days; null is open. */
export interface Period {
  from: string | null;
  to: string | null;
}

export const ALL_TIME: Period = { from: null, to: null };

const DAY_MS = 86_400_000;

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export const PRESETS = ['days7', 'days30', 'days90', 'year', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const LENGTHS: Partial<Record<Preset, number>> = { days7: 7, days30: 30, days90: 90 };

/** Stretches that end with the newest record; without any dated record there is only all of it. */
export function presetPeriod(preset: Preset, newest: DataMeta['newest']): Period {
  if (preset === 'all' || newest === null) return ALL_TIME;
  const days = LENGTHS[preset];
  return { from: days ? isoOf(dayOf(newest) - days + 1) : `${newest.slice(0, 4)}-01-01`, to: newest };
}

/** First and last bin of a period: what a brush covers. */
export interface Window {
  first: number;
  last: number;
}

/** Null where all of the time is shown. */
export function windowOf(bins: TimeBins, { from, to }: Period): Window | null {
  if (from === null && to === null) return null;
  const first = from === null ? 0 : binAt(bins, dayOf(from));
  const last = to === null ? bins.starts.length - 1 : binAt(bins, dayOf(to));
  return { first: Math.min(first, last), last: Math.max(first, last) };
}

/** Whole bins as days. */
export function periodOf(bins: TimeBins, { first, last }: Window): Period {
  return { from: isoOf(bins.starts[first] ?? 0), to: isoOf(endOf(bins, last)) };
}

/** Bins between two days, in either order. */
export function windowBetween(bins: TimeBins, a: number, b: number): Window {
  return { first: binAt(bins, Math.min(a, b)), last: binAt(bins, Math.max(a, b)) };
}

/** The window so many bins later, as wide as it is; where there is none it starts as one bin at that end. */
export function moved(bins: TimeBins, window: Window | null, by: number): Window {
  const end = bins.starts.length - 1;
  if (window === null) return by > 0 ? { first: 0, last: 0 } : { first: end, last: end };
  const step = Math.max(-window.first, Math.min(end - window.last, by));
  return { first: window.first + step, last: window.last + step };
}

/** The window wider (or narrower) at its later end; one bin at the least. */
export function widened(bins: TimeBins, window: Window | null, by: number): Window {
  const end = bins.starts.length - 1;
  if (window === null) return moved(bins, null, by > 0 ? 1 : -1);
  return { first: window.first, last: Math.max(window.first, Math.min(end, window.last + by)) };
}

/** What a key does to the brush; undefined where it does nothing, null where it clears it. */
export function afterKey(
  bins: TimeBins,
  window: Window | null,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>
): Window | null | undefined {
  const end = bins.starts.length - 1;
  const width = window ? window.last - window.first : 0;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return shiftKey ? widened(bins, window, 1) : moved(bins, window, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return shiftKey ? widened(bins, window, -1) : moved(bins, window, -1);
    case 'PageUp':
      return moved(bins, window, width + 1);
    case 'PageDown':
      return moved(bins, window, -width - 1);
    case 'Home':
      return { first: 0, last: Math.min(end, width) };
    case 'End':
      return { first: Math.max(0, end - width), last: end };
    case 'Escape':
      return window === null ? undefined : null;
    default:
      return undefined;
  }
}

/** The window after one step of playing; null at the end of the time. */
export function played(bins: TimeBins, window: Window | null): Window | null {
  const end = bins.starts.length - 1;
  if (window === null) return { first: 0, last: 0 };
  return window.last >= end ? null : moved(bins, window, 1);
}
