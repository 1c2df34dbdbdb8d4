import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { FEATURE_CLASSES } from '../../src/lib/model/taxonomy.ts';
import { contains, distanceKm } from './geometry.ts';

/** How far outside its province's simplified outline a place may lie: coasts, dams and passes stand on it. */
const MAX_OUTSIDE_KM = 15;

/** What is wrong with the rows of places.tsv, one line a fault; empty where all is well. */
export function checkPlaces(places: Record<string, string>[], admin1: FeatureCollection): string[] {
  const shapes = new Map(
    admin1.features.map(({ properties, geometry }) => [
      String(properties?.admin1),
      geometry as Polygon | MultiPolygon
    ])
  );
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const name = `${place.name} (${place.class}, ${place.admin1})`;
    const faults: string[] = [];
    const key = [place.class, place.admin1, place.admin2, place.name].join('|');
    if (seen.has(key)) faults.push(`${name}: twice`);
    seen.add(key);
    if (!(FEATURE_CLASSES as readonly string[]).includes(place.class ?? '')) faults.push(`${name}: class`);
    if (!place.source) faults.push(`${name}: no source`);
    if (place.lng === '' || place.admin1 === '') return faults;
    const shape = shapes.get(place.admin1 ?? '');
    const at = [Number(place.lng), Number(place.lat)];
    if (!shape) faults.push(`${name}: no such unit`);
    else if (!contains(shape, at) && distanceKm(shape, at) > MAX_OUTSIDE_KM)
      faults.push(`${name}: ${at.join(', ')} lies ${Math.round(distanceKm(shape, at))} km outside`);
    return faults;
  });
}
