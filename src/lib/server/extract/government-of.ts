import type { PlaceRelation } from '../../model/index.ts';
import { type Government, placed } from './government-placed.ts';
import { distanceBefore, isInsidePhrase } from './phrase-words.ts';
import { AREA_NOUNS, HITTING, LOCAL_OFFICES, ORIGINS, PLACING, TITLES, WAYS } from './place-words.ts';
import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

export function ofGovernment(
  words: readonly Word[],
  of: number,
  from: number,
  triggers: readonly Trigger[],
  base: { relation: PlaceRelation; distanceKm: number | null }
): Government {
  const noun = words[of - 1];
  if (!noun || of - 1 < from) return { ...base, kind: 'unclear', why: 'no preposition says where' };
  // "an attack on a port …, including the port of Gwadar": the noun that was attacked comes back with its name.
  if (AREA_NOUNS.has(noun.lower) && triggers.some((t) => isObjectNoun(words, t, of - 2, noun.lower)))
    return { ...base, kind: 'where', why: `the ${noun.lower} that was attacked` };
  if (triggers.some((trigger) => trigger.last === of))
    return { ...base, kind: 'where', why: 'object of the attack' };
  if (LOCAL_OFFICES.has(noun.lower)) return { ...base, kind: 'way', why: 'the town of an office' };
  if (ORIGINS.has(noun.lower) || TITLES.has(noun.lower))
    return { ...base, kind: 'never', why: 'says who, not where' };
  const near =
    /^(?:outskirts|surroundings|environs|vicinity|edge|suburbs|suburb|north|south|east|west|(?:north|south)-?(?:east|west))$/.test(
      noun.lower
    );
  if (near || AREA_NOUNS.has(noun.lower)) {
    let k = of - 2;
    while (k >= from && isInsidePhrase(words[k])) k--;
    const before = words[k];
    const distance = distanceBefore(words, of - 1, from);
    if (before && WAYS.has(before.lower) && k >= from)
      return { ...base, kind: before.lower === 'from' ? 'never' : 'way', why: 'origin or destination' };
    if (before && k >= from && PLACING.has(before.lower)) {
      const found = placed(words, k, from, triggers, near ? 'near' : before.lower);
      return { ...found, distanceKm: distance ?? found.distanceKm };
    }
    const hit =
      before !== undefined &&
      k >= from &&
      (triggers.some((t) => t.first <= k && k < t.last) || HITTING.has(before.lemma));
    if (hit) return { ...base, kind: 'where', why: 'object of the attack' };
    return {
      relation: near ? 'near' : 'at',
      distanceKm: distance,
      kind: near || distance !== null ? 'where' : 'unclear',
      why: 'an area of it'
    };
  }
  return { ...base, kind: 'unclear', why: 'after "of"' };
}

function isObjectNoun(words: readonly Word[], trigger: Trigger, to: number, noun: string): boolean {
  if (words[trigger.last]?.lower !== 'on') return false;
  for (let k = trigger.last + 1; k < Math.min(to, trigger.last + 7); k++)
    if (words[k]?.lower === noun) return true;
  return false;
}
