import {
  isJoined,
  isJoinedLater,
  isPart,
  isSpeltOut,
  isSubjectOfNext,
  nameTells,
  withRoleOf
} from './list-glue.ts';
import type { People } from './people.ts';
import type { Word } from './words.ts';

/** People joined into one argument, and the parts of them that the text tells apart. */
export interface PeopleList {
  people: People[];
  parts: People[];
}

/** Words that make what follows them no subject: "including two soldiers", "identified as X". */
export const FUNCTION_GLUE = new Set([
  'including',
  'as',
  'namely',
  'named',
  'like',
  'alias',
  'by',
  'than',
  'identified',
  'includes',
  'among',
  'excluding',
  'barring'
]);

/** How the list is being read: people added up, parts of those said, or names of those said. */
type Mode = 'main' | 'parts' | 'names';

/**
 * Reads the list that begins with `people[first]` and ends before word `to`: joined phrases are added, "including" and
 * "of them" give parts, appositions and prepositional phrases are passed over. `bounded` says that a verb inside the
 * range belongs to a relative clause rather than ending the list.
 */
export function parseList(
  words: readonly Word[],
  people: readonly People[],
  first: number,
  to: number,
  bounded: boolean
): PeopleList | null {
  const head = people[first];
  if (!head) return null;
  const list: PeopleList = { people: [head], parts: [] };
  let mode: Mode = 'main';
  // How many of the last counted phrase the names after it have told.
  let named = head.said === 'name' ? 1 : 0;
  let previous = head;
  let aside = false;
  let relative = false;
  let clause = false;
  for (let k = first + 1; k < people.length; k++) {
    const next = people[k];
    if (!next || next.last > to) break;
    const glue = words.slice(previous.last, next.first);
    const between = glue.map((word) => word.lower).join(' ');
    if (/^who (?:were|was|are|is)$/.test(between)) {
      relative = true;
      previous = next;
      continue;
    }
    const opensClause = glue.some((word) => RELATIVES.has(word.lower));
    const resumes = (relative || opensClause) && /, and$/.test(between);
    if (glue.some((word) => STOPS.has(word.lower)) || (!bounded && !resumes && glue.some(endsList))) break;
    if (!bounded && isSubjectOfNext(words, next, to)) break;
    // "killed a farmer and injured his wife": the next verb's object.
    if (/^(?:injured|wounded)$/.test(glue.at(-1)?.lower ?? '') && glue.at(-1)?.pos === 'VERB') break;
    // "a man who was abducted along with ten others": those others are told of in passing.
    clause = (clause || opensClause) && !/, (?:and|as well as)$|^,$/.test(between);
    if (clause && !/\b(?:including|of|among)\b/.test(between)) {
      previous = next;
      continue;
    }
    mode = modeAfter(mode, between, { head, previous, next });
    const last = list.people.at(-1) ?? head;
    if (tellsAgain(words, between, next, previous)) {
      list.people[list.people.length - 1] = withRole(last, next);
      previous = next;
      continue;
    }
    if (mode === 'names' && isIdentity(between, next, { last, named, previous, words })) {
      if (next.said === 'name' || next.said === 'number' || next.kin) named += next.count.best ?? 1;
      // Not "Mohan, the brother of a commander": only what stands right beside the name says who it is.
      if (between === ',' && last.said === 'name') list.people[list.people.length - 1] = withRole(last, next);
      previous = next;
      aside = false;
      continue;
    }
    const governed = glue.at(-1)?.pos === 'ADP' && !JOINERS.has(glue.at(-1)?.lower ?? '');
    if (governed && next.said === 'name') {
      aside = true;
      previous = next;
      continue;
    }
    const isAside: boolean = aside && next.said === 'name' && !nameTells(words, next);
    aside = aside && isAside;
    const before = previous;
    previous = next;
    if (next.bracketed || next.unsure || isAside) continue;
    if (isPart(words, next) || isTakenOut(next, list)) {
      list.parts.push(withRoleOf(next, people[k + 1], words));
      mode = 'parts';
      continue;
    }
    if (mode === 'parts') {
      if (next.said === 'number' || next.said === 'article') list.parts.push(next);
      continue;
    }
    const sole = before === last ? soleKin(words, before, next, between) : null;
    if (sole) {
      list.people.push(sole);
      continue;
    }
    if (isSecondTitle(words, before, next, between)) continue;
    const joined = isJoined(between, next, head) || (nameTells(words, next) && /(?:^| )and$/.test(between));
    const fresh = next.said !== 'bare' && (!next.definite || next.said === 'number' || next.kin);
    if (mode === 'names' && !(joined && startsAnew(between, next, before, words))) {
      aside = next.said === 'name';
      continue;
    }
    if (joined && (fresh || (mode === 'main' && next.said !== 'bare'))) {
      mode = 'main';
      named = next.said === 'name' ? 1 : 0;
      list.people.push(next);
    } else if (between === ',' && next.said === 'number' && next.head !== '') list.people.push(next);
    else if (
      (between === ',' || isTailed(glue)) &&
      next.said === 'article' &&
      next.head !== '' &&
      isJoinedLater(words, people, k, to) &&
      head.said !== 'name'
    ) {
      list.people.push(next);
    }
  }
  const pair = pairSpeltOut(words, list);
  if (pair) return { people: list.people.filter((p) => !pair.includes(p)), parts: [...pair, ...list.parts] };
  return isSpeltOut(words, list) ? { people: [head], parts: [...list.people.slice(1), ...list.parts] } : list;
}

