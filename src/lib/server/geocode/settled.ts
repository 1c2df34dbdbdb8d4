import type { LngLat, Place } from '../../model/index.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Fewest known places whose middle says more than that of the area. */
const ENOUGH_PLACES = 4;

/**
 * Where an unknown village of a district most likely lies: the middle of its known towns and sites, since people live in a part of
 * it, and so does what happens to them; with few of them the middle of the area. (The densest spot was tried and does no better.)
 */
export function settledPoint(district: Place, gazetteer: Gazetteer): LngLat | null {
  const points = gazetteer
    .placesIn(district)
    .flatMap(({ class: kind, lngLat }) => (kind === 'tehsil' || !lngLat ? [] : [lngLat]));
  if (points.length < ENOUGH_PLACES) return district.lngLat;
  return [median(points.map(([lng]) => lng)), median(points.map(([, lat]) => lat))];
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
