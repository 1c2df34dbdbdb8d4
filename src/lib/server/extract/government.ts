import type { PlaceRelation } from '../../model/index.ts';
import { ofGovernment } from './government-of.ts';
import { type Government, placed } from './government-placed.ts';
import { isDoer, isPossessor, isSubject } from './government-subject.ts';
import { distanceBefore, isInsidePhrase } from './phrase-words.ts';
import { HITTING, NAMING, PLACING, TITLES, WAYS } from './place-words.ts';
import type { Trigger } from './triggers.ts';
import type { Chain } from './where.ts';
import type { Word } from './words.ts';

export function governmentOf(
  words: readonly Word[],
  chain: Chain,
  from: number,
  to: number,
  triggers: readonly Trigger[],
  country: boolean
): Government {
  const base = { relation: 'at' as PlaceRelation, distanceKm: null };
  const after = words[chain.last];
  const next = after && chain.last < to && /^['’]s?$/.test(after.lower) ? words[chain.last + 1] : after;
  // "under Manpur Police Station" is a jurisdiction, and not where the station stands.
  const sited =
    words[chain.first - 1]?.lower !== 'under' &&
    words.slice(chain.last + 1, Math.min(to, chain.last + 4)).some(({ lower }) => SITED.has(lower));
  if (after && chain.last < to && next && TITLES.has(next.lower) && !sited)
    return { ...base, kind: 'never', why: 'part of a title' };
  if (isPossessor(words, chain, to) && country)
    return { ...base, kind: 'never', why: 'owns what was attacked' };
  const named = words[chain.last];
  if (
    named &&
    named.pos !== 'VERB' &&
    triggers.some((trigger) => trigger.first === chain.last && chain.last < to)
  ) {
    // "a US air strike", "a Russia missile attack": whose weapons they were.
    if (country && triggers.some(({ first, rule }) => first === chain.last && rule.type === 'shelling'))
      return { ...base, kind: 'never', why: 'whose strike it was' };
    return { ...base, kind: 'where', why: 'names the attack' };
  }
  let k = chain.first - 1;
  while (k >= from && isInsidePhrase(words[k])) k--;
  const word = words[k];
  const prepositional =
    k >= from &&
    word !== undefined &&
    (PLACING.has(word.lower) || WAYS.has(word.lower) || word.lower === 'of');
  const subject = prepositional ? null : isSubject(words, chain.last, to, triggers);
  if (subject === 'other') return { ...base, kind: 'never', why: 'acts, is no place here' };
  // "Russia attacked Zaporizhzhia": the country did it.
  if (subject === 'attacked' && country && isDoer(words, chain.last, to, triggers))
    return { ...base, kind: 'never', why: 'did it, is no place here' };
  if (subject === 'attacked') return { ...base, kind: 'where', why: 'was attacked' };
  if (!word || k < from) return { ...base, kind: 'unclear', why: 'opens the clause' };
  const lower = word.lower;
  if (NAMING.has(lower)) return { ...base, kind: 'never', why: 'a name of somebody' };
  if (country && isBeyondBorder(words, k, from))
    return { ...base, kind: 'never', why: 'on the other side of a border' };
  // "near the fence on the Bangladesh border": on which side of it, nobody says.
  if (country && BORDERS.has(named?.lower ?? '') && chain.last < to)
    return { ...base, kind: 'way', why: 'names a border' };
  if (lower === 'of') return ofGovernment(words, k, from, triggers, base);
  if (WAYS.has(lower)) {
    const distance = distanceBefore(words, k, from);
    if (lower === 'from' && distance !== null)
      return { ...base, kind: 'where', relation: 'near', distanceKm: distance, why: 'a distance from it' };
    if (lower === 'to' && /^(?:close|near|next|adjacent)$/.test(words[k - 1]?.lower ?? ''))
      return { ...base, kind: 'where', relation: 'near', why: 'close to it' };
    if (isCarried(words, k, from))
      return { ...base, kind: 'never', why: 'where people were taken afterwards' };
    if (lower === 'from' || lower === 'via') return { ...base, kind: 'never', why: 'origin' };
    return { ...base, kind: 'way', why: 'destination' };
  }
  if (PLACING.has(lower)) return placed(words, k, from, triggers, lower);
  if (triggers.some((trigger) => trigger.first <= k && k < trigger.last))
    return { ...base, kind: 'where', why: 'object of the attack' };
  if (HITTING.has(word.lemma)) return { ...base, kind: 'where', why: 'object of the attack' };
  return { ...base, kind: 'unclear', why: 'no preposition says where' };
}

/** "close to the border with Mali", "a province bordering Mali": the country beyond. */
function isBeyondBorder(words: readonly Word[], at: number, from: number): boolean {
  if (words[at]?.lower === 'bordering') return true;
  return words[at]?.lower === 'with' && at > from && BORDERS.has(words[at - 1]?.lower ?? '');
}

const BORDERS = new Set(['border', 'borders', 'frontier', 'boundary']);

/** "Peshawar's Police Lines", "a Bannu police station": a site of an office, and not who holds it. */
const SITED = new Set(
  'lines line station stations post posts checkpost checkpoint academy barracks compound headquarters campus camp college'.split(
    ' '
  )
);

/** "were shifted to", "bodies were flown to": the verb before the preposition moves the wounded or the dead. */
function isCarried(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 5; k--) if (CARRYING.has(words[k]?.lower ?? '')) return true;
  return false;
}

const CARRYING = new Set(
  'taken shifted rushed moved carried flown airlifted evacuated transported brought admitted transferred sent referred'.split(
    ' '
  )
);
