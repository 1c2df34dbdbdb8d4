import type { Chain } from './chain.ts';
import { fits, likeness, sameDayAndPlace, sharesNumber } from './coref-likeness.ts';
import { isNounTrigger } from './groups.ts';
import type { Mention } from './mention.ts';
import type { DateChoice } from './when.ts';
import type { PlaceChoice } from './where.ts';

/** At most this many sentences on. */
export const RESULT_REACH = 2;

export function choose(
  chains: readonly Chain[],
  focus: Chain | null,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): { chain: Chain; why: string } | null {
  if (mention.older) return null;
  if (mention.continues)
    return focus && fits(focus, mention, null, date) ? { chain: focus, why: 'tells on' } : null;
  if (
    focus &&
    (mention.ordinal ?? mention.further) &&
    !place &&
    isExplosive(mention) &&
    isExplosive(focus.opening) &&
    !focus.opening.several
  ) {
    return { chain: focus, why: 'a further charge of the same attack' };
  }
  if (mention.ordinal) {
    const told = chains.find(
      (chain) =>
        chain.mentions.some((m) => m.ordinal === mention.ordinal) && fits(chain, mention, place, date)
    );
    if (told) return { chain: told, why: `"the ${mention.ordinal}" again` };
    const headline = chains.find(
      (chain) =>
        !chain.opening.several && chain.opening.sentence.kind !== 'body' && sharesNumber(chain, mention)
    );
    if (headline) return { chain: headline, why: 'the headline counts the same people' };
    // "the first" of several announced ones may have been told in a headline; any later one is new.
    if (mention.ordinal !== 'first' || chains.at(-1)?.opening.several) return null;
  } else if (mention.further) {
    const told = chains.find(
      (chain) =>
        chain.opening.further &&
        (mention.definite || (chain !== focus && sameDayAndPlace(chain, place, date)))
    );
    return told && fits(told, mention, place, date) ? { chain: told, why: 'the separate event again' } : null;
  }
  const wave = isOfWave(mention) ? chains.findLast((chain) => chain.opening.several) : undefined;
  if (wave && fits(wave, mention, place, date)) return { chain: wave, why: 'the attacks together' };
  const open = chains.filter(
    (chain) => !(mention.aside && !mention.definite && chain.mentions.at(-1)?.sentence === mention.sentence)
  );
  if (focus && isToldOn(focus, mention, place, date)) return { chain: focus, why: 'counts those of it' };
  const scored = open
    .filter((chain) => fits(chain, mention, place, date))
    .map((chain, index) => ({
      chain,
      score: likeness(chain, mention, place, date) + (chain === focus ? 0.6 : 0) + index * 0.01
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0
    ? { chain: best.chain, why: `same event, likeness ${best.score.toFixed(1)}` }
    : null;
}

/** "Fourteen soldiers died in fighting after the attacks": those of all the attacks that were announced. */
function isOfWave({ definite, triggers, places }: Mention): boolean {
  const nouns = triggers.filter((trigger) => isNounTrigger(trigger) || trigger.definite);
  return definite && places.length === 0 && nouns.length > 0 && nouns.every(({ plural }) => plural);
}

/** "Two militants were killed" right behind an event, without a word of where or when: those of that event. */
function isToldOn(
  focus: Chain,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): boolean {
  const last = focus.mentions.at(-1)?.sentence;
  if (!last || place || date || mention.definite || mention.strength > 1) return false;
  if (last.paragraph !== mention.sentence.paragraph || mention.sentence.index - last.index > RESULT_REACH)
    return false;
  return mention.triggers.every(({ rule }) => rule.kind === 'kill') && fits(focus, mention, place, date);
}

/** "The other rocket", "a second blast": with no place of its own it belongs to the attack being told. */
function isExplosive(mention: Mention): boolean {
  return mention.triggers.some(
    ({ rule }) => rule.type === 'bombing' || rule.type === 'shelling' || rule.type === 'grenade'
  );
}
