import type { AggregateRecord, Count, MeasureStatus, Outcome, Role } from '../model/index.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';
import type { Admin1, IncidentRow, MeasureRow, Row, Rows } from './rows.ts';

/** A sum over incidents: `best` counts a figure without a best value by its low; `high` is null where one is open. */
export interface Sum {
  low: number;
  best: number;
  high: number | null;
}

/** Killed and injured of one group; null where no report counts it. */
export interface GroupSums {
  killed: Sum | null;
  injured: Sum | null;
}

/** Victims have these roles; attackers stand in `attackersKilled`. */
export type VictimRole = Exclude<Role, 'militant'>;

export interface AreaSummary {
  /** ISO 3166-2; null for records known only to the country, or to no place at all. */
  admin1: string | null;
  attacks: number;
  operations: number;
  /** Victims; attackers who died are in no sum. Null where there are incidents and none gives a figure. */
  killed: Sum | null;
  injured: Sum | null;
  /** Incidents of which nobody says how many were killed; how many were injured. */
  killedUnknown: number;
  injuredUnknown: number;
  /** Incidents of which nobody says how many were killed, nor how many were injured. */
  tollUnknown: number;
  measures: number;
  /** Killed and injured by nationality (ISO 3166-1 alpha-2), where a report says so. */
  nationalities: Record<string, GroupSums>;
  /** Killed and injured by role, where a report says so; an incident adds a group once, however reports cut it. */
  roles: Partial<Record<VictimRole, GroupSums>>;
  /** Attackers killed in attacks and militants killed in operations; null where no report counts any. */
  attackersKilled: Sum | null;
  measuresByType: Record<string, number>;
  measuresByStatus: Partial<Record<MeasureStatus, number>>;
  /** Articles that tell of a record here, each once; null where the rows do not carry their reports. */
  articles: number | null;
}

export interface Summary {
  total: AreaSummary;
  /** Every province given, in that order, also those without a record. */
  provinces: AreaSummary[];
  /** What is known only to the country, or to no place; null where there is none. */
  elsewhere: AreaSummary | null;
  /** What lies in another country than these provinces; null where there is none. */
  abroad: AreaSummary | null;
  /** Reported totals over periods or several incidents: beside the sums, never in them. */
  aggregates: AggregateRecord[];
  /** Each of them beside the incidents of the map that lie in its area, period and group. */
  reconciled: Reconciliation[];
}

/**
 * Sums a selection by province. Reported totals are set beside `all`, the incidents of the whole map, since a filter of
 * theirs is no filter of the total; without it, beside the selection.
 */
export function summarize(
  rows: Rows,
  provinces: readonly Admin1[],
  all: readonly IncidentRow[] = rows.incidents
): Summary {
  const total = emptyArea(null);
  const elsewhere = emptyArea(null);
  const abroad = emptyArea(null);
  const areas = new Map(provinces.map(({ code }) => [code, emptyArea(code)]));
  const countries = new Set(provinces.map(({ code }) => code.slice(0, 2)));
  const areaOf = ({ location }: Row) => {
    const isHere = location.country === null || countries.has(location.country);
    return areas.get(location.admin1 ?? '') ?? (isHere ? elsewhere : abroad);
  };
  const articles = new Map<AreaSummary, Set<string> | null>();
  const count = (area: AreaSummary, { reports }: Row) => {
    const known = articles.get(area) ?? new Set();
    if (typeof reports !== 'object' || articles.get(area) === null) articles.set(area, null);
    else
      articles.set(
        area,
        reports.reduce((ids, { articleId }) => ids.add(articleId), known)
      );
  };
  for (const row of rows.incidents)
    for (const area of [total, areaOf(row)]) {
      addIncident(area, row);
      count(area, row);
    }
  for (const row of rows.measures)
    for (const area of [total, areaOf(row)]) {
      addMeasure(area, row);
      count(area, row);
    }
  for (const [area, ids] of articles) area.articles = ids === null ? null : ids.size;
  return {
    total: withZeroes(total),
    provinces: [...areas.values()].map(withZeroes),
    elsewhere: orNull(elsewhere),
    abroad: orNull(abroad),
    aggregates: rows.aggregates,
    reconciled: reconcile(rows.aggregates, all)
  };
}

