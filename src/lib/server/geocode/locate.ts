import type { Geocode, Place, PlaceReference, ResolvedToponym } from '../../model/index.ts';
import { UNKNOWN_PLACE } from '../../model/index.ts';
import type { Boundaries } from './boundaries.ts';
import type { Doc } from '../text/doc.ts';
import { distanceKm } from '../../model/geometry.ts';
import { extentKm, geocodeOf, RADIUS_DEFAULTS, round, withoutPoint } from './geometry.ts';
import { isWithin, statesAreaBefore } from './hierarchy.ts';
import { partnerBetween, spatialCueBefore } from './spatial.ts';

/** A chosen toponym with its place. */
interface Choice {
  toponym: ResolvedToponym;
  place: Place;
  score: number;
}

/** Places this near each other are one whereabouts, told twice (km). */
const SAME_AREA_KM = 25;
const QUARTER_KM = 5;

/**
 * The geometry that the text supports, and no more: a point for sites and towns, a circle for "near" and for a stated
 * distance, a district's or tehsil's middle with its radius, no point for provinces, countries and directions within them. Several
 * towns at once are known to their district or province. A name that the gazetteer lacks goes before that of the area that
 * holds it ("Zorbakht, Kurram") and takes its geometry.
 */
export function locate(
  reference: PlaceReference | null,
  toponyms: ResolvedToponym[],
  boundaries: Boundaries,
  doc: Doc
): Geocode {
  if (!reference) return UNKNOWN_PLACE;
  const named = reference.toponyms
    .flatMap((index) => toponyms[index] ?? [])
    .filter(({ role }) => role !== 'person' && role !== 'organisation');
  const choices = named.flatMap((toponym): Choice[] =>
    toponym.place ? [{ toponym, place: toponym.place, score: toponym.candidates[0]?.score ?? 1 }] : []
  );
  const first = choices[0];
  if (!first)
    return {
      ...UNKNOWN_PLACE,
      name: named[0]?.name ?? null,
      reasons: [...reference.reasons, 'no place of that name is known']
    };
  const unknown = named[0] && named[0] !== first.toponym ? named[0] : null;
  const geocode = withProvince(shape(reference, choices, unknown, toponyms, doc), boundaries);
  return {
    ...geocode,
    reasons: [...reference.reasons, ...(first.toponym.candidates[0]?.reasons ?? []), ...geocode.reasons]
  };
}

function shape(
  reference: PlaceReference,
  choices: Choice[],
  unknown: ResolvedToponym | null,
  toponyms: readonly ResolvedToponym[],
  doc: Doc
): Geocode {
  const peers = peersOf(withoutRoads(choices), doc.article.text);
  const [first, second] = peers;
  if (!first) return UNKNOWN_PLACE;
  const geocode = geocodeOf(first.place, nameOf(first, choices), first.score, []);
  if (reference.within !== undefined)
    return withoutPoint(
      {
        ...geocode,
        admin2: null,
        admin1: reference.within === 'admin1' ? geocode.admin1 : null,
        name: unknown?.name ?? null,
        placeId: null
      },
      unknown ? `${unknown.name} is in no gazetteer` : 'only its part of the country is said'
    );
  if (unknown)
    return {
      ...geocode,
      ...around(geocode, null),
      name: `${unknown.name}, ${first.toponym.name}`,
      placeId: null,
      reasons: [`${unknown.name} is in no gazetteer, ${first.toponym.name} is`]
    };
  if (second && (reference.relation === 'between' || reference.relation === 'along'))
    return between(first, second, geocode);
  if (second) return common(peers, geocode);
  const partner = toponyms[partnerBetween(doc, toponyms, toponyms.indexOf(first.toponym)) ?? -1];
  if (partner?.place && geocode.lng !== null)
    return between(first, { toponym: partner, place: partner.place, score: first.score }, geocode);
  const cue = spatialCueBefore(doc, first.toponym);
  const distance = cue?.distanceKm ?? reference.distanceKm;
  if (cue && cue.bearing !== null) return towards(geocode, cue.bearing, distance, cue.words);
  const isNear = reference.relation === 'near' && !isHeld(doc.article.text, first.toponym);
  if (distance !== null || cue?.isBeside || isNear) return around(geocode, distance);
  if (reference.direction !== null)
    return { ...geocode, reasons: [`only the direction "${reference.direction}" is said`] };
  return geocode;
}

/** "near Denso Hall on MA Jinnah Road": what it happened near lies in the place, which then holds both. */
function isHeld(text: string, { start }: ResolvedToponym): boolean {
  return /\b(?:on|in|at|inside|along)\s+(?:the\s+)?$/i.test(text.slice(Math.max(0, start - 16), start));
}

/** A quarter goes by its city's name too where the text gives it: "Yakatoot, Peshawar". */
function nameOf({ toponym, place }: Choice, choices: Choice[]): string {
  const city = choices.find(
    (other) =>
      other.place.class === 'settlement' &&
      other.place.population > QUARTERS_SHARE * Math.max(1, place.population) &&
      isOneWhereabouts(place, other.place)
  );
  return place.class === 'settlement' && city ? `${toponym.name}, ${city.toponym.name}` : toponym.name;
}

/** A city has at least so many times the people of one of its quarters. */
const QUARTERS_SHARE = 5;

/** A road has no point of its own: "on the Karakoram Highway in Besham" is in Besham. */
function withoutRoads(choices: Choice[]): Choice[] {
  const placed = choices.filter(({ place }) => place.class !== 'region' || place.lngLat !== null);
  return placed.length > 0 ? placed : choices;
}

