import * as fc from 'fast-check';
import { loadSay } from '../../src/lib/messages/index.ts';
import { describe, expect, it } from 'vitest';
import type { TimeBins } from '../../src/lib/columns/engine.ts';
import {
  barsOf,
  binAt,
  dayAt,
  endOf,
  lanesOf,
  scaleOf,
  ticksOf,
  xOf
} from '../../src/lib/ui/time/geometry.ts';
import {
  afterKey,
  dayOf,
  isoOf,
  moved,
  periodOf,
  played,
  presetPeriod,
  widened,
  windowBetween,
  windowOf
} from '../../src/lib/ui/time/period.ts';
import { binWords, notDrawnWords, periodWords, windowWords } from '../../src/lib/ui/time/words.ts';

const say = await loadSay('en-GB');

const counts = (values: number[]) => Uint32Array.from(values);

/** The months of 2024. */
const starts = Int32Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 1) / 86_400_000);
const none = counts(new Array(12).fill(0));
const bins: TimeBins = {
  unit: 'month',
  starts,
  end: dayOf('2025-01-01'),
  within: {
    attack: counts([0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
    operation: counts([0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    measure: none
  },
  touching: { attack: counts(new Array(12).fill(1)), operation: none, measure: none },
  spans: [
    { from: dayOf('2024-01-01'), to: dayOf('2024-12-31'), counts: { attack: 1, operation: 0, measure: 0 } },
    { from: dayOf('2024-02-25'), to: dayOf('2024-03-03'), counts: { attack: 2, operation: 1, measure: 0 } }
  ],
  undated: 3
};
const scale = scaleOf(bins, 366);

describe('the timeline', () => {
  it('lays days along its width and finds them again', () => {
    expect(xOf(scale, dayOf('2024-01-01'))).toBe(0);
    expect(xOf(scale, dayOf('2024-01-11'))).toBeCloseTo(10);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 50, max: 3000 }), (day, width) => {
        const wide = scaleOf(bins, width);
        const at = (starts[0] ?? 0) + day;
        expect(dayAt(wide, (xOf(wide, at) + xOf(wide, at + 1)) / 2)).toBe(at);
      })
    );
  });

  it('stacks bars by layer from the ground up, the fullest as high as there is room', () => {
    const [march, november] = barsOf(bins, scale, 60);
    expect(march?.total).toBe(6);
    expect(march?.stacks.map(({ layer }) => layer)).toEqual(['attack', 'operation']);
    expect(march?.stacks[0]).toMatchObject({ y: 20, height: 40 });
    expect(march?.stacks[1]).toMatchObject({ y: 0, height: 20 });
    expect(november?.stacks[0]).toMatchObject({ y: 50, height: 10 });
    expect(barsOf(bins, scale, 60)).toHaveLength(2);
  });

  it('draws what is not known to the day as wide as what is known, side by side where they would overlap', () => {
    const { bars, hidden } = lanesOf(bins.spans, scale, 2);
    expect(hidden).toBe(0);
    expect(bars[0]).toMatchObject({ lane: 0, x: 0, total: 1 });
    expect(bars[0]?.width).toBeCloseTo(366);
    expect(bars[1]).toMatchObject({ lane: 1, total: 3 });
    expect(bars[1]?.width).toBeCloseTo(8);
  });

  it('tells how many records found no room', () => {
    expect(lanesOf(bins.spans, scale, 1).hidden).toBe(3);
    expect(notDrawnWords(3, 1, say)).toBe('3 records have no date; 1 record of a longer stretch not drawn');
    expect(notDrawnWords(0, 0, say)).toBe('');
  });

  it('never lays two spans of a lane over each other', () => {
    const span = fc.tuple(fc.nat(365), fc.nat(60)).map(([from, length]) => ({
      from: (starts[0] ?? 0) + from,
      to: (starts[0] ?? 0) + Math.min(365, from + length),
      counts: { attack: 1, operation: 0, measure: 0 }
    }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const { bars, hidden } = lanesOf(spans, scale, 3);
        expect(bars.length + hidden).toBe(spans.length);
        for (const a of bars)
          for (const b of bars)
            if (a !== b && a.lane === b.lane) expect(a.x + a.width <= b.x || b.x + b.width <= a.x).toBe(true);
      })
    );
  });

  it('is marked no closer than its words need', () => {
    for (const width of [200, 366, 1400]) {
      const ticks = ticksOf(scaleOf(bins, width));
      for (const [i, tick] of ticks.entries())
        if (i > 0) expect(tick.x - (ticks[i - 1]?.x ?? 0)).toBeGreaterThan(40);
      expect(ticks[0]).toMatchObject({ unit: 'year', day: dayOf('2024-01-01') });
    }
  });
});

