import { distanceKm } from '../../model/geometry.ts';
import type { LngLat } from '../../model/index.ts';

/** A known place of a district. */
export interface KnownPlace {
  lngLat: LngLat;
  /** Whether it is known for something that was reported there. */
  isReported: boolean;
}

/** How an unknown village is guessed from the known ones. */
const SETTLED_DEFAULTS = {
  /** Fewest known places whose middle says more than that of the area. */
  enough: 4,
  /** Weight of a place where something was reported: what is told of next happens nearer to those. */
  reportedWeight: 10,
  /** A place counts for a point fully when near, by half at this distance (km), */
  reachKm: 25,
  /** and hardly any more some of these beyond it (km). */
  fadeKm: 4,
  /** Points tried across the box of the places, in each direction. */
  steps: 24
};

/**
 * Where an unknown village of a district most likely lies: the point with the most known places around it, since people live in a
 * part of a district, and so does what happens to them. Null with too few of them: the middle of the area says more then.
 */
export function settledPoint(places: readonly KnownPlace[], options = SETTLED_DEFAULTS): LngLat | null {
  if (places.length < options.enough) return null;
  const around = (point: LngLat) =>
    places.reduce((sum, { lngLat, isReported }) => {
      const beyond = (distanceKm(point, lngLat) - options.reachKm) / options.fadeKm;
      return sum + (isReported ? options.reportedWeight : 1) / (1 + Math.exp(beyond));
    }, 0);
  const lngs = spread(
    places.map(({ lngLat }) => lngLat[0]),
    options.steps
  );
  const lats = spread(
    places.map(({ lngLat }) => lngLat[1]),
    options.steps
  );
  let best: { point: LngLat; weight: number } | null = null;
  for (const lng of lngs)
    for (const lat of lats) {
      const weight = around([lng, lat]);
      if (!best || weight > best.weight) best = { point: [lng, lat], weight };
    }
  return best?.point ?? null;
}

/** Evenly spaced values from the least to the greatest. */
function spread(values: readonly number[], steps: number): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return Array.from({ length: steps + 1 }, (_, i) => low + (i / steps) * (high - low));
}
