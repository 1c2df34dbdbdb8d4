import { type PeopleList, parseList } from './lists.ts';
import { SINGLE } from './people-counts.ts';
import type { People } from './people.ts';
import type { Bounds } from './subjects.ts';
import type { Word } from './words.ts';

export function objectOf(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[]
): PeopleList | null {
  const first = nextPeople(people, words, pastHimself(words, from), to);
  return first ? parseList(words, people, people.indexOf(first), to, false) : unknownObject(words, from, to);
}

/** "killed himself and five others", "blew up herself along with two guards": those beside the doer. */
function pastHimself(words: readonly Word[], from: number): number {
  if (!/^(?:him|her|them)sel(?:f|ves)$/.test(words[from]?.lower ?? '')) return from;
  const rest = words
    .slice(from + 1, from + 4)
    .map((word) => word.lower)
    .join(' ');
  const joiner = /^(?:and|along with|together with|as well as)(?= |$)/.exec(rest)?.[0];
  return joiner ? from + 1 + joiner.split(' ').length : from;
}

/** The people phrase that begins at `from`, past adverbs and particles only. */
export function nextPeople(
  people: readonly People[],
  words: readonly Word[],
  from: number,
  to: number
): People | null {
  for (let k = from; k < to && k <= from + 3; k++) {
    const found = people.find((p) => p.first === k);
    if (found) return found.bracketed ? null : found;
    const word = words[k];
    // "shot dead, Jitendra Kumar, a clerk": a comma that parts the verb from the name.
    if (word?.lower === ',' && k === from && people.some((p) => p.first === k + 1 && p.said === 'name'))
      continue;
    if (!word || CLAUSE_OPENERS.has(word.lower) || !(word.pos === 'ADV' || OBJECT_FILLERS.has(word.lower)))
      return null;
  }
  return null;
}

