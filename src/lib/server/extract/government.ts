import type { PlaceRelation } from '../../model/index.ts';
import {
  AREA_NOUNS,
  CARE,
  DIRECTIONS,
  HITTING,
  LOCAL_OFFICES,
  MEETINGS,
  NAMING,
  NEARNESS,
  NOT_THERE,
  ORIGINS,
  PASSIVE_OF_PLACE,
  PLACING,
  SPEAKING,
  SUFFERING,
  TITLES,
  WAYS
} from './place-words.ts';
import type { Trigger } from './triggers.ts';
import type { Chain } from './where.ts';
import type { Word } from './words.ts';

/** What the words before a chain say of it. */
type Government = {
  kind: 'where' | 'unclear' | 'way' | 'never';
  relation: PlaceRelation;
  distanceKm: number | null;
  why: string;
};

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

/** "China's interests": the country owns what follows; "Quetta's Shalkot area" would be a place. */
function isPossessor(words: readonly Word[], chain: Chain, to: number): boolean {
  if (!/^['’]s?$/.test(words[chain.last]?.lower ?? '')) return false;
  for (let k = chain.last + 1; k < Math.min(to, chain.last + 5); k++) {
    const word = words[k];
    if (!word || word.toponym >= 0 || AREA_NOUNS.has(word.lower)) return false;
    if (word.pos !== 'ADJ' && word.pos !== 'NOUN' && word.pos !== 'PROPN') break;
  }
  return true;
}

/** Whether the chain is the subject of a verb: of the attack in the passive, or of anything else ("Beijing has pledged"). */
function isSubject(
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
function isDoer(words: readonly Word[], after: number, to: number, triggers: readonly Trigger[]): boolean {
  const trigger = triggers.find(({ first }) => first >= after && first < after + 5);
  if (!trigger || words.slice(after, trigger.first).some((word) => word.lemma === 'be')) return false;
  const object = words[trigger.first + 1];
  return trigger.first + 1 < to && object !== undefined && /^(?:DET|PROPN|NOUN|NUM|ADJ)$/.test(object.pos);
}

/** After a placing preposition: where it happened, unless a verb of speaking, meeting or moving governs it. */
function placed(
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

/** "Peshawar's Police Lines", "a Bannu police station": a site of an office, and not who holds it. */
const SITED = new Set(
  'lines line station stations post posts checkpost checkpoint academy barracks compound headquarters campus camp college'.split(
    ' '
  )
);

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

function ofGovernment(
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

function isObjectNoun(words: readonly Word[], trigger: Trigger, to: number, noun: string): boolean {
  if (words[trigger.last]?.lower !== 'on') return false;
  for (let k = trigger.last + 1; k < Math.min(to, trigger.last + 7); k++)
    if (words[k]?.lower === noun) return true;
  return false;
}

function isInsidePhrase(word: Word | undefined): boolean {
  if (!word) return false;
  return (
    word.pos === 'DET' ||
    word.pos === 'ADJ' ||
    (word.pos === 'NOUN' && AREA_NOUNS.has(word.lower)) ||
    word.pos === 'PROPN' ||
    word.lower === "'s" ||
    DIRECTIONS.test(word.lower)
  );
}

/** "some 50 kilometres from", "10 km north of", up to the preposition at `at`. */
function distanceBefore(words: readonly Word[], at: number, from: number): number | null {
  for (let k = at - 1; k >= Math.max(from, at - 4); k--) {
    const unit = KM_PER[words[k]?.lower ?? ''];
    const number = words[k - 1]?.number;
    if (unit && number?.best != null) return Math.round(number.best * unit * 10) / 10;
  }
  return null;
}

const KM_PER: Record<string, number> = {
  km: 1,
  kms: 1,
  kilometre: 1,
  kilometres: 1,
  kilometer: 1,
  kilometers: 1,
  mile: 1.609,
  miles: 1.609
};

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
