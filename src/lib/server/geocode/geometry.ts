import type { Geocode, Place, PlacePrecision } from '../../model/index.ts';
import { precisionOf } from './precision.ts';

/** Extents in km where neither the gazetteer nor the text gives one. */
export const RADIUS_DEFAULTS = {
  site: 2,
  /** Towns by people, largest first. */
  settlement: [
    { from: 3_000_000, km: 18 },
    { from: 500_000, km: 9 },
    { from: 100_000, km: 5 },
    { from: 0, km: 3 }
  ],
  tehsil: 20,
  admin2: 40,
  region: 40,
  near: 10, //        "near Besham"
  beyond: 25, //      "south of Quetta", no distance said
  leastOffset: 4, //  "3 km north of Mastung": least circle about the point that the words give
  offsetShare: 0.5, // of the stated distance: a compass word leaves 22 degrees to each side, and "km" may be by road
  between: 15, //     least, for "between A and B"
  widestNear: 75 //   a distance beyond it says no more than the province
};

/** Precisions whose place is known well enough for a point. */
const WITH_POINT: readonly PlacePrecision[] = ['site', 'settlement', 'near', 'admin2'];

/** Rough extent of a place in km, null where it has none to speak of. */
export function extentKm(place: Place): number | null {
  if (place.radiusKm !== null) return place.radiusKm;
  if (place.class === 'settlement')
    return RADIUS_DEFAULTS.settlement.find(({ from }) => place.population >= from)?.km ?? null;
  if (place.class === 'admin1' || place.class === 'country') return null;
  return RADIUS_DEFAULTS[place.class];
}

/** The geometry that naming `place` supports: a point with its extent, or for provinces and countries none. */
export function geocodeOf(place: Place, name: string, score: number, reasons: string[]): Geocode {
  const precision = precisionOf(place);
  const point = WITH_POINT.includes(precision) ? place.lngLat : null;
  return {
    name,
    placeId: place.id,
    admin1: place.admin1,
    admin2: place.admin2 ?? (place.class === 'admin2' ? place.name : null),
    country: place.country || null,
    lng: point && round(point[0]),
    lat: point && round(point[1]),
    precision: WITH_POINT.includes(precision) && !point ? coarser(place) : precision,
    radiusKm: point ? extentKm(place) : null,
    score: Math.round(score * 1000) / 1000,
    reasons
  };
}

/** The same place known only to its province, or country: no point. */
export function withoutPoint(geocode: Geocode, reason: string): Geocode {
  const precision = geocode.admin1 ? 'admin1' : geocode.country ? 'country' : 'unknown';
  return {
    ...geocode,
    lng: null,
    lat: null,
    radiusKm: null,
    precision,
    reasons: [...geocode.reasons, reason]
  };
}

/** Degrees to five decimals, about a metre. */
export function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function coarser(place: Place): PlacePrecision {
  return place.admin1 ? 'admin1' : place.country ? 'country' : 'unknown';
}
