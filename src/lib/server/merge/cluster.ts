import type { Pair } from './block.ts';
import type { Comparison } from './similarity.ts';

export interface ScoredPair {
  pair: Pair;
  comparison: Comparison;
}

type Link = { sum: number; count: number };
type Links = Map<number, Map<number, Link>>;

/**
 * Average-link clustering under constraints: two clusters join while the mean score of all their cross pairs reaches
 * `join` and no cross pair is ruled out. A pair that was never compared counts as ruled out, so clusters cannot chain
 * from A over B to a C that is nothing like A. Deterministic: ties go to the smaller indexes.
 *
 * @returns clusters as sorted lists of indexes, in order of their first; every index of `indexes` stands in one.
 */
export function clusterPairs(
  indexes: readonly number[],
  scored: readonly ScoredPair[],
  join: number
): number[][] {
  const links: Links = new Map(indexes.map((index) => [index, new Map()]));
  for (const { pair, comparison } of scored) {
    if (comparison.veto !== null) continue;
    const [a, b] = pair;
    links.get(a)?.set(b, { sum: comparison.score, count: 1 });
    links.get(b)?.set(a, { sum: comparison.score, count: 1 });
  }
  const members = new Map(indexes.map((index) => [index, [index]]));
  for (const component of connected(indexes, links, join)) joinComponent(component, links, members, join);
  return [...members.values()].map((list) => list.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

function joinComponent(
  component: number[],
  links: Links,
  members: Map<number, number[]>,
  join: number
): void {
  const alive = new Set(component);
  const best = new Map(component.map((index) => [index, bestLink(index, links)]));
  for (;;) {
    let from: number | null = null;
    for (const index of alive) {
      const candidate = best.get(index);
      if (!candidate || candidate.mean < join) continue;
      if (from === null || isBetter(index, candidate, from, best.get(from)!)) from = index;
    }
    if (from === null) return;
    const [keep, drop] = [from, best.get(from)!.to].sort((a, b) => a - b) as [number, number];
    members.get(keep)!.push(...members.get(drop)!);
    members.delete(drop);
    alive.delete(drop);
    const touched = joinLinks(keep, drop, links);
    for (const index of touched) if (alive.has(index)) best.set(index, bestLink(index, links));
  }
}

/** Adds up the links of two joined clusters. What is linked to one of them only is ruled out for both. */
function joinLinks(keep: number, drop: number, links: Links): number[] {
  const [kept, dropped] = [links.get(keep)!, links.get(drop)!];
  const touched = new Set([keep, ...kept.keys(), ...dropped.keys()]);
  const joined = new Map<number, Link>();
  for (const other of touched) {
    const [a, b] = [kept.get(other), dropped.get(other)];
    links.get(other)?.delete(drop);
    links.get(other)?.delete(keep);
    if (!a || !b) continue;
    const link = { sum: a.sum + b.sum, count: a.count + b.count };
    joined.set(other, link);
    links.get(other)!.set(keep, link);
  }
  links.set(keep, joined);
  links.delete(drop);
  return [...touched];
}

interface BestLink {
  to: number;
  mean: number;
}

function bestLink(index: number, links: Links): BestLink | null {
  let best: BestLink | null = null;
  for (const [to, { sum, count }] of links.get(index) ?? []) {
    const mean = sum / count;
    if (best === null || mean > best.mean || (mean === best.mean && to < best.to)) best = { to, mean };
  }
  return best;
}

function isBetter(a: number, linkA: BestLink, b: number, linkB: BestLink): boolean {
  if (linkA.mean !== linkB.mean) return linkA.mean > linkB.mean;
  const [lowA, lowB] = [Math.min(a, linkA.to), Math.min(b, linkB.to)];
  return lowA !== lowB ? lowA < lowB : Math.max(a, linkA.to) < Math.max(b, linkB.to);
}

/** Groups that links of at least `join` hold together; nothing joins across them, since a mean never exceeds its best pair. */
function connected(indexes: readonly number[], links: Links, join: number): number[][] {
  const seen = new Set<number>();
  return indexes.flatMap((start) => {
    if (seen.has(start)) return [];
    const group = [start];
    seen.add(start);
    for (const index of group) {
      for (const [to, { sum }] of links.get(index)!) {
        if (sum < join || seen.has(to)) continue;
        seen.add(to);
        group.push(to);
      }
    }
    return group.length > 1 ? [group.sort((a, b) => a - b)] : [];
  });
}
