import type { LngLat } from '../../model/index.ts';
import { TELLING_TOLL, yearOf, type Day, type Facts } from './facts.ts';
import { Postings, hashOf, keyOf } from './keys.ts';
import { LIMITS, kindredTypes } from './points.ts';

/**
 * Which mentions are worth comparing. A block is a cell of one degree on one day, so that the number of pairs grows
 * with the mentions of a place and a day, not with the square of all. Cells are wider than LIMITS.farKm south of 48°.
 */
export type Visit = (first: number, second: number) => void;

/** Longer intervals are coarse: they are compared with clusters, by year. */
const MAX_ANCHOR_DAYS = 10;
/** What more records than this share tells none of them: "in 2021, in Quetta, a convoy". */
export const COMMON = 100;

/** Dated to a week and placed at a point: what can anchor a cluster by itself. */
export function isAnchor(facts: Facts): boolean {
  return facts.point !== null && isNarrow(facts);
}

/**
 * Visits each pair of anchors in one block once, `first < second`; abducted people also by their number and words.
 * They are gone through in the order of their days, so that whoever is still going on stands at the end of a cell's list.
 */
export function visitAnchors(facts: readonly Facts[], indexes: readonly number[], visit: Visit): void {
  const cells = new Postings();
  const abductions = new Postings();
  const met = new Int32Array(facts.length).fill(-1);
  const meet = (i: number, j: number) => {
    if (met[j] === i) return;
    met[j] = i;
    visit(Math.min(i, j), Math.max(i, j));
  };
  for (const i of inOrderOfDays(indexes, (index) => facts[index]!.from!)) {
    const fact = facts[i]!;
    if (fact.point === null) continue;
    const kind = hashOf(fact.kind);
    const first = fact.from! - LIMITS.slackDays;
    for (const cell of cellsAround(fact.point, EVERYWHERE)) {
      for (let at = cells.last(cells.find(keyOf(kind, cell))); at >= 0; at = cells.before(at)) {
        const j = cells.valueAt(at);
        const { from, to } = facts[j]!;
        if (from! <= first - MAX_ANCHOR_DAYS) break;
        if (to! >= first) meet(i, j);
      }
    }
    const abducted = abductionKeys(fact);
    for (const key of abducted)
      for (let at = abductions.last(abductions.find(key)); at >= 0; at = abductions.before(at))
        meet(i, abductions.valueAt(at));
    cells.add(cells.open(keyOf(kind, cellOf(fact.point))), i);
    for (const key of abducted) abductions.add(abductions.open(key), i);
  }
}

/**
 * By day and then by index: what happened at one time is read together, while it is at hand. Sorted as numbers, since a
 * function that looks at two mentions each time takes far longer.
 */
export function inOrderOfDays(indexes: readonly number[], dayOf: (index: number) => Day): Float64Array {
  const beyond = indexes.reduce((most, index) => Math.max(most, index), 0) + 1;
  const keys = Float64Array.from(indexes, (index) => dayOf(index) * beyond + index).sort();
  return keys.map((key) => key - Math.floor(key / beyond) * beyond);
}

/**
 * Visits each pair that shares any of their keys once, `first < second`; of those with a common key only the ones that
 * come shortly before in `indexes`.
 */
export function visitByKeys(
  count: number,
  indexes: ArrayLike<number> & Iterable<number>,
  keysOf: (index: number) => { own: readonly number[]; near: readonly number[] },
  visit: Visit
): void {
  const blocks = new Postings();
  const met = new Int32Array(count).fill(-1);
  for (const i of indexes) {
    const { own, near } = keysOf(i);
    for (const key of near) {
      let at = blocks.last(blocks.find(key));
      for (let seen = 0; at >= 0 && seen < COMMON; at = blocks.before(at), seen++) {
        const j = blocks.valueAt(at);
        if (met[j] === i) continue;
        met[j] = i;
        visit(Math.min(i, j), Math.max(i, j));
      }
    }
    for (const key of own) blocks.add(blocks.open(key), i);
  }
}

/** The keys that a coarse mention may find an anchor by. */
export function anchorKeys(facts: Facts): number[] {
  if (facts.point === null) return [];
  const cells = [cellOf(facts.point)];
  const days = anchorDays(facts);
  const areas = areasOf(facts);
  const periods = [...new Set(days.flatMap((day) => [monthOf(day), yearOf(day)]))];
  const figures = figuresOf(facts);
  const tolls = tollKeys(figures);
  const keys: number[] = [];
  addKeys(keys, areas, days);
  addKeys(keys, cells, periods, evidenceOf(facts, figures));
  addKeys(keys, cells, periods.filter(isMonth), [hashOf(facts.type)]);
  addKeys(keys, areas, periods, tolls);
  addKeys(keys, cells, tolls);
  return keys;
}

/**
 * Where a coarse mention looks for its anchor: placed in an area only, by its day; dated roughly, by its months or
 * years together with something that both must share (see `agrees`); undated, by a telling toll. Nothing agrees that is
 * more than a neighbour, so cells are left out that lie beyond.
 *
 * @param widestKm the widest extent among those looked for, km
 */
