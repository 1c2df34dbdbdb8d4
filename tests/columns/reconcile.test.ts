import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile, summarize, toMapRows } from '../../src/lib/columns/index.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { aggregate, stores } from './arbitrary.ts';

describe('reconcile', () => {
  const one = (over: Parameters<typeof aggregate>[0]) => reconcile([aggregate(over)], RECORDS.incidents)[0]!;

  it('sets twenty Chinese killed since 2021 beside the sixteen on the map', () => {
    expect(one({})).toMatchObject({
      from: '2021-01-01',
      to: '2024-12-31',
      killed: { reported: 20, onMap: 9 + 5 + 2, difference: 4, notLocated: 4 },
      injured: null,
      reason: null
    });
    expect(one({}).incidents.filter(({ killed }) => killed !== null)).toEqual([
      { id: 'inc-karachi-airport-2024', killed: 2, injured: null },
      { id: 'inc-besham-2024', killed: 5, injured: null },
      { id: 'inc-dasu-2021', killed: 9, injured: null }
    ]);
  });

  it('counts in the area that the total names', () => {
    expect(one({ area: 'PK-KP' }).killed).toMatchObject({ onMap: 14, notLocated: 6 });
    expect(one({ area: 'PK-GB' }).killed).toMatchObject({ onMap: 0, notLocated: 20 });
  });

  it('counts in the period that the total names, an open end being the day of the report', () => {
    expect(one({ from: '2024', to: '2024-03' }).killed?.onMap).toBe(5);
    expect(one({ from: '2022', to: null })).toMatchObject({ to: '2024-12-18', killed: { onMap: 7 } });
  });

  it('takes a total of people for one of all victims', () => {
    expect(one({ who: 'people', nationality: null, area: 'PK-SD' }).killed?.onMap).toBe(2);
    expect(one({ who: null, nationality: null, area: 'PK-SD' }).killed?.onMap).toBe(2);
  });

  it('compares nothing where it is not known whom, where or when it counts', () => {
    expect(one({ who: 'policemen', nationality: null })).toMatchObject({
      reason: 'group unknown',
      killed: null
    });
    expect(one({ area: null })).toMatchObject({ reason: 'area unknown', killed: null });
    expect(one({ from: null, to: null })).toMatchObject({ reason: 'period unknown', killed: null });
  });

  it('says which incidents may belong to it without counting them', () => {
    const dasu = RECORDS.incidents.find(({ id }) => id === 'inc-dasu-2021')!;
    const some = { ...dasu, date: { from: '2020-12-20', to: '2021-01-10', precision: 'month' as const } };
    const [found] = reconcile([aggregate({})], [some]);
    expect(found).toMatchObject({ killed: { onMap: 0 }, incidents: [], uncertain: ['inc-dasu-2021'] });
  });

  it('shows a map that holds more than was reported as it is', () => {
    expect(one({ killed: 10 }).killed).toEqual({ reported: 10, onMap: 16, difference: -6, notLocated: 0 });
  });

  it('gives the same for light rows, and a selection does not change it', () => {
    const totals = [aggregate({})];
    const light = toMapRows({ ...RECORDS, aggregates: totals });
    expect(reconcile(totals, light.incidents)).toEqual(reconcile(totals, RECORDS.incidents));
    const sindh = { ...light, incidents: light.incidents.filter((row) => row.location.admin1 === 'PK-SD') };
    expect(summarize(sindh, PROVINCES, light.incidents).reconciled).toEqual(
      reconcile(totals, RECORDS.incidents)
    );
  });

  it('sums exactly the incidents that it lists, and enters no sum of the map', () => {
    fc.assert(
      fc.property(stores, ({ incidents, measures, aggregates }) => {
        for (const { killed, injured, incidents: listed, uncertain } of reconcile(aggregates, incidents)) {
          for (const [figure, outcome] of [
            [killed, 'killed'],
            [injured, 'injured']
          ] as const) {
            if (figure === null) continue;
            expect(figure.onMap).toBe(listed.reduce((sum, share) => sum + (share[outcome] ?? 0), 0));
            expect(figure.difference).toBe(figure.reported - figure.onMap);
            expect(figure.notLocated).toBe(Math.max(0, figure.difference));
          }
          const ids = [...listed.map(({ id }) => id), ...uncertain];
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of ids) expect(incidents.map((row) => row.id)).toContain(id);
        }
        const bare = summarize({ incidents, measures, aggregates: [] }, PROVINCES);
        expect(summarize({ incidents, measures, aggregates }, PROVINCES).total).toEqual(bare.total);
      })
    );
  });
});
