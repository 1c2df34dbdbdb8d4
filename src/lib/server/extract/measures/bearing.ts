import type { Claim } from './claims.ts';
import type { WordRange } from './phrases.ts';
import { isPlaced, mentionsIn, type Mention, type Scene } from './scene.ts';
import { isIn, type Word } from './words.ts';

/** What the words around a place name make of it: where a measure applies, a venue, an office, a place that was hit. */

/** Buildings where people meet: a venue of talks, but the very place of a closure or a guard. */
/** "in Karachi", "all districts of Punjab", "Gwadar's port"; not a venue, an origin, a whole country or an office. */
export function isWhere(words: Word[], mention: Mention, scene: Scene, claim: Claim): boolean {
  if (!isPlaced(mention.toponym) || isWholeCountry(words, mention)) return false;
  if (mention.toponym.role !== 'literal' && mention.toponym.role !== 'organisation') return false;
  if (isOffice(words, mention, mentionsIn(scene, claim.sentence.index), claim)) return false;
  let i = mention.first - 1;
  while (
    i >= 0 &&
    mention.first - i < 6 &&
    (isIn(words[i], 'place_filler') || words[i]?.pos === 'PROPN') &&
    !isIn(words[i], 'where')
  )
    i--;
  const preposition = words[i]?.lower ?? '';
  const object = claim.object;
  const inObject = mention.first >= object.first && mention.last <= object.last;
  const toward = (preposition === 'to' || preposition === 'from') && TOWARD.has(claim.act?.value.class ?? '');
  if (!isIn(words[i], 'where') && !toward && !inObject)
    return mention.last === object.first || mention.first === object.last;
  const talk =
    claim.status === 'agreed' || claim.status === 'reviewed' || claim.object.value.type === 'coordination';
  return (
    !isVenue(words, mention, talk) ||
    (claim.object.last > i - 3 && claim.object.first < i && !isMeetingBetween(words, claim.object, i))
  );
}

/** Acts that send somebody or stop something on its way: their "to" says where. */
const TOWARD = new Set(['deploy', 'relocate', 'suspend', 'close']);

function isMeetingBetween(words: Word[], object: WordRange, at: number): boolean {
  return words.slice(object.last, at).some((word) => isIn(word, 'venue'));
}

export function isVenue(words: Word[], mention: Mention, talk = true): boolean {
  return words
    .slice(Math.max(0, mention.first - 6), mention.first)
    .some((word) => isIn(word, 'venue') || (talk && isIn(word, 'building')));
}

/** "in Mali", "in seven provinces of Ecuador", "told them to leave Mali". */
export function isWholeCountry(words: Word[], mention: Mention): boolean {
  if (mention.toponym.place?.class !== 'country') return false;
  const [before, second] = [words[mention.first - 1], words[mention.first - 2]];
  return (
    isIn(before, 'countrywide') ||
    (before?.lower === 'of' && isIn(second, 'part_of_country')) ||
    (before?.lower === 'from' && isIn(second, 'leaver'))
  );
}

/** "Egypt is to send soldiers to Somalia": where they go, not whose they are. */
export function isSentTo(words: Word[], mention: Mention, claim: Claim): boolean {
  if (mention.toponym.place?.class !== 'country' || mention.first < claim.object.first) return false;
  return (
    /^(?:to|into)$/.test(words[mention.first - 1]?.lower ?? '') && TOWARD.has(claim.act?.value.class ?? '')
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
  const [next, second] = words.slice(mention.last, mention.last + 2);
  const [last, first] = [words[mention.first - 1], words[mention.first - 2]];
  const closed = words[mention.last]?.comma || words[mention.last]?.wall;
  if (!closed && (isIn(next, 'office') || (next?.pos === 'PROPN' && isIn(second, 'office')))) return true;
  return (
    isIn(last, 'office') ||
    (last?.lower === 'of' && isIn(first, 'office')) ||
    (claim?.issuer?.range?.last === mention.first && !isIn(last, 'where')) ||
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

/** "after the attack in Karachi". */
export function isStruck(words: Word[], mention: Mention): boolean {
  return words.slice(Math.max(0, mention.first - 4), mention.first).some((word) => isIn(word, 'attack_noun'));
}

/** Where the sentence tells of an attack, null where it tells of none. */
export function attackPlace(words: Word[], mentions: Mention[]): Mention | null {
  const told = words.findIndex((word) => isIn(word, 'attack_noun'));
  if (told < 0) return null;
  const placed = mentions.filter(
    (mention) => mention.toponym.role === 'literal' && isPlaced(mention.toponym) && !isVenue(words, mention)
  );
  const fit = placed.filter((mention) => mention.toponym.place?.admin1);
  const after = fit.find((mention) => mention.first > told && mention.first - told < 6);
  const at = fit.filter((mention) => isIn(words[mention.first - 1], 'at'));
  return after ?? at.at(-1) ?? fit.at(-1) ?? null;
}
