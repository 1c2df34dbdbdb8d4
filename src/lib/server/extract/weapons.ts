import type { IncidentType, Span } from '../../model/index.ts';
import type { Chain } from './chain.ts';
import type { Mention, Reading } from './mention.ts';
import { findPhrases, type PhraseMatch } from './phrases.ts';
import type { WeaponRule } from './lexicons.ts';
import type { Word } from './words.ts';

/** What an incident was done with, in a short fixed word, and the words that say so. */
export interface Weapon {
  name: string;
  span: Span;
}

/**
 * The weapon of an incident: the most exact one that its own clauses name and that fits its type. What was found, seized
 * or defused was not used; neither was what the clause only says somebody had.
 */
export function findWeapon({ words, lexicons }: Reading, chain: Chain, type: IncidentType): Weapon | null {
  const found = chain.mentions
    .filter((mention) => isItsOwn(mention))
    .flatMap((mention) => {
      const [first, last] = [mention.first, mention.last];
      return findPhrases(lexicons.weapons, words.all, first, last).filter(
        (match) => match.value.types.includes(type) && isUsed(words.all, match, first, last)
      );
    });
  const [best] = found.sort((a, b) => b.value.rank - a.value.rank || a.first - b.first);
  const [start, end] = [words.all[best?.first ?? -1], words.all[(best?.last ?? 0) - 1]];
  return best && start && end
    ? { name: best.value.weapon, span: { start: start.start, end: end.end } }
    : null;
}

/** A clause that tells the event itself, or goes on telling it. */
function isItsOwn(mention: Mention): boolean {
  return (mention.triggers.length > 0 && mention.strength > 0) || mention.continues;
}

function isUsed(
  words: readonly Word[],
  { first, last }: PhraseMatch<WeaponRule>,
  from: number,
  to: number
): boolean {
  for (let k = first - 1; k >= from && k >= first - FIND_REACH; k--) {
    const word = words[k];
    if (!word || word.lower === ';' || word.lower === '.') break;
    if (FOUND.has(word.lower)) return false;
    if (word.pos === 'VERB' && USED.has(word.lemma)) break;
  }
  const behind = words.slice(last, Math.min(to, last + 7));
  const stop = behind.findIndex((word) => word.lower === ';' || word.lower === '.');
  return !behind
    .slice(0, stop < 0 ? undefined : stop)
    .some((word, at) => FOUND.has(word.lower) && behind[at - 1]?.lemma === 'be');
}

/** Most words between "recovered" and the last thing of a list. */
const FIND_REACH = 24;

const FOUND = new Set(
  `recovered recover recovering recovery seized seizing seizure found unearthed defused disposal snatched looted
  confiscated possession cache carrying wearing brandishing supplied smuggled squad`.split(/\s+/)
);

const USED = new Set(
  'explode detonate fire throw hurl lob hit strike kill use trigger set open attack plant'.split(' ')
);
