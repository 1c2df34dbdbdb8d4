import type { FeatureClass, Geocode, Place } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../../model/index.ts';
import { distanceKm } from '../../model/geometry.ts';
import type { Gazetteer, NamedPlace } from './gazetteer.ts';
import { extentKm, geocodeOf, RADIUS_DEFAULTS } from './geometry.ts';
import { isWithin } from './hierarchy.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName, nameParts, soundKey } from './names.ts';
import { endsOf, hostsOf, partsOf, spellingsOf } from './queryNames.ts';
import { spellingLikeness } from './similarity.ts';
import { choiceAt } from './whereabouts.ts';

/** A place as a table gives it; areas narrow the choice where they are known. */
export interface PlaceQuery {
  place: string;
  /** Province: name or ISO 3166-2 code. */
  adm1?: string | null;
  /** District: name. */
  adm2?: string | null;
  /** ISO 3166-1 alpha-2 code or name. */
  country?: string | null;
}

/** Points and thresholds for choosing among the places of a name. */
const GEOCODE_WEIGHTS = {
  /** How the place bears the name. */
  name: 3,
  alias: 2.6,
  spelling: 2,
  inDistrict: 3,
  /** In another district or in none, but within `districtReach` times the radius of the one asked for. */
  besideDistrict: -1,
  outsideDistrict: -6,
  /** A country or a province whose name is not the whole of what is asked. */
  unaskedArea: -4,
  inProvince: 1.5,
  outsideProvince: -5,
  askedClass: 1.2,
  otherClass: -1,
  /** Per power of ten people. */
  perTenfold: 0.15,
  /** The least that makes a choice; below it the district stands in. */
  accept: 1.5,
  districtReach: 1.6
};

/** Least likeness of a misspelt name to one in the same district; below it the folds lose more places than they win. */
export const LIKENESS = 0.85;

/**
 * Finds a named place by its spelling, its class word and the areas around it. A name that is not there falls back to its district
 * (precision `admin2`, the name as written); with only a province or country it gives nothing.
 */
export function geocodeName(query: PlaceQuery, gazetteer: Gazetteer, words: NameLexicon): Geocode {
  const country = countryOf(query.country, gazetteer);
  const province = provinceOf(query.adm1, country, gazetteer);
  const district = districtOf(query.adm2, province, country, gazetteer);
  const area = { country, province, district };
  const named = bestOf(query.place, area, gazetteer);
  if (named) return geocodeOf(named.place, query.place, Math.min(0.99, named.points / 8), [reasonFor(named)]);
  for (const host of hostsOf(query.place, words)) {
    const found = bestOf(host, area, gazetteer);
    if (found && found.kind !== 'spelling' && found.place.class !== 'admin1')
      return aroundHost(geocodeOf(found.place, query.place, found.points / 16, [reasonFor(found)]), host);
  }
  const ends = endsOf(query.place)?.map((end) => bestOf(end, area, gazetteer)?.place ?? null);
  const line = ends?.[0] && ends[1] ? betweenEnds(ends[0], ends[1], query.place) : null;
  if (line) return line;
  const neighbour = district && neighbourOf(query.place, district, gazetteer);
  if (neighbour)
    return aroundHost(
      geocodeOf(neighbour, query.place, 0.35, [`${neighbour.name}, in the same district`]),
      neighbour.name
    );
  if (district) return somewhereIn(district, query.place, gazetteer);
  return {
    ...UNKNOWN_PLACE,
    name: query.place,
    country,
    admin1: province,
    reasons: ['not in the gazetteer, and no district to stand in']
  };
}

/** The place of the same district whose name begins or ends this longer one: "Lwara Mandai" by "Lwara"; null where there is none. */
function neighbourOf(name: string, district: Place, gazetteer: Gazetteer): Place | null {
  const parts = partsOf(name);
  if (parts.length === 0) return null;
  const inside = gazetteer
    .placesIn(district)
    .filter(({ class: kind }) => kind === 'settlement' || kind === 'site' || kind === 'region');
  const keys = inside.map((place) => soundKey(nameParts(place.name).core));
  for (const part of parts) {
    const at = keys.indexOf(soundKey(part));
    const place = inside[at];
    if (place?.lngLat) return place;
  }
  return null;
}

