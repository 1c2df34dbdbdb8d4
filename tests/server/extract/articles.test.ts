import { describe, expect, it } from 'vitest';
import { placeName, read, readCases } from './reading.ts';

describe('paragraphs that tell of several events', () => {
  for (const row of readCases('articles')) {
    it(`${row['why']}: ${row['text']?.slice(0, 60)}`, () => {
      const result = read((row['text'] ?? '').replaceAll('|', '\n\n'));
      const figure = (count: { best: number | null } | null) => count?.best ?? '-';
      const { incidents, aggregates } = result.findings;
      const told = incidents.map(
        (i) =>
          `${i.type}@${placeName(result, i.where)}@${i.date.from} ${figure(i.casualties.killed)}/${figure(i.casualties.injured)}`
      );
      expect(told.sort()).toEqual((row['incidents'] ?? '').split(' + ').sort());
      const totals = aggregates.map(({ killed, injured }) => `${killed ?? '-'}/${injured ?? '-'}`);
      expect(totals.join(' + ') || 'none').toBe(row['totals']);
    });
  }
});
