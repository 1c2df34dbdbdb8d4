import type { Place, ResolvedToponym } from '../../model/index.ts';

/** What a name that no gazetteer has is known by: the province or country that the article is about. */
export interface StandIn {
  place: Place;
  /** The toponym that lends the area. */
  area: number;
  within: 'admin1' | 'country';
}

/** A place named in the text that no gazetteer has, or has only at the other end of the world. */
export function isUnplaced({ place, role, candidates }: ResolvedToponym): boolean {
  return place === null && role === 'literal' && candidates.every(({ score }) => score <= FAR);
}

/** What is left of the score of a namesake far from everything else in the article. */
const FAR = 0.1;

/** True for a place that `standInFor` made: it has a name and an area, and no point. */
export function isStandIn(place: Place): boolean {
  return place.id.startsWith(PREFIX);
}

const PREFIX = 'unknown:';

/**
 * The unknown place as one of the country that most of the article's places lie in (of the province, where they all lie in
 * one), or of the people named right before it ("the Haitian town of …"); null where the article names no country.
 */
export function standInFor(toponyms: readonly ResolvedToponym[], index: number): StandIn | null {
  const named = toponyms[index];
  if (!named || !isUnplaced(named)) return null;
  const area = ownCountry(toponyms, index) ?? mostNamed(toponyms, index);
  const lender = toponyms[area ?? -1]?.place;
  if (area === null || !lender) return null;
  const provinces = new Set(
    toponyms.flatMap(({ place, role }) =>
      place && role === 'literal' && place.country === lender.country && place.class !== 'country'
        ? [place.admin1]
        : []
    )
  );
  const admin1 = provinces.size === 1 && lender.class !== 'country' ? lender.admin1 : null;
  return {
    area,
    within: admin1 ? 'admin1' : 'country',
    place: {
      id: PREFIX + named.name.toLowerCase(),
      name: named.name,
      class: 'settlement',
      country: lender.country,
      admin1,
      admin2: null,
      lngLat: null,
      population: 0,
      radiusKm: null
    }
  };
}

/** The country that most of the article's places lie in, as a place, and the toponym nearest to an offset that lends it. */
export function mainCountry(toponyms: readonly ResolvedToponym[], at: number): StandIn | null {
  const index = toponyms.findIndex(({ start }) => start >= at);
  const area = mostNamed(toponyms, index < 0 ? toponyms.length : index);
  const lender = toponyms[area ?? -1]?.place;
  if (area === null || !lender) return null;
  const place: Place = {
    ...lender,
    id: `${PREFIX}${lender.country}`,
    name: lender.country,
    class: 'country'
  };
  return { area, within: 'country', place: { ...place, admin1: null, admin2: null, lngLat: null } };
}

/** Most characters between "Haitian" and the town's name. */
const DEMONYM_REACH = 25;

function ownCountry(toponyms: readonly ResolvedToponym[], index: number): number | null {
  const [before, named] = [toponyms[index - 1], toponyms[index]];
  if (!before?.place || !named || before.role !== 'demonym') return null;
  return named.start - before.end <= DEMONYM_REACH ? index - 1 : null;
}

/** The nearest toponym of the country that the article names most often, its dateline first where two are named alike. */
function mostNamed(toponyms: readonly ResolvedToponym[], index: number): number | null {
  const votes = new Map<string, number>();
  for (const { place, role } of toponyms) {
    const weight = { literal: 1, dateline: 1.1, metonym: 0.6, demonym: 0.6, person: 0, organisation: 0 }[
      role
    ];
    if (place && weight > 0) votes.set(place.country, (votes.get(place.country) ?? 0) + weight);
  }
  const [country] = [...votes].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? [];
  if (!country) return null;
  const lenders = toponyms.flatMap(({ place, role }, at) =>
    place?.country === country && role !== 'person' && role !== 'organisation' ? [at] : []
  );
  // One of a province, where there is one: it can lend that as well.
  const own = lenders.filter((at) => toponyms[at]?.role === 'literal' && toponyms[at].place?.admin1);
  return (
    (own.length > 0 ? own : lenders).sort((a, b) => Math.abs(a - index) - Math.abs(b - index))[0] ?? null
  );
}
