import type { Place, Span } from '../../model/index.ts';
import type { NamedPlace } from './gazetteer.ts';
import { foldName, nameParts } from './names.ts';

/** Text between a place and the area that follows it: "Besham in Shangla district", "Paris, Texas", "Mir Ali (North Waziristan)". */
const AREA_FOLLOWS =
  /^(?:\s+(?:[a-z]+\s+)?(?:village|town|city|area|district|tehsil|subdivision|bazaar|neighbou?rhood|suburb|region|valley|agency|province|state|county|department|governorate|prefecture|oblast|municipality|division|canton|island))?\s*(?:,|\(|,?\s+(?:in|of|, in)(?:\s+(?:the|its|a))?)(?:\s+(?:south|north|east|west|central|remote|restive|troubled|border|tribal|neighbou?ring|nearby)[a-z-]*)*(?:\s+(?:province|region|state|district|county|tehsil|department|governorate|prefecture|oblast|municipality|division|canton|island)\s+of)?\s*$/i;
/** Text between an area and the place that follows it: "Pakistan's Quetta", "the Balochistan town of Turbat", "Peshawar, capital of". */
const AREA_LEADS =
  /^(?:\s+(?:province|district|state|agency))?(?:['’]s?|\s+)(?:\s*[a-z-]+){0,4}\s*(?:\b(?:city|town|village|district|tehsil|area|region|province|state|port|capital|county)(?:\s+city)?\s+of)?\s*$/;

/** Whether the text between two toponyms says that the first lies in the second. */
export function statesAreaAfter(text: string, place: Span, area: Span): boolean {
  return area.start - place.end <= 60 && AREA_FOLLOWS.test(text.slice(place.end, area.start));
}

/** "Tanga area of Qila Saifullah": the text leaves no doubt that the first lies in the second, whatever the gazetteer has. */
export function insistsOnArea(text: string, place: Span, area: Span): boolean {
  return statesAreaAfter(text, place, area) && PART_OF.test(text.slice(place.end, area.start));
}

const PART_OF =
  /^\s+(?:area|village|town|tehsil|bazaar|neighbou?rhood|locality|valley|subdivision|sector)s?,?\s+(?:of|in)\b/i;

/** Whether the text between two toponyms says that the second lies in the first. */
export function statesAreaBefore(text: string, area: Span, place: Span): boolean {
  const between = text.slice(area.end, place.start);
  return between.length <= 50 && /^['’]s?\s|\sof\s*$/.test(between) && AREA_LEADS.test(between);
}

/** Whether `place` lies in `area`, by what the gazetteer says of both; false for a place and itself. */
export function isWithin(place: Place, area: Place): boolean {
  if (place.id === area.id || place.country !== area.country) return false;
  if (area.class === 'country') return place.class !== 'country';
  if (area.class === 'admin1')
    return place.class !== 'admin1' && place.admin1 !== null && place.admin1 === area.admin1;
  if (area.class !== 'admin2') return false;
  return (
    place.class !== 'admin2' &&
    place.admin1 === area.admin1 &&
    place.admin2 !== null &&
    sameArea(place.admin2, area.name)
  );
}

/** Whether some reading of the one name lies in some reading of the other. */
export function isInside(places: readonly NamedPlace[], areas: readonly NamedPlace[]): boolean {
  const real = areas.filter(
    ({ kind, place }) => kind !== 'demonym' && place.class !== 'settlement' && place.class !== 'site'
  );
  return real.length > 0 && places.some(({ place }) => real.some((area) => isWithin(place, area.place)));
}

function sameArea(left: string, right: string): boolean {
  return (
    left === right || nameParts(left).core === nameParts(right).core || foldName(left) === foldName(right)
  );
}
