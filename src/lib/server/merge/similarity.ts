import { distanceKm } from '../../model/geometry.ts';
import type { Facts } from './facts.ts';
import { FEATURES, LIMITS, POINTS, areKindred, areMixed, round, type Feature } from './points.ts';
import { compareTolls, tollPoints } from './tolls.ts';
import { contentWords, countShared, sharedStems } from './words.ts';

/** How two mentions compare: points for and against by feature, or what rules them out. Unknown is 0 points. */
export interface Comparison {
  /** True where nothing else can make them the same. */
  ruledOut: boolean;
  score: number;
  parts: Parts;
}

/**
 * One feature's say. It is worded only when someone asks, from the two mentions where it depends on them: most
 * comparisons are never read, and this way they leave nothing behind.
 */
export interface Part {
  points: number;
  reason: string | ((a: Facts, b: Facts) => string) | null;
}

export type Parts = Readonly<Record<Feature, Part>>;

export const NOTHING: Part = { points: 0, reason: null };
/** The part of a feature that rules the pair out. */
export const NEVER: Part = { points: -Infinity, reason: null };
export const RULED_OUT: Comparison = {
  ruledOut: true,
  score: -Infinity,
  parts: {
    time: NEVER,
    place: NOTHING,
    type: NOTHING,
    words: NOTHING,
    nationality: NOTHING,
    toll: NOTHING,
    actor: NOTHING
  }
};

/** Symmetric: comparing b with a gives the same. */
export function compareIncidents(a: Facts, b: Facts): Comparison {
  if (a.kind !== b.kind || a.articleId === b.articleId) return RULED_OUT;
  const time = compareTime(a, b);
  if (time === NEVER) return RULED_OUT;
  const place = comparePlace(a, b);
  if (place === NEVER) return RULED_OUT;
  const words = compareWords(a, b);
  return total({
    time,
    place,
    type: compareType(a, b),
    words,
    nationality: compareNationality(a, b),
    toll: compareTolls(a, b, words),
    actor: compareActor(a, b, SAME_ACTOR, OTHER_ACTOR)
  });
}

/** A comparison that nothing rules out. */
export function total(parts: Parts): Comparison {
  const { time, place, type, words, nationality, toll, actor } = parts;
  const sum =
    time.points + place.points + type.points + words.points + nationality.points + toll.points + actor.points;
  return { ruledOut: false, score: round(sum), parts };
}

/** Points of a pair by feature. */
export type Tally = Record<Feature, number>;

export function noTally(): Tally {
  return { time: 0, place: 0, type: 0, words: 0, nationality: 0, toll: 0, actor: 0 };
}

/**
 * The score of `compareIncidents` alone, -Infinity where something rules the pair out. Its points are written into
 * `tally`: of most pairs nothing else is ever asked, and nothing is made anew for them.
 */
export function scoreIncidents(a: Facts, b: Facts, tally: Tally): number {
  if (a.kind !== b.kind || a.articleId === b.articleId) return -Infinity;
  const time = compareTime(a, b);
  if (time === NEVER) return -Infinity;
  const place = comparePlace(a, b);
  if (place === NEVER) return -Infinity;
  const words = compareWords(a, b);
  tally.time = time.points;
  tally.place = place.points;
  tally.type = compareType(a, b).points;
  tally.words = words.points;
  tally.nationality = compareNationality(a, b).points;
  tally.toll = tollPoints(a, b, words) ?? 0;
  tally.actor = compareActor(a, b, SAME_ACTOR, OTHER_ACTOR).points;
  const { type, nationality, toll, actor } = tally;
  return round(time.points + place.points + type + words.points + nationality + toll + actor);
}

export function reasonsOf({ parts }: Comparison, a: Facts, b: Facts): string[] {
  return FEATURES.flatMap((feature) => {
    const { points, reason } = parts[feature];
    if (reason === null) return [];
    const worded = typeof reason === 'string' ? reason : reason(a, b);
    return [lineOf(feature, worded, points)];
  });
}

/** As one flat string: one that is put together by a template is kept in pieces, and there are many. */
function lineOf(feature: Feature, reason: string, points: number): string {
  return [feature, ': ', reason, points < 0 ? ' (' : ' (+', round(points), ')'].join('');
}

const { time: TIME, place: PLACE, type: TYPE, words: WORDS } = POINTS;