describe('a period', () => {
  const march = { first: 2, last: 2 };

  it('covers whole bins of the timeline', () => {
    expect(periodOf(bins, march)).toEqual({ from: '2024-03-01', to: '2024-03-31' });
    expect(windowOf(bins, { from: '2024-03-05', to: '2024-04-02' })).toEqual({ first: 2, last: 3 });
    expect(windowOf(bins, { from: null, to: null })).toBeNull();
    expect(windowOf(bins, { from: '2024-11-01', to: null })).toEqual({ first: 10, last: 11 });
    expect(windowBetween(bins, dayOf('2024-05-09'), dayOf('2024-03-02'))).toEqual({ first: 2, last: 4 });
  });

  it('every window of bins is found again from its days', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.nat(11), (a, b) => {
        const window = { first: Math.min(a, b), last: Math.max(a, b) };
        expect(windowOf(bins, periodOf(bins, window))).toEqual(window);
        expect(binAt(bins, endOf(bins, window.last))).toBe(window.last);
      })
    );
  });

  it('moves, widens and jumps by keys, and stays inside the time', () => {
    const press = (window: typeof march | null, key: string, shiftKey = false) =>
      afterKey(bins, window, { key, shiftKey });
    expect(press(march, 'ArrowRight')).toEqual({ first: 3, last: 3 });
    expect(press(march, 'ArrowLeft', true)).toEqual(march);
    expect(press(march, 'ArrowRight', true)).toEqual({ first: 2, last: 3 });
    expect(press({ first: 2, last: 4 }, 'Home')).toEqual({ first: 0, last: 2 });
    expect(press({ first: 2, last: 4 }, 'End')).toEqual({ first: 9, last: 11 });
    expect(press({ first: 11, last: 11 }, 'ArrowRight')).toEqual({ first: 11, last: 11 });
    expect(press(march, 'Escape')).toBeNull();
    expect(press(null, 'Escape')).toBeUndefined();
    expect(press(null, 'ArrowLeft')).toEqual({ first: 11, last: 11 });
    expect(press(march, 'a')).toBeUndefined();
    expect(moved(bins, { first: 1, last: 3 }, -5)).toEqual({ first: 0, last: 2 });
    expect(widened(bins, { first: 10, last: 11 }, 3)).toEqual({ first: 10, last: 11 });
  });

  it('plays on to the end and stops there', () => {
    let window = played(bins, null);
    const seen = [];
    while (window) {
      seen.push(window.first);
      window = played(bins, window);
    }
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('is counted from the newest record', () => {
    expect(presetPeriod('days7', '2024-03-04')).toEqual({ from: '2024-02-27', to: '2024-03-04' });
    expect(presetPeriod('year', '2024-03-04')).toEqual({ from: '2024-01-01', to: '2024-03-04' });
    expect(presetPeriod('all', '2024-03-04')).toEqual({ from: null, to: null });
    expect(presetPeriod('days30', null)).toEqual({ from: null, to: null });
  });

  it('is said as people say it', () => {
    const told = (from: string | null, to: string | null) => periodWords({ from, to }, say);
    expect(told('2024-01-01', '2024-12-31')).toBe('2024');
    expect(told('2024-02-01', '2024-02-29')).toBe('February 2024');
    expect(told('2024-02-01', '2024-02-28')).toMatch(/^1\s*–\s*28 February 2024$/);
    expect(told('2022-01-01', '2023-12-31')).toBe('2022 – 2023');
    expect(told('2024-03-04', '2024-03-04')).toBe('4 March 2024');
    expect(told('2024-03-04', null)).toBe('since 4 March 2024');
    expect(told(null, '2024-03-04')).toBe('until 4 March 2024');
    expect(told(null, null)).toBe('all of the time');
    expect(isoOf(dayOf('2024-02-29'))).toBe('2024-02-29');
  });

  it('says what is in it, and what only touches it', () => {
    expect(binWords(bins, 2, say)).toBe(
      'March 2024: 4 attacks, 2 operations; 1 more touches it, its day is not known so closely'
    );
    const period = periodOf(bins, march);
    expect(windowWords(bins, march, period, say)).toBe('March 2024: 4 attacks, 2 operations');
    expect(windowWords(bins, null, { from: null, to: null }, say)).toBe('all of the time');
  });
});
