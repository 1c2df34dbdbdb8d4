import type { People } from './people.ts';
import type { Word } from './words.ts';

/** "took nine people off a bus … and shot them dead", "wounding both", "slit his throat": those told of before. */
export function pronounsOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): People[] | null {
  const own = [verb.first + 1, verb.last].map((k) => pronounAt(words, k)).find(Boolean);
  const throat = /^(?:throats?)$/.test(words[verb.last - 1]?.lower ?? '') ? words[verb.last - 2] : undefined;
  const pronoun = own ?? throat;
  if (pronoun) return antecedents(words, pronoun.lower, verb.first, people);
  return bothOf(words, verb, people);
}

export function followedByPronoun(words: readonly Word[], verb: { first: number; last: number }): boolean {
  return Boolean(pronounAt(words, verb.first + 1) ?? pronounAt(words, verb.last));
}

/** "shot her", not "shot her brother". */
function pronounAt(words: readonly Word[], k: number): Word | null {
  const [word, next] = [words[k], words[k + 1]];
  if (!word || !PRONOUNS.has(word.lower)) return null;
  return word.lower === 'her' &&
    next &&
    ['NOUN', 'ADJ', 'NUM', 'PROPN'].includes(next.pos) &&
    next.lower !== 'dead'
    ? null
    : word;
}

/** "leaving him dead" */
export function pronounBefore(
  words: readonly Word[],
  at: number,
  people: readonly People[]
): People[] | null {
  const pronoun = words[at - 1]?.lower ?? '';
  return PRONOUNS.has(pronoun) ? antecedents(words, pronoun, at - 1, people) : null;
}

/** "where they were killed" */
export function theyBefore(words: readonly Word[], at: number, people: readonly People[]): People[] | null {
  let k = at - 1;
  while (words[k]?.pos === 'AUX' || words[k]?.pos === 'ADV') k--;
  if (k === at - 1 || words[k]?.lower !== 'they') return null;
  return antecedents(words, 'them', k, people);
}

const PRONOUNS = new Set(['them', 'him', 'her']);

function antecedents(
  words: readonly Word[],
  pronoun: string,
  before: number,
  people: readonly People[]
): People[] | null {
  const several = pronoun === 'them' || pronoun === 'their';
  const counted = people.findLast(
    (p) =>
      p.last <= before &&
      p.role !== 'militant' &&
      p.head !== '' &&
      (p.said === 'number' || p.said === 'article') &&
      (several || p.count.best === 1)
  );
  if (several) return counted ? [counted] : null;
  const named = people.findLast(
    (p) => p.last <= before && p.said === 'name' && words[p.first - 1]?.pos !== 'ADP' && p.role !== 'militant'
  );
  const found = named && (!counted || counted.last < named.first - 1) ? named : (counted ?? named);
  return found ? [found] : null;
}

/** "opened fire on two men, wounding both (of them)": the pair told before; "all of them" the people counted before. */
function bothOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): People[] | null {
  const [one, two, three] = [0, 1, 2].map((n) => words[verb.last + n]?.lower ?? '');
  const ofThem = two === 'of' && three === 'them';
  const ends = ['', ',', '.', ';', 'and', 'on', 'in'].includes(two ?? '');
  if (!(one === 'both' && (ofThem || ends)) && !(one === 'all' && ofThem)) return null;
  const found = people.findLast(
    (p) =>
      p.last <= verb.first &&
      p.said === 'number' &&
      p.role !== 'militant' &&
      (one === 'all' ? (p.count.best ?? 0) >= 2 : p.count.best === 2)
  );
  return found ? [found] : null;
}
