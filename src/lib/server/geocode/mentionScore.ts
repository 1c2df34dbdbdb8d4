import { classOfWord } from './names.ts';
import { hasPlacePreposition, type Mention } from './mention.ts';
import { tokenAfter, tokenBefore } from './runs.ts';

/** What stands around a name that speaks for or against its being a place. */
export interface MentionCues {
  /** "in", "near", "from" … before it. */
  preposition: boolean;
  /** "of", "to" … before it. */
  weakPreposition: boolean;
  /** What is done to it is done to places: "shelled Bakhmut". */
  placeVerb: boolean;
  /** "district" after it, "town of" before it. */
  classWord: boolean;
  /** Followed by the area that it lies in: "Columbia, Ky." */
  inNext: boolean;
  /** One of a list of places. */
  inList: boolean;
  /** Acts or speaks for the place, as only a real one does. */
  publicBody: boolean;
  /** Certain in another mention of the article. */
  elsewhere: boolean;
  /** Some place of that name lies in a province of places that are certain. */
  sameProvince: boolean;
  /** The name before it, a comma between, is of a place in it: "Cairo, Ill." */
  holdsPrevious: boolean;
  /** Some place of that name lies in a country of places that are certain. */
  sameCountry: boolean;
  /** Any of the cues that settle it. */
  strong: boolean;
}

export const NO_CUES: MentionCues = {
  preposition: false,
  weakPreposition: false,
  placeVerb: false,
  classWord: false,
  inNext: false,
  inList: false,
  publicBody: false,
  elsewhere: false,
  sameProvince: false,
  holdsPrevious: false,
  sameCountry: false,
  strong: false
};

/** Points for and against a name being a place; it is one from `accept` on. */
const MENTION_WEIGHTS = {
  accept: 1,
  preposition: 2.8,
  weakPreposition: 0.7,
  placeVerb: 1.1,
  classWord: 2,
  inNext: 3.5,
  holdsPrevious: 3,
  inList: 1,
  sameCountry: 0.4,
  sameProvince: 0.9,
  publicBody: 0.8,
  /** The same name is certain elsewhere in the article. */
  elsewhere: 1.5,
  country: 3,
  admin1: 2,
  admin2: 0.8,
  region: 1.5,
  site: 1.5,
  /** For a town, per power of ten of its people above `quietTown`. */
  perTenfold: 0.7,
  quietTown: 3_000,
  severalWords: 1,
  /** "La." or "MS" after a comma: no word of the language stands there so. */
  shortForm: 3,
  alias: -0.4,
  notProperNoun: -0.8,
  commonWord: -2.4,
  givenName: -1,
  /** Any word has a capital there; one that is tagged as a name and is no other word hardly less. */
  sentenceStart: -0.5,
  nameAtStart: -0.1,
  shouted: -0.5
};

export function cuesOf({
  at,
  words
}: Mention): Pick<
  MentionCues,
  'preposition' | 'weakPreposition' | 'placeVerb' | 'classWord' | 'publicBody' | 'strong'
> {
  const before = tokenBefore(at);
  const after = tokenAfter(at);
  const classBefore = before?.lower === 'of' && classOfWord(tokenBefore(at, 2)?.text ?? '') !== null;
  const classAfter = after !== null && classOfWord(after.text) !== null;
  const preposition = hasPlacePreposition(at, words);
  return {
    preposition,
    weakPreposition:
      words.weakPrepositions.has(before?.lower ?? '') || words.modifiers.has(before?.lower ?? ''),
    placeVerb: before?.pos === 'VERB' && words.placeVerbs.has(before.lemma),
    classWord: classBefore || classAfter,
    publicBody: words.publicBodies.has(after?.text ?? ''),
    strong: preposition || classBefore || classAfter
  };
}

