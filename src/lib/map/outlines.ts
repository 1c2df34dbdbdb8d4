import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { AreaCount } from '../columns/engine.ts';

/** Outlines of districts, where somebody added them; `code` is the source's own. */
export type DistrictCollection = FeatureCollection<Polygon | MultiPolygon, { name: string; code?: string }>;
export type District = DistrictCollection['features'][number];

/** The outline of the district that a place is known to; null where there is none. */
export type OutlineOf = (place: Pick<AreaCount, 'admin2' | 'lng' | 'lat'>) => District | null;

/** Finds outlines by the district's name, and where it goes by another by the point that stands for the district. */
export function openOutlines(districts: DistrictCollection | null): OutlineOf {
  if (!districts || districts.features.length === 0) return () => null;
  const byName = new Map<string, District[]>();
  for (const district of districts.features) {
    const key = keyOf(district.properties.name);
    byName.set(key, [...(byName.get(key) ?? []), district]);
  }
  const known = new Map<string, District | null>();
  return ({ admin2, lng, lat }) => {
    const key = `${admin2} ${lng} ${lat}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const holds = ({ geometry }: Feature<Polygon | MultiPolygon>) =>
      lng !== null && lat !== null && booleanPointInPolygon([lng, lat], geometry);
    const named = admin2 === null ? [] : (byName.get(keyOf(admin2)) ?? []);
    const outline = named.length === 1 ? named[0] : (named.find(holds) ?? districts.features.find(holds));
    known.set(key, outline ?? null);
    return outline ?? null;
  };
}

/** "Kech District" and "KECH" are one name. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '')
    .replace(/(?:district|agency)$/, '');
}
