import type { NumberSpan } from '../text/doc.ts';
import type { PeopleLexicon } from './lexicons.ts';
import type { People } from './people.ts';
import type { Word } from './words.ts';

/** A numeral that stands for people by itself: "six killed", "wounded four", "15 dead", "nine of them". */
export function bareNumber(
  words: readonly Word[],
  i: number,
  to: number,
  lexicon: PeopleLexicon
): People | null {
  const word = words[i];
  if (!word) return null;
  if (word.lower === 'another' && i + 1 <= to) return singleOther(word, i);
  if (!isCount(word) || isAge(words, i)) return null;
  const { unit, money } = lexicon.apart;
  const [before, next] = [words[i - 1], words[i + 1]];
  const further = next !== undefined && i + 1 < to && FURTHER.has(next.lower);
  const last = further ? i + 2 : i + 1;
  if (
    unit.has(words[last]?.lower ?? '') ||
    money.has(before?.lower ?? '') ||
    /^[$£€%]/.test(next?.text ?? '') ||
    /[$£€]$/.test(before?.text ?? '') ||
    (next !== undefined && isCount(next) && !further) ||
    isSum(words, i, lexicon)
  )
    return null;
  const { number } = word;
  // Spelt out: most numerals come by here, and a copy of `SINGLE` with changes is slow to make.
  return {
    first: i,
    last,
    start: word.start,
    end: words[last - 1]?.end ?? word.end,
    count: { low: number.low, best: number.best, high: number.high },
    qualifier: number.qualifier,
    said: 'number',
    definite: false,
    further,
    added: further && ADDED.has(next?.lower ?? ''),
    role: 'unknown',
    nationality: null,
    head: '',
    bracketed: word.bracketed,
    kin: false,
    family: false,
    named: false,
    hurt: false,
    outOf: '',
    unsure: false
  };
}

/** "another" without a noun: one more. */
export function singleOther(word: Word, i: number): People {
  const { start, end, bracketed } = word;
  return { ...SINGLE, first: i, last: i + 1, start, end, further: true, added: true, bracketed };
}

/** "A fifth got away, an eighth was left wounded": one more of those counted before, where no noun follows. */
export function ordinalOther(words: readonly Word[], i: number, to: number): People | null {
  const article = words[i];
  // Nearly every word is no article.
  if (!article || (article.lower !== 'a' && article.lower !== 'an') || i + 2 >= to) return null;
  const ordinal = words[i + 1];
  const next = words[i + 2];
  if (!ordinal) return null;
  if (!ORDINALS.has(ordinal.lower) || (next?.pos !== 'VERB' && next?.pos !== 'AUX')) return null;
  const { start, bracketed } = article;
  return { ...SINGLE, first: i, last: i + 2, start, end: ordinal.end, further: true, bracketed };
}

const ORDINALS = new Set(
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
);

/** "three were killed and as many injured", "an equal number were hurt": the number said before, once more. */
export function asMany(
  words: readonly Word[],
  i: number,
  to: number,
  before: readonly People[]
): People | null {
  const one = words[i]?.lower;
  // Nearly every word opens nothing of the kind.
  if (one !== 'as' && one !== 'an' && one !== 'the') return null;
  const two = words[i + 1]?.lower;
  const three = words[i + 2]?.lower;
  const length =
    one === 'as' && two === 'many' && three !== 'as'
      ? 2
      : (one === 'an' || one === 'the') && (two === 'equal' || two === 'same') && three === 'number'
        ? 3
        : 0;
  if (length === 0 || i + length > to || words[i + length]?.number) return null;
  const counted = before.findLast((p) => p.said === 'number' && p.count.best !== null);
  if (!counted) return null;
  const others = /^(?:others?|more)$/.test(words[i + length]?.lower ?? '') ? 1 : 0;
  const last = i + length + others;
  const [start, end] = [words[i]?.start ?? 0, words[last - 1]?.end ?? 0];
  const { count, qualifier } = counted;
  return {
    ...SINGLE,
    first: i,
    last,
    start,
    end,
    count,
    qualifier,
    said: 'number',
    further: true,
    bracketed: false
  };
}

/** A number that counts people or things: no sum, age ("a 50 year-old farmer"), distance, time, rank or route. */
export function isCount(word: Word): word is Word & { number: NumberSpan } {
  return word.number !== null && word.number.unit === null;
}

/** One person of whom nothing is known. */
export const SINGLE: Omit<People, 'first' | 'last' | 'start' | 'end' | 'bracketed'> = {
  count: { low: 1, best: 1, high: 1 },
  qualifier: 'exact',
  said: 'article',
  definite: false,
  further: false,
  added: false,
  role: 'unknown',
  nationality: null,
  head: '',
  kin: false,
  family: false,
  named: false,
  hurt: false,
  outOf: '',
  unsure: false
};

/** "compensation of 500,000 for each of those killed", "paid 2.5 million to the families": a bare numeral that is a sum. */
function isSum(words: readonly Word[], i: number, { apart: { paid } }: PeopleLexicon): boolean {
  const [before, last] = [words[i - 2]?.lower ?? '', words[i - 1]?.lower ?? ''];
  return paid.has(last) || (paid.has(before) && /^(?:of|out|the|up|only|just)$/.test(last));
}

/** "Mohammed Asif, 43, was …", "identified as Sohail Rasheed 30 was …": an age stands right after a name. */
function isAge(words: readonly Word[], i: number): boolean {
  const [word, before] = [words[i], words[i - 1]];
  const years = word?.number?.best ?? 0;
  if (years < 1 || years > 110 || !before || before.sentence !== word?.sentence) return false;
  if (before.lower === ',') return words[i - 2]?.pos === 'PROPN' && words[i + 1]?.lower === ',';
  if (before.lower === 'aged' || before.lower === 'age') return true;
  return before.pos === 'PROPN' && /^\d+$/.test(word?.text ?? '') && words[i + 1]?.pos !== 'NOUN';
}

const ADDED = new Set(['another', 'more', 'additional']);

const FURTHER = new Set(['other', 'others', 'another', 'more', 'additional']);

/** "all but one of the ten passengers", "all but two of its nine crew": those that are left. */
export function allBut(words: readonly Word[], i: number, to: number): { count: number; at: number } | null {
  if (words[i]?.lower !== 'all' || !/^(?:but|except|bar)$/.test(words[i + 1]?.lower ?? '')) return null;
  const spared = words[i + 2]?.number?.best;
  if (spared == null || words[i + 3]?.lower !== 'of' || i + 5 >= to) return null;
  const at = /^(?:the|its|their|his|her)$/.test(words[i + 4]?.lower ?? '') ? i + 5 : i + 4;
  const all = words[at];
  if (!all || !isCount(all) || all.number.best === null || all.number.best <= spared) return null;
  return { count: all.number.best - spared, at };
}
