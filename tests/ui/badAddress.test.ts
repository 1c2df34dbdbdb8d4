import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { filterProblems } from '../../src/lib/model/index.ts';
import { badAddressWords } from '../../src/lib/ui/badAddress.ts';

const wordsOf = async (locale: string, query: string) => {
  const say = await loadSay(locale);
  return filterProblems(new URLSearchParams(query)).map((problem) =>
    badAddressWords(problem, say)?.replace(/[\u2066\u2069]/g, '')
  );
};

describe('what is wrong with an address', () => {
  it('is said with the part and what it should be', async () => {
    expect(await wordsOf('en-GB', 'from=2024-02-30')).toEqual([
      'from=2024-02-30 is not what is expected there: a day of the calendar, written YYYY-MM-DD.'
    ]);
    expect(await wordsOf('en-GB', 'layers=raid')).toEqual([
      'layers=raid is not what is expected there: one of attack, operation, measure.'
    ]);
    expect(await wordsOf('en-GB', 'colour=red')).toEqual(['colour is no part of a filter.']);
  });

  it.each(['ur-PK', 'zh-Hans'])('leaves nothing in English in %s but what was asked', async (locale) => {
    const queries = [
      'from=yesterday&to=2024-13-01&asOf=now&killedMin=-1&killedMax=many&confidence=101&admin1=balochistan',
      `nationalities=chinese&admin2=${'x'.repeat(121)}&targets=${'x'.repeat(121)}&q=${'x'.repeat(121)}`,
      'from=2024-05-01&to=2024-04-01',
      'killedMin=5&killedMax=2',
      'something=else'
    ];
    for (const query of queries)
      for (const words of await wordsOf(locale, query)) {
        expect(words).toBeDefined();
        expect(words).not.toMatch(/expected|is no |later than|more than/);
      }
  });

  it('is left as it stands where nobody knows the sentence', async () => {
    expect(badAddressWords('args: Unexpected token', await loadSay('en-GB'))).toBeNull();
  });
});
