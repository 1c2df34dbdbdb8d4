import type { Place } from '../../model/index.ts';

/** What is known of a candidate beside the place itself; shares and nearness are 0 to 1. */
export interface CandidateFeatures {
  /** People, as a share of the largest cities', on a log scale; countries and provinces stand above towns of their name. */
  prominence: number;
  /** For a capital, the share of the article's other places that are capitals too. */
  sisterCapitals: number;
  /** 1 where the text bears one of the place's other names. */
  alias: number;
  /** 1 where the text's spelling only sounds like the name. */
  spelling: number;
  /** Share of the areas that the text states for the name that the place lies in. */
  statedArea: number;
  /** 1 where the text puts another name into it. */
  holdsStated: number;
  /** 1 where a word beside the name asks for this class of place, -1 where for another. */
  askedClass: number;
  /** Share of the article's other places in the same country. */
  countryFocus: number;
  /** Share of the article's other places in the same province. */
  admin1Focus: number;
  /** For a province, the share of the article's other places that are provinces of the same country. */
  sisterProvinces: number;
  /** 1 where the dateline lies in the same country. */
  dateline: number;
  /** 1 where the publisher writes in the same country. */
  publisher: number;
  /** How many of the article's other places are likely in the same district, 1 at most. */
  districtFocus: number;
  /** How near the nearest other place of the article is, 1 at no distance, falling to 0 over some hundred km. */
  nearness: number;
}

/**
 * Features and their weights, one table. A stated area outweighs everything else together, so that no population can
 * overrule "Paris, Texas"; the rest was set by hand and checked on TR-News and GeoVirus.
 */
const CANDIDATE_WEIGHTS: Readonly<Record<keyof CandidateFeatures, number>> = {
  prominence: 4,
  sisterCapitals: 3.5,
  alias: -0.5,
  spelling: -1.2,
  statedArea: 12,
  holdsStated: 3,
  askedClass: 2,
  countryFocus: 2.5,
  admin1Focus: 1.6,
  sisterProvinces: 1.5,
  dateline: 0.6,
  publisher: 0.5,
  districtFocus: 2.5,
  nearness: 1.5
};

const REASONS: Readonly<Partial<Record<keyof CandidateFeatures, string>>> = {
  sisterCapitals: 'a capital beside others',
  spelling: 'spelled otherwise',
  statedArea: 'in the area that the text states',
  holdsStated: 'holds a place that the text puts into it',
  askedClass: 'the kind of place that the text asks for',
  countryFocus: "in the article's country",
  admin1Focus: "in the article's province",
  sisterProvinces: 'beside other provinces of its country',
  dateline: "in the dateline's country",
  publisher: "in the publisher's country",
  districtFocus: 'in the district of another place of the article',
  nearness: 'near other places of the article'
};

/** Weighted sum of the features: asked for every candidate in every round, so spelt out, in the order of the table. */
export function rawScore(of: CandidateFeatures): number {
  const by = CANDIDATE_WEIGHTS;
  return (
    by.prominence * of.prominence +
    by.sisterCapitals * of.sisterCapitals +
    by.alias * of.alias +
    by.spelling * of.spelling +
    by.statedArea * of.statedArea +
    by.holdsStated * of.holdsStated +
    by.askedClass * of.askedClass +
    by.countryFocus * of.countryFocus +
    by.admin1Focus * of.admin1Focus +
    by.sisterProvinces * of.sisterProvinces +
    by.dateline * of.dateline +
    by.publisher * of.publisher +
    by.districtFocus * of.districtFocus +
    by.nearness * of.nearness
  );
}

const SPOKEN = Object.keys(REASONS) as (keyof CandidateFeatures)[];

/** The features that spoke for a candidate, strongest first, in words. */
export function reasonsOf(place: Place, features: CandidateFeatures): string[] {
  const spoken = SPOKEN.filter(
    (name) => Math.abs(features[name]) >= 0.2 && CANDIDATE_WEIGHTS[name] * features[name] !== 0
  )
    .sort(
      (a, b) => Math.abs(CANDIDATE_WEIGHTS[b] * features[b]) - Math.abs(CANDIDATE_WEIGHTS[a] * features[a])
    )
    .map((name) => (features[name] < 0 ? `not ${REASONS[name]}` : `${REASONS[name]}`));
  return place.population > 0 ? [...spoken, `population ${place.population}`] : spoken;
}

/** Prominence of a place, 0 to 1, by class and people. */
export function prominenceOf(place: Place): number {
  const people = Math.log10(place.population + 1) / 7.5;
  if (place.class === 'country') return 1.15;
  if (place.class === 'admin1') return 0.72;
  if (place.class === 'admin2') return Math.max(0.3, people * 0.8);
  if (place.class === 'region') return 0.75;
  if (place.class === 'site') return 0.5;
  if (place.class === 'tehsil') return 0.25;
  return place.population === 0 ? 0.3 : Math.min(1, people);
}
