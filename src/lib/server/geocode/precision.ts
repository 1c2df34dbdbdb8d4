import type { Place, PlacePrecision } from '../../model/index.ts';

/** A named area up to this radius is no larger than the surroundings of a town (km). */
export const NEAR_KM = 40;

/**
 * How closely naming this place says where something is. A tehsil is an area within a district and counts as one, with its own
 * smaller radius; a region counts as "near" its middle where it is small, as a district where it lies in one, else as what holds it.
 */
export function precisionOf(place: Place | null): PlacePrecision {
  if (!place) return 'unknown';
  if (place.class === 'tehsil') return 'admin2';
  if (place.class !== 'region') return place.class;
  if (place.radiusKm !== null && place.radiusKm <= NEAR_KM) return 'near';
  if (place.admin2) return 'admin2';
  return place.admin1 ? 'admin1' : place.country ? 'country' : 'unknown';
}
