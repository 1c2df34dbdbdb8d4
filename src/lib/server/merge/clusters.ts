import type { SourcedIncident, SourcedMeasure } from '../../model/index.ts';
import { agrees, attachCoarse, type Attachment } from './attach.ts';
import { COMMON, coarseKeys, isAnchor, inOrderOfDays, visitAnchors, visitByKeys } from './block.ts';
import { clusterPairs, noPairs, type ScoredPairs } from './cluster.ts';
import { incidentFacts, measureFacts, type Facts } from './facts.ts';
import { MEASURE_POINTS, POINTS } from './points.ts';
import { compareMeasures, measureKeys, weighStems, whenOf } from './retold.ts';
import { compareIncidents, noTally, reasonsOf, scoreIncidents, type Comparison } from './similarity.ts';
import { rememberStems } from './words.ts';

/** Mentions that tell the same, in the order of their ids; `reasons` says of each, in the same order, why it is here. */
export interface Cluster<S> {
  members: readonly S[];
  reasons: readonly Reasons[];
}

type Reasons = readonly string[];

const ALONE: Reasons = ['no other report tells it'];
/** As many rivals are named. */
const NAMED_RIVALS = 3;

type Compare = (a: Facts, b: Facts) => Comparison;

/**
 * Incidents in three steps. Mentions with a near exact date and a point cluster among themselves (the anchors); each
 * coarse one joins the single cluster that it fits; the coarse ones left over cluster among themselves.
 * `mentions` must come in the order of their ids; clusters come in the order of their smallest ones.
 */
export function clusterIncidents(mentions: readonly SourcedIncident[]): Cluster<SourcedIncident>[] {
  const stem = rememberStems();
  const facts = mentions.map((mention) => incidentFacts(mention, stem));
  const reasons = facts.map(() => ALONE);
  const anchors = indexesOf(facts, isAnchor);
  const pairs = noPairs();
  const tally = noTally();
  visitAnchors(facts, anchors, (a, b) => keep(pairs, a, b, scoreIncidents(facts[a]!, facts[b]!, tally)));
  const clusters = clusterPairs(facts.length, anchors, pairs, POINTS.join);
  explain(facts, clusters, pairs, compareIncidents, reasons);

  const coarse = indexesOf(facts, (fact) => !isAnchor(fact));
  const attachments = attachCoarse(facts, clusters, coarse);
  const left = attachments.filter(({ fits }) => fits.length !== 1).map(({ index }) => index);
  const loose = clusterCoarse(facts, left, reasons);
  for (const attachment of attachments) noteRivals(facts, clusters, attachment, reasons);

  const joined = clusters.map((members) => [...members]);
  for (const { index, fits, reasons: why } of attachments) {
    if (fits.length !== 1) continue;
    const members = joined[fits[0]!]!;
    const first = members[0]!;
    if (reasons[first] === ALONE) reasons[first] = [`joined by ${facts[index]!.id}`];
    members.push(index);
    reasons[index] = [`the only record that fits, with ${facts[first]!.id}`, ...why];
  }
  return toClusters([...joined, ...loose], mentions, reasons);
}

/** Measures by their wording; see `compareMeasures`. */
export function clusterMeasures(mentions: readonly SourcedMeasure[]): Cluster<SourcedMeasure>[] {
  const stem = rememberStems();
  const facts = mentions.map((mention) => measureFacts(mention, stem));
  const all = facts.map((_, index) => index);
  const weights = weighStems(facts);
  const compare: Compare = (a, b) => compareMeasures(a, b, weights);
  const pairs = noPairs();
  visitByKeys(
    facts.length,
    inOrderOfDays(all, (index) => whenOf(facts[index]!) ?? 0),
    (index) => measureKeys(facts[index]!, weights),
    (a, b) => keep(pairs, a, b, compare(facts[a]!, facts[b]!).score)
  );
  const clusters = clusterPairs(facts.length, all, pairs, MEASURE_POINTS.join);
  const reasons = facts.map(() => ALONE);
  explain(facts, clusters, pairs, compare, reasons);
  return toClusters(clusters, mentions, reasons);
}

