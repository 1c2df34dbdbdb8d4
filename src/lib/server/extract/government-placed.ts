import type { PlaceRelation } from '../../model/index.ts';
import { distanceBefore, isInsidePhrase } from './phrase-words.ts';
import { CARE, MEETINGS, NEARNESS, NOT_THERE, PASSIVE_OF_PLACE, SPEAKING } from './place-words.ts';
import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

/** What the words before a chain say of it. */
export type Government = {
  kind: 'where' | 'unclear' | 'way' | 'never';
  relation: PlaceRelation;
  distanceKm: number | null;
  why: string;
};

/** After a placing preposition: where it happened, unless a verb of speaking, meeting or moving governs it. */
export function placed(
  words: readonly Word[],
  at: number,
  from: number,
  triggers: readonly Trigger[],
  preposition: string
): Government {
  const relation: PlaceRelation = NEARNESS.has(preposition)
    ? 'near'
    : preposition === 'between'
      ? 'between'
      : preposition === 'along'
        ? 'along'
        : 'at';
  const distanceKm = distanceBefore(words, at, from);
  const before = words[at - 1];
  if (before && at > from && CARE.has(before.lower) && !isStruck(words, at - 1, from, triggers))
    return { kind: 'never', relation, distanceKm, why: 'where the wounded were taken' };
  if (before && at > from && OFFICES.has(before.lower) && isSpeaker(words, at))
    return { kind: 'never', relation, distanceKm, why: 'where who says it sits' };
  if (before && at > from && MEETINGS.has(before.lower) && !isStruck(words, at - 1, from, triggers))
    return { kind: 'never', relation, distanceKm, why: 'where people met or spoke' };
  for (let k = at - 1; k >= from && k >= at - 14; k--) {
    const word = words[k];
    if (!word || word.lower === ';') break;
    if (triggers.some((trigger) => trigger.first <= k && k < trigger.last))
      return { kind: 'where', relation, distanceKm, why: 'where the clause of the attack puts it' };
    if (isWay(words, k)) return { kind: 'way', relation, distanceKm, why: 'destination' };
    // "the pipeline belonging to a firm near Mach": what says whose a thing is says nothing of the place behind it.
    if (word.lower === 'belonging') continue;
    if (word.pos === 'VERB' && NOT_THERE.has(word.lemma) && !isCamp(words, k))
      return { kind: 'never', relation, distanceKm, why: `place of "${word.lower}"` };
    if (word.pos === 'VERB' && !PASSIVE_OF_PLACE.has(word.lower)) break;
  }
  return { kind: 'where', relation, distanceKm, why: 'said to be where' };
}

/** "the foreign ministry in Moscow said": a place between an office and what it says. */
function isSpeaker(words: readonly Word[], at: number): boolean {
  for (let k = at + 1; k <= at + 4; k++) {
    const word = words[k];
    if (!word) return false;
    if (SPEAKING.has(word.lemma)) return true;
    if (word.pos !== 'PROPN' && word.pos !== 'NOUN' && word.lower !== ',') return false;
  }
  return false;
}

const OFFICES = new Set(
  'ministry police authorities officials office government spokesman spokeswoman spokesperson diplomats officers command headquarters'.split(
    ' '
  )
);

/** "attacked a forward base in Borno": the tagger's verb behind an article is a noun. */
function isCamp(words: readonly Word[], at: number): boolean {
  if (words[at]?.lower !== 'base') return false;
  let k = at - 1;
  while (k > at - 4 && /^(?:ADJ|ADV|NOUN|PROPN)$/.test(words[k]?.pos ?? '')) k--;
  return words[k]?.pos === 'DET';
}

/** "shot at a clinic in Karachi", "stormed a hospital in Kabul": a place of care that was itself attacked. */
function isStruck(words: readonly Word[], care: number, from: number, triggers: readonly Trigger[]): boolean {
  let k = care - 1;
  while (k >= from && (isInsidePhrase(words[k]) || words[k]?.pos === 'NOUN') && !isTriggered(triggers, k))
    k--;
  if (k < from) return false;
  if (isTriggered(triggers, k)) return true;
  if (!SCENES.has(words[k]?.lower ?? '')) return false;
  for (let i = k - 1; i >= Math.max(0, k - 18); i--) {
    const word = words[i];
    if (isTriggered(triggers, i)) return word?.lemma !== 'die';
    const isHarm = word !== undefined && HARM.has(word.lemma);
    if (!isHarm && (word?.pos === 'VERB' || word?.pos === 'AUX')) return false;
  }
  return false;
}

const HARM = new Set('wound injure hurt kill shoot stab leave'.split(' '));

const SCENES = new Set('at in inside outside near on against'.split(' '));

function isTriggered(triggers: readonly Trigger[], k: number): boolean {
  return triggers.some((trigger) => trigger.first <= k && k < trigger.last);
}

/** "en route to", "on its way to", "bound for", with the goal still to come. */
function isWay(words: readonly Word[], k: number): boolean {
  const next = words[k + 1]?.lower;
  const lower = words[k]?.lower ?? '';
  return (
    (lower === 'route' && next === 'to') ||
    (lower === 'way' && (next === 'to' || next === 'from')) ||
    (lower === 'bound' && next === 'for') ||
    lower === 'en-route' ||
    (lower === 'heading' && (next === 'to' || next === 'for'))
  );
}
