export const FEATURES = ['time', 'place', 'type', 'words', 'nationality', 'toll', 'actor'] as const;
export type Feature = (typeof FEATURES)[number];

/** Points for agreement, by feature. Two mentions that reach `join` are taken for the same. */
export const POINTS = {
  join: 5,
  /** Under this, two mentions are no same event, whatever stands between them. */
  clash: 1,
  /** Same interval or overlap, by the coarser date of the two. */
  time: {
    day: 3,
    week: 2,
    month: 1,
    year: 0.5,
    unknown: 0,
    nextDay: -0.75,
    toldSoonAfter: 1,
    /** Taken then, found dead later. */
    foundLater: 1.5
  },
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
  words: { most: 1, some: 0.5, none: -0.25, otherVictim: -2.25 },
  nationality: { shared: 1, different: -2.75 },
  toll: { part: 1.5, localPart: 1, close: 0.5, overlap: 0.25, apart: -1, farApart: -3, otherTarget: -1.5 },
  actor: { same: 0.75, different: -0.75 }
} as const;

/** Points of measures: their wording is nearly all there is to go by. */
export const MEASURE_POINTS = {
  join: 5,
  /** Days between what the two state, 0 where they overlap. */
  time: { same: 2, days: 1.5, weeks: 0.5, undatedSoon: 1, undated: 0 },
  place: { same: 2, within: 1, country: 0.5 },
  type: 1.5,
  /** By the share of the shorter wording's weight that both have. */
  words: { most: 3, half: 2, some: 1 },
  actor: { same: 0.75, different: -0.25 }
} as const;

/** Limits of what can still be the same. */
export const LIMITS = {
  /** A night attack is dated by either day. */
  slackDays: 1,
  /** An undated report is taken for news of the last fortnight. */
  newsDays: 14,
  /** Those who were abducted are found within this time, or it is told as another event. */
  abductedDays: 30,
  /** A measure is decided, announced and carried out within days; later it is another one like it. */
  measureDays: 4,
  /** The farthest apart that two reports of one measure are told. */
  retoldDays: 21,
  /** Beyond the extents: still a neighbour. */
  nearbyKm: 25,
  /** Beyond the extents: never the same. Within one blocking cell, see block.ts. */
  farKm: 75,
  townKm: 10,
  cityKm: 30
} as const;

/** Types that reporters give to one and the same attack. Unordered pairs; `other` goes with all. */
const KINDRED = [
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
];
/** An attack with blasts and gunfire is told as either; they meet only where more than time and place agrees. */
const MIXED = ['armed_assault bombing', 'armed_assault suicide_bombing', 'armed_assault shelling'];

const kindred = bothWays(KINDRED);
const mixed = bothWays(MIXED);

export function areKindred(a: string, b: string): boolean {
  return kindred.get(a)?.has(b) ?? false;
}

export function areMixed(a: string, b: string): boolean {
  return mixed.get(a)?.has(b) ?? false;
}

/** The types that a report may give to what another calls `type`, itself first. */
export function kindredTypes(type: string): readonly string[] {
  return [type, ...(kindred.get(type) ?? []), ...(type === 'other' ? [] : ['other'])];
}

function bothWays(pairs: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [a, b] = pair.split(' ') as [string, string];
    sets.set(a, (sets.get(a) ?? new Set()).add(b));
    sets.set(b, (sets.get(b) ?? new Set()).add(a));
  }
  return sets;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
