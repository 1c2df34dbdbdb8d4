import { anchorKeys, coarseKeys } from './block.ts';
import { FEATURES, compareIncidents, type Comparison } from './similarity.ts';
import type { Facts } from './facts.ts';

/** Which cluster a coarse mention belongs to, or which ones it could belong to. */
export interface Attachment {
  /** Index of the mention. */
  index: number;
  /** Positions in `clusters` that fit, best first; more than one is ambiguous. */
  fits: number[];
  reasons: string[];
}

/** By how much the best fitting cluster must lead the second. */
const CLEAR_LEAD = 1.5;

/**
 * Finds, for each mention that is dated only to a month or a year or placed only in a province, the one cluster of
 * anchors that tells the same. Clusters are compared as they stand before any attachment, so that order plays no part
 * and nothing chains. Two fits without a clear lead leave it apart.
 */
export function attachCoarse(
  facts: readonly Facts[],
  clusters: readonly number[][],
  coarse: readonly number[]
): Attachment[] {
  const index = new Map<string, Set<number>>();
  clusters.forEach((members, position) => {
    for (const key of new Set(members.flatMap((member) => anchorKeys(facts[member]!)))) {
      const list = index.get(key) ?? new Set();
      index.set(key, list.add(position));
    }
  });
  const found = coarse.map((mention) => {
    const positions = new Set(coarseKeys(facts[mention]!).flatMap((key) => [...(index.get(key) ?? [])]));
    return attach(
      facts,
      clusters,
      mention,
      [...positions].sort((a, b) => a - b)
    );
  });
  return onePerArticle(facts, found);
}

type Scored = Attachment & { score: number };

function attach(
  facts: readonly Facts[],
  clusters: readonly number[][],
  mention: number,
  positions: number[]
): Scored {
  const fitting = positions.flatMap((position) => {
    const fit = compareWithCluster(facts, clusters[position]!, mention);
    return fit === null ? [] : [{ position, ...fit }];
  });
  fitting.sort((a, b) => b.score - a.score || a.position - b.position);
  const best = fitting[0];
  if (!best) return { index: mention, fits: [], reasons: [], score: 0 };
  const rivals = fitting.filter((fit) => best.score - fit.score < CLEAR_LEAD);
  const reasons = rivals.length === 1 ? best.reasons : [];
  return { index: mention, fits: rivals.map((fit) => fit.position), reasons, score: best.score };
}

/** The mean over the members, and the reasons of the closest one; null where it does not fit. */
function compareWithCluster(facts: readonly Facts[], members: readonly number[], mention: number) {
  const comparisons = members.map((member) => compareIncidents(facts[mention]!, facts[member]!));
  if (comparisons.some((comparison) => comparison.veto !== null)) return null;
  const closest = comparisons.reduce((a, b) => (b.score > a.score ? b : a));
  const points = Object.fromEntries(
    FEATURES.map((feature) => [
      feature,
      Math.max(...comparisons.map((comparison) => comparison.points[feature]))
    ])
  ) as Comparison['points'];
  if (!agrees(facts[mention]!, points)) return null;
  const score = comparisons.reduce((sum, comparison) => sum + comparison.score, 0) / comparisons.length;
  return { score, reasons: closest.reasons };
}

/** What must agree in place of an exact date or an exact place. */
export function agrees(mention: Facts, points: Comparison['points']): boolean {
  if (points.type < 0 || points.toll < 0 || points.place <= 0) return false;
  const dated = points.time >= 2;
  const placed = mention.point !== null && points.place >= 1;
  const telling = points.toll > 0.25;
  if (dated) return points.type > 0 || telling;
  if (placed) return points.type > 0 && (telling || points.words > 0 || points.nationality > 0);
  return points.type > 0 && telling && (points.words > 0 || points.nationality > 0);
}

/** Two mentions of one article are two events: the better fitting one joins, the other stays apart. */
function onePerArticle(facts: readonly Facts[], found: Scored[]): Attachment[] {
  const taken = new Map<string, Scored>();
  for (const attachment of found) {
    if (attachment.fits.length !== 1) continue;
    const key = `${attachment.fits[0]} ${facts[attachment.index]!.articleId}`;
    const other = taken.get(key);
    if (!other || attachment.score > other.score) taken.set(key, attachment);
  }
  const kept = new Set(taken.values());
  return found.map((attachment) =>
    attachment.fits.length === 1 && !kept.has(attachment)
      ? { ...attachment, fits: [], reasons: [] }
      : attachment
  );
}
