/**
 * Why a place, and why one record: the sentences that the stages write, in English. A place in one is filled with what
 * its name says: `n` and `m` numbers, `area` a code or a name, `type` a type of record, `nation` and `nations` country codes,
 * `record` a report's id, anything else a text. The first one that fits is taken, so narrow ones stand before wide ones.
 */
export const TEMPLATES = {
  // What the article says of the place.
  namesAttack: 'names the attack',
  wasAttacked: 'was attacked',
  opensClause: 'opens the clause',
  distanceFrom: 'a distance from it',
  closeTo: 'close to it',
  destination: 'destination',
  originOrDestination: 'origin or destination',
  objectOfAttack: 'object of the attack',
  noPreposition: 'no preposition says where',
  afterOf: 'after "of"',
  areaOfIt: 'an area of it',
  clauseOfAttack: 'where the clause of the attack puts it',
  saidToBeWhere: 'said to be where',
  wordTakesUp: '"the {word}" takes up {name}',
  partOfStory: 'a part of the country that the article is about',
  onlyPlace: 'the only place that the article names',
  onlyTown: 'the only town that the report names',
  onlyCountry: 'the only country that the article names',
  townOfStory: 'the town that the story is about',
  namesBorder: 'names a border',
  hereIs: '"here" is {name}, where the report is dated from',
  severalAtOnce: 'told of several places at once',
  thingAttacked: 'the {word} that was attacked',

  // Where a measure applies.
  dateline: 'dateline',
  firstOfStory: 'first place of the story',
  countryAdvised: 'the country advised on',
  countryInWords: 'the whole country in words',
  countryByName: 'the country by name',
  countryOfStory: 'the country of the story',
  countryActs: 'the country that acts',
  carriedOn: 'place carried on from the sentences before',
  attackAnswered: 'place of the attack that it answers: {name}',
  attackBefore: 'place of the attack before it: {name}',
  officeInLede: 'office of {name} in the lede',
  officeOf: 'office of {name}',
  namedWithIt: 'place named with it: {name}',
  agreedIn: 'agreed between ministry and embassy in {name}',
  metIn: 'met for it in {name}',

  // Which of the places of a name.
  inCountry: "in the article's country",
  inProvince: "in the article's province",
  spelledOtherwise: 'spelled otherwise',
  inStatedArea: 'in the area that the text states',
  holdsStated: 'holds a place that the text puts into it',
  askedKind: 'the kind of place that the text asks for',
  otherKind: 'not the kind of place that the text asks for',
  sisterProvinces: 'beside other provinces of its country',
  datelineCountry: "in the dateline's country",
  publisherCountry: "in the publisher's country",
  sameDistrict: 'in the district of another place of the article',
  nearOthers: 'near other places of the article',
  farFromAll: 'far from everything else in the article',
  population: 'population {n}',

  // How far it is known.
  noSuchPlace: 'no place of that name is known',
  partOfCountry: 'only its part of the country is said',
  direction: 'only the direction "{word}" is said',
  tooFar: '{n} km away says only the province',
  nearIt: 'said to be near it',
  kmFromIt: 'said to be {n} km from it',
  saidToBe: 'said to be {words} it',
  tooLong: 'somewhere on {n} km between two places',
  betweenTwo: 'between two places',
  placesAtOnce: '{n} places at once',
  liesIn: 'lies in {area}',
  drawnIn: 'the boundaries draw it in {area}',
  unknownInside: '{name} is in no gazetteer, {known} is',
  unknown: '{name} is in no gazetteer',
  offBy: '{distance}',

  // Who set it.
  quotedBySecond: 'the place that the second reader quoted',
  setByPerson: 'set by a person',
  proposedBy: 'proposed by {who}',

  // Why one record.
  alone: 'no other report tells it',
  joinedBy: 'joined by {record}',
  onlyFit: 'the only record that fits, with {record}',
  sameAs: 'same as {record}: score {n}',
  manyMeant: 'ambiguous: more than {n} records could be meant, so it stands apart',
  rivalsMore: 'ambiguous: fits {records} and {n} more alike, so it stands apart',
  rivals: 'ambiguous: fits {records} alike, so it stands apart',
  killedPart: 'killed {n} is a part of the {m} in {record}',
  injuredPart: 'injured {n} is a part of the {m} in {record}',
  keptBecause: 'kept together by {who}, {day}: {why}',
  kept: 'kept together by {who}, {day}',
  apartBecause: 'set apart by {who}, {day}: {why}',
  apart: 'set apart by {who}, {day}',

  // How two reports compare, with the points that it gave.
  sameDay: 'time: same day ({points})',
  oneWeek: 'time: within one week ({points})',
  oneMonth: 'time: within one month ({points})',
  oneYear: 'time: within one year ({points})',
  daysApart: 'time: {n} days apart ({points})',
  dayApart: 'time: {n} day apart ({points})',
  foundLater: 'time: abducted, found {n} days later ({points})',
  undatedSoon: 'time: undated, told within {n} days ({points})',
  undated: 'time: undated ({points})',
  oneTime: 'time: at one time ({points})',
  bothIn: 'place: both in {area} ({points})',
  bothFor: 'place: both for {area} ({points})',
  kmApart: 'place: {n} km apart ({points})',
  bothType: 'type: both {type} ({points})',
  kindredTypes: 'type: {type} or {type2} ({points})',
  otherTypes: 'type: {type} against {type2} ({points})',
  noWords: 'words: no word in common ({points})',
  otherVictim: 'words: another victim ({points})',
  wordsShare: 'words: {words}, {n} % of the shorter wording ({points})',
  words: 'words: {words} ({points})',
  otherNations: 'nationality: different nationalities ({points})',
  bothNations: 'nationality: both {nations} ({points})',
  toll: 'toll: {tolls} ({points})',
  otherActor: 'actor: {actor} against {actor2} ({points})',
  actor: 'actor: {actor} ({points})'
} as const satisfies Record<string, string>;

export type ReasonCode = keyof typeof TEMPLATES;

/** The parts of what is said of two tolls. */
export const TOLL_TEMPLATES = {
  toldAsPart: '{n} killed told as a part',
  killedAgainst: 'killed {count} against {count2}',
  killedBoth: 'killed {count}',
  injuredAgainst: 'injured {count} against {count2}',
  injuredBoth: 'injured {count}',
  groupBoth: '{n} {outcome} {nation}'
} as const satisfies Record<string, string>;

export type TollCode = keyof typeof TOLL_TEMPLATES;
