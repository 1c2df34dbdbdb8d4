import type { Word } from './words.ts';

/** Index after the run of words that one noun phrase can hold. */
export function phraseEnd(words: readonly Word[], from: number, to: number): number {
  let k = from;
  for (; k < to; k++) {
    const word = words[k];
    if (!word) break;
    const parts = partsOf(word);
    if (k > from && (parts & POSSESSIVE) !== 0) break;
    if (k > from && (word.number !== null || word.pos === 'DET')) {
      // "two more", "the two other": a second numeral opens a new phrase except after an article.
      const before = words[k - 1];
      const opens = before?.pos === 'DET' || (before !== undefined && (partsOf(before) & POSSESSIVE) !== 0);
      if (word.number === null || !opens) break;
    }
    if (k > from && word.lower === 'of' && isNamePart(words, k)) continue;
    if ((parts & FATE) !== 0 && !isNominal(words[k + 1])) break;
    if (k > from && isDescribing(words, k, to)) continue;
    if ((parts & FILLER) === 0 && !PHRASE_POS.has(word.pos) && !(k > from && isMistagged(words, k))) break;
    if ((parts & BREAKING) !== 0) break;
  }
  return k;
}

/** What a word can be in a noun phrase, as bits. */
export function nounParts(lower: string): number {
  return (
    (POSSESSIVES.has(lower) ? POSSESSIVE : 0) |
    (ATTRIBUTIVE.has(lower) || lower === 'identified' ? FATE : 0) |
    (PHRASE_WORDS.has(lower) ? FILLER : 0) |
    (BREAKING_WORDS.has(lower) ? BREAKING : 0) |
    (OPENERS.has(lower) ? OPENER : 0) |
    (TIMES.has(lower) ? TIME : 0)
  );
}

/** True for most words: no people phrase begins with it, whatever follows. */
export function opensNobody(word: Word): boolean {
  return word.number === null && partsOf(word) === 0 && !PHRASE_POS.has(word.pos);
}

/** "hours", "days". */
export function isTime(word: Word): boolean {
  return (partsOf(word) & TIME) !== 0;
}

const POSSESSIVE = 1;
const FATE = 2;
const FILLER = 4;
const BREAKING = 8;
/** "all but one of the ten", "as many", "an equal number", "a fifth". */
const OPENER = 16;
const TIME = 32;

function partsOf({ inPhrase, lower }: Word): number {
  return inPhrase ?? nounParts(lower);
}

/** "a newly recruited constable", "a non-commissioned officer": a participle, and its adverb, before the noun. */
function isDescribing(words: readonly Word[], k: number, to: number): boolean {
  const [before, word] = [words[k - 1], words[k]];
  if (!before || !word || k + 1 >= to || BREAKING_WORDS.has(word.lower)) return false;
  if (word.pos === 'ADV') return before.pos === 'DET' && isDescribing(words, k + 1, to);
  if (word.pos !== 'VERB' || !/(?:ed|ing)$/.test(word.lower)) return false;
  return (before.pos === 'DET' || before.pos === 'ADV') && isNominal(words[k + 1]);
}

/** "a Panchayat ward member": a noun that the tagger takes for a verb, between two nouns. */
function isMistagged(words: readonly Word[], k: number): boolean {
  const [before, word, after] = [words[k - 1], words[k], words[k + 1]];
  if (!before || !word || !after || word.pos !== 'VERB' || word.lower !== word.lemma) return false;
  return (
    ['NOUN', 'PROPN', 'ADJ'].includes(before.pos) && after.pos === 'NOUN' && before.lower !== before.text
  );
}

/** "four Communist Party of India-Maoist cadres": an "of" inside a capitalised name. */
function isNamePart(words: readonly Word[], k: number): boolean {
  return (
    words[k - 1]?.pos === 'PROPN' &&
    words[k + 1]?.pos === 'PROPN' &&
    words[k + 1]?.toponym !== undefined &&
    isNominal(words[k + 2])
  );
}

export function isNominal(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'NOUN' || word.pos === 'PROPN' || word.pos === 'ADJ' || word.lower === 'others')
  );
}

/** Participles that describe people only where a noun follows: "12 injured men", not "left 12 others injured". */
export const ATTRIBUTIVE = new Set(['injured', 'wounded', 'hurt', 'slain', 'trapped', 'killed', 'dead']);

const POSSESSIVES = new Set(['his', 'her', 'their', 'its']);

const PHRASE_POS = new Set(['DET', 'NUM', 'ADJ', 'NOUN', 'PROPN']);

const PHRASE_WORDS = new Set([
  'his',
  'her',
  'their',
  'its',
  "'s",
  '’s',
  "'",
  'more',
  'other',
  'others',
  'another',
  'injured',
  'wounded',
  'suspected',
  'armed',
  'masked',
  'unidentified',
  'alleged',
  'retired',
  'so-called',
  'slain',
  'outlawed',
  'banned',
  'unknown',
  'wanted',
  'hurt',
  'trapped',
  'surrendered',
  'elected',
  'of-duty',
  'identified'
]);

const OPENERS = new Set(['all', 'as', 'an', 'a', 'the']);

const TIMES = new Set('hour hours minute minutes day days week weeks month months'.split(' '));

const BREAKING_WORDS = new Set(
  'kill killing attack attacks shot today yesterday abducted kidnapped rescued arrested detained'.split(' ')
);
