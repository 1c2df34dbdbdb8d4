import type { Claim } from './claims.ts';
import type { MeasureLexicon } from './lexicon.ts';
import { matchPhrases, spanOf, type WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** Words between the measure and the words that say whom it protects. */
const REACH = 16;
/** Words of the noun phrase that is taken up. */
const LONGEST = 9;

/** Whom or what a measure is to keep safe: the noun phrase after "protect", "the security of", "a unit for"; or null. */
export function protectedBy({ words, object, act }: Claim, lexicon: MeasureLexicon): WordRange | null {
  const anchor = { first: Math.min(object.first, act?.first ?? object.first), last: object.last };
  const openers = matchPhrases(words, lexicon.protects).filter(
    ({ first, last }) => last > anchor.first && first - anchor.last <= REACH
  );
  for (const { last } of openers) {
    const found = nounPhraseAt(words, last);
    if (found) return found;
  }
  return peopleIn(words, act?.value.class === 'escort' ? spanOf(object, act) : object, lexicon);
}

/** "every convoy will be escorted", "foreign nationals must be registered": the object's own people. */
function peopleIn(words: readonly Word[], object: WordRange, lexicon: MeasureLexicon): WordRange | null {
  const people = lexicon.classes.get('people');
  const at = words.findIndex(
    (word, i) =>
      i >= object.first &&
      i < object.last &&
      word.pos !== 'VERB' &&
      word.forms.some((form) => people?.has(form))
  );
  return at < 0 ? null : nounPhraseAt(words, at);
}

/** The noun phrase that begins at `from`, articles left out; null where none with a noun does. */
function nounPhraseAt(words: readonly Word[], from: number): WordRange | null {
  let first = from;
  while (isIn(words[first], 'determiner')) first++;
  let last = first;
  while (last < words.length && last - first < LONGEST && goesOn(words, first, last)) last++;
  while (last > first && !isNoun(words[last - 1])) last--;
  // "guidelines for the security of foreigners": the foreigners are meant.
  const isAim = isIn(words[first], 'safekeeping') && isIn(words[first + 1], 'joint');
  return last > first && !isAim ? { first, last } : null;
}

function goesOn(words: readonly Word[], first: number, at: number): boolean {
  const word = words[at];
  if (!word || (at > first && (word.wall || word.owned))) return false;
  if (at > first && word.comma) return false;
  if (isIn(word, 'joint')) return at > first && isNominal(words[at + 1]);
  return isNominal(word);
}

function isNominal(word: Word | undefined): boolean {
  return isNoun(word) || word?.pos === 'ADJ' || word?.pos === 'NUM' || isIn(word, 'determiner');
}

function isNoun(word: Word | undefined): boolean {
  return word?.pos === 'NOUN' || word?.pos === 'PROPN';
}
