import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, select, summarize, toMapRows } from '../../src/lib/columns/index.ts';
import { EVERYTHING, type Filter, type Incident } from '../../src/lib/model/index.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { filters } from './arbitrary.ts';

const only = (part: Partial<Filter>): Filter => ({ ...EVERYTHING, ...part });
const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe('select', () => {
  it('gives everything for an empty filter', () => {
    const all = select(RECORDS, EVERYTHING);
    expect(all.incidents).toEqual(RECORDS.incidents);
    expect(all.measures).toEqual(RECORDS.measures);
    expect(all.undated).toBe(0);
  });

  it('gives Balochistan its own records, also those known only to the province', () => {
    expect(ids(select(RECORDS, only({ admin1: ['PK-BA'] })).incidents)).toEqual([
      'inc-balochistan-operation-2024',
      'inc-balochistan-wave-2024',
      'inc-gwadar-2024',
      'inc-turbat-2024'
    ]);
  });

  it('leaves what is known only to the country out of every province', () => {
    for (const { code } of PROVINCES) {
      expect(ids(select(RECORDS, only({ admin1: [code] })).incidents)).not.toContain('inc-undated');
    }
  });

  it("gives by a country's code what is known to none of its provinces, and only that", () => {
    const chosen = select(RECORDS, only({ admin1: ['PK'] }));
    expect(ids(chosen.incidents)).toContain('inc-undated');
    for (const { location } of [...chosen.incidents, ...chosen.measures]) expect(location.admin1).toBeNull();
    expect(select(RECORDS, only({ admin1: ['AF'] })).incidents).toEqual(
      RECORDS.incidents.filter(({ location }) => location.admin1 === null && location.country === null)
    );
  });

  it('counts a record when its interval overlaps the period, by one day too', () => {
    const week = { from: '2024-08-25', to: '2024-08-27', precision: 'week' } as const;
    expect(overlaps(week, { from: '2024-08-27', to: null })).toBe(true);
    expect(overlaps(week, { from: '2024-08-28', to: null })).toBe(false);
    expect(overlaps(week, { from: null, to: '2024-08-25' })).toBe(true);
    expect(overlaps(week, { from: null, to: '2024-08-24' })).toBe(false);
  });

  it('says how many undated records a period leaves out', () => {
    const chosen = select(RECORDS, only({ from: '2024-01-01' }));
    expect(ids(chosen.incidents)).not.toContain('inc-undated');
    expect(chosen.undated).toBe(1);
  });

  it('selects by the nationality of people hurt, which a measure has not', () => {
    const chosen = select(RECORDS, only({ nationalities: ['CN'] }));
    expect(ids(chosen.incidents)).toEqual([
      'inc-besham-2024',
      'inc-dasu-2021',
      'inc-karachi-airport-2024',
      'inc-karachi-guard-2024'
    ]);
    expect(chosen.measures).toEqual([]);
  });

  it('keeps a country total beside any of its provinces and drops it outside its period', () => {
    expect(select(RECORDS, only({ admin1: ['PK-SD'] })).aggregates).toHaveLength(1);
    expect(select(RECORDS, only({ from: '2024-10-20' })).aggregates).toHaveLength(1);
    expect(select(RECORDS, only({ from: '2024-11-01' })).aggregates).toHaveLength(0);
    expect(select(RECORDS, only({ to: '2020-12-31' })).aggregates).toHaveLength(0);
  });

  it('selects the same light rows as full records', () => {
    fc.assert(
      fc.property(filters, (any) => {
        // Light rows hold one quote each: a search of all quotes is the full records'.
        const filter = { ...any, q: null };
        const full = select(RECORDS, filter);
        const light = select(toMapRows(RECORDS), filter);
        expect(ids(light.incidents)).toEqual(ids(full.incidents));
        expect(ids(light.measures)).toEqual(ids(full.measures));
      })
    );
  });
});

describe('summarize', () => {
  it('adds victims by province and keeps unknown tolls apart', () => {
    const { provinces } = summarize(RECORDS, PROVINCES);
    const sindh = provinces.find((area) => area.admin1 === 'PK-SD');
    expect(sindh).toMatchObject({
      attacks: 2,
      operations: 0,
      killed: { low: 2, best: 2, high: 2 },
      injured: { low: 12, best: 12, high: null },
      tollUnknown: 0
    });
    const balochistan = provinces.find((area) => area.admin1 === 'PK-BA');
    expect(balochistan).toMatchObject({ attacks: 3, operations: 1, tollUnknown: 2, measures: 2 });
    expect(balochistan?.killed).toEqual({ low: 3, best: 3, high: 3 });
    expect(balochistan).toMatchObject({ killedUnknown: 2, injured: null, injuredUnknown: 4 });
  });

  it('lists a province without any record with zero of each', () => {
    const kashmir = summarize(RECORDS, PROVINCES).provinces.find((area) => area.admin1 === 'PK-JK');
    expect(kashmir).toMatchObject({ attacks: 0, operations: 0, measures: 0, tollUnknown: 0 });
  });

  it('never adds a period total', () => {
    const summary = summarize(RECORDS, PROVINCES);
    expect(summary.aggregates).toHaveLength(1);
    expect(summary.total.killed?.best).toBe(13 + 6 + 2 + 1 + 2);
    expect(summary.total.nationalities.CN?.killed?.best).toBe(9 + 5 + 2);
  });

  it('gives what is known only to the country a row of its own', () => {
    expect(summarize(RECORDS, PROVINCES).elsewhere).toMatchObject({ admin1: null, attacks: 1, measures: 1 });
  });

  it('gives what lies in another country a row of its own', () => {
    const [first] = RECORDS.incidents as [Incident];
    const abroad = { ...first, location: { ...first.location, admin1: 'IR-11', country: 'IR' } };
    const summary = summarize({ incidents: [abroad], measures: [], aggregates: [] }, PROVINCES);
    expect(summary.abroad).toMatchObject({ operations: 1 });
    expect(summary.elsewhere).toBeNull();
    expect(summary.provinces).toHaveLength(PROVINCES.length);
  });

  it('has provinces and elsewhere add up to the total, for any filter', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { total, provinces, elsewhere, abroad } = summarize(select(RECORDS, filter), PROVINCES);
        const parts = [...provinces, elsewhere, abroad].filter((area) => area !== null);
        for (const key of ['attacks', 'operations', 'measures', 'tollUnknown'] as const) {
          expect(parts.reduce((sum, area) => sum + area[key], 0)).toBe(total[key]);
        }
        expect(parts.reduce((sum, area) => sum + (area.killed?.best ?? 0), 0)).toBe(total.killed?.best ?? 0);
      })
    );
  });
});
