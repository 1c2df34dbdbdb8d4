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
  const pairs = new Uint32Array(bits.buffer, bits.byteOffset, bits.length >> 1);
  if (cell instanceof Uint16Array) countShort(counts, pairs, cell);
  else countLong(counts, pairs, cell);
  const last = bits.length - 1;
  // An odd row is in no pair.
  if (last % 2 === 0 && (bits[last]! & DECISIVE) === 0) counts[cell[last]!]! += 1;
  return counts;
}

const DECISIVE = 0xffff & ~PARTS.admin1;
/** The bits of the lower and of the upper row of a pair; which is which, the machine's byte order says. */
const LOWER = DECISIVE;
const UPPER = DECISIVE << 16;
const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
const LOWER_ROW = IS_LITTLE_ENDIAN ? 0 : 1;

/** Two rows at a time: most of what a filter leaves out is passed over in pairs. */
function countShort(counts: Uint32Array, pairs: Uint32Array, cell: Uint16Array): void {
  for (let pair = 0; pair < pairs.length; pair++) {
    const failed = pairs[pair]!;
    if ((failed & LOWER) === 0) counts[cell[2 * pair + LOWER_ROW]!]! += 1;
    if ((failed & UPPER) === 0) counts[cell[2 * pair + 1 - LOWER_ROW]!]! += 1;
  }
}

/** The same over wider numbers: one loop for both kinds of array would be slow for either. */
function countLong(counts: Uint32Array, pairs: Uint32Array, cell: Uint32Array): void {
  for (let pair = 0; pair < pairs.length; pair++) {
    const failed = pairs[pair]!;
    if ((failed & LOWER) === 0) counts[cell[2 * pair + LOWER_ROW]!]! += 1;
    if ((failed & UPPER) === 0) counts[cell[2 * pair + 1 - LOWER_ROW]!]! += 1;
  }
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
  /** By slot, `WIDTH` numbers: incidents that give the figure, its low, best and high sums, and those that leave it open. */
  slots: Float64Array;
}

const WIDTH = 5;
type Numbers = [given: number, low: number, best: number, high: number, open: number];

/** The figures of every code of casualties in rows of plain numbers, and what each slot of them stands for. */
export interface Figures {
  slots: Slot[];
  /** Figures of code `c` are those from `starts[c]` to `starts[c + 1]`. */
  starts: Uint32Array;
  /** By figure where its slot begins among the sums of an area. */
  at: Uint32Array;
  /** By figure `WIDTH` numbers, as the sums have them: 1, low, best, high, and 1 where the high end is open. */
  values: Float64Array;
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
  const told = { at: [] as number[], values: [] as number[] };
  const put = (slot: number, { low, best, high }: Count) => {
    told.at.push(slot * WIDTH);
    told.values.push(1, low, best ?? low, high ?? 0, high === null ? 1 : 0);
  };
  const starts = new Uint32Array(columns.dictionaries.casualties.length + 1);
  columns.dictionaries.casualties.forEach((casualties, code) => {
    putFigures(casualties, slotOf, put);
    starts[code + 1] = told.at.length;
  });
  return {
    slots,
    starts,
    at: Uint32Array.from(told.at),
    values: Float64Array.from(told.values),
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
      const [at, from] = [figures.at[i]!, i * WIDTH];
      for (let n = 0; n < WIDTH; n++) area.slots[at + n]! += times * figures.values[from + n]!;
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
    slots: new Float64Array(slots * WIDTH)
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
  for (const key of ['measures', 'slots'] as const)
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
    const [given, low, best, high, open] = sums.slots.subarray(
      i * WIDTH,
      (i + 1) * WIDTH
    ) as unknown as Numbers;
    if (given === 0) return;
    const sum: Sum = { low, best, high: open > 0 ? null : high };
    if (!('group' in slot)) area[slot.of] = sum;
    else {
      const groups = area[slot.of] as Record<string, GroupSums>;
      (groups[slot.group] ??= { killed: null, injured: null })[slot.outcome] = sum;
    }
  });
  // Rows of columns do not carry their reports.
  return { ...area, articles: attacks + operations + area.measures > 0 ? null : 0 };
}
