import { distanceKm } from '../../model/geometry.ts';
import type { Count } from '../../model/index.ts';
import type { Facts } from './facts.ts';

export const FEATURES = ['time', 'place', 'type', 'words', 'nationality', 'toll', 'actor'] as const;
type Feature = (typeof FEATURES)[number];

/** How two mentions compare: points for and against by feature, or what rules them out. Unknown is 0 points. */
export interface Comparison {
  /** What makes it impossible that both tell the same; null where nothing does. */
  veto: string | null;
  score: number;
  points: Record<Feature, number>;
  reasons: string[];
}

/** Points for agreement, by feature. Two mentions that reach `join` are taken for the same. */
export const POINTS = {
  join: 5,
  /** Same interval or overlap, by the coarser date of the two. */
  time: { day: 3, week: 2, month: 1, year: 0.5, unknown: 0, nextDay: 0.5, toldSoonAfter: 1 },
  /** Both extents touch, by the wider extent; then the same area only, then apart. */
  place: {
    town: 3,
    city: 2,
    district: 1.5,
    admin2: 1.5,
    admin1: 1,
    country: 0.3,
    nearby: 0.5,
    farther: -1.5
  },
  type: { same: 1.5, kindred: 0.75, mixed: -1.5, different: -2 },
  words: { most: 1, some: 0.5, none: -0.25 },
  /** Wording of a measure is nearly all there is to go by. */
  summary: { most: 2, some: 1, none: -1.5 },
  nationality: { shared: 1, different: -2 },
  toll: { part: 1.5, overlap: 0.25, apart: -1, farApart: -3 },
  actor: { same: 0.75, different: -0.75 }
} as const;

/** Limits of what can still be the same. */
export const LIMITS = {
  /** A night attack is dated by either day. */
  slackDays: 1,
  /** An undated report is taken for news of the last fortnight. */
  newsDays: 14,
  /** Beyond the extents: still a neighbour. */
  nearbyKm: 25,
  /** Beyond the extents: never the same. Within one blocking cell, see block.ts. */
  farKm: 75,
  townKm: 10,
  cityKm: 30
} as const;

/** Types that reporters give to one and the same attack. Unordered pairs; `other` goes with all. */
const KINDRED = new Set(
  [
    'bombing suicide_bombing',
    'bombing complex_attack',
    'bombing grenade',
    'bombing shelling',
    'grenade shelling',
    'complex_attack suicide_bombing',
    'armed_assault complex_attack',
    'armed_assault targeted_killing',
    'armed_assault kidnapping',
    'armed_assault grenade',
    'armed_assault arson_sabotage',
    'kidnapping targeted_killing',
    'arson_sabotage bombing'
  ].map((pair) => pair.split(' ').sort().join(' '))
);

/** An attack with blasts and gunfire is told as either; they meet only where more than time and place agrees. */
const MIXED = new Set(['armed_assault bombing', 'armed_assault suicide_bombing', 'armed_assault shelling']);

/** Symmetric: comparing b with a gives the same score. */
export function compareIncidents(a: Facts, b: Facts): Comparison {
  return compare(a, b, POINTS.words);
}

export function compareMeasures(a: Facts, b: Facts): Comparison {
  return compare(a, b, POINTS.summary);
}

type Part = { points: number; reason: string | null; veto?: boolean };
const NOTHING: Part = { points: 0, reason: null };

function compare(a: Facts, b: Facts, words: { most: number; some: number; none: number }): Comparison {
  const parts: Record<Feature, Part> = {
    time: compareTime(a, b),
    place: comparePlace(a, b),
    type: compareType(a, b),
    words: compareWords(a, b, words),
    nationality: compareNationality(a, b),
    toll: compareTolls(a, b),
    actor: compareActor(a, b)
  };
  const named = FEATURES.map((feature) => ({ feature, ...parts[feature] }));
  const ruledOut = a.articleId === b.articleId ? 'told apart in one article' : null;
  const points = Object.fromEntries(named.map((part) => [part.feature, part.points])) as Record<
    Feature,
    number
  >;
  return {
    veto: ruledOut ?? named.find((part) => part.veto)?.reason ?? null,
    score: round(named.reduce((sum, part) => sum + part.points, 0)),
    points,
    reasons: named.flatMap(({ feature, reason, points: n }) =>
      reason === null ? [] : [`${feature}: ${reason} (${n < 0 ? '' : '+'}${n})`]
    )
  };
}

