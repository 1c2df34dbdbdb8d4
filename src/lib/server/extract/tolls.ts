import type { Outcome, Span } from '../../model/index.ts';
import type { OutcomeRule } from './lexicons.ts';
import type { PeopleList } from './lists.ts';
import { SINGLE } from './people-counts.ts';
import type { People } from './people.ts';
import { type PhraseIndex, findPhrases } from './phrases.ts';
import { followedByPronoun, pronounsOf, pronounBefore, theyBefore } from './pronouns.ts';
import { type Bounds, subjectOf } from './subjects.ts';
import {
  BODIES,
  besideOf,
  betweenOf,
  bodiesOf,
  coveringNumber,
  himAndOthers,
  lastPeople,
  leftOf,
  objectOf,
  predicateOf
} from './toll-arguments.ts';
import { hasPassiveAuxiliary, isBackground, isPossible, voiceOf } from './voices.ts';
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
  /** "had been killed in March", "accused of killing": before the event that is told, or laid to somebody's charge. */
  background: boolean;
  /** Bodies found: people whom another sentence may have told as killed. */
  bodies: boolean;
  /** "died", "succumbed": told of people and nobody's act. */
  died: boolean;
  /** The people are those of a pronoun: "beat them up". */
  pronoun: boolean;
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
    if (isPossible(words, verb.first, from)) continue;
    const previous = verbs[index - 1];
    const left = previous ? Math.max(from, previous.last) : from;
    const bounds = { from, left, to };
    const found =
      argumentsOf(words, verb, verb.value, bounds, people) ?? pronounBeside(words, verb, bounds, people);
    if (!found) {
      const shared = sharedSubject(words, verb, tolls.at(-1), verb.value.outcome);
      if (shared) tolls.push(shared);
      continue;
    }
    const list = verb.value.frame === 'toll' ? found : besideOf(words, verb.last, to, people, found);
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
      background: isBackground(words, verb.first, from),
      bodies: words.slice(verb.first, verb.last).some((word) => BODIES.has(word.lower)),
      died: verb.value.frame === 'subject',
      pronoun: list.people.every((p) => p.last <= verb.first) && followedByPronoun(words, verb),
      start: Math.min(words[verb.first]?.start ?? 0, list.people[0]?.start ?? Infinity),
      end: Math.max(words[verb.last - 1]?.end ?? 0, list.people.at(-1)?.end ?? 0)
    });
  }
  return apartFromParts(tolls).map((toll, i) =>
    withoutAttackers(i > 0 ? withSide(words, toll, tolls[i - 1] as Toll) : toll)
  );
}

/** "52 dead, including an officer, and nearly 70 injured": the officer is one of the dead. */
function apartFromParts(tolls: readonly Toll[]): Toll[] {
  return tolls.map((toll, i) => {
    const parts = new Set(tolls.slice(0, i).flatMap((other) => other.parts));
    const people = toll.people.filter((p) => !parts.has(p));
    return people.length > 0 && people.length < toll.people.length ? { ...toll, people } : toll;
  });
}

/** Who is counted among the dead of the attack that was theirs. */
const ATTACKERS = new Set(['bomber', 'attacker', 'assailant', 'gunman', 'hijacker', 'raider']);

/** "Eight people, including the bomber, died": seven victims and one attacker. */
function withoutAttackers(toll: Toll): Toll {
  const [all, more] = toll.people;
  const attackers = toll.parts.filter((p) => ATTACKERS.has(p.head) && p.count.best !== null);
  if (!all || more || attackers.length === 0 || all.role === 'militant' || all.count.best === null)
    return toll;
  const gone = attackers.reduce((sum, p) => sum + (p.count.best ?? 0), 0);
  if (gone >= all.count.best) return toll;
  const less = (n: number | null) => (n === null ? null : n - gone);
  const count = { low: all.count.low - gone, best: less(all.count.best), high: less(all.count.high) };
  return {
    ...toll,
    people: [{ ...all, count }, ...attackers],
    parts: toll.parts.filter((p) => !attackers.includes(p))
  };
}

/** "One of the attackers was killed and two wounded": a number without a noun counts the same kind of people. */
function withSide(words: readonly Word[], toll: Toll, before: Toll): Toll {
  const [counted, more] = toll.people;
  const [side, other] = before.people;
  if (!counted || more || !side || other || counted.head !== '' || counted.role !== 'unknown') return toll;
  if (
    counted.said !== 'number' ||
    counted.outOf !== '' ||
    side.said === 'bare' ||
    toll.sentence !== before.sentence
  )
    return toll;
  const isEllipsis =
    /^(?:and|,|but|while)$/.test(words[counted.first - 1]?.lower ?? '') || toll.at === counted.first - 1;
  if (!isEllipsis || counted.first <= before.at || counted.first - before.at > ELLIPSIS_REACH) return toll;
  return { ...toll, people: [{ ...counted, role: side.role, nationality: side.nationality }] };
}

