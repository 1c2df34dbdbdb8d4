import type { Casualties, Count, Filter } from '../model/index.ts';
import type { Failures } from './failures.ts';
import { PARTS } from './parts.ts';
import type { Prepared } from './prepare.ts';
import type { Reconciliation } from './reconcile.ts';
import type { Admin1 } from './rows.ts';
import { isInArea, selectAggregates } from './select.ts';
import {
  attackersOf,
  countOfRole,
  emptyArea,
  orNull,
  VICTIM_ROLES,
  withZeroes,
  type AreaSummary,
  type GroupSums,
  type Sum,
  type Summary
} from './summary.ts';
import type { AggregateRecord } from '../model/index.ts';

/** What stands beside the sums: the provinces to list, and the reported totals with the map's own. */
export interface SumContext {
  provinces: readonly Admin1[];
  aggregates: readonly AggregateRecord[];
  reconciled: readonly Reconciliation[];
}

/** Selected rows by cell, those included that only their province leaves out. */
export function countCells({ cell, cells }: Prepared, { bits }: Failures): Uint32Array {
  const counts = new Uint32Array(cells.length);
  const decisive = ~PARTS.admin1;
  for (let row = 0; row < bits.length; row++) if ((bits[row]! & decisive) === 0) counts[cell[row]!]! += 1;
  return counts;
}

/** The summary of the selection, and the one that it would be without its provinces. */
export function sumCells(
  prepared: Prepared,
  figures: Figures,
  counts: Uint32Array,
  filter: Filter,
  context: SumContext
): { summary: Summary; everywhere: Summary } {
  const areas = sumAreas(prepared, figures, counts);
  const chosen = areas.map((sums, i) => (isInArea(filter.admin1, prepared.areas[i]!) ? sums : null));
  return {
    summary: summaryOf(prepared, figures, chosen, filter, context),
    everywhere: summaryOf(prepared, figures, areas, { ...filter, admin1: [] }, context)
  };
}

/** Sums of one area: plain numbers, by slot of a figure. */
interface AreaSums {
  attacks: number;
  operations: number;
  killedUnknown: number;
  injuredUnknown: number;
  tollUnknown: number;
  /** By code of a kind. */
  measures: Uint32Array;
  /** By slot: how many incidents give the figure, its sums, and how many leave its high end open. */
  given: Float64Array;
  low: Float64Array;
  best: Float64Array;
  high: Float64Array;
  open: Float64Array;
}

/** The figures of every code of casualties in rows of plain numbers, and what each slot of them stands for. */
export interface Figures {
  slots: Slot[];
  /** Figures of code `c` are those from `starts[c]` to `starts[c + 1]`. */
  starts: Uint32Array;
  slot: Uint32Array;
  low: Float64Array;
  best: Float64Array;
  high: Float64Array;
  isOpen: Uint8Array;
  /** Bit 1: nobody says how many were killed; bit 2: nor how many were injured. */
  unknown: Uint8Array;
}

type Slot =
  | { of: 'killed' | 'injured' | 'attackersKilled' }
  | { of: 'nationalities' | 'roles'; group: string; outcome: 'killed' | 'injured' };

/** The same rules as `summarize` for one incident, told as numbers. */
export function toFigures({ columns }: Prepared): Figures {
  const slots: Slot[] = [];
  const known = new Map<string, number>();
  const slotOf = (slot: Slot): number => {
    const key = 'group' in slot ? `${slot.of} ${slot.outcome} ${slot.group}` : slot.of;
    const code = known.get(key) ?? slots.push(slot) - 1;
    known.set(key, code);
    return code;
  };
  const told = {
    slot: [] as number[],
    low: [] as number[],
    best: [] as number[],
    high: [] as (number | null)[]
  };
  const put = (slot: number, { low, best, high }: Count) => {
    told.slot.push(slot);
    told.low.push(low);
    told.best.push(best ?? low);
    told.high.push(high);
  };
  const starts = new Uint32Array(columns.dictionaries.casualties.length + 1);
  columns.dictionaries.casualties.forEach((casualties, code) => {
    putFigures(casualties, slotOf, put);
    starts[code + 1] = told.slot.length;
  });
  return {
    slot: Uint32Array.from(told.slot),
    slots,
    starts,
    low: Float64Array.from(told.low),
    best: Float64Array.from(told.best),
    high: Float64Array.from(told.high, (high) => high ?? 0),
    isOpen: Uint8Array.from(told.high, (high) => (high === null ? 1 : 0)),
    unknown: Uint8Array.from(
      columns.dictionaries.casualties,
      ({ killed, injured }) => (killed === null ? 1 : 0) | (injured === null ? 2 : 0)
    )
  };
}

function putFigures(
  casualties: Casualties,
  slotOf: (slot: Slot) => number,
  put: (slot: number, count: Count) => void
): void {
  const { killed, injured, groups } = casualties;
  if (killed) put(slotOf({ of: 'killed' }), killed);
  if (injured) put(slotOf({ of: 'injured' }), injured);
  const attackers = attackersOf({ casualties });
  if (attackers) put(slotOf({ of: 'attackersKilled' }), attackers);
  for (const group of groups) {
    const { nationality, role, outcome } = group;
    if (nationality === null || role === 'militant') continue;
    if (outcome === 'killed' || outcome === 'injured')
      put(slotOf({ of: 'nationalities', group: nationality, outcome }), group);
  }
  for (const role of VICTIM_ROLES)
    for (const outcome of ['killed', 'injured'] as const) {
      // Most casualties have no such group, which is sooner seen than counted.
      if (!groups.some((group) => group.role === role && group.outcome === outcome)) continue;
      const count = countOfRole({ casualties }, role, outcome);
      if (count) put(slotOf({ of: 'roles', group: role, outcome }), count);
    }
}

