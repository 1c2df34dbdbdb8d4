import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageCell } from '../../src/lib/columns/engine.ts';
import { summarize, toMapRows } from '../../src/lib/columns/index.ts';
import { articlesRead, toChoropleth, type Shade } from '../../src/lib/map/choropleth.ts';
import { classOf, quantileClasses, roundestIn } from '../../src/lib/map/classes.ts';
import { PALETTES } from '../../src/lib/map/palette.ts';
import { paintProvinces } from '../../src/lib/map/provincePaint.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';

const SUMMARY = summarize(toMapRows(RECORDS), PROVINCES);
const ALWAYS = { from: null, to: null };
const COVERAGE: CoverageCell[] = [
  { month: '2021-07', admin1: 'PK-KP', articles: 2 },
  { month: '2024-03', admin1: 'PK-KP', articles: 1 },
  { month: '2024-03', admin1: 'PK-BA', articles: 4 },
  { month: null, admin1: 'PK-BA', articles: 1 },
  { month: '2024-03', admin1: null, articles: 3 }
];
const META = {
  admin1: PROVINCES.map((province) => ({
    ...province,
    population: province.code === 'PK-KP' ? null : 2_000_000
  })),
  coverage: COVERAGE
};
const shadedBy = (shade: Shade, per = false) => {
  const choropleth = toChoropleth(SUMMARY, META, ALWAYS, { shade, per });
  if (!choropleth) throw new Error(`nothing is shaded by ${shade}`);
  return choropleth;
};

describe('classes', () => {
  it('put a fifth of the values into each, with round limits between them', () => {
    const classes = quantileClasses([1, 2, 3, 7, 12, 19, 24, 61, 118, 204], 5);
    expect(classes).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 10 },
      { from: 10, to: 20 },
      { from: 20, to: 100 },
      { from: 100, to: null }
    ]);
  });

  it('never part equal values, and are fewer where there are few', () => {
    expect(quantileClasses([4, 4, 4, 4, 4, 9], 5)).toEqual([
      { from: 0, to: 9 },
      { from: 9, to: null }
    ]);
    expect(quantileClasses([6], 5)).toEqual([{ from: 0, to: null }]);
    expect(quantileClasses([0, 0], 5)).toEqual([]);
  });

  it('have limits as short as leave every value in its class', () => {
    expect(roundestIn(18, 23)).toBe(20);
    expect(roundestIn(4, 5)).toBe(5);
    expect(roundestIn(0.021, 0.034)).toBe(0.03);
    expect(roundestIn(998, 1003)).toBe(1000);
  });

  it('hold every value once, in order, whatever the values are', () => {
    const values = fc.array(
      fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1e-3, max: 50, noNaN: true }))
    );
    fc.assert(
      fc.property(values, (given) => {
        const classes = quantileClasses(given, 5);
        expect(classes.length).toBe(Math.min(5, new Set(given).size));
        classes.forEach(({ from, to }, i) => {
          expect(to).toBe(classes[i + 1]?.from ?? null);
          expect(to ?? Infinity).toBeGreaterThan(from);
        });
        const held = classes.map((_, i) => given.filter((value) => classOf(classes, value) === i).length);
        expect(held.every((n) => n > 0)).toBe(true);
        expect(held.reduce((sum, n) => sum + n, 0)).toBe(given.length);
      })
    );
  });
});

describe('provinces', () => {
  it('are shaded by people killed, and those who counts nobody have no step', () => {
    const { provinces, classes } = shadedBy('killed');
    // Dasu's 13 and Besham's 6; Gwadar's 2, Turbat's 1, and two of which nobody says; Karachi's 2 and one unknown.
    expect(provinces.get('PK-KP')).toMatchObject({ count: 19, unknown: 0, step: classes.length - 1 });
    expect(provinces.get('PK-BA')).toMatchObject({ count: 3, unknown: 2 });
    expect(provinces.get('PK-SD')).toMatchObject({ count: 2, unknown: 1, step: 0 });
    expect(shadedBy('injured').provinces.get('PK-BA')).toMatchObject({ count: null, step: 'tollUnknown' });
  });

  it('tell a zero from silence: no article read of Punjab is no safety there', () => {
    expect(shadedBy('attacks').provinces.get('PK-PB')).toMatchObject({ count: 0, step: 'unread' });
    const unknown = toChoropleth(SUMMARY, { ...META, coverage: [] }, ALWAYS, {
      shade: 'attacks',
      per: false
    });
    expect(unknown?.provinces.get('PK-PB')?.step).toBe('none');
  });

  it('per 100,000 people leave out those whose people nobody counts', () => {
    const { provinces, per } = shadedBy('killed', true);
    expect(per).toBe(true);
    expect(provinces.get('PK-KP')).toMatchObject({ count: 19, value: null, step: 'noPopulation' });
    expect(provinces.get('PK-SD')).toMatchObject({ count: 2, value: 0.1 });
  });

  it('show what was read in the months of a period', () => {
    expect(articlesRead(COVERAGE, ALWAYS, 'PK-BA')).toBe(5);
    expect(articlesRead(COVERAGE, { from: '2024-03-20', to: null }, 'PK-KP')).toBe(1);
    expect(articlesRead(COVERAGE, { from: null, to: '2021-07-01' }, 'PK-KP')).toBe(2);
    const { provinces, per } = shadedBy('articles', true);
    expect(per).toBe(false);
    expect(provinces.get('PK-KP')).toMatchObject({ count: 3, step: 0 });
    expect(provinces.get('PK-IS')).toMatchObject({ count: 0, step: 'unread' });
  });

  it('are painted with their step, a pattern, or nothing for a zero', () => {
    const paint = paintProvinces(shadedBy('killed'), PALETTES.light);
    expect(paint.filled.sort()).toEqual(['PK-BA', 'PK-KP', 'PK-SD']);
    expect(JSON.stringify(paint.colors)).toContain(PALETTES.light.ramp[4]);
    expect(paint.blank).not.toContain('PK-KP');
    const rates = paintProvinces(shadedBy('killed', true), PALETTES.light);
    expect(JSON.stringify(rates.patterns)).toContain('"PK-KP","blank:noPopulation"');
    expect(paintProvinces(null, PALETTES.light)).toMatchObject({ filled: [], blank: [] });
  });
});