/** Where the known places of a district lie, with the district's extent. */
function somewhereIn(district: Place, name: string, gazetteer: Gazetteer): Geocode {
  const reason = `not in the gazetteer: where the known places of ${district.name} lie`;
  const geocode = geocodeOf({ ...district, lngLat: gazetteer.settledPoint(district) }, name, 0.3, [reason]);
  if (geocode.lng === null) return { ...geocode, placeId: null };
  const radiusKm = districtExtentKm(district);
  return {
    ...geocode,
    placeId: null,
    admin2: district.admin2 ?? district.name,
    precision: 'admin2',
    radiusKm
  };
}

/** The middle of a road or border between two places, with half their distance; null where that says too little. */
function betweenEnds(from: Place, to: Place, name: string): Geocode | null {
  const [a, b] = [from.lngLat, to.lngLat];
  if (!a || !b) return null;
  const radiusKm = Math.max(RADIUS_DEFAULTS.between, Math.round(distanceKm(a, b) / 2));
  if (radiusKm > RADIUS_DEFAULTS.widestNear) return null;
  const lngLat: Place['lngLat'] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const admin2 = from.admin2 === to.admin2 ? from.admin2 : null;
  const middle: Place = { ...from, lngLat, admin2, admin1: from.admin1 === to.admin1 ? from.admin1 : null };
  return {
    ...geocodeOf(middle, name, 0.3, [`between ${from.name} and ${to.name}`]),
    placeId: null,
    precision: 'near',
    radiusKm
  };
}

interface Scored extends NamedPlace {
  points: number;
}

/** The place of that name with the most points, or the town of its name beside it; null where none has enough. */
function bestOf(name: string, area: Area, gazetteer: Gazetteer): Scored | null {
  const candidates = candidatesOf(name, area, gazetteer)
    .map((named): Scored => ({ ...named, points: pointsOf(named, name, area) }))
    .sort((a, b) => b.points - a.points || b.place.population - a.place.population);
  const top = candidates[0];
  if (!top || top.points < GEOCODE_WEIGHTS.accept) return null;
  const equals = candidates.filter(({ kind }) => top.kind === 'spelling' || kind !== 'spelling');
  return choiceAt(equals, nameParts(name).asked, gazetteer) ?? top;
}

function reasonFor({ place, kind }: NamedPlace): string {
  return `${place.name}, a ${place.class}, by its ${kind}`;
}

/** A site or landform named for a place lies at or near it: "Saidu Sharif airport", "Angoor Adda road". */
function aroundHost(geocode: Geocode, host: string): Geocode {
  if (geocode.precision !== 'site' && geocode.precision !== 'settlement')
    return { ...geocode, placeId: null };
  const radiusKm = Math.max(RADIUS_DEFAULTS.near, geocode.radiusKm ?? 0);
  const reasons = [...geocode.reasons, `named for ${host}`];
  return { ...geocode, placeId: null, precision: 'near', radiusKm, reasons };
}

interface Area {
  country: string | null;
  province: string | null;
  district: Place | null;
}

/** Places under the name as written, under what stands in brackets or beside a dash, and misspelt ones of the same district. */
function candidatesOf(name: string, area: Area, gazetteer: Gazetteer): NamedPlace[] {
  const found = spellingsOf(name).flatMap((spelling) => {
    const { core, word } = nameParts(spelling);
    const exact = gazetteer.findKey(foldName(spelling));
    // "FR Tank" is another area than Tank, which it adjoins.
    if (word === 'frontier region' && exact.length > 0) return exact;
    return [...exact, ...gazetteer.findKey(core), ...gazetteer.findSound(spelling)];
  });
  const { district } = area;
  const real = found.filter(
    ({ kind, place }) =>
      kind !== 'demonym' && (kind !== 'spelling' || !district || !place.admin2 || isWithin(place, district))
  );
  if (!district || real.some(({ place }) => whereIn(place, district) !== 'outsideDistrict')) return real;
  const alike = gazetteer.placesIn(district).filter((place) => likenessOf(name, place) >= LIKENESS);
  return [...real, ...alike.map((place) => ({ place, kind: 'spelling' as const }))];
}

