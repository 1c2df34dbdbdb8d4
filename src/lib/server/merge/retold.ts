import type { Facts } from './facts.ts';
import { hashOf, keyOf } from './keys.ts';
import { LIMITS, MEASURE_POINTS } from './points.ts';
import {
  NEVER,
  NOTHING,
  RULED_OUT,
  actorsOf,
  compareActor,
  sharedWords,
  total,
  type Comparison,
  type Part
} from './similarity.ts';
import { sharedStems } from './words.ts';

/** How much a word tells: the rarer among all measures, the more. */
export type Weights = (stem: string) => number;

/** Counted as if so many more measures had been told, so that a word of a small collection is not taken for common. */
const PRIOR = 20;
/** A shorter wording tells too little to go by. */
const LEAST_STEMS = 3;
/** Shares of the shorter wording's weight. */
const SHARES = { most: 0.6, half: 0.4, some: 0.28 } as const;

/** Rarity of each stem among the measures: ln((N + 20) / n). */
export function weighStems(facts: readonly Facts[]): Weights {
  const counts = new Map<string, number>();
  for (const { stems } of facts) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const all = Math.log(facts.length + PRIOR);
  return (stem) => all - Math.log(counts.get(stem) ?? 1);
}

/**
 * Whether two reports tell one measure: of one type, by what they say of it (words that few measures share), where it
 * applies and when. A town's measure is never another town's; what is told for a province may be the town's in it. Words
 * decide: without them, the same kind of order in the same place is another order.
 */
export function compareMeasures(a: Facts, b: Facts, weights: Weights): Comparison {
  if (a.kind !== b.kind || a.articleId === b.articleId) return RULED_OUT;
  const time = compareTime(a, b);
  const place = compareArea(a, b);
  if (time === NEVER || place === NEVER) return RULED_OUT;
  const words = compareSummaries(a, b, weights);
  if (words === NEVER) return RULED_OUT;
  const actor = compareActor(a, b, SAME_ISSUER, OTHER_ISSUER);
  return total({ time, place, type: SAME_TYPE, words, nationality: NOTHING, toll: NOTHING, actor });
}

const { time: TIME, place: PLACE, words: WORDS } = MEASURE_POINTS;
const SAME_TYPE: Part = { points: MEASURE_POINTS.type, reason: (a) => `both ${a.type}` };
const SAME_ISSUER: Part = { points: MEASURE_POINTS.actor.same, reason: (a) => a.actor! };
const OTHER_ISSUER: Part = { points: MEASURE_POINTS.actor.different, reason: actorsOf };

/** The words that tell the most of a measure, as many as bring two reports of it together. */
const TELLING_STEMS = 5;

/**
 * Keys by which measures meet: the type and two telling words, in one stretch of time or the next; undated ones by the
 * words alone. A brief wording meets by a single word.
 */
export function measureKeys(facts: Facts, weights: Weights): { own: number[]; near: number[] } {
  const when = whenOf(facts);
  const stretch = when === null ? null : Math.floor(when / STRETCH_DAYS);
  const { pairs, singles } = wordKeys(facts, weights);
  const briefs = singles.map(asBrief);
  const isBrief = facts.stems.length < LEAST_STEMS;
  const [here, around] = stretch === null ? [[-1], [-1]] : [[stretch], [stretch - 1, stretch, stretch + 1]];
  const [own, near]: [number[], number[]] = [[], []];
  addKeys(own, pairs, here);
  addKeys(near, pairs, around);
  if (isBrief) {
    addKeys(own, briefs, here);
    addKeys(near, singles, around);
  }
  addKeys(own, singles, here);
  addKeys(near, briefs, around);
  return { own, near };
}

/** The type with two of the words that tell the most, and with each of them. */
function wordKeys({ type, stems }: Facts, weights: Weights) {
  const kind = hashOf(type);
  const telling = stems
    .map((stem) => ({ stem, weight: weights(stem) }))
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, TELLING_STEMS)
    .map(({ stem }) => hashOf(stem))
    .sort((a, b) => a - b);
  const pairs: number[] = [];
  for (let i = 0; i < telling.length; i++)
    for (let j = i + 1; j < telling.length; j++) pairs.push(keyOf(kind, telling[i]!, telling[j]));
  return { pairs, singles: telling.map((stem) => keyOf(kind, stem)) };
}

function addKeys(keys: number[], words: readonly number[], stretches: readonly number[]): void {
  for (const word of words) for (const stretch of stretches) keys.push(keyOf(word, stretch));
}

