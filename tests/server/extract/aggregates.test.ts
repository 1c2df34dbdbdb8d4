import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/lib/server/extract/lexicons.ts';
import { findPhrases } from '../../../src/lib/server/extract/phrases.ts';
import { readWords } from '../../../src/lib/server/extract/words.ts';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';
import type { AggregateClaim } from '../../../src/lib/model/index.ts';
import { lexicons, read, readCases } from './reading.ts';

const shown = ({ killed, injured, from, to, area, source }: AggregateClaim) =>
  `${killed ?? '-'}/${injured ?? '-'} ${from ?? '-'}..${to ?? '-'} ${area ?? '-'} ${source ?? '-'}`;

describe('totals', () => {
  const cases = readCases('aggregates');

  it('has at least a third of sentences that give none', () => {
    expect(cases.filter(({ totals }) => totals === 'none').length).toBeGreaterThan(cases.length / 3);
  });

  for (const { totals, incidents, why, text = '' } of cases) {
    it(`${why}: ${text}`, () => {
      const { findings, article } = read(text);
      expect(findings.aggregates.map(shown).join(' + ') || 'none').toBe(totals);
      expect(findings.incidents).toHaveLength(Number(incidents));
      for (const { evidence } of findings.aggregates)
        for (const { start, end, quote } of evidence) expect(article.text.slice(start, end)).toBe(quote);
    });
  }
});

describe('every phrase of the aggregate tables', () => {
  const tagger = openTagger();
  const words = (text: string) => {
    const { article } = read('');
    return readWords(parseDoc({ ...article, text }, tagger), []).all;
  };
  const tables = [
    ['aggregate-periods', lexicons.aggregates.periods],
    ['aggregate-figures', lexicons.aggregates.figures],
    ['aggregate-sources', lexicons.aggregates.sources]
  ] as const;

  for (const [name, index] of tables) {
    for (const { fires = '', quiet = '' } of tableOf(lexicons, name)) {
      it(`${name} matches in: ${fires}`, () => {
        const all = words(fires);
        expect(findPhrases<unknown>(index, all, 0, all.length)).not.toEqual([]);
      });
      if (quiet) {
        it(`${name} matches nothing in: ${quiet}`, () => {
          const all = words(quiet);
          expect(findPhrases<unknown>(index, all, 0, all.length)).toEqual([]);
        });
      }
    }
  }
});
