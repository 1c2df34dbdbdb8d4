import { PARTICIPLES, type PeopleList } from './lists.ts';
import type { People } from './people.ts';
import type { Word } from './words.ts';

/** Joined right away, or after a prepositional phrase where the next one is counted anew. */
const JOINED = /^(?:, )?(?:and|&|as well as|along with|together with|besides|plus|and also)$/;
const JOINED_LATE = /(?:^|[ ,])(?:and|as well as|along with|together with)$/;
export function isJoined(between: string, next: People, head: People): boolean {
  if (head.said === 'name' && next.said === 'name' && /, and$/.test(between)) return true;
  return (
    JOINED.test(between) ||
    (JOINED_LATE.test(between) &&
      (next.said === 'number' || next.kin || (next.said === 'article' && !next.definite)))
  );
}

/** "Binod Khemundu, a home guard": a name that the text goes on to tell of. */
export function nameTells(words: readonly Word[], name: People): boolean {
  if (name.said !== 'name' || words[name.last]?.lower !== ',') return false;
  return words[name.last + 1]?.pos === 'DET' && !/^(?:both|all)$/.test(words[name.last + 1]?.lower ?? '');
}

/** "killed five and 20 people were injured": the 20 belong to the verb after them. */
export function isSubjectOfNext(words: readonly Word[], next: People, to: number): boolean {
  const after = next.last < to ? words[next.last] : undefined;
  if (!after) return false;
  if (after.pos === 'AUX' || after.lower === 'dead') return true;
  return after.pos === 'VERB' && /(?:ed|hurt)$/.test(after.lower) && !PARTICIPLES.has(after.lower)
    ? true
    : /^(?:injured|wounded|hurt|killed)$/.test(after.lower);
}

/** "six people, five Chinese nationals and a Pakistani": what follows the comma makes up the first figure. */
export function isSpeltOut(words: readonly Word[], { people: [head, ...rest] }: PeopleList): boolean {
  if (!head || head.role !== 'unknown' || rest.length < 2 || words[head.last]?.lower !== ',') return false;
  return rest.reduce((sum, p) => sum + (p.count.best ?? NaN), 0) === head.count.best;
}

/** "nine of them", "two of whom", "nine Chinese among them", "one of the dead". */
export function isPart(words: readonly Word[], p: People): boolean {
  const [one, two] = [words[p.last]?.lower, words[p.last + 1]?.lower];
  // "two people, one a child, were killed"
  const isApposed = words[p.first]?.number != null && /^an?$/.test(words[p.first + 1]?.lower ?? '');
  return (
    isApposed ||
    (one === 'of' && (two === 'them' || two === 'whom' || two === 'these')) ||
    (one === 'among' && (two === 'them' || two === 'whom' || two === 'the'))
  );
}

/** "nine of them miners": the part takes the role of the phrase that says who they were. */
export function withRoleOf(part: People, next: People | undefined, words: readonly Word[]): People {
  if (part.head !== '' || !next) return part;
  const glue = words
    .slice(part.last, next.first)
    .map((word) => word.lower)
    .join(' ');
  if (!/^of (?:them|whom|these)(?: (?:were|was|are|is|being))?(?: from)?(?: the)?$/.test(glue)) return part;
  return { ...part, role: next.role, nationality: next.nationality, head: next.head };
}

/** "three troopers, a constable of the state police and a guard": the comma is the first "and". */
export function isJoinedLater(
  words: readonly Word[],
  people: readonly People[],
  at: number,
  to: number
): boolean {
  const here = people[at];
  for (let k = at + 1; here && k <= at + 2; k++) {
    const next = people[k];
    if (!next || next.last > to) return false;
    const glue = words.slice(here.last, next.first);
    if (glue.some((word) => word.pos === 'VERB' || word.pos === 'AUX' || word.pos === 'SCONJ')) return false;
    if (glue.at(-1)?.lower === 'and') return k === at + 1 && glue.length <= 2 ? true : next.said !== 'name';
  }
  return false;
}
