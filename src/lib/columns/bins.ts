import { LAYERS, type Layer } from '../model/index.ts';
import { isoDay } from './columns.ts';
import type { BinUnit, LayerCounts, TimeBins } from './engine.ts';
import { NONE, type Prepared } from './prepare.ts';
import { LAYER_COUNT, type Tally } from './tally.ts';

/** The finest unit that needs no more bins than this is the one shown. */
const MOST_BINS: [BinUnit, days: number][] = [
  ['day', 150],
  ['week', 7 * 150],
  ['month', 30.44 * 200],
  ['quarter', 91.3 * 200]
];

/** First and last day that any row touches; null where none is dated. */
export function extentOf({
  firstDay,
  lastDay
}: Pick<Prepared, 'firstDay' | 'lastDay'>): [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  firstDay.forEach((day, code) => {
    if (day === NONE) return;
    first = Math.min(first, day);
    last = Math.max(last, lastDay[code]!);
  });
  return first === Infinity ? null : [first, last];
}

/** Records over time under every part of a filter but its period. The unit is that of the whole extent. */
export function binDates(prepared: Prepared, { date, without }: Tally): TimeBins {
  const extent = extentOf(prepared);
  const [first, last] = extent ?? [0, -1];
  const unit = MOST_BINS.find(([, days]) => last - first < days)?.[0] ?? 'year';
  const edges = extent ? edgesOf(unit, first, last) : [0];
  const starts = Int32Array.from(edges.slice(0, -1));
  const bins: TimeBins = {
    unit,
    starts,
    end: edges.at(-1)!,
    within: byLayer(starts.length),
    touching: byLayer(starts.length),
    spans: [],
    undated: 0
  };
  const { firstDay, lastDay } = prepared;
  for (let code = 0; code < firstDay.length; code++) {
    const counts: LayerCounts = { attack: 0, operation: 0, measure: 0 };
    LAYERS.forEach((layer, i) => {
      const at = code * LAYER_COUNT + i;
      counts[layer] = date[at]! + (without.period?.[at] ?? 0);
    });
    const all = counts.attack + counts.operation + counts.measure;
    if (all === 0) continue;
    if (firstDay[code] === NONE) bins.undated += all;
    else addInterval(bins, firstDay[code]!, lastDay[code]!, counts);
  }
  bins.spans.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  return bins;
}

function addInterval(bins: TimeBins, from: number, to: number, counts: LayerCounts): void {
  const [begin, end] = [binOf(bins.starts, from), binOf(bins.starts, to)];
  const kept = begin === end ? bins.within : bins.touching;
  for (const layer of LAYERS) for (let i = begin; i <= end; i++) kept[layer][i]! += counts[layer];
  if (begin === end) return;
  const same = bins.spans.find((span) => span.from === from && span.to === to);
  if (!same) bins.spans.push({ from, to, counts });
  else for (const layer of LAYERS) same.counts[layer] += counts[layer];
}

/** The bin that holds a day. */
function binOf(starts: Int32Array, day: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function byLayer(length: number): Record<Layer, Uint32Array> {
  return {
    attack: new Uint32Array(length),
    operation: new Uint32Array(length),
    measure: new Uint32Array(length)
  };
}

/** First days of all units from that of the first day on; the last one begins after the last day. */
function edgesOf(unit: BinUnit, first: number, last: number): number[] {
  const edges = [startOf(unit, first)];
  while (edges.at(-1)! <= last) edges.push(nextOf(unit, edges.at(-1)!));
  return edges;
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function startOf(unit: BinUnit, day: number): number {
  if (unit === 'day') return day;
  if (unit === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const [year, month] = yearAndMonth(day);
  if (unit === 'year') return monthStart(year, 0);
  return monthStart(year, unit === 'month' ? month : month - (month % 3));
}

function nextOf(unit: BinUnit, start: number): number {
  if (unit === 'day') return start + 1;
  if (unit === 'week') return start + 7;
  const [year, month] = yearAndMonth(start);
  return monthStart(year, month + { month: 1, quarter: 3, year: 12 }[unit]);
}

function yearAndMonth(day: number): [year: number, month: number] {
  const iso = isoDay(day);
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1];
}

function monthStart(year: number, month: number): number {
  return Date.UTC(year, month, 1) / 86_400_000;
}
