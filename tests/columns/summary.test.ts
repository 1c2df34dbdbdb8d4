import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize, type AreaSummary, type IncidentRow, type Sum } from '../../src/lib/columns/index.ts';
import type { Count, Incident } from '../../src/lib/model/index.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { stores } from './arbitrary.ts';

/** A sum as a plain reader would make it from the incidents listed. */
function sum(counts: (Count | null)[]): Sum | null {
  const known = counts.filter((count) => count !== null);
  if (known.length === 0) return null;
  return {
    low: known.reduce((total, { low }) => total + low, 0),
    best: known.reduce((total, { low, best }) => total + (best ?? low), 0),
    high: known.some(({ high }) => high === null)
      ? null
      : known.reduce((total, { high }) => total + (high ?? 0), 0)
  };
}

function expectSums(area: AreaSummary, listed: readonly IncidentRow[]): void {
  expect(area.attacks).toBe(listed.filter(({ category }) => category === 'attack').length);
  expect(area.operations).toBe(listed.filter(({ category }) => category === 'operation').length);
  if (listed.length > 0) {
    expect(area.killed).toEqual(sum(listed.map(({ casualties }) => casualties.killed)));
    expect(area.injured).toEqual(sum(listed.map(({ casualties }) => casualties.injured)));
  }
  expect(area.killedUnknown).toBe(listed.filter(({ casualties }) => casualties.killed === null).length);
  for (const nation of ['CN', 'PK', 'JP']) {
    const groups = listed.flatMap(({ casualties }) =>
      casualties.groups.filter((group) => group.nationality === nation && group.role !== 'militant')
    );
    expect(area.nationalities[nation]?.killed ?? null).toEqual(
      sum(groups.filter(({ outcome }) => outcome === 'killed'))
    );
  }
}

describe('summarize', () => {
  it('adds exactly the incidents listed: in all, in each province, elsewhere and abroad', () => {
    fc.assert(
      fc.property(stores, (rows) => {
        const { total, provinces, elsewhere, abroad } = summarize(rows, PROVINCES);
        const codes = provinces.map(({ admin1 }) => admin1);
        const rest = rows.incidents.filter(({ location }) => !codes.includes(location.admin1));
        const isAbroad = ({ location }: IncidentRow) => location.country === 'AF';
        expectSums(total, rows.incidents);
        for (const province of provinces)
          expectSums(
            province,
            rows.incidents.filter(({ location }) => location.admin1 === province.admin1)
          );
        if (elsewhere)
          expectSums(
            elsewhere,
            rows.incidents.filter((row) => rest.includes(row) && !isAbroad(row))
          );
        if (abroad) expectSums(abroad, rest.filter(isAbroad));
      })
    );
  });

  it('counts measures by type and by status, each once', () => {
    fc.assert(
      fc.property(stores, (rows) => {
        const { total, provinces, elsewhere, abroad } = summarize(rows, PROVINCES);
        const all = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
        for (const area of [total, ...provinces, elsewhere, abroad]) {
          if (!area) continue;
          expect(all(area.measuresByType)).toBe(area.measures);
          expect(all(area.measuresByStatus)).toBe(area.measures);
        }
        expect(total.measures).toBe(rows.measures.length);
      })
    );
  });

  it('never counts more people of a role than all victims of the incidents', () => {
    fc.assert(
      fc.property(stores, ({ incidents }) => {
        for (const row of incidents) {
          const { total } = summarize({ incidents: [row], measures: [], aggregates: [] }, PROVINCES);
          if (row.casualties.killed === null) continue;
          for (const sums of Object.values(total.roles))
            if (sums.killed) expect(sums.killed.best).toBeLessThanOrEqual(total.killed!.best);
        }
      })
    );
  });

  it('counts nine civilians once, though five of them are told again as Chinese', () => {
    const [row] = RECORDS.incidents as [Incident];
    const part = { outcome: 'killed', role: 'civilian', qualifier: 'exact' } as const;
    const casualties = {
      killed: { low: 11, best: 11, high: 11 },
      injured: null,
      attackersKilled: 2,
      groups: [
        { ...part, nationality: null, low: 9, best: 9, high: 9 },
        { ...part, nationality: 'CN', low: 5, best: 5, high: 5 },
        { ...part, role: 'security' as const, nationality: null, low: 2, best: 2, high: 2 }
      ]
    };
    const { total } = summarize(
      { incidents: [{ ...row, casualties }], measures: [], aggregates: [] },
      PROVINCES
    );
    expect(total.roles.civilian?.killed?.best).toBe(9);
    expect(total.roles.security?.killed?.best).toBe(2);
    expect(total.nationalities.CN?.killed?.best).toBe(5);
    expect(total.attackersKilled).toEqual({ low: 2, best: 2, high: 2 });
  });

  it('says which articles gave something, each once, where the rows carry their reports', () => {
    const { total, provinces } = summarize(RECORDS, PROVINCES);
    const told = (list: readonly { reports: { articleId: string }[] }[]) =>
      new Set(list.flatMap(({ reports }) => reports.map(({ articleId }) => articleId))).size;
    expect(total.articles).toBe(told([...RECORDS.incidents, ...RECORDS.measures]));
    const sindh = RECORDS.incidents.filter(({ location }) => location.admin1 === 'PK-SD');
    expect(provinces.find(({ admin1 }) => admin1 === 'PK-SD')?.articles).toBe(told(sindh));
    const light = { ...RECORDS, incidents: RECORDS.incidents.map((row) => ({ ...row, reports: 1 })) };
    expect(summarize(light, PROVINCES).total.articles).toBeNull();
  });
});
