import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/lib/server/extract/lexicons.ts';
import { compilePhrases, findPhrases } from '../../../src/lib/server/extract/phrases.ts';
import { readWords } from '../../../src/lib/server/extract/words.ts';
import { openTagger, parseDoc } from '../../../src/lib/server/text/parse.ts';
import { lexicons, read } from './reading.ts';

const tagger = openTagger();

function words(text: string) {
  const article = {
    id: 't',
    title: null,
    publisher: null,
    published: null,
    dateline: null,
    language: 'en',
    url: null,
    text
  };
  return readWords(parseDoc(article, tagger), []).all;
}

for (const name of ['attack-triggers', 'outcomes', 'unhurt', 'reject', 'weapons']) {
  describe(`lexicon ${name}`, () => {
    for (const row of tableOf(lexicons, name)) {
      const { pattern = '', example = '-', counter = '-' } = row;
      it(`"${pattern}" has a source`, () => expect(row['source']).not.toBe(''));
      if (example !== '-') {
        it(`"${pattern}" matches in: ${example}`, () => {
          const index = compilePhrases([row], () => pattern);
          const all = words(example);
          expect(findPhrases(index, all, 0, all.length)).not.toEqual([]);
        });
      }
      if (name === 'attack-triggers' && counter !== '-') {
        it(`nothing happened in: ${counter}`, () => expect(read(counter).findings.incidents).toEqual([]));
      }
    }
  });
}
