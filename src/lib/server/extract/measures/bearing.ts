import type { Claim } from './claims.ts';
import type { WordRange } from './phrases.ts';
import { isPlaced, mentionsIn, type Mention, type Scene } from './scene.ts';
import { wordSet, type Word } from './words.ts';

/** What the words around a place name make of it: where a measure applies, a venue, an office, a place that was hit. */

const WHERE = wordSet(
  'in at across throughout around near of for within inside outside along between over into ' +
    'surrounding on'
);
const FILLER = wordSet(
  'the all whole entire district districts city parts of several various other areas town ' +
    'capital province seaport port volatile restive north south and both different some many'
);
const VENUE = wordSet(
  'meeting meetings talks session conference visit visited visiting arrived ceremony ' +
    'seminar statement speaking reporters addressing told chaired met ambassador envoy summit ' +
    'counterpart forum dialogue'
);
/** Buildings where people meet: a venue of talks, but the very place of a closure or a guard. */
const BUILDING = wordSet('embassy ministry headquarters office house secretariat');
const ATTACK = wordSet(
  'attack attacks incident shooting blast bombing killing killings explosion assault murder ' +
    'kidnapping violence clash'
);
/** "in Karachi", "all districts of Punjab", "Gwadar's port"; not a venue, an origin, a whole country or an office. */
export function isWhere(words: Word[], mention: Mention, scene: Scene, claim: Claim): boolean {
  if (!isPlaced(mention.toponym) || isWholeCountry(words, mention)) return false;
  if (mention.toponym.role !== 'literal' && mention.toponym.role !== 'organisation') return false;
  if (isOffice(words, mention, mentionsIn(scene, claim.sentence.index), claim)) return false;
  let i = mention.first - 1;
  while (
    i >= 0 &&
    mention.first - i < 6 &&
    (FILLER.has(words[i]?.lower ?? '') || words[i]?.pos === 'PROPN') &&
    !WHERE.has(words[i]?.lower ?? '')
  )
    i--;
  const preposition = words[i]?.lower ?? '';
  const object = claim.object;
  const inObject = mention.first >= object.first && mention.last <= object.last;
  const toward = (preposition === 'to' || preposition === 'from') && TOWARD.has(claim.act?.entry.class ?? '');
  if (!WHERE.has(preposition) && !toward && !inObject)
    return mention.last === object.first || mention.first === object.last;
  const talk =
    claim.status === 'agreed' || claim.status === 'reviewed' || claim.object.entry.type === 'coordination';
  return (
    !isVenue(words, mention, talk) ||
    (claim.object.last > i - 3 && claim.object.first < i && !isMeetingBetween(words, claim.object, i))
  );
}

/** Acts that send somebody or stop something on its way: their "to" says where. */
const TOWARD = wordSet('deploy relocate suspend close');

function isMeetingBetween(words: Word[], object: WordRange, at: number): boolean {
  return words.slice(object.last, at).some((word) => VENUE.has(word.lower));
}

export function isVenue(words: Word[], mention: Mention, talk = true): boolean {
  return words
    .slice(Math.max(0, mention.first - 6), mention.first)
    .some((word) => VENUE.has(word.lower) || (talk && BUILDING.has(word.lower)));
}

export function isWholeCountry(words: Word[], mention: Mention): boolean {
  const before = words[mention.first - 1]?.lower ?? '';
  return (
    mention.toponym.place?.class === 'country' &&
    ['in', 'across', 'throughout', 'over', 'around'].includes(before)
  );
}

/** "Pakistan and China agreed", "both countries": no city is where it applies. */
export function isBetweenStates(claim: Claim, mentions: Mention[]): boolean {
  const countries = new Set(
    mentions
      .filter(({ toponym }) => toponym.place?.class === 'country')
      .map(({ toponym }) => toponym.place?.country)
  );
  return countries.size >= 2 || /^(?:both|two)\b/.test(claim.issuer?.text ?? '');
}

/** "Punjab Police", "IGP Punjab", "the CTD of Sindh": the name of whose office it is. */
export function isOffice(words: Word[], mention: Mention, mentions: Mention[], claim: Claim | null): boolean {
  if (!isPlaced(mention.toponym)) return false;
  if (mention.toponym.role === 'organisation') return true;
  const next = words.slice(mention.last, mention.last + 2).map(officeForm);
  const before = words.slice(Math.max(0, mention.first - 2), mention.first).map(officeForm);
  const closed = words[mention.last]?.comma || words[mention.last]?.wall;
  if (
    !closed &&
    (OFFICE.has(next[0] ?? '') || (words[mention.last]?.pos === 'PROPN' && OFFICE.has(next[1] ?? '')))
  )
    return true;
  const last = before.at(-1) ?? '';
  return (
    OFFICE.has(last) ||
    (last === 'of' && OFFICE.has(before[0] ?? '')) ||
    (claim?.issuer?.range?.last === mention.first && !WHERE.has(last)) ||
    isListed(words, mention, mentions)
  );
}

/** "the DPOs of Chakwal, Jhelum and Attock": each of them is an office's. */
function isListed(words: Word[], mention: Mention, mentions: Mention[]): boolean {
  const before = mentions.find(
    (other) =>
      other.last === mention.first || (other.last === mention.first - 1 && words[other.last]?.lower === 'and')
  );
  return (
    before !== undefined &&
    (before.last < mention.first || words[mention.first]?.comma === true) &&
    isOffice(words, before, mentions, null)
  );
}

const OFFICE = wordSet(
  'police igp ig rpo dpo cpo ccpo ssp dc cm ctd government govt administration authorities ' +
    'commissioner chief home governor department rangers levies minister spu cabinet assembly ' +
    'traffic operations special apex'
);

function officeForm(word: Word): string {
  return word.forms.find((form) => OFFICE.has(form)) ?? word.lower;
}

/** "after the attack in Karachi". */
export function isStruck(words: Word[], mention: Mention): boolean {
  return words.slice(Math.max(0, mention.first - 4), mention.first).some((word) => ATTACK.has(word.lower));
}

/** Where the sentence tells of an attack, null where it tells of none. */
export function attackPlace(words: Word[], mentions: Mention[]): Mention | null {
  const told = words.findIndex((word) => ATTACK.has(word.lower));
  if (told < 0) return null;
  const placed = mentions.filter(
    (mention) => mention.toponym.role === 'literal' && isPlaced(mention.toponym) && !isVenue(words, mention)
  );
  const fit = placed.filter((mention) => mention.toponym.place?.admin1);
  const after = fit.find((mention) => mention.first > told && mention.first - told < 6);
  const at = fit.filter((mention) => AT.has(words[mention.first - 1]?.lower ?? ''));
  return after ?? at.at(-1) ?? fit.at(-1) ?? null;
}
const AT = wordSet('in at near of on');