export const CLAUSE_OPENERS = new Set([
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

const OBJECT_FILLERS = new Set(
  'its of the dead down to death many some up all both over around about nearly almost at least “ " instantly or'.split(
    ' '
  )
);

export function lastPeople(people: readonly People[], before: number): People | null {
  return people.findLast((p) => p.last <= before) ?? null;
}

export function betweenOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  people: readonly People[]
): PeopleList | null {
  const index = people.findIndex((p) => p.first > verb.first && p.last <= verb.last && p.said !== 'bare');
  return index < 0 ? null : parseList(words, people, index, verb.last, false);
}

/** "The dead of that raid were two drivers …": who they were. */
export function predicateOf(
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

/** The number of "the toll rose to 13". */
export function coveringNumber(people: readonly People[], at: number): PeopleList | null {
  const found = people.find((p) => p.first <= at && at < p.last && p.said === 'number');
  return found ? { people: [found], parts: [] } : null;
}

/** "four bodies were recovered", "recovered the body of a constable": the bodies, or whose they are. */
export function bodiesOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  to: number,
  people: readonly People[]
): PeopleList | null {
  let at = verb.first;
  while (at < verb.last && !BODIES.has(words[at]?.lower ?? '')) at++;
  const body = people.find((p) => p.first <= at && at < p.last);
  const owner = words[at + 1]?.lower === 'of' ? nextPeople(people, words, at + 2, to) : null;
  if (body?.said === 'number') {
    return {
      people: [owner ? { ...body, role: owner.role, nationality: owner.nationality } : body],
      parts: []
    };
  }
  if (owner) return parseList(words, people, people.indexOf(owner), to, false);
  return body && body.count.best !== null ? { people: [body], parts: [] } : null;
}

export const BODIES = new Set(['body', 'bodies', 'corpse', 'corpses']);

/** "leaving one constable, M. Ramana, seriously injured", "another, Santu Bodaik, hurt", "six, including an officer, hurt". */
export function leftOf(
  words: readonly Word[],
  at: number,
  bounds: Bounds,
  people: readonly People[]
): PeopleList | null {
  let k = at - 1;
  while (k >= bounds.left && words[k]?.pos === 'ADV') k--;
  const close = words[k]?.lower === ',' ? k : -1;
  for (; k >= bounds.left; k--) {
    const word = words[k];
    if (!word || word.pos === 'AUX' || CLAUSE_OPENERS.has(word.lower)) return null;
    if (/^(?:leave|leaves|leaving|left)$/.test(word.lower)) {
      const first = nextPeople(people, words, k + 1, at);
      return first ? parseList(words, people, people.indexOf(first), at, true) : null;
    }
    if (close > k && word.lower === ',') {
      const first = people.find(
        (p) => p.last === k && p.first >= bounds.left && !p.definite && p.said !== 'bare'
      );
      const name = people.some((p) => p.first === k + 1 && p.last === close && p.said === 'name');
      if (first && (name || (ASIDES.has(words[k + 1]?.lower ?? '') && first.said === 'number')))
        return parseList(words, people, people.indexOf(first), at, true);
    }
    if (word.pos === 'VERB' && !ASIDES.has(word.lower)) return null;
  }
  return null;
}

/** "leaving him, his two guards and a passer-by dead": one told of before, and others. */
export function himAndOthers(
  words: readonly Word[],
  from: number,
  at: number,
  people: readonly People[]
): PeopleList | null {
  for (let k = at - 3; k > Math.max(from, at - LEFT_REACH); k--) {
    const pronoun = words[k];
    if (
      !pronoun ||
      !/^(?:him|her)$/.test(pronoun.lower) ||
      !/^leav(?:e|es|ing)$|^left$/.test(words[k - 1]?.lower ?? '')
    )
      continue;
    const first = /^(?:,|and)$/.test(words[k + 1]?.lower ?? '') ? nextPeople(people, words, k + 2, at) : null;
    const rest = first && parseList(words, people, people.indexOf(first), at, true);
    if (!rest) return null;
    const { start, end, bracketed } = pronoun;
    const one: People = { ...SINGLE, first: k, last: k + 1, start, end, bracketed, definite: true };
    return { people: [one, ...rest.people], parts: rest.parts };
  }
  return null;
}

/** Words between "leaving him" and "dead". */
const LEFT_REACH = 16;

/** What may open an aside between people and what happened to them. */
const ASIDES = new Set([
  'including',
  'identified',
  'namely',
  'mostly',
  'mainly',
  'all',
  'both',
  'among',
  'named',
  'one',
  'two',
  'three',
  'some'
]);

/** "was killed along with two of his guards": people who share the fate of the subject. */
export function besideOf(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[],
  list: PeopleList
): PeopleList {
  const elsewhere = laterInHospital(words, from, to, people);
  if (elsewhere) return { ...list, people: [...list.people, elsewhere] };
  let k = words[from]?.lower === ',' ? from + 1 : from;
  if (k + 1 >= to || !/^(?:along|together|alongside)$/.test(words[k]?.lower ?? '')) return list;
  k += words[k + 1]?.lower === 'with' ? 2 : 1;
  const beside = objectOf(words, k, to, people);
  const known = new Set(list.people);
  if (!beside || beside.people.some((p) => p.said === 'bare' || known.has(p))) return list;
  const after = words[beside.people.at(-1)?.last ?? to];
  if (after?.pos === 'AUX') return list;
  return { people: [...list.people, ...beside.people], parts: [...list.parts, ...beside.parts] };
}

/** "Six died on the spot and two in hospital": those without a verb of their own. */
function laterInHospital(
  words: readonly Word[],
  from: number,
  to: number,
  people: readonly People[]
): People | null {
  for (let k = from; k < Math.min(to, from + 7); k++) {
    const word = words[k];
    if (!word || word.pos === 'VERB' || word.pos === 'AUX' || word.lower === ';') return null;
    if (word.lower !== 'and') continue;
    const next = people.find((p) => p.first === k + 1 && p.said === 'number' && p.head === '');
    let at = next?.last ?? to;
    if (/^(?:later|more|others?)$/.test(words[at]?.lower ?? '')) at++;
    const rest = words.slice(at, Math.min(to, at + 5)).map(({ lower }) => lower);
    return next &&
      /^(?:in|at|on|en)$/.test(rest[0] ?? '') &&
      rest.some((lower) => /^(?:hospitals?|clinic|way)$/.test(lower))
      ? next
      : null;
  }
  return null;
}

/** "killed a kotwar of Belpal": one whom no lexicon knows, where the verb can only be said of people. */
export function unknownObject(words: readonly Word[], from: number, to: number): PeopleList | null {
  const [verb, article] = [words[from - 1], words[from]];
  if (!verb || !article || !TAKING.test(verb.lower) || !/^(?:an?|the)$/.test(article.lower)) return null;
  let k = from + 1;
  while (k < to && ['ADJ', 'NOUN', 'PROPN'].includes(words[k]?.pos ?? '')) k++;
  const head = words[k - 1];
  if (
    k - from < 2 ||
    /^['’]s?$/.test(words[k]?.lower ?? '') ||
    !head ||
    head.toponym >= 0 ||
    head.lower.endsWith('s') ||
    THINGS.has(head.lemma)
  )
    return null;
  const { start, bracketed } = article;
  const definite = article.lower === 'the';
  return {
    people: [{ ...SINGLE, first: from, last: k, start, end: head.end, definite, bracketed }],
    parts: []
  };
}

const TAKING =
  /^(?:kill(?:ed|s|ing)?|murder(?:ed|s|ing)?|dead|assassinat(?:ed|es|ing)|behead(?:ed|s|ing)?|death)$/;

/** What else can be killed. */
const THINGS = new Set(
  'dog cow bull ox buffalo goat sheep horse donkey camel elephant tiger leopard bear snake bird animal deal bill plan project proposal story rumour rumor dream hope process number lot total peace economy time chance momentum spirit network idea debate mood buzz engine switch season end'.split(
    ' '
  )
);
