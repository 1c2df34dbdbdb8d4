import { describe, expect, it } from 'vitest';
import { markOpenings, meetForms, OPENS_ANY } from '../../../src/lib/server/extract/openings.ts';
import { compilePhrases, findPhrases, type PhraseWord } from '../../../src/lib/server/extract/phrases.ts';

const PATTERNS = [
  'since ~2 truce',
  'in ?the aftermath',
  'as # people',
  '# drills',
  'the|a ?joint patrol|checkpost',
  'of'
];
const SENTENCES = [
  'since the last truce in Kurram',
  'in the city of Hangu the patrol left',
  'the truce held in Parachinar',
  'as 40 people of Thall watched a joint patrol',
  'since then 3 drills',
  'people in Sadda'
];

const compile = () =>
  compilePhrases(
    PATTERNS.map((pattern) => ({ pattern })),
    ({ pattern }) => pattern
  );

function wordsOf(sentence: string, met: (form: string) => PhraseWord['met']): PhraseWord[] {
  return sentence.split(' ').map((lower) => {
    const known = met(lower);
    const number = /^\d+$/.test(lower) ? {} : null;
    return { forms: [lower], pos: 'X', number, wall: false, opens: OPENS_ANY, met: known };
  });
}

describe('words that were looked up', () => {
  const [plain, marked] = [compile(), compile()];
  const openings = markOpenings([marked]);

  it.each(SENTENCES)('give the same phrases as words that nobody looked up: %s', (sentence) => {
    const bare = wordsOf(sentence, () => null);
    const known = wordsOf(sentence, (form) => meetForms([form], openings));
    const found = findPhrases(marked, known, 0, known.length);
    expect(found).toEqual(findPhrases(plain, bare, 0, bare.length));
  });

  it('find a phrase in most of these sentences', () => {
    const counts = SENTENCES.map((sentence) => {
      const words = wordsOf(sentence, (form) => meetForms([form], openings));
      return findPhrases(marked, words, 0, words.length).length;
    });
    expect(counts).toEqual([1, 2, 0, 3, 1, 0]);
  });

  it('have the rarest word that a phrase needs as its key, and not those that may be missing', () => {
    const keyed = compilePhrases([{ pattern: 'in ?the aftermath' }], () => 0);
    const { words, keys } = markOpenings([keyed]);
    const isKey = (word: string) => keys[words.get(word)?.number ?? -1] === keyed.bit;
    expect(['in', 'the', 'aftermath'].map(isKey)).toEqual([false, false, true]);
  });

  it('hide no phrase of a table that has one without any word to look for', () => {
    const numbers = compilePhrases([{ pattern: '# #' }, { pattern: 'since ~2 truce' }], () => 0);
    const openings = markOpenings([numbers]);
    const words = wordsOf('3 4', (form) => meetForms([form], openings));
    expect(numbers.keyed).toBe(false);
    expect(findPhrases(numbers, words, 0, 2)).toHaveLength(1);
  });
});