/** Whether a literal mention is taken for a place, with the points behind the choice. */
export function scoreMention(mention: Mention, cues: MentionCues): { accepted: boolean; reasons: string[] } {
  const weights = MENTION_WEIGHTS;
  const { at, key, words } = mention;
  const points: Point[] = [];
  add(points, cues.preposition, weights.preposition, 'follows a preposition of place');
  add(points, cues.weakPreposition, weights.weakPreposition, 'follows a preposition');
  add(points, cues.placeVerb, weights.placeVerb, 'is what something is done to');
  add(points, cues.classWord, weights.classWord, 'has a word for a kind of place beside it');
  add(points, cues.inNext, weights.inNext, 'is followed by the area that it lies in');
  add(points, cues.inList, weights.inList, 'stands in a list of places');
  add(points, cues.holdsPrevious, weights.holdsPrevious, 'is the area of the place before it');
  add(points, cues.sameProvince, weights.sameProvince, 'lies in a province of the article');
  add(points, cues.sameCountry, weights.sameCountry, 'lies in a country of the article');
  add(points, cues.elsewhere, weights.elsewhere, 'is certain elsewhere in the article');
  add(points, cues.publicBody, weights.publicBody, 'acts or is acted for');
  points.push(knownness(mention));
  const single = !key.includes(' ');
  add(points, !single, weights.severalWords, 'has several words');
  add(
    points,
    mention.places.every(({ kind }) => kind === 'alias'),
    weights.alias,
    'is only an alternate name'
  );
  const token = at.doc.tokens[at.first];
  add(
    points,
    single &&
      token?.pos !== 'PROPN' &&
      !(cues.publicBody && !mention.isCommonWord) &&
      !token?.text.includes('.') &&
      (at.shouted || !cues.preposition || tokenAfter(at)?.pos === 'NOUN'),
    weights.notProperNoun,
    'is tagged as no name'
  );
  const isCountry = mention.places.some(({ place }) => place.class === 'country');
  const isShort = isShortForm(mention);
  add(points, isShort, weights.shortForm, 'is the short form of a province after a comma');
  add(
    points,
    single && !isCountry && !isShort && mention.isCommonWord,
    weights.commonWord,
    'is an English word'
  );
  add(points, single && !isCountry && words.givenNames.has(key), weights.givenName, 'is a given name');
  const isPlainName = token?.pos === 'PROPN' && !mention.isCommonWord;
  add(
    points,
    at.first === at.sentence.firstToken && single,
    isPlainName ? weights.nameAtStart : weights.sentenceStart,
    'begins the sentence'
  );
  add(points, at.shouted && single, weights.shouted, 'stands in a headline');
  const total = points.reduce((sum, [weight]) => sum + weight, 0);
  return {
    accepted: total >= weights.accept,
    reasons: points.filter(([weight]) => weight > 0).map(([, reason]) => reason)
  };
}

type Point = [weight: number, reason: string];

function add(points: Point[], when: boolean, weight: number, reason: string): void {
  if (when) points.push([weight, reason]);
}

/** `findMentions` lets short forms through only as they are written. */
function isShortForm({ at, key, places }: Mention): boolean {
  return (
    key.length <= LONGEST_FORM && tokenBefore(at)?.text === ',' && places.length > 0 && places.every(isForm)
  );
}

function isForm({ place, kind }: Mention['places'][number]): boolean {
  return place.class === 'admin1' && (kind === 'code' || kind === 'alias');
}

const LONGEST_FORM = 4;

function knownness({ places }: Mention): [number, string] {
  const best = places.map(({ place }): [number, string] => {
    if (place.class === 'settlement' || place.class === 'tehsil') {
      const tenfolds = Math.log10(Math.max(1, place.population) / MENTION_WEIGHTS.quietTown);
      return [
        Math.max(0, tenfolds) * MENTION_WEIGHTS.perTenfold,
        `${place.name} has ${place.population} people`
      ];
    }
    return [MENTION_WEIGHTS[place.class], `${place.name} is a ${place.class}`];
  });
  return best.reduce((most, one) => (one[0] > most[0] ? one : most), [0, '']);
}
