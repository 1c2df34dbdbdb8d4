import { COMMON, anchorKeys, coarseKeys, inOrderOfDays } from './block.ts';
import type { Facts } from './facts.ts';
import { Postings } from './keys.ts';
import {
  compareIncidents,
  compareType,
  noTally,
  reasonsOf,
  scoreIncidents,
  type Tally
} from './similarity.ts';

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
export type Points = Readonly<Omit<Tally, 'actor'>>;

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
  const postings = new Postings();
  const asked = coarse.map((index) => {
    const lists = coarseKeys(facts[index]!, widestKm).map((key) => postings.open(key));
    return [...new Set(lists)];
  });
  if (coarse.length > 0)
    clusters.forEach((members, position) => {
      for (const member of members)
        for (const key of anchorKeys(facts[member]!)) {
          const list = postings.find(key);
          if (list >= 0) postings.add(list, position);
        }
    });
  const shares = new Float64Array(clusters.length);
  const found: Scored[] = [];
  const dayOf = ({ from, published }: Facts) => from ?? published ?? 0;
  for (const k of inOrderOfDays([...coarse.keys()], (k) => dayOf(facts[coarse[k]!]!)))
    found.push(attach(facts, clusters, coarse[k]!, asked[k]!, postings, shares));
  return onePerArticle(
    facts,
    found.sort((a, b) => a.index - b.index)
  );
}

type Scored = Attachment & { score: number };

function attach(
  facts: readonly Facts[],
  clusters: readonly number[][],
  index: number,
  lists: readonly number[],
  postings: Postings,
  shares: Float64Array
): Scored {
  const { positions, isLoose } = candidates(lists, postings, shares);
  const fitting: { position: number; score: number; explain: () => string[] }[] = [];
  for (const position of positions) {
    const fit = compareWithCluster(facts, clusters[position]!, index);
    if (fit !== null) fitting.push({ position, score: fit.score, explain: fit.explain });
  }
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
 * The clusters that share a key with the mention, whose lists these are; where they are too many, those that share the rarest keys.
 *
 * @param shares a zero for every cluster, and zeros again afterwards: one table for all mentions spares each its own
 */
function candidates(lists: readonly number[], postings: Postings, shares: Float64Array) {
  const positions: number[] = [];
  const known = lists.filter((list) => postings.count(list) > 0);
  const telling = known.filter((list) => postings.count(list) <= COMMON);
  telling.sort((a, b) => postings.count(a) - postings.count(b));
  const isLoose = telling.length < known.length;
  let met = 0;
  for (const list of telling) {
    if (met > MAX_MET) break;
    const count = postings.count(list);
    met += count;
    for (let at = postings.last(list); at >= 0; at = postings.before(at)) {
      const position = postings.valueAt(at);
      if (shares[position] === 0) positions.push(position);
      shares[position]! += 1 / count;
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
  if (!hasLikeType(facts, members, mention)) return null;
  let [sum, best, closest] = [0, -Infinity, members[0]!];
  const most = { ...NONE };
  const tally = noTally();
  for (const member of members) {
    const score = scoreIncidents(mention, facts[member]!, tally);
    if (score === -Infinity) return null;
    sum += score;
    raise(most, tally);
    if (score <= best) continue;
    best = score;
    closest = member;
  }
  if (!agrees(mention, most)) return null;
  const nearest = facts[closest]!;
  return {
    score: sum / members.length,
    explain: () => reasonsOf(compareIncidents(mention, nearest), mention, nearest)
  };
}

function hasLikeType(facts: readonly Facts[], members: readonly number[], mention: Facts): boolean {
  for (const member of members) if (compareType(mention, facts[member]!).points >= 0) return true;
  return false;
}

const NONE: Points = {
  time: -Infinity,
  place: -Infinity,
  type: -Infinity,
  words: -Infinity,
  nationality: -Infinity,
  toll: -Infinity
};

/** Written out: a loop over the features' names takes several times as long, and this is done for every pair. */
function raise(most: { -readonly [P in keyof Points]: number }, tally: Points): void {
  if (tally.time > most.time) most.time = tally.time;
  if (tally.place > most.place) most.place = tally.place;
  if (tally.type > most.type) most.type = tally.type;
  if (tally.words > most.words) most.words = tally.words;
  if (tally.nationality > most.nationality) most.nationality = tally.nationality;
  if (tally.toll > most.toll) most.toll = tally.toll;
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