function asBrief(key: number): number {
  return keyOf(key, LEAST_STEMS);
}

/** Longer than any two reports of one measure are told apart. */
const STRETCH_DAYS = 28;

const AT_ONE_TIME: Part = { points: TIME.same, reason: 'at one time' };
const DAYS_APART: Part = { points: TIME.days, reason: wordGap };
const WEEKS_APART: Part = { points: TIME.weeks, reason: wordGap };
const UNDATED: Part = { points: TIME.undated, reason: 'undated' };
const UNDATED_SOON: Part = {
  points: TIME.undatedSoon,
  reason: (a, b) => `undated, told within ${Math.abs(whenOf(a)! - whenOf(b)!)} days`
};

function compareTime(a: Facts, b: Facts): Part {
  if (runsAhead(a, b) || runsAhead(b, a)) return NEVER;
  if (a.from === null || a.to === null || b.from === null || b.to === null) {
    const [whenA, whenB] = [whenOf(a), whenOf(b)];
    if (whenA === null || whenB === null) return UNDATED;
    return Math.abs(whenA - whenB) > LIMITS.retoldDays ? NEVER : UNDATED_SOON;
  }
  const gap = gapOf(a, b);
  if (gap <= 0) return AT_ONE_TIME;
  if (gap > LIMITS.newsDays) return NEVER;
  return gap <= LIMITS.measureDays ? DAYS_APART : WEEKS_APART;
}

export function whenOf(facts: Facts): number | null {
  return facts.from ?? facts.published;
}

function gapOf(a: Facts, b: Facts): number {
  return Math.max(a.from!, b.from!) - Math.min(a.to!, b.to!);
}

function wordGap(a: Facts, b: Facts): string {
  return `${gapOf(a, b)} days apart`;
}

/** Told before the other is said to have been taken, by more than an announcement runs ahead. */
function runsAhead(report: Facts, measure: Facts): boolean {
  return (
    report.published !== null && measure.from !== null && report.published < measure.from - LIMITS.newsDays
  );
}

const SAME_PLACE: Part = { points: PLACE.same, reason: (a) => `both for ${a.place.name ?? a.place.placeId}` };
const SAME_PROVINCE: Part = { points: PLACE.same, reason: (a) => `both for ${a.place.admin1}` };
const IN_PROVINCE: Part = { points: PLACE.within, reason: (a) => `both in ${a.place.admin1}` };
const SAME_COUNTRY: Part = { points: PLACE.within, reason: (a) => `both for ${a.place.country}` };
const IN_COUNTRY: Part = { points: PLACE.country, reason: (a) => `both in ${a.place.country}` };

function compareArea(a: Facts, b: Facts): Part {
  const [p, q] = [a.place, b.place];
  if (differ(p.country, q.country) || differ(p.admin1, q.admin1)) return NEVER;
  if (p.placeId !== null && p.placeId === q.placeId) return SAME_PLACE;
  if (p.precision === 'settlement' && q.precision === 'settlement') return NEVER;
  if (differ(p.admin2, q.admin2)) return NEVER;
  if (p.admin1 !== null && p.admin1 === q.admin1)
    return p.precision === 'admin1' && q.precision === 'admin1' ? SAME_PROVINCE : IN_PROVINCE;
  if (p.country === null || q.country === null) return NOTHING;
  return p.admin1 === null && q.admin1 === null ? SAME_COUNTRY : IN_COUNTRY;
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

/** The words decide: too few in common, and it is another measure. Brief wordings are no proof by themselves. */
function compareSummaries(a: Facts, b: Facts, weights: Weights): Part {
  const shared = sharedStems(a.stems, b.stems);
  const shorter = Math.min(weigh(a.stems, weights), weigh(b.stems, weights));
  const share = shorter === 0 ? 0 : weigh(shared, weights) / shorter;
  const isBrief = Math.min(a.stems.length, b.stems.length) < LEAST_STEMS;
  if (share < SHARES.some || (shared.length < 2 && !isBrief)) return NEVER;
  const { most, half, some } = WORDS;
  const points = share >= SHARES.most && !isBrief ? most : share >= SHARES.half ? half : some;
  const percent = Math.round(100 * share);
  return {
    points,
    reason: (one, other) => `${sharedWords(one, other, 'measure')}, ${percent} % of the shorter wording`
  };
}

function weigh(stems: readonly string[], weights: Weights): number {
  let sum = 0;
  for (const stem of stems) sum += weights(stem);
  return sum;
}
