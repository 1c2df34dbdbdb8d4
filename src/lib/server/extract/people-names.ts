import type { ResolvedToponym } from '../../model/index.ts';
import type { PeopleLexicon } from './lexicons.ts';
import { SINGLE } from './people-counts.ts';
import type { People } from './people.ts';
import type { Word } from './words.ts';

/** Words that one person's name may have at the most. */
const LONGEST_NAME = 6;
const CAPITAL = /^\p{Lu}/u;
const ALL_CAPITALS = /^\p{Lu}{2,}$/u;

/** A run of capitalised words that is no place and no group: one person, other names of theirs included. */
export function nameAt(
  words: readonly Word[],
  first: number,
  end: number,
  to: number,
  toponyms: readonly ResolvedToponym[],
  lexicon: PeopleLexicon
): People | null {
  if (first > 0 && words[first - 1]?.pos === 'PROPN' && words[first - 1]?.sentence === words[first]?.sentence)
    return null;
  const last = nameEnd(words, first, end);
  if (last === first || last - first > LONGEST_NAME) return null;
  const span = words.slice(first, last);
  const placed = span.filter((word) => word.toponym >= 0 && toponyms[word.toponym]?.role !== 'person').length;
  // A surname may be a town's name too; a run that is all place names is none.
  if (placed === span.length || placed > 1) return null;
  if (span.some((word) => isOther(word, lexicon))) return null;
  const all = aliasEnd(words, last, to);
  return {
    ...SINGLE,
    first,
    last: all,
    start: span[0]?.start ?? 0,
    end: words[all - 1]?.end ?? 0,
    said: 'name',
    bracketed: span[0]?.bracketed ?? false
  };
}

/** A word that no name has: of a rank, a body, all in capitals. */
function isOther({ lower, text }: Word, lexicon: PeopleLexicon): boolean {
  return (
    lexicon.modifiers.has(lower) ||
    lexicon.apart.name.has(lower) ||
    (text.length > 3 && ALL_CAPITALS.test(text))
  );
}

function nameEnd(words: readonly Word[], first: number, end: number): number {
  let last = first;
  while (last < end && words[last]?.pos === 'PROPN' && CAPITAL.test(words[last]?.text ?? '')) last++;
  return last;
}

/** "Manthani Raju alias Daya alias Srinath" is one person. */
function aliasEnd(words: readonly Word[], last: number, to: number): number {
  let end = last;
  while (/^(?:alias|@|aka|a\.k\.a\.)$/.test(words[end]?.lower ?? '') && end < to) {
    const next = nameEnd(words, end + 1, to);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}
