import type { SourcedIncident, SourcedMeasure } from '../../model/index.ts';
import { agrees, attachCoarse } from './attach.ts';
import { coarseKeys, isAnchor, measureKeys, pairAnchors, pairByKeys } from './block.ts';
import { clusterPairs, type ScoredPair } from './cluster.ts';
import { incidentFacts, measureFacts, type Facts } from './facts.ts';
import { POINTS, compareIncidents, compareMeasures } from './similarity.ts';

/** Mentions that tell the same; `reasons` says of each, by its id, why it is here. */
export interface Cluster<S> {
  members: S[];
  reasons: Map<string, string[]>;
}

const ALONE = 'no other report tells it';

/**
 * Incidents in three steps. Mentions with a near exact date and a point cluster among themselves (the anchors); each
 * coarse one joins the single cluster that it fits; the coarse ones left over cluster among themselves.
 * `mentions` must come in the order of their ids; clusters come in the order of their smallest ones.
 */
export function clusterIncidents(mentions: readonly SourcedIncident[]): Cluster<SourcedIncident>[] {
  const facts = mentions.map(incidentFacts);
  const all = facts.map((_, index) => index);
  const anchors = all.filter((index) => isAnchor(facts[index]!));
  const scored = pairAnchors(facts, anchors).map((pair) => score(facts, pair, compareIncidents));
  const clusters = clusterPairs(anchors, scored, POINTS.join);
  const reasons = new Map<string, string[]>();
  explain(facts, clusters, scored, reasons);

  const coarse = all.filter((index) => !isAnchor(facts[index]!));
  const attachments = attachCoarse(facts, clusters, coarse);
  const left = attachments.filter(({ fits }) => fits.length !== 1);
  const loose = clusterCoarse(
    facts,
    left.map(({ index }) => index)
  );
  explain(facts, loose.clusters, loose.scored, reasons);

  for (const { index, fits } of left) {
    if (fits.length < 2) continue;
    const rivals = fits.map((position) => facts[clusters[position]![0]!]!.id);
    reasons.get(facts[index]!.id)!.push(`ambiguous: fits ${rivals.join(' and ')} alike, so it stands apart`);
  }
  const joined = clusters.map((members) => [...members]);
  for (const { index, fits, reasons: why } of attachments) {
    if (fits.length !== 1) continue;
    const members = joined[fits[0]!]!;
    const first = reasons.get(facts[members[0]!]!.id)!;
    if (first[0] === ALONE) first[0] = `joined by ${facts[index]!.id}`;
    members.push(index);
    reasons.set(facts[index]!.id, [`the only record that fits, with ${facts[members[0]!]!.id}`, ...why]);
  }
  return toClusters([...joined, ...loose.clusters], mentions, reasons);
}

export function clusterMeasures(mentions: readonly SourcedMeasure[]): Cluster<SourcedMeasure>[] {
  const facts = mentions.map(measureFacts);
  const all = facts.map((_, index) => index);
  const pairs = pairByKeys(all, (index) => measureKeys(facts[index]!));
  const scored = pairs.map((pair) => score(facts, pair, compareMeasures));
  const clusters = clusterPairs(all, scored, POINTS.join);
  const reasons = new Map<string, string[]>();
  explain(facts, clusters, scored, reasons);
  return toClusters(clusters, mentions, reasons);
}

function clusterCoarse(facts: readonly Facts[], indexes: readonly number[]) {
  const scored = pairByKeys(indexes, (index) => coarseKeys(facts[index]!))
    .map((pair) => score(facts, pair, compareIncidents))
    .filter(({ pair, comparison }) => pair.every((index) => agrees(facts[index]!, comparison.points)));
  return { scored, clusters: clusterPairs(indexes, scored, POINTS.join) };
}

function score(
  facts: readonly Facts[],
  pair: readonly [number, number],
  compare: typeof compareIncidents
): ScoredPair {
  return { pair, comparison: compare(facts[pair[0]]!, facts[pair[1]]!) };
}

/** Each mention's reasons: its comparison with the closest other one of its cluster. */
function explain(
  facts: readonly Facts[],
  clusters: readonly number[][],
  scored: readonly ScoredPair[],
  reasons: Map<string, string[]>
): void {
  const clusterOf = new Map(
    clusters.flatMap((members, position) => members.map((index) => [index, position]))
  );
  const closest = new Map<number, { other: number; found: ScoredPair }>();
  for (const found of scored) {
    const [a, b] = found.pair;
    if (clusterOf.get(a) !== clusterOf.get(b)) continue;
    for (const [index, other] of [
      [a, b],
      [b, a]
    ] as const) {
      const known = closest.get(index);
      if (!known || isCloser(found, other, known)) closest.set(index, { other, found });
    }
  }
  for (const index of clusters.flat()) {
    const match = closest.get(index);
    const why = match
      ? [
          `same as ${facts[match.other]!.id}: score ${match.found.comparison.score}`,
          ...match.found.comparison.reasons
        ]
      : [ALONE];
    reasons.set(facts[index]!.id, why);
  }
}

function isCloser(found: ScoredPair, other: number, known: { other: number; found: ScoredPair }): boolean {
  const lead = found.comparison.score - known.found.comparison.score;
  return lead > 0 || (lead === 0 && other < known.other);
}

function toClusters<S extends { id: string }>(
  clusters: readonly number[][],
  mentions: readonly S[],
  reasons: Map<string, string[]>
): Cluster<S>[] {
  return clusters
    .map((members) => [...members].sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) => ({ members: members.map((index) => mentions[index]!), reasons }));
}
