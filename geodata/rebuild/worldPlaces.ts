import { contains, distanceKm } from './geometry.ts';
import type { Unit } from './sources.ts';

/** How far outside its country's outline a place may lie: coasts, islands and border posts stand on it. */
const MAX_OUTSIDE_KM = 15;
/** Natural Earth's own codes for land that it gives no ISO code, by the country that the table counts it to. */
const UNCODED: Readonly<Record<string, string>> = { KOS: 'XK', SOL: 'SO' };

/** What is wrong with the rows of world-places.tsv, one line a fault; empty where all is well. */
export function checkWorldPlaces(places: Record<string, string>[], units: readonly Unit[]): string[] {
  const shapes = new Map<string, Unit[]>();
  for (const unit of units) {
    const { adm0_a3: land, iso_a2: iso } = unit.properties;
    const country = UNCODED[String(land)] ?? String(iso);
    shapes.set(country, [...(shapes.get(country) ?? []), unit]);
  }
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const name = `${place.name} (${place.country})`;
    const faults: string[] = [];
    if (seen.has(place.id ?? '')) faults.push(`${name}: ${place.id} twice`);
    seen.add(place.id ?? '');
    if (!place.source) faults.push(`${name}: no source`);
    const at = [Number(place.lng), Number(place.lat)];
    const own = shapes.get(place.country ?? '') ?? [];
    const isNear = own.some(
      ({ geometry }) => contains(geometry, at) || distanceKm(geometry, at) <= MAX_OUTSIDE_KM
    );
    if (!isNear) faults.push(`${name}: ${at.join(', ')} lies outside its country`);
    return faults;
  });
}