const WITHIN: Readonly<Record<Facts['datePrecision'], Part>> = {
  day: { points: TIME.day, reason: 'same day' },
  week: { points: TIME.week, reason: 'within one week' },
  month: { points: TIME.month, reason: 'within one month' },
  year: { points: TIME.year, reason: 'within one year' },
  unknown: NOTHING
};
const NEXT_DAY: Part = { points: TIME.nextDay, reason: (a, b) => `${gapOf(a, b)} day apart` };
const FOUND_LATER: Part = {
  points: TIME.foundLater,
  reason: (a, b) => `abducted, found ${gapOf(a, b)} days later`
};
const TOLD_SOON: Part = {
  points: TIME.toldSoonAfter,
  reason: `undated, told within ${LIMITS.newsDays} days`
};

function compareTime(a: Facts, b: Facts): Part {
  const isDated = a.from !== null && a.to !== null && b.from !== null && b.to !== null;
  // What is told of an abduction is told before those abducted are found.
  if (isDated && gapOf(a, b) > 0 && isFoundLater(a, b)) return FOUND_LATER;
  if (toldBefore(a, b) || toldBefore(b, a)) return NEVER;
  if (!isDated) return compareUndated(a, b);
  const gap = gapOf(a, b);
  if (gap <= 0) return WITHIN[coarseness(a) > coarseness(b) ? a.datePrecision : b.datePrecision];
  if (coarseness(a) > 1 || coarseness(b) > 1) return NEVER;
  return gap <= LIMITS.slackDays ? NEXT_DAY : NEVER;
}

/** Days between two dated mentions; 0 or less where they overlap. */
function gapOf(a: Facts, b: Facts): number {
  return Math.max(a.from!, b.from!) - Math.min(a.to!, b.to!);
}

/** The same number of people, and something said of them, taken and then found dead at one place. */
function isFoundLater(a: Facts, b: Facts): boolean {
  const [first, later] = a.from! <= b.from! ? [a, b] : [b, a];
  if (first.type !== 'kidnapping' || later.from! - first.from! > LIMITS.abductedDays) return false;
  if (later.type !== 'kidnapping' && !areKindred('kidnapping', later.type)) return false;
  if (first.taken === null || first.taken !== later.taken || later.taken === 0) return false;
  return countShared(a.stems, b.stems) > 0;
}

const COARSENESS = { day: 0, week: 1, month: 2, year: 3, unknown: 4 } as const;

function coarseness({ datePrecision }: Facts): number {
  return COARSENESS[datePrecision];
}

function toldBefore(report: Facts, event: Facts): boolean {
  return report.published !== null && event.from !== null && report.published < event.from - LIMITS.slackDays;
}

function compareUndated(a: Facts, b: Facts): Part {
  const whenA = a.from ?? a.published;
  const whenB = b.from ?? b.published;
  if (whenA === null || whenB === null || Math.abs(whenA - whenB) > LIMITS.newsDays) return NOTHING;
  return TOLD_SOON;
}

const SAME_ADMIN2: Part = { points: PLACE.admin2, reason: (a) => `both in ${a.place.admin2}` };
const SAME_ADMIN1: Part = { points: PLACE.admin1, reason: (a) => `both in ${a.place.admin1}` };
const SAME_COUNTRY: Part = { points: PLACE.country, reason: (a) => `both in ${a.place.country}` };
const inKm = (a: Facts, b: Facts) => `${Math.round(distanceKm(a.point!, b.point!))} km apart`;
const TOWN: Part = { points: PLACE.town, reason: inKm };
const CITY: Part = { points: PLACE.city, reason: inKm };
const DISTRICT: Part = { points: PLACE.district, reason: inKm };
const NEARBY: Part = { points: PLACE.nearby, reason: inKm };
const FARTHER: Part = { points: PLACE.farther, reason: inKm };

function comparePlace(a: Facts, b: Facts): Part {
  const [p, q] = [a.place, b.place];
  if (p.country !== null && q.country !== null && p.country !== q.country) return NEVER;
  if (a.point !== null && b.point !== null) return compareDistance(a, b);
  if (p.admin1 !== null && q.admin1 !== null) {
    if (p.admin1 !== q.admin1) return NEVER;
    return p.admin2 !== null && p.admin2 === q.admin2 ? SAME_ADMIN2 : SAME_ADMIN1;
  }
  return p.country === null || q.country === null ? NOTHING : SAME_COUNTRY;
}

/** Kilometres in a degree of latitude, a little under the least. */
const KM_PER_DEGREE = 110;

