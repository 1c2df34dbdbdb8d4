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
  'among'
]);

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
  let mode: 'main' | 'parts' | 'names' = 'main';
  let previous = head;
  let relative = false;
  for (let k = first + 1; k < people.length; k++) {
    const next = people[k];
    if (!next || next.last > to) break;
    const glue = words.slice(previous.last, next.first);
    if (/^who (?:were|was|are|is)$/.test(glue.map((word) => word.lower).join(' '))) {
      relative = true;
      previous = next;
      continue;
    }
    const resumes = (relative || glue[0]?.lower === 'who') && resumesList(glue);
    if (glue.some((word) => STOPS.has(word.lower)) || (!bounded && !resumes && glue.some(endsList))) break;
    if (!bounded && isSubjectOfNext(words, next, to)) break;
    const between = glue.map((word) => word.lower).join(' ');
    if (/\b(?:including|includes|included|among them|among whom|such as)\b/.test(between)) mode = 'parts';
    else if (/\b(?:identified|named|namely|alias|known as|led by|commanded by)\b/.test(between))
      mode = 'names';
    else if (/(?:^| )[-–—](?: |$)/.test(between))
      mode = head.said === 'number' && next.said === 'number' ? 'parts' : 'names';
    else if (between === ',' && next.said === 'name' && previous.said === 'number') mode = 'names';
    else if (between === ',' && next.said === 'article' && head.said === 'name') mode = 'names';
    // "four persons, identified as X, his daughter and two friends": the names and the rest are the four.
    if (
      mode === 'names' &&
      head.said === 'number' &&
      (head.count.best ?? 0) >= 3 &&
      !/, and$/.test(between)
    ) {
      previous = next;
      continue;
    }
    previous = next;
    if (next.bracketed) continue;
    if (isPart(words, next)) {
      list.parts.push(withRoleOf(next, people[k + 1], words));
      mode = 'parts';
      continue;
    }
    if (mode === 'parts') {
      if (next.said === 'number' || next.said === 'article') list.parts.push(next);
      continue;
    }
    if (
      mode === 'names' &&
      !(next.said === 'number' || next.added || (next.said === 'article' && /, and$/.test(between)))
    )
      continue;
    if (
      isJoined(between, next, head) &&
      next.said !== 'bare' &&
      !(next.definite && next.said !== 'number' && mode === 'names')
    ) {
      mode = 'main';
      list.people.push(next);
    } else if (between === ',' && next.said === 'number' && next.head !== '') list.people.push(next);
    else if (
      between === ',' &&
      next.said === 'article' &&
      next.head !== '' &&
      isJoinedLater(words, people, k, to) &&
      head.said !== 'name'
    ) {
      list.people.push(next);
    }
  }
  return isSpeltOut(words, list) ? { people: [head], parts: [...list.people.slice(1), ...list.parts] } : list;
}

/** "six people, five Chinese nationals and a Pakistani": what follows the comma makes up the first figure. */
function isSpeltOut(words: readonly Word[], { people: [head, ...rest] }: PeopleList): boolean {
  if (!head || head.role !== 'unknown' || rest.length < 2 || words[head.last]?.lower !== ',') return false;
  return rest.reduce((sum, p) => sum + (p.count.best ?? NaN), 0) === head.count.best;
}

/** Joined right away, or after a prepositional phrase where the next one is counted anew. */
const JOINED = /^(?:, )?(?:and|&|as well as|along with|besides|plus|and also)$/;
const JOINED_LATE = /(?:^|[ ,])(?:and|as well as|along with)$/;
function isJoined(between: string, next: People, head: People): boolean {
  if (head.said === 'name' && next.said === 'name' && /, and$/.test(between)) return true;
  return (
    JOINED.test(between) ||
    (JOINED_LATE.test(between) && (next.said === 'number' || (next.said === 'article' && !next.definite)))
  );
}

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

/** "two men who had come with rifles and grenades, and a shopkeeper": the list goes on after the clause. */
function resumesList(glue: readonly Word[]): boolean {
  return glue.at(-2)?.lower === ',' && glue.at(-1)?.lower === 'and';
}

const PARTICIPLES = new Set([
  'identified',
  'named',
  'belonging',
  'travelling',
  'traveling',
  'including',
  'aged',
  'working',
  'hailing',
  'known',
  'deployed',
  'posted',
  'based',
  'wounded',
  'injured',
  'suspected',
  'alleged'
]);

/** "killed five and 20 people were injured": the 20 belong to the verb after them. */
function isSubjectOfNext(words: readonly Word[], next: People, to: number): boolean {
  const after = next.last < to ? words[next.last] : undefined;
  if (!after) return false;
  if (after.pos === 'AUX' || after.lower === 'dead') return true;
  return after.pos === 'VERB' && /(?:ed|hurt)$/.test(after.lower) && !PARTICIPLES.has(after.lower)
    ? true
    : /^(?:injured|wounded|hurt|killed)$/.test(after.lower);
}

/** "nine of them", "two of whom", "nine Chinese among them", "one of the dead". */
function isPart(words: readonly Word[], p: People): boolean {
  const [one, two] = [words[p.last]?.lower, words[p.last + 1]?.lower];
  return (
    (one === 'of' && (two === 'them' || two === 'whom' || two === 'these')) ||
    (one === 'among' && (two === 'them' || two === 'whom' || two === 'the'))
  );
}

function withRoleOf(part: People, next: People | undefined, words: readonly Word[]): People {
  if (part.head !== '' || !next) return part;
  const glue = words
    .slice(part.last, next.first)
    .map((word) => word.lower)
    .join(' ');
  if (!/^of (?:them|whom|these)(?: (?:were|was|are|is|being))?(?: from)?(?: the)?$/.test(glue)) return part;
  return { ...part, role: next.role, nationality: next.nationality, head: next.head };
}

function isJoinedLater(words: readonly Word[], people: readonly People[], at: number, to: number): boolean {
  const [here, next] = [people[at], people[at + 1]];
  if (!here || !next || next.last > to) return false;
  return /^(?:, )?and$/.test(
    words
      .slice(here.last, next.first)
      .map((word) => word.lower)
      .join(' ')
  );
}
