import { describe, expect, it } from 'vitest';
import { placeName, read, readCases } from './reading.ts';

describe('attacks and operations', () => {
  for (const row of readCases('attacks')) {
    it(`${row['why']}: ${row['text']}`, () => {
      const result = read(row['text'] ?? '');
      const told = result.findings.incidents.map(
        (i) => `${i.type}@${placeName(result, i.where)}@${i.date.from}`
      );
      expect(told.join(' + ') || 'none').toBe(row['incidents']);
    });
  }
});

describe('casualties', () => {
  for (const row of readCases('casualties')) {
    it(`${row['why']}: ${row['text']}`, () => {
      const [incident, ...more] = read(row['text'] ?? '').findings.incidents;
      expect(more).toEqual([]);
      const { killed, injured, attackersKilled, groups } = incident?.casualties ?? {
        killed: null,
        injured: null,
        attackersKilled: null,
        groups: []
      };
      const shown = [killed?.best, injured?.best, attackersKilled].map((n) => (n == null ? '-' : String(n)));
      expect(shown).toEqual([row['killed'], row['injured'], row['attackers']]);
      for (const group of (row['groups'] ?? '').split(' ').filter(Boolean)) {
        expect(groups.map((g) => `${g.outcome}:${g.role}:${g.nationality ?? ''}:${g.best}`)).toContain(group);
      }
    });
  }
});

describe('rejections', () => {
  for (const row of readCases('reject')) {
    it(`${row['why']}: ${row['text']}`, () => {
      const { incidents, rejected } = read(row['text'] ?? '').findings;
      if (row['outcome'] === 'incident') expect(incidents).toHaveLength(1);
      else {
        expect(incidents).toEqual([]);
        expect(rejected.map(({ reason }) => reason)).toContain(row['outcome']);
      }
    });
  }
});
