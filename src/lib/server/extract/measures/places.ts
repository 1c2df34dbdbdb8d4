import {
  attackPlace,
  isBetweenStates,
  isOffice,
  isSentTo,
  isStruck,
  isVenue,
  isWhere,
  isWholeCountry
} from './bearing.ts';
import type { Claim } from './claims.ts';
import { matchPhrases, spanOf, type WordRange } from './phrases.ts';
import { at, nationwide, NOWHERE, type Applies, type AppliesReading } from './reference.ts';
import { isPlaced, isSeat, mentionsIn, type Mention, type Scene } from './scene.ts';
import { isIn, type Word } from './words.ts';

/** A claim with the place that it applies to. */
export interface PlacedClaim extends Claim {
  applies: Applies;
}

/** What the sentences before left: a place and the sentence that it was read in, null for the story's own. */
export interface Carried {
  applies: Applies;
  from: number | null;
}

interface Asked {
  claim: Claim;
  words: Word[];
  mentions: Mention[];
  scene: Scene;
  carried: Carried;
  /** Agreed between countries: no city is where it applies. */
  abroad: boolean;
}

type Rule = (asked: Asked) => AppliesReading | null;

/** In this order; the first that answers decides. */
const RULES: readonly Rule[] = [
  countryAdvisedOn,
  namedWithIt,
  wholeCountryInWords,
  placeOfTheAttack,
  officeOfTheIssuer,
  countryByName,
  embassyWhereAgreed,
  venueOfTheMeeting,
  whereItHappened,
  nationalOffice,
  carriedOn,
  longPlace,
  countryOfTheSubject,
  countryOfTheStory
];

/** Reads where `claim` applies: from its own sentence, from whose office orders it, from the sentences before. */
export function appliesTo(claim: Claim, scene: Scene, carried: Carried): AppliesReading {
  const mentions = mentionsIn(scene, claim.sentence.index);
  const abroad = claim.status === 'agreed' && isBetweenStates(claim, mentions);
  const asked: Asked = { claim, words: claim.words, mentions, scene, carried, abroad };
  for (const rule of RULES) {
    const answer = rule(asked);
    if (answer) return answer;
  }
  return { ...NOWHERE, reasons: ['no place named'] };
}

/**
 * The place that a local story is about: its dateline, or the first place of its first sentence. None where a national
 * office leads the story, or where the dateline is the seat of one.
 */
export function storyPlace(scene: Scene): Applies {
  const lede = scene.sentences.findIndex((sentence) => sentence.kind === 'body');
  if (lede < 0 || scene.nationalLede) return NOWHERE;
  const words = scene.words[lede] ?? [];
  const told = mentionsIn(scene, lede);
  const office = told.find((mention) => isOffice(words, mention, told, null));
  if (office) return at(scene, office, [], `office of ${office.toponym.name} in the lede`);
  const head = scene.sentences.findIndex((sentence) => sentence.kind === 'dateline');
  const dateline =
    head < 0 ? undefined : mentionsIn(scene, head).find((mention) => isPlaced(mention.toponym));
  if (dateline) return isSeat(scene, dateline) ? NOWHERE : at(scene, dateline, [], 'dateline');
  const first = told.find(
    (mention) => mention.toponym.role === 'literal' && isPlaced(mention.toponym) && !isVenue(words, mention)
  );
  return first ? at(scene, first, [], 'first place of the story') : NOWHERE;
}

/** "raised its travel advisory for Haiti": the country that travellers are told about, not the one that tells them. */
function countryAdvisedOn({ claim, words, mentions, scene }: Asked): AppliesReading | null {
  if (claim.object.value.family !== 'advisory') return null;
  const about = mentions.filter(
    (mention) =>
      mention.toponym.place?.class === 'country' &&
      mention.first > claim.object.first &&
      isIn(words[mention.first - 1], 'advised_on')
  );
  return about.length > 0 ? nationwide(scene, about, 'the country advised on') : null;
}