function addMeasure(area: AreaSummary, { type, status }: MeasureRow): void {
  area.measures += 1;
  area.measuresByType[type] = (area.measuresByType[type] ?? 0) + 1;
  area.measuresByStatus[status] = (area.measuresByStatus[status] ?? 0) + 1;
}

function addIncident(area: AreaSummary, row: IncidentRow): void {
  const { killed, injured, groups } = row.casualties;
  if (row.category === 'attack') area.attacks += 1;
  else area.operations += 1;
  if (killed === null && injured === null) area.tollUnknown += 1;
  if (killed === null) area.killedUnknown += 1;
  if (injured === null) area.injuredUnknown += 1;
  area.killed = add(area.killed, killed);
  area.injured = add(area.injured, injured);
  area.attackersKilled = add(area.attackersKilled, attackersOf(row));
  for (const group of groups) {
    if (group.nationality === null || group.role === 'militant') continue;
    if (group.outcome !== 'killed' && group.outcome !== 'injured') continue;
    const sums = (area.nationalities[group.nationality] ??= { killed: null, injured: null });
    sums[group.outcome] = add(sums[group.outcome], group);
  }
  for (const role of VICTIM_ROLES)
    for (const outcome of ['killed', 'injured'] as const) {
      const count = countOfRole(row, role, outcome);
      if (count === null) continue;
      const sums = (area.roles[role] ??= { killed: null, injured: null });
      sums[outcome] = add(sums[outcome], count);
    }
}

export const VICTIM_ROLES: readonly VictimRole[] = ['civilian', 'security', 'unknown'];

/** Attackers as counted; of an operation, and where only a group of militants is told, that group. */
export function attackersOf({ casualties }: Pick<IncidentRow, 'casualties'>): Count | null {
  const { attackersKilled } = casualties;
  if (attackersKilled !== null) return { low: attackersKilled, best: attackersKilled, high: attackersKilled };
  return sumOf(casualties.groups.filter((group) => group.outcome === 'killed' && group.role === 'militant'));
}

/**
 * People of a role in one incident. "Nine civilians, five of them Chinese" and "five Chinese and a driver" are cut
 * differently: the groups with a nationality and those without may hold the same people, so the larger of the two
 * counts, and never more than all victims of the incident.
 */
export function countOfRole(
  { casualties }: Pick<IncidentRow, 'casualties'>,
  role: VictimRole,
  outcome: Outcome
): Count | null {
  const groups = casualties.groups.filter((group) => group.role === role && group.outcome === outcome);
  const told = sumOf(groups.filter(({ nationality }) => nationality !== null));
  const open = sumOf(groups.filter(({ nationality }) => nationality === null));
  const larger = told && open ? (bestOf(open) > bestOf(told) ? open : told) : (told ?? open);
  const all = outcome === 'killed' ? casualties.killed : casualties.injured;
  return larger && all && bestOf(larger) > bestOf(all) ? all : larger;
}

function sumOf(counts: readonly Count[]): Count | null {
  return counts.reduce<Sum | null>((sum, count) => add(sum, count), null);
}

function bestOf({ low, best }: Count): number {
  return best ?? low;
}

export function orNull(area: AreaSummary): AreaSummary | null {
  return area.attacks + area.operations + area.measures > 0 ? withZeroes(area) : null;
}

/** Where nothing happened nobody was hurt; where something did and nobody counts, the sum stays unknown. */
export function withZeroes(area: AreaSummary): AreaSummary {
  if (area.attacks + area.operations > 0) return area;
  return { ...area, killed: ZERO, injured: ZERO };
}

const ZERO: Sum = { low: 0, best: 0, high: 0 };

function add(sum: Sum | null, count: Count | null): Sum | null {
  if (count === null) return sum;
  const { low, best, high } = sum ?? ZERO;
  return {
    low: low + count.low,
    best: best + (count.best ?? count.low),
    high: high === null || count.high === null ? null : high + count.high
  };
}

export function emptyArea(admin1: string | null): AreaSummary {
  return {
    admin1,
    attacks: 0,
    operations: 0,
    killed: null,
    injured: null,
    killedUnknown: 0,
    injuredUnknown: 0,
    tollUnknown: 0,
    measures: 0,
    nationalities: {},
    roles: {},
    attackersKilled: null,
    measuresByType: {},
    measuresByStatus: {},
    articles: 0
  };
}
