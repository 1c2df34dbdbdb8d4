import type { ActEntry } from './lexicon.ts';
import { walled, type Match, type WordRange } from './phrases.ts';
import type { Word } from './words.ts';

/** Words between a wish and what is wished for. */
const WISH_REACH = 14;
/** A verb of these after the wish states a fact again: "he thanked them and ordered …". */
const ASSERTS = new Set(['order', 'agree', 'announce', 'promise']);

/** Acts that are done by saying so. */
const OWN_ACTS = new Set(['promise', 'offer']);

/** True where a vow, a need, praise or a threat stands over what was found. */
export function isWished(
  found: { object: WordRange; act: Match<ActEntry> | null },
  words: readonly Word[],
  wishes: readonly Match<'blocks'>[],
  acts: readonly Match<ActEntry>[]
): boolean {
  const { object } = found;
  return wishes.some((wish) => {
    const gap = object.first - wish.last;
    if (gap < 0 || gap > WISH_REACH || walled(words, wish.last, object.first) || isModifier(words, wish))
      return false;
    if (opensClause(words, wish.last, object.first)) return false;
    // A promise of an inquiry, an offer of a reward is the act itself.
    if (found.act && OWN_ACTS.has(found.act.value.class) && wish.first === found.act.first) return false;
    return !acts.some(
      (act) => act.first >= wish.last && act.last <= object.first && ASSERTS.has(act.value.class)
    );
  });
}

/** ", and sponsors were told": a new clause, unless "to" goes on with what is wished for. */
function opensClause(words: readonly Word[], from: number, to: number): boolean {
  return words
    .slice(from, to)
    .some((word, i, rest) => word.comma && word.lower === 'and' && rest[i + 1]?.lower !== 'to');
}

function isModifier(words: readonly Word[], wish: WordRange): boolean {
  return words[wish.first]?.pos === 'ADJ' && words[wish.last]?.pos === 'NOUN';
}
