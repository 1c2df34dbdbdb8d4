import { foldName } from './names.ts';
import type { SourcePlace } from './sourcePlace.ts';

/** Two places of one name and class this near each other are one (degrees, about 5 km). */
const SAME_SPOT = 0.05;

/** The shipped places, the added ones' names with those that are the same place, and the added ones that are new. */
export function mergePlaces(shipped: SourcePlace[], added: readonly SourcePlace[]): SourcePlace[] {
  const byId = new Map(shipped.map((place) => [place.id, place]));
  const named = new Map<string, SourcePlace[]>();
  const nameKey = (place: SourcePlace, name: string) => `${place.country}/${place.class}/${foldName(name)}`;
  const countries = new Set(added.map((place) => place.country));
  for (const place of shipped.filter(({ country }) => countries.has(country)))
    for (const name of [place.name, ...place.aliases]) {
      const key = nameKey(place, name);
      named.set(key, [...(named.get(key) ?? []), place]);
    }
  const isSame = (place: SourcePlace, other: SourcePlace) =>
    place.class === 'admin2'
      ? place.admin1 === other.admin1
      : Math.abs((place.lng ?? 0) - (other.lng ?? 999)) < SAME_SPOT &&
        Math.abs((place.lat ?? 0) - (other.lat ?? 999)) < SAME_SPOT;
  const fresh = added.filter((place) => {
    const same =
      byId.get(place.id) ?? named.get(nameKey(place, place.name))?.find((other) => isSame(place, other));
    if (!same) return true;
    same.aliases.push(place.name, ...place.aliases);
    same.population ||= place.population;
    same.admin1 ??= place.admin1;
    same.admin2 ??= place.admin2;
    return false;
  });
  return [...shipped, ...fresh.map((place) => ({ ...place, deep: true }))];
}
