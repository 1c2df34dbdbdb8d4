import type { Count } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import { POINTS, round } from './points.ts';
import type { Part } from './similarity.ts';

const { toll: TOLL } = POINTS;
const NOTHING: Part = { points: 0, reason: null };

/**
 * The killed weigh in full, the injured by half. Where the totals do not agree a part may: in place of them where one
 * total is that part ("nine Chinese killed" beside "13 killed, nine of them Chinese"), else beside them. Another toll
 * of another target is another attack.
 */
export function compareTolls(a: Facts, b: Facts, words: Part): Part {
  const points = tollPoints(a, b, words);
  return points === null ? NOTHING : { points, reason: wordTolls };
}

/** As `compareTolls`, without its words; null where neither says anything that the other says too. */
export function tollPoints(a: Facts, b: Facts, words: Part): number | null {
  const killed = countPoints(a.killed, b.killed);
  const injured = countPoints(a.injured, b.injured);
  const part = foreignPart(a, b);
  if (killed === null && injured === null && part === null) return null;
  const whole = part === null ? localPart(a, b) : null;
  const half = (injured ?? 0) / 2;
  if (whole !== null || isWhole(part, a, b))
    return round((part === null ? TOLL.localPart : TOLL.part) + half);
  if (part !== null) return round(TOLL.part + Math.min(0, killed ?? 0) + half);
  const other = killed !== null && killed <= 0 && words.points < 0 ? TOLL.otherTarget : 0;
  return round((killed ?? 0) + other + half);
}

function wordTolls(a: Facts, b: Facts): string {
  const part = foreignPart(a, b);
  const whole = part === null ? localPart(a, b) : null;
  const isExplained = whole !== null || isWhole(part, a, b);
  return [
    isExplained || !a.killed || !b.killed ? null : `killed ${wordCounts(a.killed, b.killed)}`,
    part && `${part.figure} ${part.key}`,
    whole && `${whole} killed told as a part`,
    a.injured && b.injured ? `injured ${wordCounts(a.injured, b.injured)}` : null
  ]
    .filter((reason) => reason !== null)
    .join(', ');
}

/** A larger figure tells more when it agrees: 1 gives 0.5 points, 13 gives 2. Null where one is unknown. */
function countPoints(a: Count | null, b: Count | null): number | null {
  if (a === null || b === null) return null;
  if (a.best !== null && a.best === b.best)
    return a.best === 0 ? 0.25 : 0.5 + Math.min(1.5, Math.log2(a.best) / 2);
  const [one, other] = [a.best ?? a.low, b.best ?? b.low];
  const [less, more] = one < other ? [one, other] : [other, one];
  if (less >= CLOSE_FROM && less / more >= CLOSE_SHARE) return TOLL.close;
  if (a.low <= (b.high ?? Infinity) && b.low <= (a.high ?? Infinity)) return TOLL.overlap;
  if (more - less <= 1 && less > 0) return 0;
  return more >= 3 * Math.max(1, less) && more - less >= 5 ? TOLL.farApart : TOLL.apart;
}

/** Tolls rise by some before they settle: nine, then eleven. Not so small ones, where one more is another attack. */
const CLOSE_FROM = 5;
const CLOSE_SHARE = 0.75;

function wordCounts(a: Count, b: Count): string {
  if (a.best !== null && a.best === b.best) return `${a.best}`;
  return [a, b]
    .map(({ low, best }) => `${best ?? `${low}+`}`)
    .sort()
    .join(' against ');
}

interface ForeignPart {
  key: string;
  figure: number;
}

/** A group of foreigners that both count alike, where the totals do not agree by themselves. */
function foreignPart(a: Facts, b: Facts): ForeignPart | null {
  if (a.foreigners.size === 0 || b.foreigners.size === 0) return null;
  if (a.killed !== null && a.killed.best !== null && a.killed.best === b.killed?.best) return null;
  let found: ForeignPart | null = null;
  for (const [key, figure] of a.foreigners) {
    if (figure === null || figure === 0 || b.foreigners.get(key) !== figure) continue;
    if (found === null || key < found.key) found = { key, figure };
  }
  return found;
}

function isWhole(part: ForeignPart | null, a: Facts, b: Facts): boolean {
  return part !== null && (a.killed?.best === part.figure || b.killed?.best === part.figure);
}

/** The total of one that the other gives as the toll of a group, or as its own lowest figure. */
function localPart(a: Facts, b: Facts): number | null {
  const [one, other] = [a.killed?.best ?? null, b.killed?.best ?? null];
  if (one === null || other === null || one === other) return null;
  const [less, parts] = one < other ? [one, b.parts] : [other, a.parts];
  return parts.includes(less) ? less : null;
}
