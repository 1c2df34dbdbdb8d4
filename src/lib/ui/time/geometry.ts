import type { LayerCounts, TimeBins } from '../../columns/engine.ts';
import { LAYERS, type Layer } from '../../model/index.ts';

/** Days since 1970-01-01 along a width in CSS pixels; `end` is the first day after the last bin. */
export interface TimeScale {
  start: number;
  end: number;
  width: number;
}

export function scaleOf({ starts, end }: TimeBins, width: number): TimeScale {
  return { start: starts[0] ?? end, end, width };
}

export function xOf({ start, end, width }: TimeScale, day: number): number {
  return end > start ? ((day - start) / (end - start)) * width : 0;
}

/** The day under a place, inside the scale. */
export function dayAt({ start, end, width }: TimeScale, x: number): number {
  const day = start + Math.floor((x / Math.max(1, width)) * (end - start));
  return Math.max(start, Math.min(end - 1, day));
}

export interface Stack {
  layer: Layer;
  y: number;
  height: number;
}

/** A bin with its records of known date, stacked from the ground up. */
export interface Bar {
  index: number;
  x: number;
  width: number;
  stacks: Stack[];
  /** Records whose whole interval lies in it. */
  total: number;
}

/** What holds at least one record is never thinner than this, px. */
const LEAST_HEIGHT = 2;
/** Room between bars where they are wide enough to spare it, px. */
const GAP = 1;

/** `height` is that of the fullest bin. */
export function barsOf(bins: TimeBins, scale: TimeScale, height: number): Bar[] {
  const totals = Array.from(bins.starts, (_, i) => totalAt(bins.within, i));
  const most = Math.max(1, ...totals);
  return totals.flatMap((total, index) => {
    if (total === 0) return [];
    const x = xOf(scale, bins.starts[index] ?? 0);
    const room = xOf(scale, endOf(bins, index) + 1) - x;
    const stacks: Stack[] = [];
    let y = height;
    for (const layer of LAYERS) {
      const count = bins.within[layer][index] ?? 0;
      if (count === 0) continue;
      const tall = Math.max(LEAST_HEIGHT, (count / most) * height);
      y -= tall;
      stacks.push({ layer, y, height: tall });
    }
    return [{ index, x, width: Math.max(1, room - (room > 3 ? GAP : 0)), stacks, total }];
  });
}

/** Records of an imprecise date: as wide as what is known of when they were. */
export interface SpanBar {
  x: number;
  width: number;
  lane: number;
  from: number;
  to: number;
  counts: LayerCounts;
  total: number;
}

/** A span is never drawn narrower than this, px. */
const LEAST_WIDTH = 3;

/** Lays spans into so many lanes, the widest first; `hidden` are the records of those that found no room. */
export function lanesOf(
  spans: TimeBins['spans'],
  scale: TimeScale,
  lanes: number
): { bars: SpanBar[]; hidden: number } {
  const ends: { from: number; to: number }[][] = Array.from({ length: lanes }, () => []);
  const bars: SpanBar[] = [];
  let hidden = 0;
  for (const { from, to, counts } of spans) {
    const total = sumOf(counts);
    const x = Math.max(0, xOf(scale, from));
    const width = Math.max(LEAST_WIDTH, Math.min(scale.width, xOf(scale, to + 1)) - x);
    const lane = ends.findIndex((taken) =>
      taken.every((other) => x >= other.to + GAP || x + width + GAP <= other.from)
    );
    if (lane < 0) {
      hidden += total;
      continue;
    }
    ends[lane]?.push({ from: x, to: x + width });
    bars.push({ x, width, lane, from, to, counts, total });
  }
  return { bars, hidden };
}

export function totalAt(counts: Record<Layer, Uint32Array>, index: number): number {
  return LAYERS.reduce((sum, layer) => sum + (counts[layer][index] ?? 0), 0);
}

export function countsAt(counts: Record<Layer, Uint32Array>, index: number): LayerCounts {
  const [attack, operation, measure] = LAYERS.map((layer) => counts[layer][index] ?? 0);
  return { attack: attack ?? 0, operation: operation ?? 0, measure: measure ?? 0 };
}

export function sumOf(counts: LayerCounts): number {
  return counts.attack + counts.operation + counts.measure;
}

/** Last day of a bin, inclusive. */
export function endOf({ starts, end }: TimeBins, index: number): number {
  return (starts[index + 1] ?? end) - 1;
}

/** The bin that holds a day; the nearest one for days outside. */
export function binAt({ starts }: TimeBins, day: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Where a scale is marked: at years, or at months where it shows few of them. */
export interface Tick {
  x: number;
  day: number;
  unit: 'year' | 'month';
}

/** Room that a mark's word needs, px. */
const TICK_ROOM = 58;

export function ticksOf(scale: TimeScale): Tick[] {
  const months = monthsBetween(scale.start, scale.end);
  const pick = (every: number) =>
    months.filter(({ month, year }) =>
      every < 12 ? month % every === 0 : month === 0 && year % (every / 12) === 0
    );
  const every = [1, 3, 6, 12, 24, 60, 120, 240].find(
    (step) => ((scale.width || 1) * step) / Math.max(1, months.length) >= TICK_ROOM
  );
  return pick(every ?? 240).map(({ day, month }) => ({
    day,
    x: xOf(scale, day),
    unit: month === 0 ? 'year' : 'month'
  }));
}

function monthsBetween(start: number, end: number): { day: number; year: number; month: number }[] {
  const first = new Date(start * DAY_MS);
  const months = [];
  for (let at = first.getUTCFullYear() * 12 + first.getUTCMonth(); ; at += 1) {
    const [year, month] = [Math.floor(at / 12), at % 12];
    const day = Date.UTC(year, month, 1) / DAY_MS;
    if (day >= end) return months;
    if (day >= start) months.push({ day, year, month });
  }
}

const DAY_MS = 86_400_000;