export function coarseKeys(facts: Facts, widestKm: number): number[] {
  const areas = areasOf(facts).slice(0, 1);
  const reachKm = facts.radiusKm + widestKm + LIMITS.nearbyKm;
  const cells = facts.point === null ? [] : cellsAround(facts.point, reachKm);
  const days = anchorDays(facts);
  const keys: number[] = [];
  if (days.length > 0) {
    addKeys(keys, areas, daysBetween(days[0]! - LIMITS.slackDays, days.at(-1)! + LIMITS.slackDays));
    return keys;
  }
  const periods = periodsOf(facts);
  const figures = figuresOf(facts);
  if (periods.length === 0) addKeys(keys, cells, tollKeys(figures));
  else if (facts.point === null) addKeys(keys, areas, periods, tollKeys(figures));
  else {
    addKeys(keys, cells, periods, evidenceOf(facts, figures));
    addKeys(keys, cells, periods.filter(isMonth), kindredTypes(facts.type).map(hashOf));
  }
  return keys;
}

/** Days of what can be an anchor in time, none where the interval is longer or unknown. */
function anchorDays(facts: Facts): Day[] {
  return isNarrow(facts) ? daysBetween(facts.from!, facts.to!) : [];
}

function isNarrow({ from, to }: Facts): boolean {
  return from !== null && to !== null && from <= to && to - from < MAX_ANCHOR_DAYS;
}

/** Keys under which those who were abducted meet those who were found: the cell, their number and a word of them. */
function abductionKeys(facts: Facts): number[] {
  if (facts.point === null || facts.from === null || !facts.taken) return [];
  if (!kindredTypes('kidnapping').includes(facts.type)) return [];
  const month = Math.floor(facts.from / LIMITS.abductedDays);
  const cell = cellOf(facts.point);
  return facts.stems.flatMap((stem) =>
    [month, month + 1].map((period) => keyOf(cell, period, facts.taken!, hashOf(stem)))
  );
}

/** The province where it is known, then the country. */
function areasOf({ place }: Facts): number[] {
  return [place.admin1, place.country].filter((area) => area !== null).map(hashOf);
}

/** Months are told from years by their size: `year * 12 + month`. */
const LAST_YEAR = 9999;

function isMonth(period: number): boolean {
  return period > LAST_YEAR;
}

/** The month of an interval within one, else its years. An undated report is looked for in the fortnight before it. */
function periodsOf(facts: Facts): number[] {
  const to = facts.to ?? facts.published;
  if (to === null) return [];
  const from = facts.from ?? to - LIMITS.newsDays;
  const months = [...new Set([monthOf(from), monthOf(to)])];
  return facts.from === null || months.length === 1 ? months : [...new Set([yearOf(from), yearOf(to)])];
}

function monthOf(day: Day): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const TOLL = hashOf('toll');
const NATION = hashOf('nation');

/** What two accounts of one event may share beside time and place. */
function evidenceOf(facts: Facts, figures: readonly number[]): number[] {
  const keys = figures.map((figure) => keyOf(TOLL, figure));
  for (const key of facts.foreigners.keys()) addOnce(keys, keyOf(NATION, hashOf(key.slice(-2))));
  for (const stem of facts.stems) addOnce(keys, hashOf(stem));
  return keys;
}

/** The lists are short: to search one costs less than a set. */
function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}

function tollKeys(figures: readonly number[]): number[] {
  return figures.filter((figure) => figure >= TELLING_TOLL).map((figure) => keyOf(TOLL, figure));
}

function figuresOf({ killed, injured, foreigners, parts }: Facts): number[] {
  const figures: number[] = [];
  const add = (figure: number | null | undefined) => {
    if (figure) addOnce(figures, figure);
  };
  add(killed?.best);
  add(injured?.best);
  for (const figure of foreigners.values()) add(figure);
  for (const figure of parts) add(figure);
  return figures;
}

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day++) days.push(day);
  return days;
}

function cellOf([lng, lat]: LngLat): number {
  return (Math.floor(lng) + 180) * 1000 + Math.floor(lat) + 90;
}

const EVERYWHERE = Infinity;
/** Kilometres in a degree of latitude, a little under the least. */
const KM_PER_DEGREE = 110;

/** The cell and those of its eight neighbours that are no farther than `reachKm`; longitude wraps at the antimeridian. */
function cellsAround([lng, lat]: LngLat, reachKm: number): number[] {
  const column = Math.floor(lng) + 180;
  const row = Math.floor(lat) + 90;
  const tall = reachKm / KM_PER_DEGREE;
  // As wide as it is where the reach comes nearest to a pole.
  const narrowest = Math.cos((Math.min(89, Math.abs(lat) + Math.min(tall, 90)) * Math.PI) / 180);
  const wide = tall / narrowest;
  const [west, east] = spread(lng - Math.floor(lng), wide);
  const [south, north] = spread(lat - Math.floor(lat), tall);
  const cells: number[] = [];
  for (let x = column + west; x <= column + east; x++)
    for (let y = row + south; y <= row + north; y++) cells.push(((x + 360) % 360) * 1000 + y);
  return cells;
}

/** Which of the two neighbours come within reach of what lies at this share of a cell. */
function spread(at: number, reach: number): [before: number, after: number] {
  return [at - reach < 0 ? -1 : 0, at + reach >= 1 ? 1 : 0];
}

type Parts = readonly number[];

/** Adds the key of each combination, one of each list; the number of lists is a part of it. */
function addKeys(keys: number[], first: Parts, second: Parts, third: Parts | null = null): void {
  for (const a of first)
    for (const b of second) {
      if (third === null) keys.push(keyOf(2, a, b));
      else for (const c of third) keys.push(keyOf(3, a, b, c));
    }
}
