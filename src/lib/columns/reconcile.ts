import type { AggregateRecord, Count, Outcome } from '../model/index.ts';
import { compareStandings, standingOf, type Standing } from './order.ts';
import type { IncidentRow } from './rows.ts';

/** What of an incident is compared with a total. */
export type CountedRow = Pick<IncidentRow, 'id' | 'date' | 'location' | 'casualties'>;

/** What one incident adds to the sum beside a reported total. Null where its reports give no figure of that group. */
export interface Share {
  id: string;
  killed: number | null;
  injured: number | null;
}

/** One figure of a reported total beside the sum of the incidents that it covers. */
export interface Reconciled {
  reported: number;
  /** Sum of `incidents`, each by its best figure, else its low. */
  onMap: number;
  /** `reported - onMap`; below 0 where the map holds more than the total tells. */
  difference: number;
  /** People of the total that no incident of the map accounts for: the difference, 0 at the least. */
  notLocated: number;
}

/** A reported total over a period beside the incidents of the same area, period and group. It enters no sum. */
export interface Reconciliation {
  id: string;
  /** Days compared, inclusive; null is open. A total without an end ends on the day that it was published. */
  from: string | null;
  to: string | null;
  /** Null where the total gives no such figure, or where it is not known whom or where it counts (see `reason`). */
  killed: Reconciled | null;
  injured: Reconciled | null;
  /** Why nothing can be compared; null where it can. */
  reason: 'area unknown' | 'group unknown' | 'period unknown' | null;
  /** The incidents counted, newest first: those that touch the group with a figure. */
  incidents: Share[];
  /** How many incidents are counted beside those listed, where there are very many. */
  more?: number;
  /** Ids of incidents that may belong to it, but whose date reaches over the edge of the period or is unknown. */
  uncertain: string[];
}

/** Words for anybody: a total of them is one of all victims. */
const ANYBODY = /^(?:other |more )?(?:people|persons?|lives|victims|casualties|deaths)$/i;

/** Incidents that a reported total lists at the most; the others are counted. */
const SHARES_LISTED = 200;

/** The same with no more incidents listed than anybody reads: of a year's total they may be very many. */
export function shortened(total: Reconciliation): Reconciliation {
  const more = total.incidents.length - SHARES_LISTED;
  return {
    ...total,
    incidents: total.incidents.slice(0, SHARES_LISTED),
    uncertain: total.uncertain.slice(0, SHARES_LISTED),
    ...(more > 0 ? { more } : {})
  };
}

/** Each total with what the map holds of it. Pure; `incidents` are those of the whole map, not of a selection. */
export function reconcile(
  aggregates: readonly AggregateRecord[],
  incidents: Iterable<CountedRow>
): Reconciliation[] {
  const totals = aggregates.map(startReconciling);
  const open = totals.filter(({ add }) => add !== null);
  // Once through all of them, for they may be very many.
  if (open.length > 0) for (const row of incidents) for (const { add } of open) add!(row);
  return totals.map(({ finish }) => finish());
}

/** A total that meets one incident after the other; `add` is null where nothing can be compared. */
interface Reconciling {
  add: ((row: CountedRow) => void) | null;
  finish(): Reconciliation;
}

function startReconciling(aggregate: AggregateRecord): Reconciling {
  const [from, to] = periodOf(aggregate);
  const nationality = aggregate.nationality;
  const base = { id: aggregate.id, from, to, killed: null, injured: null, incidents: [], uncertain: [] };
  const unknown = (reason: Reconciliation['reason']): Reconciling => ({
    add: null,
    finish: () => ({ ...base, reason })
  });
  const { area } = aggregate;
  if (area === null) return unknown('area unknown');
  if (nationality === null && aggregate.who !== null && !ANYBODY.test(aggregate.who.trim()))
    return unknown('group unknown');
  if (from === null && to === null) return unknown('period unknown');

  const counted: { share: Share; standing: Standing }[] = [];
  const open: Standing[] = [];
  const add = (row: CountedRow) => {
    if (!isIn(row, area)) return;
    const share = {
      id: row.id,
      killed: figureOf(row, 'killed', nationality),
      injured: figureOf(row, 'injured', nationality)
    };
    if (share.killed === null && share.injured === null) return;
    const inside = isWithin(row, from, to);
    if (inside) counted.push({ share, standing: standingOf(row.date, row.id) });
    else if (inside === null) open.push(standingOf(row.date, row.id));
  };
  return { add, finish };

  function finish(): Reconciliation {
    // Newest first, as they stand in every list, in whatever order they came.
    const shares = counted.sort((a, b) => compareStandings(a.standing, b.standing)).map(({ share }) => share);
    const uncertain = open.sort(compareStandings).map(({ id }) => id);
    const compare = (reported: number | null, outcome: 'killed' | 'injured'): Reconciled | null => {
      if (reported === null) return null;
      const onMap = shares.reduce((sum, share) => sum + (share[outcome] ?? 0), 0);
      const difference = reported - onMap;
      return { reported, onMap, difference, notLocated: Math.max(0, difference) };
    };
    return {
      ...base,
      reason: null,
      killed: compare(aggregate.killed, 'killed'),
      injured: compare(aggregate.injured, 'injured'),
      incidents: shares,
      uncertain
    };
  }
}

/** "2021" begins with its first day and ends with its last; an open end is the day of the report. */
function periodOf({ from, to, published }: AggregateRecord): [from: string | null, to: string | null] {
  const first = from === null ? null : `${from}-01-01`.slice(0, 10);
  if (to === null) return [first, from === null ? null : published];
  if (to.length >= 10) return [first, to.slice(0, 10)];
  const [year, month] = [Number(to.slice(0, 4)), to.length >= 7 ? Number(to.slice(5, 7)) : 12];
  return [first, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
}

function isIn({ location }: CountedRow, area: string): boolean {
  return area.includes('-') ? location.admin1 === area : location.country === area;
}

/** Null where the incident's date leaves it open. */
function isWithin({ date }: CountedRow, from: string | null, to: string | null): boolean | null {
  if (date.from === null || date.to === null) return null;
  const isInside = (from === null || date.from >= from) && (to === null || date.to <= to);
  const isOutside = (from !== null && date.to < from) || (to !== null && date.from > to);
  return isInside ? true : isOutside ? false : null;
}

/** Victims of the group: everyone, or those of one nationality; attackers are in none. */
function figureOf(
  { casualties }: CountedRow,
  outcome: Outcome & ('killed' | 'injured'),
  nationality: string | null
) {
  if (nationality === null) return bestOf(casualties[outcome]);
  const groups = casualties.groups.filter(
    (group) => group.outcome === outcome && group.nationality === nationality && group.role !== 'militant'
  );
  return groups.length === 0 ? null : groups.reduce((sum, group) => sum + (bestOf(group) ?? 0), 0);
}

function bestOf(count: Count | null): number | null {
  return count === null ? null : (count.best ?? count.low);
}