function likenessOf(name: string, place: Place): number {
  return spellingLikeness(nameParts(name).core, nameParts(place.name).core);
}

function pointsOf({ place, kind }: NamedPlace, name: string, { country, province, district }: Area): number {
  const weights = GEOCODE_WEIGHTS;
  const asked = nameParts(name).asked;
  let points = kind === 'demonym' || kind === 'code' ? 0 : weights[kind];
  if (country && place.country !== country) points += weights.outsideProvince;
  if (province && place.class !== 'country')
    points += place.admin1 === province || !place.admin1 ? weights.inProvince : weights.outsideProvince;
  if (district) points += weights[whereIn(place, district)];
  if (asked) points += asks(asked, place.class) ? weights.askedClass : weights.otherClass;
  if (place.class === 'country' || place.class === 'admin1')
    points += asked === place.class || name === place.name ? 0 : weights.unaskedArea;
  return points + Math.log10(place.population + 1) * weights.perTenfold;
}

function asks(asked: FeatureClass, actual: FeatureClass): boolean {
  if (asked === 'region') return actual !== 'country' && actual !== 'admin1' && actual !== 'admin2';
  return asked === actual || (asked === 'settlement' && actual === 'region');
}

function whereIn(place: Place, district: Place): 'inDistrict' | 'besideDistrict' | 'outsideDistrict' {
  if (place.id === district.id) return 'inDistrict';
  const isSame =
    place.admin2 !== null &&
    nameParts(place.admin2).core === nameParts(district.name).core &&
    place.admin1 === district.admin1;
  if (isSame) return 'inDistrict';
  if (!place.lngLat || !district.lngLat || place.class === 'admin2') return 'outsideDistrict';
  const reachKm = districtExtentKm(district) * GEOCODE_WEIGHTS.districtReach;
  return distanceKm(place.lngLat, district.lngLat) <= reachKm ? 'besideDistrict' : 'outsideDistrict';
}

/** A town that stands for a former district ("Karachi district") stands for its surroundings too. */
function districtExtentKm(district: Place): number {
  const extent = extentKm(district) ?? 0;
  return district.class === 'settlement' ? Math.max(extent, RADIUS_DEFAULTS.admin2) : extent;
}

function countryOf(country: string | null | undefined, gazetteer: Gazetteer): string | null {
  if (!country) return null;
  if (/^[A-Z]{2}$/.test(country) && gazetteer.country(country)) return country;
  return gazetteer.find(country).find(({ place }) => place.class === 'country')?.place.country ?? null;
}

function provinceOf(
  adm1: string | null | undefined,
  country: string | null,
  gazetteer: Gazetteer
): string | null {
  if (!adm1) return null;
  if (gazetteer.admin1(adm1)) return adm1;
  const named = [...gazetteer.findKey(foldName(adm1)), ...gazetteer.findKey(nameParts(adm1).core)];
  const provinces = named.filter(
    ({ place }) => place.class === 'admin1' && (!country || place.country === country)
  );
  return (
    provinces[0]?.place.admin1 ??
    named.find(({ place }) => place.class === 'region' && place.admin1)?.place.admin1 ??
    null
  );
}

function districtOf(
  adm2: string | null | undefined,
  province: string | null,
  country: string | null,
  gazetteer: Gazetteer
): Place | null {
  if (!adm2) return null;
  const named = spellingsOf(adm2).flatMap((spelling) => [
    ...gazetteer.findKey(foldName(spelling)),
    ...gazetteer.findKey(nameParts(spelling).core),
    ...gazetteer.findSound(spelling)
  ]);
  const fits = ({ place, kind }: NamedPlace) =>
    kind !== 'demonym' &&
    place.lngLat !== null &&
    (!country || place.country === country) &&
    (!province || !place.admin1 || place.admin1 === province);
  const inside = named.filter(fits);
  const classes: FeatureClass[] = ['admin2', 'tehsil', 'settlement', 'region'];
  const wanted = nameParts(adm2).word === 'frontier region' ? ['tehsil', ...classes] : classes;
  return wanted.flatMap((kind) => inside.find(({ place }) => place.class === kind) ?? [])[0]?.place ?? null;
}