const POSSESSIVE = /^['’]s?\s/;

/** The first place and those that lie neither in another one nor beside it; "Khuzdar's remote Moola area" is Moola alone. */
function peersOf(choices: Choice[], text: string): Choice[] {
  const owners = choices.filter((owner) =>
    choices.some(
      (owned) =>
        owned.place.country === owner.place.country &&
        POSSESSIVE.test(text.slice(owner.toponym.end, owner.toponym.end + 3)) &&
        statesAreaBefore(text, owner.toponym, owned.toponym)
    )
  );
  const peers: Choice[] = [];
  for (const choice of choices.length > owners.length
    ? choices.filter((one) => !owners.includes(one))
    : choices) {
    const isFresh = peers.every(({ place }) => !isOneWhereabouts(place, choice.place));
    if (isFresh) peers.push(choice);
  }
  return peers;
}

function isOneWhereabouts(a: Place, b: Place): boolean {
  if (a.id === b.id || isWithin(a, b) || isWithin(b, a)) return true;
  if (!a.lngLat || !b.lngLat) return false;
  const areaKm = Math.max(extentKm(a) ?? 0, extentKm(b) ?? 0);
  // Of two towns the one may be a quarter of the other: the SITE area of Karachi.
  const reachKm = a.class === b.class ? Math.max(QUARTER_KM, areaKm) : SAME_AREA_KM + areaKm;
  return distanceKm(a.lngLat, b.lngLat) <= reachKm;
}

/** A circle of the stated distance; one too wide to see says only the province. */
function around(geocode: Geocode, statedKm: number | null): Geocode {
  if (geocode.lng === null || geocode.precision === 'admin2') return geocode;
  const radiusKm = statedKm ?? Math.max(RADIUS_DEFAULTS.near, geocode.radiusKm ?? 0);
  if (radiusKm > RADIUS_DEFAULTS.widestNear)
    return withoutPoint(geocode, `${radiusKm} km away says only the province`);
  const reason = statedKm === null ? 'said to be near it' : `said to be ${statedKm} km from it`;
  return { ...geocode, precision: 'near', radiusKm, reasons: [...geocode.reasons, reason] };
}

/** "15 km north of Turbat": off by that much, with a circle for the eighth of the compass that the word leaves open; without a distance, one around the place. */
function towards(geocode: Geocode, bearing: number, statedKm: number | null, words: string): Geocode {
  if (geocode.lng === null || geocode.lat === null || geocode.precision === 'admin2') return geocode;
  if (statedKm === null) {
    const radiusKm = Math.max(RADIUS_DEFAULTS.beyond, geocode.radiusKm ?? 0);
    return {
      ...geocode,
      precision: 'near',
      radiusKm,
      reasons: [...geocode.reasons, `said to be ${words} it`]
    };
  }
  if (statedKm > RADIUS_DEFAULTS.widestNear)
    return withoutPoint(geocode, `${statedKm} km away says only the province`);
  const northKm = Math.cos((bearing * Math.PI) / 180) * statedKm;
  const eastKm = Math.sin((bearing * Math.PI) / 180) * statedKm;
  const lat = geocode.lat + northKm / KM_PER_DEGREE;
  return {
    ...geocode,
    placeId: null,
    lng: round(geocode.lng + eastKm / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180))),
    lat: round(lat),
    precision: 'near',
    radiusKm: Math.round(Math.max(RADIUS_DEFAULTS.leastOffset, statedKm * RADIUS_DEFAULTS.offsetShare)),
    reasons: [...geocode.reasons, `${words} ${geocode.name}`]
  };
}

const KM_PER_DEGREE = 111.2;

/** The middle of two places, with half their distance. */
function between(first: Choice, second: Choice, geocode: Geocode): Geocode {
  const [a, b] = [first.place.lngLat, second.place.lngLat];
  if (!a || !b || geocode.lng === null) return geocode;
  const name = `${first.toponym.name}–${second.toponym.name}`;
  const radiusKm = Math.max(RADIUS_DEFAULTS.between, Math.round(distanceKm(a, b) / 2));
  const shared = { ...commonArea([first.place, second.place], geocode), name, placeId: null };
  if (radiusKm > RADIUS_DEFAULTS.widestNear)
    return withoutPoint(shared, `somewhere on ${radiusKm * 2} km between two places`);
  const [lng, lat] = [round((a[0] + b[0]) / 2), round((a[1] + b[1]) / 2)];
  return { ...shared, lng, lat, precision: 'near', radiusKm, reasons: ['between two places'] };
}

/** Several places at once: their province where they share one, else their country. */
function common(choices: Choice[], geocode: Geocode): Geocode {
  const names = choices.map(({ toponym }) => toponym.name);
  const area = commonArea(
    choices.map(({ place }) => place),
    geocode
  );
  return withoutPoint({ ...area, name: names.join(', '), placeId: null }, `${names.length} places at once`);
}

function commonArea(places: Place[], geocode: Geocode): Geocode {
  const shared = <T>(value: (place: Place) => T | null): T | null => {
    const values = new Set(places.map(value));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  return {
    ...geocode,
    admin2: shared((place) => place.admin2),
    admin1: shared((place) => place.admin1),
    country: shared((place) => place.country)
  };
}

/** Fills the province from the boundaries where the gazetteer has none, and notes where the two differ. */
function withProvince(geocode: Geocode, boundaries: Boundaries): Geocode {
  if (geocode.lng === null || geocode.lat === null) return geocode;
  const drawn = boundaries.admin1At([geocode.lng, geocode.lat]);
  if (drawn === null || drawn === geocode.admin1) return geocode;
  if (geocode.admin1 === null)
    return { ...geocode, admin1: drawn, reasons: [...geocode.reasons, `lies in ${drawn}`] };
  return { ...geocode, reasons: [...geocode.reasons, `the boundaries draw it in ${drawn}`] };
}
