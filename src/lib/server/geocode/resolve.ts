import type { Candidate, FeatureClass, LngLat, Place, ResolvedToponym, Toponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { askedClassAt } from './asked.ts';
import { distanceKm } from '../../model/geometry.ts';
import type { Gazetteer, NamedPlace } from './gazetteer.ts';
import { insistsOnArea, isWithin, statesAreaAfter, statesAreaBefore } from './hierarchy.ts';
import { foldName } from './names.ts';
import { choiceAt, isSameWhereabouts } from './whereabouts.ts';
import { prominenceOf, rawScore, reasonsOf, type CandidateFeatures } from './score.ts';

/** Thresholds and sizes of the resolution. */
export const RESOLVE_DEFAULTS = {
  rounds: 2, //            how often the article's focus is worked out anew from the choices so far
  maxCandidates: 60, //    of one name, most people first; those in a stated area are kept whatever their number
  keptCandidates: 5, //    given on, best first
  nearKm: 150, //          distance at which another place's pull has fallen to 1/e
  maxVotes: 3, //          mentions of one name that count towards the article's focus
  leastFocus: 0.25, //     share of the article's places in the country of a place whose name only sounds alike
  sharpness: 2.5, //       how quickly a candidate's chance falls with its points behind the best
  strayVotes: 4, //        a town of fewer people than `strayPeople` in a country of its own is doubted where the article has so
  strayFocus: 0.5, //      many other places and this share of them in one country; its score then is `strayScore`
  strayPeople: 50_000,
  strayScore: 0.1,
  leastScore: 0.2 //       below it no place is chosen
};

/** Roles that name no place at all. */
const PLACELESS: readonly Toponym['role'][] = ['person', 'organisation'];

/**
 * Chooses a place for every toponym: all mentions of a name share one place, scored by the areas that the text states for
 * any of them, the kind of place that words ask for, the article's focus, its dateline, people and distance (score.ts).
 * Candidates come best first; the first one's score is the chance that it, or its own district of that name, is meant. People and organisations get none.
 */
export function resolveToponyms(
  doc: Doc,
  toponyms: Toponym[],
  gazetteer: Gazetteer,
  options = RESOLVE_DEFAULTS
): ResolvedToponym[] {
  const names = groupNames(doc, toponyms, gazetteer, options);
  const dateline = toponyms.find((toponym) => toponym.role === 'dateline');
  for (let round = 0; round <= options.rounds; round += 1) {
    const chosen = [...names.values()].flatMap((name) =>
      name.best ? [{ name, place: name.best, point: gazetteer.centreOf(name.best) }] : []
    );
    const datelineCountry = dateline ? (names.get(foldName(dateline.name))?.best?.country ?? null) : null;
    for (const name of names.values()) {
      const others = round === 0 ? [] : chosen.filter((choice) => choice.name !== name);
      name.candidates = scoreCandidates(name, others, datelineCountry, gazetteer, options);
    }
    for (const name of names.values()) name.best = name.candidates[0]?.place ?? null;
  }
  return toponyms.map((toponym) => {
    const name = PLACELESS.includes(toponym.role) ? undefined : names.get(foldName(toponym.name));
    const candidates = name
      ? forMention(name.candidates, askedClassAt(doc.article.text, toponym), gazetteer).slice(
          0,
          options.keptCandidates
        )
      : [];
    const best = candidates[0];
    return { ...toponym, candidates, place: best && best.score >= options.leastScore ? best.place : null };
  });
}

/** Brings to the front the place that this mention's own words ask for, with the score of the best. */
function forMention(candidates: Candidate[], asked: FeatureClass | null, gazetteer: Gazetteer): Candidate[] {
  const top = candidates[0];
  const chosen = choiceAt(candidates, asked, gazetteer);
  if (!top || !chosen || chosen === top) return candidates;
  return [{ ...chosen, score: top.score }, ...candidates.filter((candidate) => candidate !== chosen)];
}

/** One name of the article with all that its mentions say. */
interface Name {
  key: string;
  places: NamedPlace[];
  /** True where the text puts it into an area that holds none of its places: the gazetteer lacks it. */
  isElsewhere: boolean;
  /** Readings of the areas that the text states for it, one list a statement. */
  statedAreas: NamedPlace[][];
  asked: FeatureClass | null;
  votes: number;
  isDemonym: boolean;
  candidates: Candidate[];
  best: Place | null;
}

interface Choice {
  name: Name;
  place: Place;
  point: LngLat | null;
}

function groupNames(
  doc: Doc,
  toponyms: Toponym[],
  gazetteer: Gazetteer,
  options: typeof RESOLVE_DEFAULTS
): Map<string, Name> {
  const names = new Map<string, Name>();
  const { text } = doc.article;
  const placesOf = (toponym: Toponym) =>
    gazetteer.find(toponym.name).filter(({ kind }) => (kind === 'demonym') === (toponym.role === 'demonym'));
  toponyms.forEach((toponym, i) => {
    if (PLACELESS.includes(toponym.role)) return;
    const key = foldName(toponym.name);
    const name = names.get(key) ?? {
      key,
      places: placesOf(toponym),
      isElsewhere: false,
      statedAreas: [],
      asked: null,
      votes: 0,
      isDemonym: toponym.role === 'demonym',
      candidates: [],
      best: null
    };
    names.set(key, name);
    name.votes = Math.min(options.maxVotes, name.votes + 1);
    // Reports are filed from towns: the dateline Washington is no state.
    name.asked ??= toponym.role === 'dateline' ? 'settlement' : askedClassAt(text, toponym);
    statedAreasOf(text, toponyms, i).forEach((area) => {
      const readings = placesOf(area);
      if (statesArea(name.places, readings)) name.statedAreas.push(readings);
      else if (insistsOnArea(text, toponym, area) && readings.length > 0 && !isBeside(name.places, readings))
        name.isElsewhere = true;
    });
  });
  return names;
}

/** Whether some reading of the name lies so near the area that the gazetteer may only draw the line elsewhere. */
function isBeside(places: NamedPlace[], areas: NamedPlace[]): boolean {
  return places.some(({ place }) => areas.some((area) => isSameWhereabouts(place, area.place)));
}

/** People from which a town may be meant by a name that is first of all a province's: "New York, New York" but not "California, Pennsylvania". */
const NAMESAKE_OF_AREA = 100_000;

/** Whether a place of the one name can lie in one of the other; lists of provinces and countries state nothing of each other. */
function statesArea(places: NamedPlace[], areas: NamedPlace[]): boolean {
  const isArea = places.some(
    ({ place, kind }) => place.class === 'country' || (place.class === 'admin1' && kind === 'name')
  );
  return places.some(
    ({ place }) =>
      (!isArea || place.population >= NAMESAKE_OF_AREA) && areas.some((area) => isWithin(place, area.place))
  );
}

/** Toponyms that the text states as areas of toponym `i`: those after it, chained ("Mir Ali, North Waziristan, Pakistan"), and the one before. */
function statedAreasOf(text: string, toponyms: Toponym[], i: number): Toponym[] {
  const areas: Toponym[] = [];
  for (let at = i; at + 1 < toponyms.length; at += 1) {
    const [inner, outer] = [toponyms[at], toponyms[at + 1]];
    if (!inner || !outer || PLACELESS.includes(outer.role) || !statesAreaAfter(text, inner, outer)) break;
    areas.push(outer);
  }
  const [before, self] = [toponyms[i - 1], toponyms[i]];
  if (before && self && !PLACELESS.includes(before.role) && statesAreaBefore(text, before, self))
    areas.push(before);
  return areas;
}

function scoreCandidates(
  name: Name,
  others: Choice[],
  datelineCountry: string | null,
  gazetteer: Gazetteer,
  options: typeof RESOLVE_DEFAULTS
): Candidate[] {
  const total = others.reduce((sum, { name: { votes } }) => sum + votes, 0);
  const byCountry = tally(others, ({ place }) => place.country);
  const byAdmin1 = tally(others, ({ place }) => place.admin1);
  const provinces = tally(others, ({ place }) => (place.class === 'admin1' ? place.country : null));
  const share = (votes: number | undefined) => (votes ? votes / (total + 1) : 0);
  if (name.isElsewhere && name.statedAreas.length === 0) return [];
  const isNeeded = (kind: NamedPlace['kind'], place: Place) =>
    kind !== 'spelling' || share(byCountry.get(place.country)) >= options.leastFocus;
  const inStated = (place: Place) =>
    name.statedAreas.some((readings) => readings.some((area) => isWithin(place, area.place)));
  const scored = name.places
    .filter(({ place, kind }, i) => (i < options.maxCandidates && isNeeded(kind, place)) || inStated(place))
    .map(({ place, kind }) => {
      const features: CandidateFeatures = {
        prominence: prominenceOf(place),
        alias: kind === 'alias' ? 1 : 0,
        spelling: kind === 'spelling' ? 1 : 0,
        statedArea: inStated(place) ? 1 : 0,
        askedClass: name.asked === null ? 0 : agrees(name.asked, place.class),
        countryFocus: share(byCountry.get(place.country)),
        admin1Focus: place.admin1 ? share(byAdmin1.get(place.admin1)) : 0,
        sisterProvinces: place.class === 'admin1' ? share(provinces.get(place.country)) : 0,
        dateline: datelineCountry !== null && place.country === datelineCountry ? 1 : 0,
        nearness: nearnessOf(gazetteer.centreOf(place), others, options.nearKm)
      };
      return { place, raw: rawScore(features), features };
    })
    .sort(
      (a, b) => b.raw - a.raw || b.place.population - a.place.population || (a.place.id < b.place.id ? -1 : 1)
    );
  const top = scored[0];
  if (!top) return [];
  const mass = scored.reduce((sum, { raw }) => sum + Math.exp((raw - top.raw) * options.sharpness), 0);
  if (isStray(top.place, top.features, others, total, options))
    return scored.slice(0, 1).map(({ place, features }) => ({
      place,
      score: options.strayScore,
      reasons: ['far from everything else in the article', ...reasonsOf(place, features)]
    }));
  const rivals = scored.filter(({ place }) => place !== top.place && !isSameWhereabouts(top.place, place));
  const certainty =
    1 - rivals.reduce((sum, { raw }) => sum + Math.exp((raw - top.raw) * options.sharpness), 0) / mass;
  return scored.map(({ place, raw, features }) => ({
    place,
    score: place === top.place ? certainty : Math.exp((raw - top.raw) * options.sharpness) / mass,
    reasons: reasonsOf(place, features)
  }));
}

/** A small town in a country that nothing else in the article is in: more likely a namesake of one that the gazetteer lacks. */
function isStray(
  place: Place,
  features: CandidateFeatures,
  others: Choice[],
  votes: number,
  options: typeof RESOLVE_DEFAULTS
): boolean {
  if (
    place.class === 'country' ||
    place.class === 'region' ||
    features.statedArea > 0 ||
    features.countryFocus > 0
  )
    return false;
  const top = Math.max(0, ...tally(others, (choice) => choice.place.country).values());
  return (
    votes >= options.strayVotes && top / votes >= options.strayFocus && place.population < options.strayPeople
  );
}

/** 1 where the place is of the class asked for, -1 where of another; a former agency may stand as district or region. */
function agrees(asked: FeatureClass, actual: FeatureClass): number {
  if (asked === actual) return 1;
  if (asked === 'region') return actual === 'settlement' || actual === 'tehsil' ? 0 : -0.3;
  return -1;
}

function nearnessOf(point: LngLat | null, others: Choice[], nearKm: number): number {
  let best = 0;
  for (const { place, point: other } of others) {
    if (!point || !other || place.class === 'country' || place.class === 'region') continue;
    best = Math.max(best, Math.exp(-distanceKm(point, other) / nearKm));
  }
  return best;
}

function tally(choices: Choice[], key: (choice: Choice) => string | null): Map<string, number> {
  const votes = new Map<string, number>();
  for (const choice of choices) {
    const name = key(choice);
    if (name) votes.set(name, (votes.get(name) ?? 0) + choice.name.votes);
  }
  return votes;
}
