import { distanceKm } from '../../model/geometry.ts';
import type { FeatureClass, Place } from '../../model/index.ts';
import type { Gazetteer } from './gazetteer.ts';
import { extentKm } from './geometry.ts';
import { isWithin } from './hierarchy.ts';
import { nameParts, soundKey } from './names.ts';

/** Places of one name this near each other are one (km). */
const NAMESAKE_KM = 40;
/** Of a province's people, the share from which its city of the same name is meant: Geneva, Islamabad, but not Quebec. */
const CITY_SHARE = 0.3;

/** A town, its tehsil and its district of one name are no rivals: whichever is meant, it is there. */
export function isSameWhereabouts(a: Place, b: Place): boolean {
  if (isWithin(a, b) || isWithin(b, a)) return true;
  return a.lngLat !== null && b.lngLat !== null && distanceKm(a.lngLat, b.lngLat) <= NAMESAKE_KM;
}

/**
 * Of the town, tehsil, district and province of one name at one whereabouts, the one that the words ask for: "Khuzdar district"
 * the district, a bare "Khuzdar" the town. A province yields to its city only where that is most of it. `candidates` are places of
 * one name, best first; gives the best where none is better.
 */
export function choiceAt<T extends { place: Place }>(
  candidates: readonly T[],
  asked: FeatureClass | null,
  gazetteer: Gazetteer
): T | undefined {
  const top = candidates[0];
  const area = top?.place.class;
  const isSpot = area === 'settlement' || area === 'site';
  if (!top || area === 'country' || (asked === null && isSpot)) return top;
  const yields = (town: Place) =>
    asked !== null ||
    (area === 'admin1' ? isMostOf(town, top.place, gazetteer) : isNamesake(town, top.place));
  const ofClass = (wanted: FeatureClass) =>
    candidates.find(
      ({ place }) =>
        place.class === wanted &&
        place.admin1 === top.place.admin1 &&
        yields(place) &&
        isSameWhereabouts(top.place, place)
    );
  // Most of the world's first-order units are called regions: "Kherson region", "the Mopti region".
  const wanted: readonly FeatureClass[] =
    asked === 'region' ? ['region', 'admin1', 'admin2'] : [asked ?? 'settlement'];
  return wanted.flatMap((kind) => ofClass(kind) ?? [])[0] ?? top;
}

/** "Upper Dir" is no name of the town of Dir, whatever else that is called. */
function isNamesake(town: Place, area: Place): boolean {
  return soundKey(nameParts(town.name).core) === soundKey(nameParts(area.name).core);
}

/** Most of its people live there, or its middle lies in the town, as a capital's own territory does. */
function isMostOf(town: Place, province: Place, gazetteer: Gazetteer): boolean {
  if (town.population >= province.population * CITY_SHARE) return true;
  const middle = gazetteer.centreOf(province);
  return middle !== null && town.lngLat !== null && distanceKm(middle, town.lngLat) <= (extentKm(town) ?? 0);
}
