import type { LngLat } from '../../model/index.ts';
import { LIMITS } from './similarity.ts';
import { yearOf, type Day, type Facts } from './facts.ts';

/**
 * Which mentions are worth comparing. A block is a cell of one degree on one day, so that the number of pairs grows
 * with the mentions of a place and a day, not with the square of all. Cells are wider than LIMITS.farKm south of 48°.
 */
export type Pair = readonly [first: number, second: number];

/** A toll below this tells no event from another, and opens no block by itself. */
const TELLING_TOLL = 3;
/** Longer intervals are coarse: they are compared with clusters, by year. */
const MAX_ANCHOR_DAYS = 10;

/** Dated to a week and placed at a point: what can anchor a cluster by itself. */
export function isAnchor(facts: Facts): boolean {
  return facts.point !== null && anchorDays(facts).length > 0;
}

/** Pairs of anchors in one block, each once, `first < second`. */
export function pairAnchors(facts: readonly Facts[], indexes: readonly number[]): Pair[] {
  const index = new Map<string, number[]>();
  const pairs: Pair[] = [];
  for (const i of indexes) {
    const fact = facts[i]!;
    if (fact.point === null) continue;
    const near = new Set<number>();
    for (const key of cross(cellsAround(fact.point), widen(anchorDays(fact)))) {
      for (const j of index.get(key) ?? []) near.add(j);
    }
    for (const j of near) pairs.push([j, i]);
    for (const day of anchorDays(fact)) put(index, `${cellOf(fact.point)} ${day}`, i);
  }
  return pairs;
}

/** Pairs of mentions that share any of their keys, each once, `first < second`. */
export function pairByKeys(indexes: readonly number[], keysOf: (index: number) => string[]): Pair[] {
  const index = new Map<string, number[]>();
  const pairs: Pair[] = [];
  for (const i of indexes) {
    const keys = keysOf(i);
    const near = new Set(keys.flatMap((key) => index.get(key) ?? []));
    for (const j of near) pairs.push([j, i]);
    for (const key of keys) put(index, key, i);
  }
  return pairs;
}

/** The keys that a coarse mention may find an anchor by. */
export function anchorKeys(facts: Facts): string[] {
  if (facts.point === null) return [];
  const days = anchorDays(facts);
  const cell = cellOf(facts.point);
  const areas = areasOf(facts);
  const periods = [...new Set(days.flatMap((day) => [monthOf(day), yearOf(day)]))];
  return [
    ...cross(areas, days),
    ...cross([cell], cross(periods, evidenceOf(facts))),
    ...cross(areas, cross(periods, tollsOf(facts))),
    ...cross([cell], tollsOf(facts))
  ];
}

/**
 * Where a coarse mention looks for its anchor: placed in an area only, by its day; dated roughly, by its months or
 * years together with something that both must share (see `agrees`); undated, by a telling toll.
 */
export function coarseKeys(facts: Facts): string[] {
  const areas = areasOf(facts).slice(0, 1);
  const cells = facts.point === null ? [] : cellsAround(facts.point);
  const days = anchorDays(facts);
  if (days.length > 0) return cross(areas, widen(days));
  const periods = periodsOf(facts);
  if (periods.length === 0) return cross(cells, tollsOf(facts));
  return facts.point === null
    ? cross(areas, cross(periods, tollsOf(facts)))
    : cross(cells, cross(periods, evidenceOf(facts)));
}

/** Keys by which measures meet: type and area, on the day that they were taken or told. */
export function measureKeys(facts: Facts): string[] {
  const area = facts.place.admin1 ?? facts.place.country ?? '?';
  const days = anchorDays(facts);
  const when =
    days.length > 0
      ? days
      : facts.published === null
        ? []
        : daysBetween(facts.published - LIMITS.newsDays, facts.published);
  return cross([`${facts.type} ${area}`], widen(when));
}

function anchorDays({ from, to }: Facts): Day[] {
  return from === null || to === null || to - from >= MAX_ANCHOR_DAYS ? [] : daysBetween(from, to);
}

/** The province where it is known, then the country. */
function areasOf({ place }: Facts): string[] {
  return [place.admin1, place.country].filter((area) => area !== null);
}

/** The month of an interval within one, else its years. An undated report is looked for in the fortnight before it. */
function periodsOf(facts: Facts): (Day | string)[] {
  const to = facts.to ?? facts.published;
  if (to === null) return [];
  const from = facts.from ?? to - LIMITS.newsDays;
  const months = [...new Set([monthOf(from), monthOf(to)])];
  return facts.from === null || months.length === 1 ? months : [...new Set([yearOf(from), yearOf(to)])];
}

function monthOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 7);
}

/** What two accounts of one event may share beside time and place. */
function evidenceOf(facts: Facts): string[] {
  const figures = figuresOf(facts).map((figure) => `toll ${figure}`);
  const nations = [...facts.foreigners.keys()].map((key) => `nation ${key.slice(-2)}`);
  return [...new Set([...figures, ...nations, ...facts.words])];
}

function tollsOf(facts: Facts): string[] {
  return figuresOf(facts)
    .filter((figure) => figure >= TELLING_TOLL)
    .map((figure) => `toll ${figure}`);
}

function figuresOf(facts: Facts): number[] {
  const figures = [facts.killed?.best, facts.injured?.best, ...facts.foreigners.values()];
  return [...new Set(figures.filter((figure): figure is number => typeof figure === 'number' && figure > 0))];
}

function widen(days: Day[]): Day[] {
  if (days.length === 0) return [];
  return daysBetween(days[0]! - LIMITS.slackDays, days.at(-1)! + LIMITS.slackDays);
}

function daysBetween(from: Day, to: Day): Day[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function cellOf([lng, lat]: LngLat): string {
  return `${Math.floor(lng)},${Math.floor(lat)}`;
}

/** The cell and its eight neighbours; longitude wraps at the antimeridian. */
function cellsAround([lng, lat]: LngLat): string[] {
  const wrap = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
  return [-1, 0, 1].flatMap((x) =>
    [-1, 0, 1].map((y) => `${wrap(Math.floor(lng) + x)},${Math.floor(lat) + y}`)
  );
}

function cross(first: readonly (Day | string)[], second: readonly (Day | string)[]): string[] {
  return first.flatMap((a) => second.map((b) => `${a} ${b}`));
}

function put(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}