/** "two policemen and two visitors, a father and his son": the last two are those counted before them. */
function pairSpeltOut(words: readonly Word[], { people }: PeopleList): People[] | null {
  const [counted, one, other] = people.slice(-3);
  if (
    !counted ||
    !one ||
    !other ||
    counted.count.best !== 2 ||
    counted.role === 'security' ||
    words[counted.last]?.lower !== ','
  )
    return null;
  const single = [one, other].every((p) => p.count.best === 1 && p.said === 'article');
  return single && (one.kin || other.kin) ? [one, other] : null;
}

/** "The ambassador to Chad, his bodyguard and their driver": what stands before the comma tells of the one before it. */
function isTailed(glue: readonly Word[]): boolean {
  const [first] = glue;
  if (!first || !TAILS.has(first.lower) || glue.at(-1)?.lower !== ',') return false;
  return glue.slice(1, -1).every(({ pos, lower }) => /^(?:DET|ADJ|NOUN|PROPN)$/.test(pos) || lower === 'of');
}

const TAILS = new Set(['of', 'to', 'from', 'for', 'in', 'at']);

function modeAfter(
  mode: Mode,
  between: string,
  { head, previous, next }: { head: People; previous: People; next: People }
): Mode {
  if (/\b(?:including|includes|included|among them|among whom|such as)\b/.test(between)) return 'parts';
  if (/\b(?:identified|named|namely|alias|known as|led by|commanded by)\b/.test(between)) return 'names';
  if (/(?:^| )[-–—:](?: |$)/.test(between))
    return head.said === 'number' && next.said === 'number' ? 'parts' : 'names';
  if (mode === 'parts') return mode;
  if (between === ',' && next.said === 'name' && previous.said !== 'name') return 'names';
  if (between === ',' && (next.said === 'article' || next.said === 'bare') && previous.said === 'name')
    return 'names';
  return mode;
}

/** Names, and what they are, tell those counted again until there are as many of them as were counted. */
function isIdentity(
  between: string,
  next: People,
  { last, named, previous }: { last: People; named: number; previous: People; words: readonly Word[] }
): boolean {
  const room = last.count.best === null ? Infinity : last.count.best - named;
  // "Balaji Takri, a constable of Machkund": an apposition to the name right before it.
  if (
    between === ',' &&
    previous.said === 'name' &&
    next.said !== 'number' &&
    next.said !== 'name' &&
    !next.kin
  )
    return true;
  if (next.said === 'number') return !/, and$/.test(between) && (next.count.best ?? Infinity) <= room;
  if (next.said === 'bare') return true;
  return room >= 1;
}

