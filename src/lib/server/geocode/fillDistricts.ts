import type { LngLat } from '../../model/index.ts';
import { districtFinder, type DistrictShape } from './districtShapes.ts';
import { nameParts, soundKey } from './names.ts';
import type { SourcePlace } from './sources.ts';

/**
 * Gives places without a district the one whose outline holds them, under the name by which the gazetteer knows it, and adds the
 * districts that it does not know. Their province is the one of most places inside. Changes `places`.
 */
export function fillDistricts(
  places: SourcePlace[],
  shapes: readonly (DistrictShape & { country: string })[]
): void {
  const countries = new Set(shapes.map(({ country }) => country));
  const find = districtFinder(shapes);
  const inside = new Map<DistrictShape, SourcePlace[]>();
  for (const place of places) {
    if (!countries.has(place.country) || place.lng === null || place.lat === null) continue;
    if (place.class === 'country' || place.class === 'admin1' || place.class === 'admin2') continue;
    const shape = find([place.lng, place.lat]);
    if (shape) inside.set(shape, [...(inside.get(shape) ?? []), place]);
  }
  for (const shape of shapes) {
    const members = inside.get(shape) ?? [];
    const admin1 = mostOf(members.flatMap((place) => place.admin1 ?? []));
    const known = places.find(
      (place) =>
        place.class === 'admin2' &&
        place.country === shape.country &&
        (admin1 === null || place.admin1 === admin1) &&
        [place.name, ...place.aliases].some((name) => keyOf(name) === keyOf(shape.name))
    );
    const name = known?.name ?? shape.name;
    for (const place of members) place.admin2 ??= name;
    if (!known) places.push(districtOf(shape, admin1));
  }
}

function districtOf(shape: DistrictShape & { country: string }, admin1: string | null): SourcePlace {
  const [lng, lat] = middleOf(shape);
  return {
    id: `added:${shape.country}/${shape.code}`,
    name: shape.name,
    class: 'admin2',
    country: shape.country,
    admin1,
    admin2: shape.name,
    lng,
    lat,
    population: 0,
    radiusKm: null,
    aliases: [],
    demonyms: [],
    codes: [],
    deep: true
  };
}

/** Middle of the box of the largest ring, good enough to zoom to. */
function middleOf({ geometry }: DistrictShape): LngLat {
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const points = [...rings].sort((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0]?.[0] ?? [];
  const middle = (at: 0 | 1) => {
    const values = points.map((point) => point[at] ?? 0);
    return (
      (values.reduce((a, b) => Math.min(a, b), Infinity) +
        values.reduce((a, b) => Math.max(a, b), -Infinity)) /
      2
    );
  };
  return [middle(0), middle(1)];
}

function mostOf(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

function keyOf(name: string): string {
  const { core } = nameParts(name);
  return soundKey(core) || core;
}
