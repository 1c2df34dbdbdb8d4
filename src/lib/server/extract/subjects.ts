import { FUNCTION_GLUE, PARTICIPLES, type PeopleList, parseList } from './lists.ts';
import type { People } from './people.ts';
import type { Word } from './words.ts';

export interface Bounds {
  from: number;
  /** End of the outcome word before, where its own people must lie beyond. */
  left: number;
  to: number;
}

export const PASSIVE_FILLERS = new Set([
  'also',
  'reportedly',
  'allegedly',
  'later',
  'then',
  'shot',
  'critically',
  'seriously',
  'both',
  'not',
  'all',
  'either',
  'believed',
  'said',
  'reported',
  'feared',
  'confirmed',
  'to',
  'have',
  'suspected',
  'known',
  'attacked',
  'found',
  'declared',
  'pronounced'
]);

/**
 * The subject of a verb: the first people phrase of its clause that no preposition governs, with what is joined to it.
 * The clause is looked for from the nearest finite verb outward, so that relative clauses and appositions are passed over.
 */
export function subjectOf(
  words: readonly Word[],
  at: number,
  bounds: Bounds,
  people: readonly People[],
  far: boolean
): PeopleList | null {
  if (!far) {
    const last = people.findLast((p) => p.last <= at && p.first >= bounds.from);
    if (!last || !isFiller(words, last.last, at)) return null;
    return parseListBack(words, people, people.indexOf(last), bounds.left, at);
  }
  const antecedent = antecedentOf(words, at, bounds, people);
  if (antecedent) return parseListBack(words, people, people.indexOf(antecedent), bounds.left, at);
  let low = at;
  let vague: PeopleList | null = null;
  while (low > bounds.from) {
    low = clauseStart(words, low - 1, bounds.from, at);
    const parts = partsFrom(words, low, at);
    const free = people.filter(
      (p) =>
        p.first >= low && p.last <= at && p.first < parts && !p.bracketed && isFree(words, p, bounds.from)
    );
    const first = people.indexOf(preferCounted(words, withoutObject(words, free, bounds)) as People);
    if (first >= 0) {
      const list = parseList(words, people, first, at, true);
      if (list?.people.some((p) => p.said !== 'bare')) return list;
      vague ??= list;
    }
    if (low <= bounds.from || isHardBoundary(words, low - 1, at))
      return relativeSubject(words, low, bounds, people, at) ?? vague;
  }
  return vague;
}

/** "killed two people, and eleven others were injured": the two are the object of the verb before. */
function withoutObject(words: readonly Word[], free: readonly People[], { from, left }: Bounds): People[] {
  const [object, ...rest] = free;
  const isTold = (p: People | undefined) => p !== undefined && (p.said === 'number' || p.said === 'article');
  if (!object || left === from || object.first !== left || !isTold(object) || !isTold(rest[0]))
    return [...free];
  const before = (p: People, n: number) => words[p.first - n]?.lower ?? '';
  // ", and a woman and two boys were hurt" begins behind the comma, "and two boys were hurt" with the last.
  const anew = rest.findIndex((p) => /^(?:and|while|but)$/.test(before(p, 1)) && before(p, 2) === ',');
  if (anew >= 0) return rest.slice(anew);
  const last = rest.at(-1);
  return last && isTold(last) && /^(?:and|while|but)$/.test(before(last, 1)) ? [last] : [...free];
}

/** Where "including", "among them" begin what only tells parts of the subject; `at` where nothing does. */
function partsFrom(words: readonly Word[], low: number, at: number): number {
  for (let k = low; k < at; k++) {
    const lower = words[k]?.lower;
    if (lower === 'among' && /^(?:them|whom|these)$/.test(words[k + 1]?.lower ?? '')) return k;
  }
  return at;
}

/** "A soldier who was hurt when militants set off a bomb on Friday died": the subject is the one whom "who" tells of. */
function relativeSubject(
  words: readonly Word[],
  low: number,
  bounds: Bounds,
  people: readonly People[],
  at: number
): PeopleList | null {
  if (!/^(?:when|after|while)$/.test(words[low - 1]?.lower ?? '')) return null;
  const head = people.find(
    (p) =>
      p.first >= bounds.from &&
      p.last < low &&
      (p.said === 'number' || p.said === 'article') &&
      words[p.last]?.lower === 'who' &&
      isFree(words, p, bounds.from)
  );
  // Only where the clause behind "when" has a verb of its own before this one.
  const inner = words.slice(low, at).some((word) => word.pos === 'VERB');
  return head && inner ? { people: [head], parts: [] } : null;
}

/** "the families of the five engineers who were killed": a relative clause has its subject right before it. */
function antecedentOf(
  words: readonly Word[],
  at: number,
  bounds: Bounds,
  people: readonly People[]
): People | null {
  let k = at - 1;
  while (k > bounds.from && (words[k]?.pos === 'AUX' || words[k]?.pos === 'ADV')) k--;
  if (words[k]?.lower !== 'who') return null;
  const head = people.find((p) => p.last === k && p.first >= bounds.from && p.said === 'number');
  return head && words[head.first - 1]?.lower === 'of' && !isFree(words, head, bounds.from) ? head : null;
}