function namedWithIt({ claim, words, mentions, scene, abroad }: Asked): AppliesReading | null {
  const fitting = mentions.filter(
    (mention) => isWhere(words, mention, scene, claim) && !(abroad && isSeat(scene, mention))
  );
  const own = nearest(
    fitting.filter(({ toponym }) => toponym.place?.admin1),
    spanOf(claim.object, claim.act),
    words
  );
  if (!own || (isNationwide(words, scene) && isStruck(words, own))) return null;
  const first = firstOfList(own, fitting, words);
  return at(scene, first, mentions, `place named with it: ${first.toponym.name}`);
}

/** "in Rawalpindi, Attock, Jhelum and Chakwal": the first stands for them all. */
function firstOfList(mention: Mention, mentions: Mention[], words: Word[]): Mention {
  const before = mentions.find(
    ({ last }) =>
      (last === mention.first && words[last]?.comma) ||
      (last === mention.first - 1 && words[last]?.lower === 'and')
  );
  // "Noshki, Balochistan" is no list.
  const isList =
    before && (before.toponym.place?.class === 'admin1') === (mention.toponym.place?.class === 'admin1');
  return isList ? firstOfList(before, mentions, words) : mention;
}

function wholeCountryInWords({ claim, words, mentions, scene }: Asked): AppliesReading | null {
  return !isInquiry(claim) && isNationwide(words, scene)
    ? nationwide(scene, mentions, 'the whole country in words')
    : null;
}

/** An inquiry is where the attack was that it looks into. */
function placeOfTheAttack({ claim, scene }: Asked): AppliesReading | null {
  if (!isInquiry(claim) && claim.object.value.family !== 'work') return null;
  return lastAttack(claim, scene, 'place of the attack that it answers');
}

function lastAttack(claim: Claim, scene: Scene, reason: string): AppliesReading | null {
  for (let i = claim.sentence.index; i >= 0; i--) {
    const hit = attackPlace(scene.words[i] ?? [], mentionsIn(scene, i));
    if (hit) return at(scene, hit, [], `${reason}: ${hit.toponym.name}`);
  }
  return null;
}

/** "IGP Punjab ordered"; a national office's order to a local one ("directed the Islamabad police") applies there. */
function officeOfTheIssuer({ claim, words, mentions, scene }: Asked): AppliesReading | null {
  const office = mentions.find((mention) => isOffice(words, mention, mentions, claim));
  if (!office) return null;
  const isTold = claim.governing !== null && office.first >= claim.governing.last;
  if (!isTold && claim.issuer?.level === 'nation') return null;
  return at(scene, office, mentions, `office of ${office.toponym.name}`);
}

function countryByName({ claim, words, mentions, scene }: Asked): AppliesReading | null {
  const whole = mentions.filter(
    (mention) => isWholeCountry(words, mention) || isSentTo(words, mention, claim)
  );
  return whole.length > 0 ? nationwide(scene, whole, 'the country by name') : null;
}

/** "visited the Chinese Embassy in Islamabad": ministry and embassy agree where they sit, unlike two governments. */
function embassyWhereAgreed({ claim, scene }: Asked): AppliesReading | null {
  if (claim.status !== 'agreed' || claim.object.value.type !== 'coordination') return null;
  for (let i = 0; i <= claim.sentence.index; i++) {
    const words = scene.words[i] ?? [];
    const guest = words.findIndex((word) => isIn(word, 'guest_office'));
    if (guest < 0) continue;
    const met = mentionsIn(scene, i).find(
      ({ first, toponym }) =>
        isPlaced(toponym) && words[first - 1]?.lower === 'in' && first > guest && first - guest < 8
    );
    if (met) return at(scene, met, [], `agreed between ministry and embassy in ${met.toponym.name}`);
  }
  return null;
}

/** A meeting away from the seat of government is about the place that it meets in. */
function venueOfTheMeeting({ words, mentions, scene, abroad }: Asked): AppliesReading | null {
  if (abroad) return null;
  const venue = mentions.find(
    (mention) =>
      mention.toponym.role === 'literal' &&
      isVenue(words, mention) &&
      isPlaced(mention.toponym) &&
      !isSeat(scene, mention)
  );
  return venue ? at(scene, venue, mentions, `met for it in ${venue.toponym.name}`) : null;
}

