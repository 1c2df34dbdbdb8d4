import { BestFirst } from './heap.ts';

/** Scores of compared pairs that nothing rules out; three lists of one length. */
export interface ScoredPairs {
  first: number[];
  second: number[];
  score: number[];
}

export function noPairs(): ScoredPairs {
  return { first: [], second: [], score: [] };
}

interface Link {
  readonly sum: number;
  readonly count: number;
}
type Links = Map<number, Map<number, Link>>;

/**
 * Average-link clustering under constraints: two clusters join while the mean score of all their cross pairs reaches
 * `join` and no cross pair is ruled out. A pair that was never compared counts as ruled out, so clusters cannot chain
 * from A over B to a C that is nothing like A. Deterministic: ties go to the smaller indexes. A group of k mentions
 * that hang together costs k² log k at the most; mentions that nothing links cost nothing.
 *
 * @param count indexes are below this
 * @returns clusters as sorted lists of indexes, in order of their first; every index of `indexes` stands in one.
 */
export function clusterPairs(
  count: number,
  indexes: readonly number[],
  pairs: ScoredPairs,
  join: number
): number[][] {
  const groupOf = connect(count, pairs, join);
  const sizes = new Int32Array(count);
  for (const index of indexes) sizes[groupOf[index]!]! += 1;
  const clusters: number[][] = [];
  const groups = new Map<number, number[]>();
  for (const index of indexes) {
    const root = groupOf[index]!;
    if (sizes[root] === 1) clusters.push([index]);
    else if (groups.has(root)) groups.get(root)!.push(index);
    else groups.set(root, [index]);
  }
  const pairsOf = pairsByGroup(groupOf, pairs);
  for (const [root, group] of groups) clusters.push(...joinGroup(group, linksOf(pairsOf(root), pairs), join));
  return clusters.sort((a, b) => a[0]! - b[0]!);
}

/** Positions of the pairs within each group, counted out into one list: links are then made for one group at a time. */
function pairsByGroup(groupOf: Int32Array, { first, second }: ScoredPairs): (root: number) => Int32Array {
  const starts = new Int32Array(groupOf.length + 1);
  const within = (k: number) => groupOf[first[k]!] === groupOf[second[k]!];
  for (let k = 0; k < first.length; k++) if (within(k)) starts[groupOf[first[k]!]! + 1]! += 1;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const ends = starts.slice();
  const sorted = new Int32Array(starts.at(-1)!);
  for (let k = 0; k < first.length; k++) {
    if (!within(k)) continue;
    const root = groupOf[first[k]!]!;
    sorted[ends[root]!] = k;
    ends[root]! += 1;
  }
  return (root) => sorted.subarray(starts[root]!, starts[root + 1]!);
}

function linksOf(positions: Int32Array, { first, second, score }: ScoredPairs): Links {
  const links: Links = new Map();
  for (const k of positions) {
    const link = { sum: score[k]!, count: 1 };
    put(links, first[k]!, second[k]!, link);
    put(links, second[k]!, first[k]!, link);
  }
  return links;
}

function put(links: Links, from: number, to: number, link: Link): void {
  const own = links.get(from);
  if (own) own.set(to, link);
  else links.set(from, new Map([[to, link]]));
}

function joinGroup(group: readonly number[], links: Links, join: number): number[][] {
  const members = new Map(group.map((index) => [index, [index]]));
  const queue = new BestFirst();
  const offer = (a: number, b: number, { sum, count }: Link) => {
    const mean = sum / count;
    if (mean >= join) queue.push(mean, Math.min(a, b), Math.max(a, b));
  };
  for (const a of group) for (const [b, link] of links.get(a) ?? []) if (a < b) offer(a, b, link);
  for (let best = queue.pop(); best !== null; best = queue.pop()) {
    const { low: keep, high: drop } = best;
    const link = links.get(keep)?.get(drop);
    // What stands in the queue may be older than the last join of one of the two.
    if (!link || link.sum / link.count !== best.score) continue;
    members.get(keep)!.push(...members.get(drop)!);
    members.delete(drop);
    joinLinks(keep, drop, links);
    for (const [other, joined] of links.get(keep)!) offer(keep, other, joined);
  }
  return [...members.values()].map((list) => list.sort((a, b) => a - b));
}

/** Adds up the links of two joined clusters. What is linked to one of them only is ruled out for both. */
function joinLinks(keep: number, drop: number, links: Links): void {
  const [kept, dropped] = [links.get(keep)!, links.get(drop)!];
  const joined = new Map<number, Link>();
  for (const other of dropped.keys()) links.get(other)!.delete(drop);
  for (const [other, a] of kept) {
    if (other === drop) continue;
    const b = dropped.get(other);
    if (!b) {
      links.get(other)!.delete(keep);
      continue;
    }
    const link = { sum: a.sum + b.sum, count: a.count + b.count };
    joined.set(other, link);
    links.get(other)!.set(keep, link);
  }
  links.set(keep, joined);
  links.delete(drop);
}

/**
 * Of each index the smallest one that links of at least `join` tie it to. Nothing joins across such groups, since a
 * mean never exceeds its best pair.
 */
function connect(count: number, { first, second, score }: ScoredPairs, join: number): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const find = (index: number) => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    for (let step = index; step !== root;) {
      const next = parent[step]!;
      parent[step] = root;
      step = next;
    }
    return root;
  };
  for (let k = 0; k < score.length; k++) {
    if (score[k]! < join) continue;
    const [a, b] = [find(first[k]!), find(second[k]!)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  for (let i = 0; i < count; i++) parent[i] = find(i);
  return parent;
}
