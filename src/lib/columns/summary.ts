import type { AggregateRecord, Count } from '../model/index.ts';
import type { Admin1, IncidentRow, Row, Rows } from './rows.ts';

/** A sum over incidents: `best` counts a figure without a best value by its low; `high` is null where one is open. */
export interface Sum {
  low: number;
  best: number;
  high: number | null;
}

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
  nationalities: Record<string, { killed: Sum | null; injured: Sum | null }>;
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
}

/** Sums a selection by province. */
export function summarize(rows: Rows, provinces: readonly Admin1[]): Summary {
  const total = emptyArea(null);
  const elsewhere = emptyArea(null);
  const abroad = emptyArea(null);
  const areas = new Map(provinces.map(({ code }) => [code, emptyArea(code)]));
  const countries = new Set(provinces.map(({ code }) => code.slice(0, 2)));
  const areaOf = ({ location }: Row) => {
    const isHere = location.country === null || countries.has(location.country);
    return areas.get(location.admin1 ?? '') ?? (isHere ? elsewhere : abroad);
  };
  for (const row of rows.incidents) for (const area of [total, areaOf(row)]) addIncident(area, row);
  for (const row of rows.measures) for (const area of [total, areaOf(row)]) area.measures += 1;
  return {
    total: withZeroes(total),
    provinces: [...areas.values()].map(withZeroes),
    elsewhere: orNull(elsewhere),
    abroad: orNull(abroad),
    aggregates: rows.aggregates
  };
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
  for (const group of groups) {
    if (group.nationality === null || group.role === 'militant') continue;
    if (group.outcome !== 'killed' && group.outcome !== 'injured') continue;
    const sums = (area.nationalities[group.nationality] ??= { killed: null, injured: null });
    sums[group.outcome] = add(sums[group.outcome], group);
  }
}

function orNull(area: AreaSummary): AreaSummary | null {
  return area.attacks + area.operations + area.measures > 0 ? withZeroes(area) : null;
}

/** Where nothing happened nobody was hurt; where something did and nobody counts, the sum stays unknown. */
function withZeroes(area: AreaSummary): AreaSummary {
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

function emptyArea(admin1: string | null): AreaSummary {
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
    nationalities: {}
  };
}