/** Guards, closures and stoppages that no office is named for are where the attack before them was. */
function whereItHappened({ claim, scene, carried }: Asked): AppliesReading | null {
  if (claim.issuer?.range || carried.applies.where || !ON_THE_SPOT.has(claim.object.value.type)) return null;
  return lastAttack(claim, scene, 'place of the attack before it');
}
const ON_THE_SPOT = new Set(['deployment', 'movement_control', 'suspension']);

function nationalOffice(asked: Asked): AppliesReading | null {
  if (asked.claim.issuer?.level !== 'nation') return null;
  return (
    countryOfTheSubject(asked) ??
    countryOfTheStory(asked) ?? { ...NOWHERE, reasons: ['a national office, no place named'] }
  );
}

/** "Kazakhstan will put up cameras": the country that acts, where only one is named before the act. */
function countryOfTheSubject({ claim, mentions, scene, abroad }: Asked): AppliesReading | null {
  if (abroad || claim.status === 'agreed') return null;
  const first = Math.min(claim.object.first, claim.act?.first ?? claim.object.first);
  const named = mentions.filter(({ last, toponym }) => last <= first && toponym.place?.class === 'country');
  return named.length === 1 ? nationwide(scene, named, 'the country that acts') : null;
}

/** Where nothing says it, a measure applies in the country that the article's places lie in, once it names it. */
function countryOfTheStory({ claim, scene, abroad }: Asked): AppliesReading | null {
  const isPact = claim.status === 'agreed' && PACTS.has(claim.object.value.family);
  if (abroad || isPact) return null;
  if (!scene.country)
    return scene.lent
      ? { where: scene.lent, scope: 'unsaid', admin1: null, reasons: ['the country of the story'] }
      : null;
  const { where } = nationwide(scene, [scene.country], 'the country of the story');
  return { where, scope: 'unsaid', admin1: null, reasons: ['the country of the story'] };
}

/** A sentence without a place goes on about the place before it; in a national story only the very next one does. */
function carriedOn({ claim, scene, carried: { applies, from }, abroad }: Asked): AppliesReading | null {
  if (!applies.where || abroad) return null;
  const isPact = claim.status === 'agreed' && PACTS.has(claim.object.value.family);
  if ((scene.nationalLede || isPact) && (from === null || claim.sentence.index - from > 1)) return null;
  return { ...applies, reasons: ['place carried on from the sentences before'] };
}

/** What two sides agree on for themselves, not for a place. */
const PACTS = new Set(['together', 'train']);

/** A road or a range that crosses provinces says less than an office or the sentences before, but more than nothing. */
function longPlace({ claim, words, mentions, scene, abroad }: Asked): AppliesReading | null {
  if (abroad) return null;
  const named = mentions.find((mention) => isWhere(words, mention, scene, claim));
  return named ? at(scene, named, mentions, `place named with it: ${named.toponym.name}`) : null;
}

function isInquiry(claim: Claim): boolean {
  return claim.object.value.family === 'inquiry';
}

function isNationwide(words: Word[], scene: Scene): boolean {
  return matchPhrases(words, scene.lexicon.nationwide).length > 0;
}

function nearest(mentions: Mention[], anchor: WordRange, words: Word[]): Mention | null {
  let best: Mention | null = null;
  let bestCost = Infinity;
  for (const mention of mentions) {
    // What follows the measure says where it is more often than what stands before it.
    const gap =
      mention.first >= anchor.last
        ? mention.first - anchor.last
        : mention.last <= anchor.first
          ? (anchor.first - mention.last) * 1.5 + 1
          : 0;
    const marked = words
      .slice(Math.max(0, mention.first - 3), mention.first)
      .some((word) => word.lower === 'particularly' || word.lower === 'especially');
    const struck = isStruck(words, mention);
    const cost = gap - (marked ? 20 : 0) + (struck ? 30 : 0);
    if (cost < bestCost) {
      best = mention;
      bestCost = cost;
    }
  }
  return best;
}
