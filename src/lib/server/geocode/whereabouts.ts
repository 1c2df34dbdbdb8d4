import { distanceKm } from '../../model/geometry.ts';
import type { FeatureClass, Place } from '../../model/index.ts';
import { isWithin } from './hierarchy.ts';

/** Places of one name this near each other are one (km). */
const NAMESAKE_KM = 40;
/** Of a province's people, the share from which its city of the same name is meant: Geneva, Islamabad, but not Quebec. */
const CITY_SHARE = 0.25;

/** A town, its tehsil and its district of one name are no rivals: whichever is meant, it is there. */
export function isSameWhereabouts(a: Place, b: Place): boolean {
  if (isWithin(a, b) || isWithin(b, a)) return true;
  return a.lngLat !== null && b.lngLat !== null && distanceKm(a.lngLat, b.lngLat) <= NAMESAKE_KM;
}

/**
 * Of the town, tehsil, district and province of one name at one whereabouts, the one that the words ask for: "Khuzdar district"
 * the district, a bare "Khuzdar" the town. `candidates` are places of one name, best first; gives the best where none is better.
 */
export function choiceAt<T extends { place: Place }>(
  candidates: readonly T[],
  asked: FeatureClass | null
): T | undefined {
  const top = candidates[0];
  const area = top?.place.class;
  const isSpot = area === 'settlement' || area === 'site';
  if (!top || area === 'country' || (asked === null && isSpot)) return top;
  const least = asked === null && area === 'admin1' ? top.place.population * CITY_SHARE : 0;
  const better = candidates.find(
    ({ place }) =>
      place.class === (asked ?? 'settlement') &&
      place.population >= least &&
      isSameWhereabouts(top.place, place)
  );
  return better ?? top;
}