function compareTime(a: Facts, b: Facts): Part {
  if (toldBefore(a, b) || toldBefore(b, a)) return ruleOut('one was published before the other happened');
  if (a.from === null || a.to === null || b.from === null || b.to === null) return compareUndated(a, b);
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  if (gap <= 0) {
    const coarser = COARSENESS.indexOf(a.datePrecision) > COARSENESS.indexOf(b.datePrecision) ? a : b;
    const precision = coarser.datePrecision;
    return {
      points: POINTS.time[precision],
      reason: precision === 'day' ? 'same day' : `within one ${precision}`
    };
  }
  const fine = COARSENESS.indexOf(a.datePrecision) < 2 && COARSENESS.indexOf(b.datePrecision) < 2;
  if (fine && gap <= LIMITS.slackDays) return { points: POINTS.time.nextDay, reason: `${gap} day apart` };
  return ruleOut(`${gap} days apart`);
}

const COARSENESS = ['day', 'week', 'month', 'year', 'unknown'];

function toldBefore(report: Facts, event: Facts): boolean {
  return report.published !== null && event.from !== null && report.published < event.from - LIMITS.slackDays;
}

function compareUndated(a: Facts, b: Facts): Part {
  const when = (facts: Facts) => facts.from ?? facts.published;
  const [whenA, whenB] = [when(a), when(b)];
  if (whenA === null || whenB === null) return NOTHING;
  const gap = Math.abs(whenA - whenB);
  if (gap > LIMITS.newsDays) return NOTHING;
  return { points: POINTS.time.toldSoonAfter, reason: `undated, told within ${LIMITS.newsDays} days` };
}

function comparePlace(a: Facts, b: Facts): Part {
  const [p, q] = [a.place, b.place];
  if (p.country !== null && q.country !== null && p.country !== q.country)
    return ruleOut('different countries');
  if (a.point !== null && b.point !== null) return compareDistance(a, b);
  if (p.admin1 !== null && q.admin1 !== null) {
    if (p.admin1 !== q.admin1) return ruleOut('different provinces');
    if (p.admin2 !== null && p.admin2 === q.admin2) {
      return { points: POINTS.place.admin2, reason: `both in ${p.admin2}` };
    }
    return { points: POINTS.place.admin1, reason: `both in ${p.admin1}` };
  }
  if (p.country === null || q.country === null) return NOTHING;
  return { points: POINTS.place.country, reason: `both in ${p.country}` };
}

function compareDistance(a: Facts, b: Facts): Part {
  if (a.point === null || b.point === null) return NOTHING;
  const km = distanceKm(a.point, b.point);
  const apart = km - a.radiusKm - b.radiusKm;
  const wider = Math.max(a.radiusKm, b.radiusKm);
  const { town, city, district, nearby, farther } = POINTS.place;
  const reason = `${Math.round(km)} km apart`;
  if (apart <= 0)
    return { points: wider <= LIMITS.townKm ? town : wider <= LIMITS.cityKm ? city : district, reason };
  if (apart <= LIMITS.nearbyKm) return { points: nearby, reason };
  if (apart <= LIMITS.farKm) return { points: farther, reason };
  return ruleOut(reason);
}

function compareType(a: Facts, b: Facts): Part {
  if (a.kind !== b.kind) return ruleOut(`${a.kind} is not ${b.kind}`);
  if (a.type === b.type) return { points: POINTS.type.same, reason: `both ${a.type}` };
  if (a.type === 'other' || b.type === 'other') return NOTHING;
  const pair = [a.type, b.type].sort();
  if (KINDRED.has(pair.join(' '))) return { points: POINTS.type.kindred, reason: pair.join(' or ') };
  const points = MIXED.has(pair.join(' ')) ? POINTS.type.mixed : POINTS.type.different;
  return { points, reason: pair.join(' against ') };
}