function compareDistance(a: Facts, b: Facts): Part {
  const reach = a.radiusKm + b.radiusKm;
  if (Math.abs(a.point![1] - b.point![1]) * KM_PER_DEGREE > reach + LIMITS.farKm) return NEVER;
  const apart = distanceKm(a.point!, b.point!) - reach;
  if (apart > LIMITS.farKm) return NEVER;
  if (apart > 0) return apart <= LIMITS.nearbyKm ? NEARBY : FARTHER;
  const wider = Math.max(a.radiusKm, b.radiusKm);
  return wider <= LIMITS.townKm ? TOWN : wider <= LIMITS.cityKm ? CITY : DISTRICT;
}

const typesOf = (word: string) => (a: Facts, b: Facts) => [a.type, b.type].sort().join(` ${word} `);
const SAME_TYPE: Part = { points: TYPE.same, reason: (a) => `both ${a.type}` };
const KINDRED_TYPE: Part = { points: TYPE.kindred, reason: typesOf('or') };
const MIXED_TYPE: Part = { points: TYPE.mixed, reason: typesOf('against') };
const OTHER_TYPE: Part = { points: TYPE.different, reason: typesOf('against') };

export function compareType(a: Facts, b: Facts): Part {
  if (a.type === b.type) return SAME_TYPE;
  if (a.type === 'other' || b.type === 'other') return NOTHING;
  if (areKindred(a.type, b.type)) return KINDRED_TYPE;
  return areMixed(a.type, b.type) ? MIXED_TYPE : OTHER_TYPE;
}

const inCommon = (a: Facts, b: Facts) => sharedWords(a, b, 'incident');
const MOST_WORDS: Part = { points: WORDS.most, reason: inCommon };
const SOME_WORDS: Part = { points: WORDS.some, reason: inCommon };
const FEW_WORDS: Part = { points: 0, reason: inCommon };
const NO_WORDS: Part = { points: WORDS.none, reason: 'no word in common' };
const OTHER_VICTIM: Part = { points: WORDS.otherVictim, reason: 'another victim' };

/** What was hit. A killing of one chosen person is told by that person: another word is another victim. */
function compareWords(a: Facts, b: Facts): Part {
  if (a.stems.length === 0 || b.stems.length === 0) return NOTHING;
  const shared = countShared(a.stems, b.stems);
  if (shared === 0)
    return a.type === 'targeted_killing' && b.type === 'targeted_killing' ? OTHER_VICTIM : NO_WORDS;
  const share = shared / Math.min(a.stems.length, b.stems.length);
  return share >= 0.5 ? MOST_WORDS : share >= 0.25 ? SOME_WORDS : FEW_WORDS;
}

/** The first words of two texts that have a stem in common, as the one with the smaller id writes them. */
export function sharedWords(a: Facts, b: Facts, of: 'incident' | 'measure'): string {
  const shared = new Set(sharedStems(a.stems, b.stems));
  const words = contentWords((a.id < b.id ? a : b).text, of).filter(({ stem }) => shared.has(stem));
  return `"${words
    .slice(0, 5)
    .map(({ word }) => word)
    .join(' ')}"`;
}

const SHARED_NATION: Part = {
  points: POINTS.nationality.shared,
  reason: (a, b) => `both ${sharedNations(a, b).join(', ')}`
};
const OTHER_NATION: Part = {
  points: POINTS.nationality.different,
  reason: 'different nationalities'
};

function compareNationality(a: Facts, b: Facts): Part {
  if (a.foreigners.size === 0 || b.foreigners.size === 0) return NOTHING;
  return sharedNations(a, b).length > 0 ? SHARED_NATION : OTHER_NATION;
}

function sharedNations(a: Facts, b: Facts): string[] {
  const nations = (facts: Facts) => new Set([...facts.foreigners.keys()].map((key) => key.slice(-2)));
  const other = nations(b);
  return [...nations(a)].filter((code) => other.has(code)).sort();
}

const SAME_ACTOR: Part = { points: POINTS.actor.same, reason: (a) => a.actor! };
const OTHER_ACTOR: Part = { points: POINTS.actor.different, reason: actorsOf };

export function compareActor(a: Facts, b: Facts, same: Part, other: Part): Part {
  if (a.actor === null || b.actor === null) return NOTHING;
  return a.actor === b.actor ? same : other;
}

export function actorsOf(a: Facts, b: Facts): string {
  return [a.actor, b.actor].sort().join(' against ');
}
