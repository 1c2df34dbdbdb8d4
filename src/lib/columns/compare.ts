import type { DataMeta } from './engine.ts';
import type { AreaSummary, Sum, Summary } from './summary.ts';

/** Days, both inclusive. */
export interface Period {
  from: string;
  to: string;
}

/** How a sum changed. `low` and `high` are the least and the most that both sums allow; null is open. */
export interface SumChange {
  low: number | null;
  best: number;
  high: number | null;
}

/** Later minus earlier. */
export interface Change {
  attacks: number;
  operations: number;
  measures: number;
  tollUnknown: number;
  /** Null where in one of the periods there were incidents and nobody gives a figure. */
  killed: SumChange | null;
  injured: SumChange | null;
}

export interface ComparedArea {
  kind: 'province' | 'elsewhere' | 'abroad' | 'total';
  /** ISO 3166-2 of a province. */
  admin1: string | null;
  before: AreaSummary;
  after: AreaSummary;
  change: Change;
}

/**
 * The same areas in two periods, province by province in the order of the summaries, then what is known no closer, other
 * countries and the total. Nothing is set in ratio to anything: of two attacks and five, "+150 %" would say more than is
 * known.
 */
export function compareSummaries(before: Summary, after: Summary): ComparedArea[] {
  const compare = (kind: ComparedArea['kind'], a?: AreaSummary | null, b?: AreaSummary | null) => {
    const given = b ?? a;
    return given ? [compareAreas(kind, a ?? nothing(given), b ?? nothing(given))] : [];
  };
  return [
    ...after.provinces.flatMap((area, i) => compare('province', before.provinces[i], area)),
    ...compare('elsewhere', before.elsewhere, after.elsewhere),
    ...compare('abroad', before.abroad, after.abroad),
    ...compare('total', before.total, after.total)
  ];
}

export function changeOf(before: AreaSummary, after: AreaSummary): Change {
  return {
    attacks: after.attacks - before.attacks,
    operations: after.operations - before.operations,
    measures: after.measures - before.measures,
    tollUnknown: after.tollUnknown - before.tollUnknown,
    killed: changeOfSum(before.killed, after.killed),
    injured: changeOfSum(before.injured, after.injured)
  };
}

function compareAreas(kind: ComparedArea['kind'], before: AreaSummary, after: AreaSummary): ComparedArea {
  return { kind, admin1: after.admin1, before, after, change: changeOf(before, after) };
}

function changeOfSum(before: Sum | null, after: Sum | null): SumChange | null {
  if (before === null || after === null) return null;
  return {
    low: before.high === null ? null : after.low - before.high,
    best: after.best - before.best,
    high: after.high === null ? null : after.high - before.low
  };
}

const ZERO: Sum = { low: 0, best: 0, high: 0 };

/** An area of which a period has no record. */
function nothing({ admin1 }: AreaSummary): AreaSummary {
  return {
    admin1,
    attacks: 0,
    operations: 0,
    killed: ZERO,
    injured: ZERO,
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

/**
 * Articles that were read and published in the months that a period touches: those that tell of the province where one
 * is chosen, else all of them, each once.
 */
export function articlesIn(
  { articles, coverage }: Pick<DataMeta, 'articles' | 'coverage'>,
  { from, to }: Period,
  admin1: readonly string[]
): number {
  const isIn = (month: string | null) =>
    month !== null && month >= from.slice(0, 7) && month <= to.slice(0, 7);
  const [province] = admin1;
  if (province !== undefined && admin1.length === 1)
    return coverage
      .filter((cell) => cell.admin1 === province && isIn(cell.month))
      .reduce((sum, cell) => sum + cell.articles, 0);
  return articles.filter(({ month }) => isIn(month)).reduce((sum, { count }) => sum + count, 0);
}

const MS_A_DAY = 86_400_000;

/** So many days before a day, and as many from that day on. */
export function periodsAround(day: string, days: number): { before: Period; after: Period } {
  return {
    before: { from: addDays(day, -days), to: addDays(day, -1) },
    after: { from: day, to: addDays(day, days - 1) }
  };
}

/** A year from its first day to a day of it, and the same days of the year before. */
export function periodsOfYear(day: string): { before: Period; after: Period } {
  const year = Number(day.slice(0, 4));
  const last = day.slice(5) === '02-29' ? '02-28' : day.slice(5);
  return {
    before: { from: `${year - 1}-01-01`, to: `${year - 1}-${last}` },
    after: { from: `${year}-01-01`, to: day }
  };
}

/** The days just before a period, as many as it has. */
export function periodBefore({ from, to }: Period): Period {
  return { from: addDays(from, -lengthOf({ from, to })), to: addDays(from, -1) };
}

/** Days of a period. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY) + 1;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10);
}
