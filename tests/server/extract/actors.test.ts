import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/lib/server/extract/lexicons.ts';
import { lexicons, read, readCases } from './reading.ts';

describe('who did it, claimed it, denied it or is suspected', () => {
  for (const row of readCases('actors')) {
    it(`${row['why']}: ${row['text']}`, () => {
      const [incident, ...more] = read(row['text'] ?? '').findings.incidents;
      expect(more).toEqual([]);
      const { perpetrator, claimedBy, deniedBy, suspected } = incident?.actors ?? {};
      expect([perpetrator, claimedBy, deniedBy, suspected].map((name) => name ?? '-')).toEqual([
        row['perpetrator'],
        row['claimedBy'],
        row['deniedBy'],
        row['suspected']
      ]);
    });
  }

  it('has the words that say it as evidence', () => {
    const { findings } = read(
      'A bomb killed two guards in Bannu on Friday. The TTP denied any involvement in the attack.'
    );
    const quotes = findings.incidents[0]?.evidence.filter(({ field }) => field === 'deniedBy') ?? [];
    expect(quotes.map(({ quote }) => quote)).toEqual(['TTP denied']);
  });
});

describe('the table of groups', () => {
  const rows = tableOf(lexicons, 'actors');

  it('holds at least 150, each with a source and a short form of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(rows.filter((row) => !row['source'] || !row['name'] || !row['short'])).toEqual([]);
    expect(new Set(rows.map((row) => row['short'])).size).toBe(rows.length);
  });

  it('covers the world', () => {
    expect(new Set(rows.map((row) => row['country']).filter(Boolean)).size).toBeGreaterThan(40);
  });
});
