import { addDays, periodBefore, type Period } from '../../columns/compare.ts';
import type { Follow } from '../../columns/follow.ts';
import type { FollowPlace } from '../../columns/samePlace.ts';
import { formatFilter, parseDay, parseFilter, type Filter } from '../../model/index.ts';

/** What the planner's page shows; all of it stands in the address. */
export interface Plan {
  /** Of which records; its period is `after`. */
  filter: Filter;
  before: Period;
  after: Period;
  follow: Follow;
  /** First listed record of the stretch that is shown. */
  start: number;
}

export const WITHIN = {
  district: 'admin2',
  '10km': { km: 10 },
  '25km': { km: 25 },
  '50km': { km: 50 },
  province: 'admin1'
} as const satisfies Record<string, FollowPlace>;
export type Within = keyof typeof WITHIN;

export const WINDOWS = [7, 14, 30, 60, 90] as const;
const DEFAULT_DAYS = 30;
/** No window is wider: over more than a year, something follows everything. */
const MOST_DAYS = 366;
/** Days compared where an address names none. */
const DEFAULT_PERIOD = 365;
export const STEP = 20;

/**
 * Reads a plan from an address. The later period is the filter's own, so that the map and the table show the same
 * records under the same address; where a period is not named it ends with `newest`, the last day that is known of.
 */
export function parsePlan(query: URLSearchParams, newest: string): Plan {
  const filter = parseFilter(query);
  const to = filter.to ?? laterOf(newest, filter.from);
  const from = filter.from ?? addDays(to, 1 - DEFAULT_PERIOD);
  const after = from <= to ? { from, to } : { from: to, to: from };
  const [beforeFrom, beforeTo] = [parseDay(query.get('beforeFrom')), parseDay(query.get('beforeTo'))];
  const before =
    beforeFrom && beforeTo && beforeFrom <= beforeTo
      ? { from: beforeFrom, to: beforeTo }
      : periodBefore(after);
  const within = query.get('within') ?? '';
  const days = Number(query.get('days') ?? DEFAULT_DAYS);
  const start = Number(query.get('start') ?? 0);
  return {
    filter: { ...filter, ...after },
    before,
    after,
    follow: {
      first: query.get('first') === 'measure' ? 'measure' : 'incident',
      place: Object.hasOwn(WITHIN, within) ? WITHIN[within as Within] : 'admin2',
      days: Number.isInteger(days) && days >= 0 && days <= MOST_DAYS ? days : DEFAULT_DAYS
    },
    start: Number.isInteger(start) && start > 0 ? start : 0
  };
}

/** The address of a plan; `parsePlan` reads the same plan from it. */
export function formatPlan({ filter, before, after, follow, start }: Plan): URLSearchParams {
  const query = formatFilter({ ...filter, ...after });
  query.set('beforeFrom', before.from);
  query.set('beforeTo', before.to);
  if (follow.first === 'measure') query.set('first', 'measure');
  if (follow.place !== 'admin2') query.set('within', withinOf(follow.place));
  if (follow.days !== DEFAULT_DAYS) query.set('days', String(follow.days));
  if (start > 0) query.set('start', String(start));
  return query;
}

export function withinOf(place: FollowPlace): Within {
  const names = Object.keys(WITHIN) as Within[];
  const key = JSON.stringify(place);
  return names.find((name) => JSON.stringify(WITHIN[name]) === key) ?? 'district';
}

function laterOf(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}
