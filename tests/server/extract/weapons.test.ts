import { describe, expect, it } from 'vitest';
import { read, readCases } from './reading.ts';

describe('the weapon of an attack', () => {
  for (const row of readCases('weapons')) {
    it(`${row['why']}: ${row['text']}`, () => {
      const { incidents } = read(row['text'] ?? '').findings;
      expect(incidents).toHaveLength(1);
      expect(incidents[0]?.weapon ?? 'none').toBe(row['weapon']);
    });
  }

  it('has the words that say it as evidence', () => {
    const { article, findings } = read('Insurgents fired two rockets at Quetta on Friday.');
    const [quote] = findings.incidents[0]?.evidence.filter(({ field }) => field === 'weapon') ?? [];
    expect(quote?.quote).toBe('rockets');
    expect(article.text.slice(quote?.start, quote?.end)).toBe('rockets');
  });
});