/** Most words between a verb and the number that goes on after it. */
const ELLIPSIS_REACH = 4;

/** "he was killed together with six bodyguards": somebody told of before, and others. */
function pronounBeside(
  words: readonly Word[],
  verb: { first: number; last: number },
  { from, to }: Bounds,
  people: readonly People[]
): PeopleList | null {
  let k = verb.first - 1;
  while (k > from && (words[k]?.pos === 'AUX' || words[k]?.pos === 'ADV')) k--;
  const pronoun = words[k];
  if (!pronoun || !/^(?:he|she)$/.test(pronoun.lower) || k === verb.first - 1) return null;
  const { start, end, bracketed } = pronoun;
  const one: People = { ...SINGLE, first: k, last: k + 1, start, end, bracketed, definite: true };
  const list = besideOf(words, verb.last, to, people, { people: [one], parts: [] });
  return list.people.length > 1 ? list : null;
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
  switch (rule.frame) {
    case 'toll':
      return coveringNumber(people, verb.last - 1);
    case 'of':
      return objectOf(words, afterOf(words, verb), bounds.to, people);
    case 'body':
      return bodiesOf(words, verb, bounds.to, people);
    case 'subject':
      return subjectOf(words, verb.first, bounds, people, true);
    case 'state':
      return stateOf(words, verb, bounds, people);
    default:
      return verbArguments(words, verb, bounds, people);
  }
}

function verbArguments(
  words: readonly Word[],
  verb: { first: number; last: number },
  bounds: Bounds,
  people: readonly People[]
): PeopleList | null {
  const pronouns = pronounsOf(words, verb, people);
  if (pronouns) return { people: pronouns, parts: [] };
  switch (voiceOf(words, verb, bounds, people)) {
    case 'of':
      return null;
    case 'active':
      return objectOf(words, verb.last, bounds.to, people);
    case 'between':
      return betweenOf(words, verb, people);
    case 'passive':
      return theyOf(words, verb.first, people) ?? subjectOf(words, verb.first, bounds, people, true);
    case 'reduced':
      return subjectOf(words, verb.first, bounds, people, false) ?? leftOf(words, verb.first, bounds, people);
  }
}

/** "were taken to a hill, where they were killed": those told of before in the sentence. */
function theyOf(words: readonly Word[], at: number, people: readonly People[]): PeopleList | null {
  const found = theyBefore(words, at, people);
  return found && { people: found, parts: [] };
}

/** Where the people begin that "the killing of", "the body of … was found" speak of. */
function afterOf(words: readonly Word[], verb: { first: number; last: number }): number {
  for (let k = verb.first + 1; k < verb.last; k++)
    if (words[k]?.lower === 'of' || words[k]?.lower === 'to') return k + 1;
  return verb.last;
}

/** "one person dead", "the dead were three men", "Ten people are dead", "left him dead". */
function stateOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  bounds: Bounds,
  people: readonly People[]
): PeopleList | null {
  const others = himAndOthers(words, bounds.left, verb.first, people);
  if (others) return others;
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
  const pronouns = pronounBefore(words, verb.first, people);
  if (pronouns) return { people: pronouns, parts: [] };
  if (hasPassiveAuxiliary(words, verb.first, bounds.from))
    return subjectOf(words, verb.first, bounds, people, true);
  return leftOf(words, verb.first, bounds, people);
}

/** Of the matches that one verb gives the longest, and the first of equals. */
function longestAt<M extends { first: number; last: number }>(match: M, index: number, all: M[]): boolean {
  for (let k = index - 1; k >= 0 && k > index - REACH; k--) if (covers(all[k], match, true)) return false;
  for (let k = index + 1; k < all.length && k < index + REACH; k++)
    if (covers(all[k], match, false)) return false;
  return true;
}

/** How many neighbouring matches may cover one. */
const REACH = 12;

function covers<M extends { first: number; last: number }>(
  other: M | undefined,
  match: M,
  ties: boolean
): boolean {
  if (!other || other.first > match.first || other.last < match.last) return false;
  return other.last - other.first > match.last - match.first || ties;
}