/** After names the list goes on with a count, with somebody's kin, or where a comma or a name right before it says so. */
function startsAnew(between: string, next: People, before: People, words: readonly Word[]): boolean {
  if (next.said === 'number' || next.added || next.kin) return true;
  if (next.said === 'article')
    return /, (?:and|as well as|along with)$/.test(between) || before.said === 'name';
  return next.said === 'name' && (nameTells(words, next) || between === 'and');
}

/** "two foreigners, both Chinese, were hurt", "three, all of them miners": the same people with their nation or side. */
function tellsAgain(words: readonly Word[], between: string, next: People, previous: People): boolean {
  if (next.said === 'number' || next.said === 'article' || (previous.count.best ?? 2) < 2) return false;
  if (between === ',') return /^(?:both|all)$/.test(words[next.first]?.lower ?? '') && next.head !== '';
  return (
    next.head !== '' &&
    /^,? ?(?:both|all)(?: of them| of whom)?(?: are| were| being)?(?: from)?(?: the)?$/.test(between)
  );
}

function withRole(people: People, told: People): People {
  return {
    ...people,
    role: people.role === 'unknown' || told.role === 'security' ? told.role : people.role,
    nationality: people.nationality ?? told.nationality
  };
}

/** "13 people …, nine of the victims Chinese": out of those said before. */
function isTakenOut(next: People, list: PeopleList): boolean {
  return DEAD.has(next.outOf) || (next.outOf !== '' && list.people.some((p) => p.head === next.outOf));
}

/** "a TDP leader and former sarpanch of Jerrela": a second title of the same person. */
function isSecondTitle(words: readonly Word[], before: People, next: People, between: string): boolean {
  if (!/^(?:and|cum|as well as)$/.test(between) || before.count.best !== 1 || next.head === '') return false;
  const title = next.said === 'name' || next.said === 'bare';
  const tail = words[next.last - 1];
  return title && !next.kin && tail !== undefined && tail.pos !== 'PROPN' && !tail.lower.endsWith('s');
}

/** "his wife and son": the second one stands without a word of its own. */
function soleKin(words: readonly Word[], before: People, next: People, between: string): People | null {
  if (between !== 'and' || !before.kin || !before.family || !next.family || next.said !== 'bare') return null;
  const tail = words[next.last - 1];
  if (!tail || tail.lower !== next.head) return null;
  return { ...next, count: { low: 1, best: 1, high: 1 }, qualifier: 'exact', said: 'article', kin: true };
}

const DEAD = new Set(['dead', 'killed', 'slain', 'victim', 'deceased', 'body', 'casualty']);

const JOINERS = new Set(['with', 'besides', 'plus', 'as', 'including', 'than']);

const RELATIVES = new Set(['who', 'whom', 'whose']);

const STOPS = new Set([
  ';',
  '.',
  'when',
  'while',
  'after',
  'before',
  'where',
  'that',
  'but',
  'by',
  'because'
]);

function endsList(word: Word): boolean {
  return (
    (word.pos === 'VERB' && !PARTICIPLES.has(word.lower)) ||
    word.pos === 'AUX' ||
    word.lower === '“' ||
    word.lower === '”'
  );
}

/** Participles that describe the people before them. */
export const PARTICIPLES = new Set([
  'identified',
  'named',
  'belonging',
  'travelling',
  'traveling',
  'including',
  'aged',
  'working',
  'operating',
  'hailing',
  'known',
  'deployed',
  'posted',
  'based',
  'serving',
  'residing',
  'wounded',
  'injured',
  'suspected',
  'alleged'
]);