function clusterCoarse(facts: readonly Facts[], indexes: readonly number[], reasons: Reasons[]) {
  const pairs = noPairs();
  const tally = noTally();
  const widestKm = indexes.reduce((km, index) => Math.max(km, pointRadiusKm(facts[index]!)), 0);
  const keysOf = (index: number) => {
    const own = [...new Set(coarseKeys(facts[index]!, widestKm))];
    return { own, near: own };
  };
  visitByKeys(facts.length, indexes, keysOf, (a, b) => {
    const score = scoreIncidents(facts[a]!, facts[b]!, tally);
    if (agrees(facts[a]!, tally) && agrees(facts[b]!, tally)) keep(pairs, a, b, score);
  });
  const clusters = clusterPairs(facts.length, indexes, pairs, POINTS.join);
  explain(facts, clusters, pairs, compareIncidents, reasons);
  return clusters;
}

function pointRadiusKm({ point, radiusKm }: Facts): number {
  return point === null ? 0 : radiusKm;
}

function indexesOf(facts: readonly Facts[], fits: (fact: Facts) => boolean): number[] {
  return facts.flatMap((fact, index) => (fits(fact) ? [index] : []));
}

/** Keeps the pair's score, unless something rules it out or too much speaks against it. */
function keep(pairs: ScoredPairs, a: number, b: number, score: number): void {
  if (score < POINTS.clash) return;
  pairs.first.push(a);
  pairs.second.push(b);
  pairs.score.push(score);
}

/** Says of a mention that stands apart which records it could belong to. */
function noteRivals(
  facts: readonly Facts[],
  clusters: readonly number[][],
  { index, fits, isLoose }: Attachment,
  reasons: Reasons[]
): void {
  const note = (why: string) => (reasons[index] = [...reasons[index]!, why]);
  if (isLoose) note(`ambiguous: more than ${COMMON} records could be meant, so it stands apart`);
  if (fits.length < 2) return;
  const rivals = fits.slice(0, NAMED_RIVALS).map((position) => facts[clusters[position]![0]!]!.id);
  const more = fits.length > NAMED_RIVALS ? ` and ${fits.length - NAMED_RIVALS} more` : '';
  note(`ambiguous: fits ${rivals.join(' and ')}${more} alike, so it stands apart`);
}

/** Each mention's reasons: its comparison with the closest other one of its cluster, where there is one. */
function explain(
  facts: readonly Facts[],
  clusters: readonly number[][],
  { first, second, score: scores }: ScoredPairs,
  compare: Compare,
  reasons: Reasons[]
): void {
  const clusterOf = new Int32Array(facts.length).fill(-1);
  clusters.forEach((members, position) => members.forEach((index) => (clusterOf[index] = position)));
  const closest = new Int32Array(facts.length).fill(-1);
  const best = new Float64Array(facts.length).fill(-Infinity);
  const consider = (index: number, other: number, value: number) => {
    if (value < best[index]! || (value === best[index] && other > closest[index]!)) return;
    best[index] = value;
    closest[index] = other;
  };
  for (let k = 0; k < scores.length; k++) {
    const [a, b] = [first[k]!, second[k]!];
    if (clusterOf[a] !== clusterOf[b] || clusterOf[a] === -1) continue;
    consider(a, b, scores[k]!);
    consider(b, a, scores[k]!);
  }
  for (const members of clusters)
    for (const index of members) {
      const other = closest[index]!;
      if (other < 0) continue;
      const [one, two] = [facts[index]!, facts[other]!];
      reasons[index] = [`same as ${two.id}: score ${best[index]}`, ...reasonsOf(compare(one, two), one, two)];
    }
}

function toClusters<S>(
  clusters: readonly number[][],
  mentions: readonly S[],
  reasons: readonly Reasons[]
): Cluster<S>[] {
  return clusters
    .map((members) => [...members].sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) => ({
      members: members.map((index) => mentions[index]!),
      reasons: members.map((index) => reasons[index]!)
    }));
}