function compareWords(a: Facts, b: Facts, points: { most: number; some: number; none: number }): Part {
  if (a.words.size === 0 || b.words.size === 0) return NOTHING;
  const shared = [...a.words].filter((word) => b.words.has(word)).sort();
  if (shared.length === 0) return { points: points.none, reason: 'no word in common' };
  const share = shared.length / Math.min(a.words.size, b.words.size);
  return {
    points: share >= 0.5 ? points.most : share >= 0.25 ? points.some : 0,
    reason: `"${shared.slice(0, 5).join(' ')}"`
  };
}

function compareNationality(a: Facts, b: Facts): Part {
  const nations = (facts: Facts) => new Set([...facts.foreigners.keys()].map((key) => key.slice(-2)));
  const [one, other] = [nations(a), nations(b)];
  if (one.size === 0 || other.size === 0) return NOTHING;
  const shared = [...one].filter((code) => other.has(code)).sort();
  if (shared.length === 0) return { points: POINTS.nationality.different, reason: 'different nationalities' };
  return { points: POINTS.nationality.shared, reason: `both ${shared.join(', ')}` };
}

/**
 * The killed weigh in full, the injured by half. Where the totals do not agree a group of foreigners may: in place of
 * them where one total is that group ("nine Chinese killed" beside "13 killed, nine of them Chinese"), else beside them.
 */
function compareTolls(a: Facts, b: Facts): Part {
  const killed = compareCounts(a.killed, b.killed);
  const injured = compareCounts(a.injured, b.injured);
  const part = killed.points <= 0 ? comparePart(a, b) : null;
  const explained = part !== null && [a, b].some((facts) => facts.killed?.best === part.figure);
  const reasons = [
    explained || killed.reason === null ? null : `killed ${killed.reason}`,
    part && part.reason,
    injured.reason && `injured ${injured.reason}`
  ].filter((reason) => reason !== null);
  if (reasons.length === 0) return NOTHING;
  const total = (explained ? 0 : killed.points) + (part ? POINTS.toll.part : 0) + injured.points / 2;
  return { points: round(total), reason: reasons.join(', ') };
}

/** A larger figure tells more when it agrees: 1 gives 0.5 points, 13 gives 2. */
function compareCounts(a: Count | null, b: Count | null): Part {
  if (a === null || b === null) return NOTHING;
  if (a.best !== null && a.best === b.best) {
    const points = a.best === 0 ? 0.25 : round(0.5 + Math.min(1.5, Math.log2(a.best) / 2));
    return { points, reason: `${a.best}` };
  }
  const reason = `${a.best ?? `${a.low}+`} against ${b.best ?? `${b.low}+`}`
    .split(' against ')
    .sort()
    .join(' against ');
  if (a.low <= (b.high ?? Infinity) && b.low <= (a.high ?? Infinity))
    return { points: POINTS.toll.overlap, reason };
  const [less, more] = [
    Math.min(a.best ?? a.low, b.best ?? b.low),
    Math.max(a.best ?? a.low, b.best ?? b.low)
  ];
  if (more - less <= 1 && less > 0) return { points: 0, reason };
  const far = more >= 3 * Math.max(1, less) && more - less >= 5;
  return { points: far ? POINTS.toll.farApart : POINTS.toll.apart, reason };
}

/** A group of foreigners that both count alike. */
function comparePart(a: Facts, b: Facts): { figure: number; reason: string } | null {
  for (const [key, figure] of [...a.foreigners].sort()) {
    if (figure === null || figure === 0) continue;
    if (b.foreigners.get(key) === figure) return { figure, reason: `${figure} ${key}` };
  }
  return null;
}

function compareActor(a: Facts, b: Facts): Part {
  if (a.actor === null || b.actor === null) return NOTHING;
  if (a.actor === b.actor) return { points: POINTS.actor.same, reason: a.actor };
  return { points: POINTS.actor.different, reason: [a.actor, b.actor].sort().join(' against ') };
}

function ruleOut(reason: string): Part {
  return { points: 0, reason, veto: true };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
