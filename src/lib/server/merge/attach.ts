import { COMMON, anchorKeys, coarseKeys } from './block.ts';
import type { Facts } from './facts.ts';
import { Postings } from './keys.ts';
import type { Feature } from './points.ts';
import { compareIncidents, compareType, reasonsOf, type Comparison } from './similarity.ts';

/** Which cluster a coarse mention belongs to, or which ones it could belong to. */
export interface Attachment {
  /** Index of the mention. */
  index: number;
  /** Positions in `clusters` that fit, best first; more than one is ambiguous. */
  fits: number[];
  /** True where so many records share its time and place that none was compared. */
  isLoose: boolean;
  reasons: string[];
}

/** The points that `agrees` reads; who did it counts in the score alone. */
export type Points = Readonly<Record<Exclude<Feature, 'actor'>, number>>;

/** By how much the best fitting cluster must lead the second. */
const CLEAR_LEAD = 1.5;
/** As many records are compared with one mention at the most: those that share most with it that few others do. */
const MAX_COMPARED = 12;
/** After so many records met by rare keys, common keys are looked up no more: they would not change which come first. */
const MAX_MET = 160;

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
  const widestKm = widest(facts, clusters);
  const keys = new Map(coarse.map((index) => [index, [...new Set(coarseKeys(facts[index]!, widestKm))]]));
  const wanted = new Set<number>();
  for (const list of keys.values()) for (const key of list) wanted.add(key);
  const postings = new Postings();
  if (wanted.size > 0)
    clusters.forEach((members, position) => {
      for (const member of members)
        for (const key of anchorKeys(facts[member]!)) if (wanted.has(key)) postings.add(key, position);
    });
  const shares = new Float64Array(clusters.length);
  const found = coarse.map((index) => attach(facts, clusters, index, keys.get(index)!, postings, shares));
  return onePerArticle(facts, found);
}

type Scored = Attachment & { score: number };

function attach(
  facts: readonly Facts[],
  clusters: readonly number[][],
  index: number,
  keys: readonly number[],
  postings: Postings,
  shares: Float64Array
): Scored {
  const { positions, isLoose } = candidates(keys, postings, shares);
  const fitting = positions.flatMap((position) => {
    const fit = compareWithCluster(facts, clusters[position]!, index);
    return fit === null ? [] : [{ position, ...fit }];
  });
  fitting.sort((a, b) => b.score - a.score || a.position - b.position);
  const best = fitting[0];
  if (!best) return { index, fits: [], isLoose, reasons: [], score: 0 };
  const rivals = fitting.filter((fit) => best.score - fit.score < CLEAR_LEAD);
  return {
    index,
    fits: rivals.map((fit) => fit.position),
    isLoose: false,
    reasons: rivals.length === 1 ? best.explain() : [],
    score: best.score
  };
}

function widest(facts: readonly Facts[], clusters: readonly number[][]): number {
  let km = 0;
  for (const members of clusters) for (const member of members) km = Math.max(km, facts[member]!.radiusKm);
  return km;
}

/**
 * The clusters that share a key with the mention; where they are too many, those that share the rarest keys.
 *
 * @param shares a zero for every cluster, and zeros again afterwards: one table for all mentions spares each its own
 */
function candidates(keys: readonly number[], postings: Postings, shares: Float64Array) {
  const positions: number[] = [];
  const lists = keys.map((key) => postings.get(key)).filter((list) => list.length > 0);
  const telling = lists.filter((list) => list.length <= COMMON).sort((a, b) => a.length - b.length);
  const isLoose = telling.length < lists.length;
  let met = 0;
  for (const list of telling) {
    if (met > MAX_MET) break;
    met += list.length;
    for (const position of list) {
      if (shares[position] === 0) positions.push(position);
      shares[position]! += 1 / list.length;
    }
  }
  if (positions.length <= MAX_COMPARED) positions.sort((a, b) => a - b);
  else positions.sort((a, b) => shares[b]! - shares[a]! || a - b);
  for (const position of positions) shares[position] = 0;
  return { positions: positions.slice(0, MAX_COMPARED), isLoose: isLoose && positions.length === 0 };
}

/** The mean over the members, and the reasons of the closest one; null where it does not fit. */
function compareWithCluster(facts: readonly Facts[], members: readonly number[], index: number) {
  const mention = facts[index]!;
  // Without it `agrees` finds nothing, and it costs next to nothing to know.
  if (!members.some((member) => compareType(mention, facts[member]!).points >= 0)) return null;
  let [sum, closest] = [0, members[0]!];
  let best: Comparison | null = null;
  const points = noPoints();
  for (const member of members) {
    const comparison = compareIncidents(mention, facts[member]!);
    if (comparison.ruledOut) return null;
    sum += comparison.score;
    raise(points, comparison.parts);
    if (best !== null && comparison.score <= best.score) continue;
    best = comparison;
    closest = member;
  }
  if (best === null || !agrees(mention, points)) return null;
  const nearest = best;
  return {
    score: sum / members.length,
    explain: () => reasonsOf(nearest, mention, facts[closest]!)
  };
}

type MostPoints = Record<keyof Points, number>;

function noPoints(): MostPoints {
  const none = -Infinity;
  return { time: none, place: none, type: none, words: none, nationality: none, toll: none };
}

/** Written out: a loop over the features' names takes several times as long, and this is done for every pair. */
function raise(
  points: MostPoints,
  { time, place, type, words, nationality, toll }: Comparison['parts']
): void {
  if (time.points > points.time) points.time = time.points;
  if (place.points > points.place) points.place = place.points;
  if (type.points > points.type) points.type = type.points;
  if (words.points > points.words) points.words = words.points;
  if (nationality.points > points.nationality) points.nationality = nationality.points;
  if (toll.points > points.toll) points.toll = toll.points;
}

/** What must agree in place of an exact date or an exact place. */
export function agrees(mention: Facts, points: Points): boolean {
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