function sumAreas(
  { areas, cells, layerOfKind }: Prepared,
  figures: Figures,
  counts: Uint32Array
): AreaSums[] {
  const sums = areas.map(() => noSums(layerOfKind.length, figures.slots.length));
  for (let cell = 0; cell < counts.length; cell++) {
    const times = counts[cell]!;
    if (times === 0) continue;
    const area = sums[cells.area[cell]!]!;
    const layer = layerOfKind[cells.kind[cell]!]!;
    if (layer === 2) {
      area.measures[cells.kind[cell]!]! += times;
      continue;
    }
    if (layer === 0) area.attacks += times;
    else area.operations += times;
    const code = cells.casualties[cell]!;
    const unknown = figures.unknown[code]!;
    if ((unknown & 1) !== 0) area.killedUnknown += times;
    if ((unknown & 2) !== 0) area.injuredUnknown += times;
    if (unknown === 3) area.tollUnknown += times;
    const end = figures.starts[code + 1]!;
    for (let i = figures.starts[code]!; i < end; i++) {
      const slot = figures.slot[i]!;
      area.given[slot]! += times;
      area.low[slot]! += times * figures.low[i]!;
      area.best[slot]! += times * figures.best[i]!;
      area.high[slot]! += times * figures.high[i]!;
      area.open[slot]! += figures.isOpen[i]!;
    }
  }
  return sums;
}

function noSums(kinds: number, slots: number): AreaSums {
  return {
    attacks: 0,
    operations: 0,
    killedUnknown: 0,
    injuredUnknown: 0,
    tollUnknown: 0,
    measures: new Uint32Array(kinds),
    given: new Float64Array(slots),
    low: new Float64Array(slots),
    best: new Float64Array(slots),
    high: new Float64Array(slots),
    open: new Float64Array(slots)
  };
}

function summaryOf(
  prepared: Prepared,
  figures: Figures,
  areas: readonly (AreaSums | null)[],
  filter: Filter,
  { provinces, aggregates, reconciled }: SumContext
): Summary {
  const merged = () => noSums(prepared.layerOfKind.length, figures.slots.length);
  const [total, elsewhere, abroad] = [merged(), merged(), merged()];
  const own = new Map(provinces.map(({ code }) => [code, merged()]));
  const countries = new Set(provinces.map(({ code }) => code.slice(0, 2)));
  areas.forEach((sums, i) => {
    if (!sums) return;
    const { admin1, country } = prepared.areas[i]!;
    const isHere = country === null || countries.has(country);
    addSums(total, sums);
    addSums(own.get(admin1 ?? '') ?? (isHere ? elsewhere : abroad), sums);
  });
  const told = (admin1: string | null, sums: AreaSums) => toSummary(prepared, figures, admin1, sums);
  const shown = selectAggregates(aggregates, filter);
  const ids = new Set(shown.map(({ id }) => id));
  return {
    total: withZeroes(told(null, total)),
    provinces: [...own].map(([code, sums]) => withZeroes(told(code, sums))),
    elsewhere: orNull(told(null, elsewhere)),
    abroad: orNull(told(null, abroad)),
    aggregates: shown,
    reconciled: reconciled.filter(({ id }) => ids.has(id))
  };
}

function addSums(to: AreaSums, from: AreaSums): void {
  for (const key of ['attacks', 'operations', 'killedUnknown', 'injuredUnknown', 'tollUnknown'] as const)
    to[key] += from[key];
  for (const key of ['measures', 'given', 'low', 'best', 'high', 'open'] as const)
    for (let i = 0; i < to[key].length; i++) to[key][i]! += from[key][i]!;
}

function toSummary(
  { columns }: Prepared,
  { slots }: Figures,
  admin1: string | null,
  sums: AreaSums
): AreaSummary {
  const { attacks, operations, killedUnknown, injuredUnknown, tollUnknown } = sums;
  const area: AreaSummary = {
    ...emptyArea(admin1),
    ...{ attacks, operations, killedUnknown, injuredUnknown, tollUnknown }
  };
  sums.measures.forEach((count, code) => {
    if (count === 0) return;
    const { type, status } = columns.dictionaries.kind[code]!;
    area.measures += count;
    area.measuresByType[type] = (area.measuresByType[type] ?? 0) + count;
    area.measuresByStatus[status!] = (area.measuresByStatus[status!] ?? 0) + count;
  });
  slots.forEach((slot, i) => {
    if (sums.given[i] === 0) return;
    const sum: Sum = {
      low: sums.low[i]!,
      best: sums.best[i]!,
      high: sums.open[i]! > 0 ? null : sums.high[i]!
    };
    if (!('group' in slot)) area[slot.of] = sum;
    else {
      const groups = area[slot.of] as Record<string, GroupSums>;
      (groups[slot.group] ??= { killed: null, injured: null })[slot.outcome] = sum;
    }
  });
  // Rows of columns do not carry their reports.
  return { ...area, articles: attacks + operations + area.measures > 0 ? null : 0 };
}
