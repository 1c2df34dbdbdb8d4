import { distanceKm } from '../../model/geometry.ts';
import type { Candidate, FeatureClass, Place, ResolvedToponym, Toponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { askedClassAt, isPartOfUnit } from './asked.ts';
import { poolOf, type Option } from './candidates.ts';
import { districtOf, Focus, likely, type Belief, type Reading } from './focus.ts';
import type { Gazetteer } from './gazetteer.ts';
import { groupNames, type NameGroup } from './nameGroups.ts';
import { homeCountryOf } from './publisher.ts';
import { rawScore, reasonsOf, type CandidateFeatures } from './score.ts';
import { choiceAt, isSameWhereabouts } from './whereabouts.ts';

/** Thresholds and sizes of the resolution. */
export const RESOLVE_DEFAULTS = {
  rounds: 3, //            how often the article's focus is worked out anew from the beliefs so far
  maxCandidates: 60, //    of one name, most people first; those in a stated area are kept whatever their number
  keptCandidates: 5, //    given on, best first
  nearKm: 150, //          distance at which another place's pull has fallen to 1/e
  maxVotes: 3, //          mentions of one name that count towards the article's focus
  hintVotes: 0.5, //       of a body's name that holds a province's
  leastFocus: 0.25, //     share of the article's places in the country of a place whose name only sounds alike
  sharpness: 2.5, //       how quickly a candidate's chance falls with its points behind the best
  strayVotes: 4, //        a town of fewer people than `strayPeople` in a country of its own is doubted where the article has so
  strayFocus: 0.5, //      many other places and this share of them in one country; its score then is `strayScore`
  strayPeople: 50_000,
  strayShare: 0.05, //     a country with more of the article's places than this is not its own
  strayScore: 0.1,
  leastScore: 0.2 //       below it no place is chosen
};

/**
 * Chooses a place for every toponym: all mentions of a name in one sense share one place, scored by the areas that the text states
 * for any of them, the kind of place that words ask for, the article's focus, its dateline, people and distance (score.ts).
 * Candidates come best first; the first one's score is the chance that it, or its own district of that name, is meant. People and organisations get none.
 */
export function resolveToponyms(
  doc: Doc,
  toponyms: Toponym[],
  gazetteer: Gazetteer,
  options = RESOLVE_DEFAULTS
): ResolvedToponym[] {
  const groups = groupNames(doc, toponyms, gazetteer);
  const names = [...new Set(groups)].flatMap((group) => (group ? [nameOf(group, gazetteer, options)] : []));
  const byGroup = new Map(names.map((name) => [name.group, name]));
  const dateline = byGroup.get(groups[toponyms.findIndex(({ role }) => role === 'dateline')] ?? NOBODY);
  const home = homeCountryOf(doc.article, gazetteer);
  const hints = toponyms.flatMap((toponym) => hintOf(toponym, gazetteer, options) ?? []);
  for (let round = 0; round <= options.rounds; round += 1) {
    const focus = new Focus(
      round === 0 ? [] : [...names.map(({ belief }) => belief), ...hints],
      options.nearKm
    );
    const filedFrom = dateline?.best?.country ?? null;
    for (const name of names) score(name, focus, { filedFrom, home }, options, round === options.rounds);
    for (const name of names) name.belief = { votes: name.belief.votes, readings: name.next };
  }
  const told = new Map<Ranked, Candidate>();
  return toponyms.map((toponym, i) => {
    const name = byGroup.get(groups[i] ?? NOBODY);
    const candidates = name
      ? forMention(
          name.candidates,
          askedAt(doc.article.text, toponym, name.candidates, gazetteer),
          gazetteer
        ).slice(0, options.keptCandidates)
      : [];
    const best = candidates[0];
    const { start, end, name: written, role, reasons } = toponym;
    return {
      start,
      end,
      name: written,
      role,
      reasons,
      candidates: candidates.map((ranked) => toCandidate(ranked, told)),
      place: best && best.score >= options.leastScore ? best.place : null
    };
  });
}

/** "University of Alabama" is no place, but speaks for Alabama as where the article is at home. */
function hintOf(toponym: Toponym, gazetteer: Gazetteer, options: typeof RESOLVE_DEFAULTS): Belief | null {
  const named = toponym.role === 'organisation' ? gazetteer.find(toponym.name)[0] : undefined;
  if (named?.kind !== 'name' || named.place.class !== 'admin1') return null;
  return {
    votes: options.hintVotes,
    readings: [{ place: named.place, at: null, district: districtOf(named.place), chance: 1 }]
  };
}

/** Stands for the group of people and organisations, which have none. */
const NOBODY: NameGroup = {
  places: [],
  isElsewhere: true,
  statedAreas: [],
  holders: [],
  asked: null,
  mentions: 0,
  isDemonym: false
};

/** The class that the mention's own words ask for; a part of a province where its middle is far from the town of its name. */
function askedAt(
  text: string,
  toponym: Toponym,
  candidates: readonly Ranked[],
  gazetteer: Gazetteer
): FeatureClass | null {
  const asked = askedClassAt(text, toponym);
  const town = candidates[0]?.place;
  if (asked || !town?.lngLat || town.class !== 'settlement' || !isPartOfUnit(text, toponym)) return asked;
  const unit = candidates.find(
    ({ place }) => place.class === 'admin1' && place.admin1 === town.admin1
  )?.place;
  const middle = unit && gazetteer.centreOf(unit);
  return middle && distanceKm(middle, town.lngLat) > FAR_FROM_MIDDLE_KM ? 'admin1' : null;
}

const FAR_FROM_MIDDLE_KM = 100;

/** Brings to the front the place that this mention's own words ask for, with the score of the best. */
function forMention(candidates: Ranked[], asked: FeatureClass | null, gazetteer: Gazetteer): Ranked[] {
  const top = candidates[0];
  const chosen = choiceAt(candidates, asked, gazetteer);
  if (!top || !chosen || chosen === top) return candidates;
  return [{ ...chosen, score: top.score }, ...candidates.filter((candidate) => candidate !== chosen)];
}

/** A group with its candidates and what it is believed to mean, from round to round. */
interface Name {
  group: NameGroup;
  pool: Option[];
  /** The likeliest place of the round before. */
  best: Place | null;
  /** Filled in the last round. */
  candidates: Ranked[];
  belief: Belief;
  next: Reading[];
}

/** A candidate whose reasons are still to be put into words: most are dropped before. */
interface Ranked {
  place: Place;
  score: number;
  features: CandidateFeatures;
  isStray: boolean;
}

/** Most names are mentioned again and again with the same candidates; `told` keeps those put into words. */
function toCandidate(ranked: Ranked, told: Map<Ranked, Candidate>): Candidate {
  const known = told.get(ranked);
  if (known) return known;
  const { place, score, features, isStray } = ranked;
  const spoken = reasonsOf(place, features);
  const reasons = isStray ? ['far from everything else in the article', ...spoken] : spoken;
  const candidate = { place, score, reasons };
  told.set(ranked, candidate);
  return candidate;
}

function nameOf(group: NameGroup, gazetteer: Gazetteer, options: typeof RESOLVE_DEFAULTS): Name {
  const isUnknown = group.isElsewhere && group.statedAreas.length === 0;
  const votes = Math.min(options.maxVotes, group.mentions);
  return {
    group,
    pool: isUnknown ? [] : poolOf(group, gazetteer, options),
    best: null,
    candidates: [],
    belief: { votes, readings: [] },
    next: []
  };
}

interface Frame {
  /** Country of the dateline. */
  filedFrom: string | null;
  /** Country of the publisher. */
  home: string | null;
}

/**
 * Scores the candidates of a name against the focus of all others; what it then means waits in `next` until all are scored. Only
 * the last round ranks them for good.
 */
function score(
  name: Name,
  focus: Focus,
  frame: Frame,
  options: typeof RESOLVE_DEFAULTS,
  isLast: boolean
): void {
  const { group, belief } = name;
  const [only] = name.pool;
  // Nothing changes what a name of one reading means; its points are told once, at the end.
  if (!isLast && only && name.pool.length === 1 && (only.stated > 0 || only.kind !== 'spelling')) {
    name.best = only.place;
    name.next = [{ place: only.place, at: only.at, district: only.district, chance: 1 }];
    return;
  }
  const scored: Scored[] = [];
  for (const option of name.pool) {
    const around = focus.around(belief, option);
    if (
      option.kind === 'spelling' &&
      option.stated === 0 &&
      !isHeard(option, around.country, name, focus, frame, options)
    )
      continue;
    const features = featuresOf(option, group, around, frame);
    scored.push({ option, place: option.place, raw: rawScore(features), features });
  }
  scored.sort(
    (a, b) => b.raw - a.raw || b.place.population - a.place.population || (a.place.id < b.place.id ? -1 : 1)
  );
  const top = scored[0];
  name.best = top?.place ?? null;
  name.next = likely(scored, options.sharpness).map(([{ option }, chance]) => ({
    place: option.place,
    at: option.at,
    district: option.district,
    chance
  }));
  if (!top || !isLast) return;
  if (isStray(top.place, top.features, focus, belief, options)) {
    name.candidates = [
      { place: top.place, score: options.strayScore, features: top.features, isStray: true }
    ];
    return;
  }
  const weights = scored.map(({ raw }) => Math.exp((raw - top.raw) * options.sharpness));
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  const rivals = scored.reduce(
    (sum, { place }, i) =>
      place === top.place || isSameWhereabouts(top.place, place) ? sum : sum + (weights[i] ?? 0),
    0
  );
  name.candidates = scored.map(({ place, features }, i) => ({
    place,
    score: i === 0 ? 1 - rivals / mass : (weights[i] ?? 0) / mass,
    features,
    isStray: false
  }));
}

/** A name that only sounds like a place's counts where the article is about its country, or names nothing else at all. */
function isHeard(
  { place }: Option,
  countryShare: number,
  { belief }: Name,
  focus: Focus,
  { home }: Frame,
  options: typeof RESOLVE_DEFAULTS
): boolean {
  const isAlone = focus.votesBeside(belief) === 0 && (home === null || home === place.country);
  return isAlone || countryShare >= options.leastFocus;
}

interface Scored {
  option: Option;
  place: Place;
  raw: number;
  features: CandidateFeatures;
}

function featuresOf(
  { place, kind, prominence, stated }: Option,
  group: NameGroup,
  around: ReturnType<Focus['around']>,
  frame: Frame
): CandidateFeatures {
  return {
    prominence,
    alias: kind === 'alias' ? 1 : 0,
    spelling: kind === 'spelling' ? 1 : 0,
    statedArea: stated,
    holdsStated: group.holders.some((holder) => holder.place.id === place.id) ? 1 : 0,
    askedClass: group.asked === null ? 0 : agrees(group.asked, place.class),
    countryFocus: around.country,
    admin1Focus: around.admin1,
    sisterProvinces: around.provinces,
    sisterCapitals: around.capitals,
    dateline: frame.filedFrom !== null && place.country === frame.filedFrom ? 1 : 0,
    publisher: frame.home !== null && place.country === frame.home ? 1 : 0,
    districtFocus: around.district,
    nearness: around.nearness
  };
}

/**
 * A small town in a country that nothing else in the article is in, or a place of another kind than the words ask for: more likely a
 * namesake of one that the gazetteer lacks ("North Lebanon Township" in a report from Pennsylvania).
 */
function isStray(
  place: Place,
  features: CandidateFeatures,
  focus: Focus,
  own: Belief,
  options: typeof RESOLVE_DEFAULTS
): boolean {
  const isAskedOther = features.askedClass < 0;
  if (place.class === 'country' || place.class === 'region') return false;
  if (place.population >= options.strayPeople && !isAskedOther) return false;
  if (features.statedArea > 0 || features.countryFocus > options.strayShare) return false;
  return focus.votesBeside(own) >= options.strayVotes && focus.topCountryShare(own) >= options.strayFocus;
}

/** 1 where the place is of the class asked for, -1 where of another; a former agency may stand as district or region. */
function agrees(asked: FeatureClass, actual: FeatureClass): number {
  if (asked === actual) return 1;
  if (asked === 'region') return actual === 'settlement' || actual === 'tehsil' ? 0 : -0.3;
  return -1;
}
