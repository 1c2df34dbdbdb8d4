import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  articlesIn,
  changeOf,
  compareSummaries,
  lengthOf,
  periodBefore,
  periodsAround,
  periodsOfYear
} from '../../src/lib/columns/compare.ts';
import { select, summarize } from '../../src/lib/columns/index.ts';
import { EVERYTHING } from '../../src/lib/model/index.ts';
import { stores } from './arbitrary.ts';

const PROVINCES = [
  { code: 'PK-BA', name: 'Balochistan' },
  { code: 'PK-SD', name: 'Sindh' },
  { code: 'PK-PB', name: 'Punjab' }
];

describe('two periods beside each other', () => {
  it('adds up: every area of the later period is the earlier one and the change', () => {
    fc.assert(
      fc.property(stores, (rows) => {
        const of = (from: string, to: string) =>
          summarize(select(rows, { ...EVERYTHING, from, to }), PROVINCES, rows.incidents);
        const [before, after] = [of('2020-01-01', '2021-06-30'), of('2021-07-01', '2025-12-31')];
        const compared = compareSummaries(before, after);
        expect(compared.slice(0, 3).map(({ admin1 }) => admin1)).toEqual(['PK-BA', 'PK-SD', 'PK-PB']);
        expect(compared.at(-1)?.kind).toBe('total');
        for (const part of ['attacks', 'operations', 'measures', 'tollUnknown'] as const) {
          const parts = compared.slice(0, -1).reduce((sum, { change }) => sum + change[part], 0);
          expect(compared.at(-1)!.change[part]).toBe(parts);
          for (const area of compared) expect(area.before[part] + area.change[part]).toBe(area.after[part]);
        }
      })
    );
  });

  it('says nothing of a change where one period has incidents and nobody gives a figure', () => {
    const area = summarize({ incidents: [], measures: [], aggregates: [] }, PROVINCES).total;
    const unknown = { ...area, attacks: 1, killed: null, tollUnknown: 1 };
    expect(changeOf(area, unknown).killed).toBeNull();
    expect(changeOf(unknown, area).killed).toBeNull();
    expect(changeOf(area, unknown).tollUnknown).toBe(1);
  });

  it('spans what both sums allow, and leaves open what one leaves open', () => {
    const area = summarize({ incidents: [], measures: [], aggregates: [] }, PROVINCES).total;
    const before = { ...area, killed: { low: 3, best: 4, high: 5 } };
    const after = { ...area, killed: { low: 9, best: 10, high: null } };
    expect(changeOf(before, after).killed).toEqual({ low: 4, best: 6, high: null });
    expect(changeOf(after, before).killed).toEqual({ low: null, best: -6, high: -4 });
  });
});

describe('what was read for a period', () => {
  it('counts articles of the months that it touches, of one province where one is chosen', () => {
    const meta = {
      articles: [
        { month: '2024-01', count: 5 },
        { month: '2024-02', count: 7 },
        { month: '2024-03', count: 2 },
        { month: null, count: 9 }
      ],
      coverage: [
        { month: '2024-01', admin1: 'PK-BA', articles: 3 },
        { month: '2024-02', admin1: 'PK-BA', articles: 1 },
        { month: '2024-02', admin1: 'PK-SD', articles: 6 },
        { month: null, admin1: 'PK-BA', articles: 4 }
      ]
    };
    const period = { from: '2024-01-20', to: '2024-02-03' };
    expect(articlesIn(meta, period, [])).toBe(12);
    expect(articlesIn(meta, period, ['PK-BA'])).toBe(4);
    expect(articlesIn(meta, period, ['PK-BA', 'PK-SD'])).toBe(12);
  });
});

describe('periods', () => {
  it('puts as many days before a day as from it on', () => {
    expect(periodsAround('2024-03-26', 30)).toEqual({
      before: { from: '2024-02-25', to: '2024-03-25' },
      after: { from: '2024-03-26', to: '2024-04-24' }
    });
  });

  it('compares a year so far with the same days of the year before, leap day or not', () => {
    expect(periodsOfYear('2025-03-31')).toEqual({
      before: { from: '2024-01-01', to: '2024-03-31' },
      after: { from: '2025-01-01', to: '2025-03-31' }
    });
    expect(periodsOfYear('2024-02-29').before.to).toBe('2023-02-28');
  });

  it('makes periods of one length that meet and do not overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 800 }), (day, days) => {
        const { before, after } = periodsAround(addDays('2005-01-01', day), days);
        expect([lengthOf(before), lengthOf(after)]).toEqual([days, days]);
        expect(addDays(before.to, 1)).toBe(after.from);
        expect(periodBefore(after)).toEqual(before);
      })
    );
  });
});
