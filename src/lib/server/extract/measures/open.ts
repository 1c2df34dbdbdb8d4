import type { ActEntry, MeasureLexicon, ObjectEntry } from './lexicon.ts';
import type { Match } from './phrases.ts';
import type { Word } from './words.ts';

/** Words between an act and the noun that it is done to. */
const REACH = 5;

/**
 * What an act is done to where the tables do not know it: "banned kite strings". Only verbs of measure-open.tsv have
 * such an object; whether it is a measure is for the reader of the sentence to say, by who did it.
 */
export function openObject(
  words: readonly Word[],
  act: Match<ActEntry>,
  lexicon: MeasureLexicon
): Match<ObjectEntry> | null {
  const verb = lexicon.open.get(words[act.first]?.lower ?? '');
  if (verb?.act !== act.value.class) return null;
  const { type } = verb;
  const end = Math.min(words.length, act.last + REACH);
  let first = act.last;
  while (first < end && isBefore(words[first])) first++;
  let last = first;
  while (last < words.length && isNoun(words[last]) && (last === first || isOneNoun(words[last]))) last++;
  const head = words[last - 1];
  if (last === first || !head) return null;
  return {
    first,
    last,
    value: { type, family: head.lower, acts: new Set([act.value.class]), phrase: `${act.value.class} ~` }
  };
}

/** Articles, numbers and adjectives before a noun. */
function isBefore(word: Word | undefined): boolean {
  return (
    word !== undefined && !word.comma && !word.wall && ['DET', 'ADJ', 'NUM', 'PRON', 'ADV'].includes(word.pos)
  );
}

function isNoun(word: Word | undefined): boolean {
  return word?.pos === 'NOUN' || word?.pos === 'PROPN';
}

function isOneNoun(word: Word | undefined): boolean {
  return word !== undefined && !word.comma && !word.wall;
}
