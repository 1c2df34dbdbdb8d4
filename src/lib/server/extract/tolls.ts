import type { Outcome, Span } from '../../model/index.ts';
import type { OutcomeRule } from './lexicons.ts';
import { type PeopleList, parseList } from './lists.ts';
import type { People } from './people.ts';
import { type PhraseIndex, findPhrases } from './phrases.ts';
import { type Bounds, PASSIVE_FILLERS, subjectOf } from './subjects.ts';
import type { Word } from './words.ts';

/** What one verb or noun says of people: who was killed, hurt, taken or lost. */
export interface Toll extends Span {
  outcome: Outcome;
  /** Everyone that the verb speaks of, to be added up. */
  people: People[];
  /** Parts of them: "nine of them Chinese", "including two soldiers". */
  parts: People[];
  /** Word index of the verb or noun. */
  at: number;
  sentence: number;
  /** "the toll rose to": the newest total, whatever was said before. */
  total: boolean;
  /** "also": beside those told before. */
  also: boolean;
}

/** The tolls of words `[from, to)`, one for each people phrase and outcome, in text order. */
export function findTolls(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[],
  rules: PhraseIndex<OutcomeRule>
): Toll[] {
  const verbs = findPhrases(rules, words, from, to).filter(longestAt);
  const used = new Set<string>();
  const tolls: Toll[] = [];
  for (const [index, verb] of verbs.entries()) {
    const previous = verbs[index - 1];
    const left = previous ? Math.max(from, previous.last) : from;
    const list = argumentsOf(words, verb, verb.value, { from, left, to }, people);
    if (!list) {
      const shared = sharedSubject(words, verb, tolls.at(-1), verb.value.outcome);
      if (shared) tolls.push(shared);
      continue;
    }
    const key = `${list.people[0]?.first}:${verb.value.outcome}`;
    if (used.has(key)) continue;
    used.add(key);
    tolls.push({
      outcome: verb.value.outcome,
      people: list.people,
      parts: list.parts,
      at: verb.first,
      sentence: words[verb.first]?.sentence ?? 0,
      total: verb.value.frame === 'toll',
      also: words
        .slice(Math.max(from, verb.first - 2), verb.first)
        .some((word) => word.lower === 'also' || word.lower === 'further'),
      start: Math.min(words[verb.first]?.start ?? 0, list.people[0]?.start ?? Infinity),
      end: Math.max(words[verb.last - 1]?.end ?? 0, list.people.at(-1)?.end ?? 0)
    });
  }
  return tolls;
}

/** "was abducted by gunmen and later killed": the second participle shares the first one's people. */
function sharedSubject(
  words: readonly Word[],
  verb: { first: number; last: number },
  before: Toll | undefined,
  outcome: Outcome
): Toll | null {
  if (!before || before.outcome === outcome || verb.first - before.at > 10) return null;
  let k = verb.first - 1;
  while (words[k]?.pos === 'ADV') k--;
  if (words[k]?.lower !== 'and' || before.people.some((p) => p.first > before.at)) return null;
  return { ...before, outcome, at: verb.first, end: words[verb.last - 1]?.end ?? before.end, parts: [] };
}

function argumentsOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  rule: OutcomeRule,
  bounds: Bounds,
  people: readonly People[]
): PeopleList | null {
  if (rule.frame === 'toll') return numberAt(people, verb.last - 1);
  if (rule.frame === 'of') return objectOf(words, verb.last, bounds.to, people);
  if (rule.frame === 'subject') return subjectOf(words, verb.first, bounds, people, true);
  if (rule.frame === 'state') return stateOf(words, verb, bounds, people);
  const pronoun = pronounOf(words, verb, people);
  if (pronoun) return { people: [pronoun], parts: [] };
  const voice = voiceOf(words, verb, bounds, people);
  if (voice === 'of') return null;
  if (voice === 'active') return objectOf(words, verb.last, bounds.to, people);
  if (voice === 'between') return betweenOf(words, verb, people);
  return subjectOf(words, verb.first, bounds, people, voice === 'passive');
}

/** "took nine people off a bus … and shot them dead": the pronoun takes up those counted before it. */
function pronounOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): People | null {
  const has = [words[verb.first + 1], words[verb.last]].some(
    (word) => word !== undefined && /^(?:them|him|her)$/.test(word.lower)
  );
  if (!has) return bothOf(words, verb, people);
  return (
    people.findLast(
      (p) =>
        p.last <= verb.first &&
        p.role !== 'militant' &&
        p.head !== '' &&
        (p.said === 'number' || p.said === 'article')
    ) ?? null
  );
}

/** "opened fire on two men, wounding both (of them)": the pair told before; "all of them" the people counted before. */
function bothOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): People | null {
  const [one, two, three] = [0, 1, 2].map((n) => words[verb.last + n]?.lower ?? '');
  const ofThem = two === 'of' && three === 'them';
  const ends = ['', ',', '.', ';', 'and', 'on', 'in'].includes(two ?? '');
  if (!(one === 'both' && (ofThem || ends)) && !(one === 'all' && ofThem)) return null;
  return (
    people.findLast(
      (p) =>
        p.last <= verb.first &&
        p.said === 'number' &&
        p.role !== 'militant' &&
        (one === 'all' ? (p.count.best ?? 0) >= 2 : p.count.best === 2)
    ) ?? null
  );
}

type Voice = 'active' | 'passive' | 'reduced' | 'between' | 'of';

/**
 * Active, passive with an auxiliary, or a participle alone ("six killed"). `between` is a verb whose object stands before
 * its second half: "shot 11 people dead".
 */
function voiceOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  bounds: Bounds,
  people: readonly People[]
): Voice {
  const word = words[verb.first];
  if (!word) return 'active';
  if (words[verb.last]?.lower === 'of' && word.lower.endsWith('ing')) return 'of';
  if (people.some((p) => p.first > verb.first && p.last <= verb.last && p.said !== 'bare')) return 'between';
  if (hasPassiveAuxiliary(words, verb.first, bounds.from)) return 'passive';
  if (/(?:ing|s)$/.test(word.lower) && word.lower !== 'wounds') return 'active';
  if (nextPeople(people, words, verb.last, bounds.to)) {
    const before = lastPeople(people, verb.first);
    const adjacent = before && before.last === verb.first && before.first >= bounds.left;
    // "five killed, 20 injured": a numeral right before a participle is its subject even with people after it.
    return adjacent && before.said === 'number' && words[verb.last]?.pos === 'PUNCT' ? 'reduced' : 'active';
  }
  // "cadres shot dead X": an object follows that names nobody we can count; the agent is no victim.
  const after = words[verb.last];
  if (
    after &&
    verb.last < bounds.to &&
    ['PROPN', 'NOUN', 'DET', 'ADJ', 'PRON'].includes(after.pos) &&
    after.number === null
  )
    return 'active';
  return sharesAuxiliary(words, verb.first, bounds.from) ? 'passive' : 'reduced';
}

/** "nine men were taken off a bus near Noshki and killed": the participle shares the auxiliary of the one before it. */
function sharesAuxiliary(words: readonly Word[], at: number, from: number): boolean {
  let k = at - 1;
  while (k > from && words[k]?.pos === 'ADV') k--;
  if (words[k]?.lower !== 'and') return false;
  for (k--; k > from && k >= at - 12; k--) {
    const word = words[k];
    if (!word || word.pos === 'PUNCT' || CLAUSE_OPENERS.has(word.lower)) return false;
    if (word.pos === 'VERB') return hasPassiveAuxiliary(words, k, from);
  }
  return false;
}

function hasPassiveAuxiliary(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 5; k--) {
    const word = words[k];
    if (!word) return false;
    if (
      word.lemma === 'be' ||
      word.lower === 'being' ||
      word.lower === 'been' ||
      word.lower === 'got' ||
      word.lower === 'left'
    )
      return true;
    if (word.lemma === 'have' || word.pos === 'ADV' || PASSIVE_FILLERS.has(word.lower)) continue;
    // "were killed and injured", "was shot and critically injured"
    if ((word.lower === 'and' || word.lower === 'or') && words[k - 1]?.pos === 'VERB') {
      k--;
      continue;
    }
    return false;
  }
  return false;
}

function objectOf(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[]
): PeopleList | null {
  const first = nextPeople(people, words, from, to);
  return first ? parseList(words, people, people.indexOf(first), to, false) : null;
}

/** The people phrase that begins at `from`, past adverbs and particles only. */
function nextPeople(
  people: readonly People[],
  words: readonly Word[],
  from: number,
  to: number
): People | null {
  for (let k = from; k < to && k <= from + 3; k++) {
    const found = people.find((p) => p.first === k);
    if (found) return found.bracketed ? null : found;
    const word = words[k];
    if (!word || CLAUSE_OPENERS.has(word.lower) || !(word.pos === 'ADV' || OBJECT_FILLERS.has(word.lower)))
      return null;
  }
  return null;
}

const CLAUSE_OPENERS = new Set([
  'when',
  'where',
  'while',
  'as',
  'after',
  'before',
  'then',
  'later',
  'why',
  'how'
]);

const OBJECT_FILLERS = new Set([
  'its',
  'of',
  'the',
  'dead',
  'down',
  'to',
  'death',
  'many',
  'some',
  'up',
  'all',
  'both',
  'over',
  'around',
  'about',
  'nearly',
  'almost',
  'at',
  'least',
  '“',
  '"',
  'instantly',
  'or'
]);

function lastPeople(people: readonly People[], before: number): People | null {
  let found: People | null = null;
  for (const p of people) if (p.last <= before) found = p;
  return found;
}

function betweenOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): PeopleList | null {
  const index = people.findIndex((p) => p.first > verb.first && p.last <= verb.last && p.said !== 'bare');
  return index < 0 ? null : parseList(words, people, index, verb.last, false);
}

/** "one person dead", "the dead were three men", "Ten people are dead". */
function stateOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  bounds: Bounds,
  people: readonly People[]
): PeopleList | null {
  const before = lastPeople(people, verb.first);
  if (
    before &&
    before.last === verb.first &&
    before.first >= bounds.left &&
    !(before.definite && before.said === 'bare')
  ) {
    return subjectOf(words, verb.first, bounds, people, false);
  }
  if (words[verb.first - 1]?.lower === 'the') return predicateOf(words, verb.last, bounds.to, people);
  if (hasPassiveAuxiliary(words, verb.first, bounds.from))
    return subjectOf(words, verb.first, bounds, people, true);
  return null;
}

/** "The dead of that raid were two drivers …": who they were. */
function predicateOf(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[]
): PeopleList | null {
  for (let k = from; k < Math.min(to, from + 8); k++) {
    const word = words[k];
    if (!word || word.pos === 'PUNCT') return null;
    if (word.lemma === 'be' || /^(?:included|include|comprise|comprised)$/.test(word.lower))
      return objectOf(words, k + 1, to, people);
  }
  return null;
}

function numberAt(people: readonly People[], at: number): PeopleList | null {
  const found = people.find((p) => p.first <= at && at < p.last && p.said === 'number');
  return found ? { people: [found], parts: [] } : null;
}

function longestAt<M extends { first: number; last: number }>(match: M, index: number, all: M[]): boolean {
  return !all.some(
    (other, k) =>
      k !== index &&
      other.first <= match.first &&
      other.last >= match.last &&
      (other.last - other.first > match.last - match.first || k < index)
  );
}
