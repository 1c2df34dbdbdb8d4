import { AREA_NOUNS, SPEAKING, SUFFERING } from './place-words.ts';
import type { Trigger } from './triggers.ts';
import type { Chain } from './where.ts';
import type { Word } from './words.ts';

/** "China's interests": the country owns what follows; "Quetta's Shalkot area" would be a place. */
export function isPossessor(words: readonly Word[], chain: Chain, to: number): boolean {
  if (!/^['’]s?$/.test(words[chain.last]?.lower ?? '')) return false;
  for (let k = chain.last + 1; k < Math.min(to, chain.last + 5); k++) {
    const word = words[k];
    if (!word || word.toponym >= 0 || AREA_NOUNS.has(word.lower)) return false;
    if (word.pos !== 'ADJ' && word.pos !== 'NOUN' && word.pos !== 'PROPN') break;
  }
  return true;
}

/** Whether the chain is the subject of a verb: of the attack in the passive, or of anything else ("Beijing has pledged"). */
export function isSubject(
  words: readonly Word[],
  after: number,
  to: number,
  triggers: readonly Trigger[]
): 'attacked' | 'other' | null {
  const next = words[after];
  if (!next || after >= to || (next.pos !== 'AUX' && next.pos !== 'VERB')) return null;
  for (let k = after; k < Math.min(to, after + 5); k++) {
    const word = words[k];
    if (!word || (word.pos !== 'AUX' && word.pos !== 'VERB' && word.pos !== 'ADV')) break;
    if (triggers.some((t) => t.first <= k && k < t.last) || SUFFERING.has(word.lemma)) return 'attacked';
    if (word.pos === 'VERB' && /(?:ed|en)$/.test(word.lower) && words[k - 1]?.lemma === 'be') return null;
  }
  return next.pos === 'AUX' || SPEAKING.has(next.lemma) ? 'other' : null;
}

/** An active verb with what was attacked right behind it. */
export function isDoer(
  words: readonly Word[],
  after: number,
  to: number,
  triggers: readonly Trigger[]
): boolean {
  const trigger = triggers.find(({ first }) => first >= after && first < after + 5);
  if (!trigger || words.slice(after, trigger.first).some((word) => word.lemma === 'be')) return false;
  const object = words[trigger.first + 1];
  return trigger.first + 1 < to && object !== undefined && /^(?:DET|PROPN|NOUN|NUM|ADJ)$/.test(object.pos);
}