/** The first phrase, but a numeral after a comma before a name or a bare plural that opens the clause as an adverbial. */
function preferCounted(words: readonly Word[], free: readonly People[]): People | undefined {
  const [first] = free;
  if (!first || first.said === 'number' || first.said === 'article') return first;
  const counted = free.find((p) => p.said === 'number' && words[p.first - 1]?.lower === ',');
  return counted && !words.slice(first.last, counted.first).some((word) => word.lower === 'and')
    ? counted
    : first;
}

function isFiller(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const word = words[k];
    if (!word || !(word.pos === 'ADV' || word.pos === 'AUX' || PASSIVE_FILLERS.has(word.lower))) return false;
  }
  return true;
}

/** Start of the stretch that ends at `at`: after the nearest verb or clause mark to its left. */
function clauseStart(words: readonly Word[], at: number, from: number, verb: number): number {
  let k = at;
  while (k > from) {
    const word = words[k - 1];
    if (
      !word ||
      isHardBoundary(words, k - 1, verb) ||
      (word.pos === 'VERB' &&
        (!(ADJECTIVAL.has(word.lower) || PARTICIPLES.has(word.lower)) || words[k - 2]?.pos === 'AUX'))
    )
      break;
    k--;
  }
  return k;
}

/** Participles that stand before a noun; those of PARTICIPLES stand behind it. */
const ADJECTIVAL = new Set(['armed', 'masked', 'unidentified', 'outlawed', 'banned', 'wanted', 'retired']);

function isHardBoundary(words: readonly Word[], at: number, verb: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (word === undefined) return true;
  // "a gunfight in which two militants were killed"
  if (word.lower === 'which' || word.lower === 'whom') return before?.pos === 'ADP' && before.lower !== 'of';
  if (word.lower === 'as')
    return !(before && AS_PARTICIPLES.has(before.lower)) && !isCapacity(words, at, verb);
  return HARD_BOUNDARIES.has(word.lower);
}

/** "A and B, both working for the port as guards, were killed": what somebody served as, closed by a comma. */
function isCapacity(words: readonly Word[], at: number, verb: number): boolean {
  for (let k = at + 1; k < verb && k <= at + 6; k++) {
    const word = words[k];
    if (!word || word.pos === 'VERB' || word.pos === 'AUX' || word.pos === 'PRON') return false;
    if (word.lower === ',') return k > at + 1;
  }
  return false;
}

const AS_PARTICIPLES = new Set([
  'identified',
  'known',
  'named',
  'such',
  'well',
  'described',
  'serving',
  'working',
  'posted'
]);

const HARD_BOUNDARIES = new Set([
  ';',
  ':',
  '“',
  '”',
  '"',
  'when',
  'while',
  'after',
  'before',
  'that',
  'if',
  'because',
  'but',
  'where',
  '.',
  'said',
  'since',
  'although',
  'leaving'
]);

/** True where no preposition but a counting "of" stands before the phrase. */
function isFree(words: readonly Word[], p: People, from: number): boolean {
  let k = p.first - 1;
  while (k >= from && (words[k]?.pos === 'DET' || words[k]?.pos === 'ADV' || words[k]?.pos === 'ADJ')) k--;
  const before = k >= from ? words[k] : undefined;
  if (!before) return true;
  if (before.lower === 'of') return COUNTED.has(words[k - 1]?.lower ?? '');
  return (
    !(before.pos === 'ADP' && !FREE_PREPOSITIONS.has(before.lower)) &&
    !(
      FUNCTION_GLUE.has(before.lower) &&
      !(before.lower === 'as' && !AS_PARTICIPLES.has(words[k - 1]?.lower ?? ''))
    )
  );
}

const FREE_PREPOSITIONS = new Set([
  'after',
  'before',
  'while',
  'since',
  'until',
  'as',
  'that',
  'like',
  'plus',
  'besides'
]);

const COUNTED = new Set([
  'group',
  'total',
  'number',
  'family',
  'couple',
  'dozens',
  'scores',
  'hundreds',
  'team',
  'bodies',
  'body',
  'all',
  'pair',
  'many',
  'most',
  'some',
  'several',
  'one',
  'two',
  'three',
  'four',
  'five',
  'none'
]);

/** Takes joined phrases before `index` into the list as well: "two men and a boy dead". */
function parseListBack(
  words: readonly Word[],
  people: readonly People[],
  index: number,
  left: number,
  at: number
): PeopleList | null {
  let first = index;
  for (let k = index - 1; k >= 0; k--) {
    const before = people[k];
    const after = people[first];
    if (!before || !after || before.first < left) break;
    const glue = words
      .slice(before.last, after.first)
      .map((word) => word.lower)
      .join(' ');
    if (!/^(?:, )?(?:and|as well as|along with)$|^,$/.test(glue)) break;
    first = k;
  }
  return parseList(words, people, first, at, true);
}
