import type { MapPlace } from './rows.ts';

/** The same district, the same province, or points no further apart than so many kilometres. */
export type FollowPlace = 'admin2' | 'admin1' | { km: number };

/** Places in buckets, so that what lies in the same place is found without comparing all with all. */
export interface PlaceGroups {
  /** Bucket of each place; -1 where it is in none. */
  keys: Int32Array;
  /** Buckets that count as the same place; null where the place is not known closely enough to say. */
  near(place: number): readonly number[] | null;
  count: number;
}

export function groupPlaces(places: readonly MapPlace[], how: FollowPlace): PlaceGroups {
  return typeof how === 'object' ? byDistance(places, how.km) : byArea(places, how);
}

function byArea(places: readonly MapPlace[], level: 'admin1' | 'admin2'): PlaceGroups {
  const codes = new Map<string, number>();
  const keys = Int32Array.from(places, ({ admin1, admin2, country }) => {
    if (level === 'admin1' ? admin1 === null : admin2 === null) return -1;
    const name = level === 'admin1' ? admin1! : `${admin1 ?? country ?? ''} ${admin2}`;
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
  const lists = Array.from({ length: codes.size }, (_, key) => [key]);
  return { keys, near: (place) => lists[keys[place]!] ?? null, count: codes.size };
}

const KM_A_DEGREE = 111.2;
/** Known to a point: the middle of a district says nothing of how far it is from anything. */
const POINTS: readonly string[] = ['site', 'settlement', 'near'];

function byDistance(places: readonly MapPlace[], km: number): PlaceGroups {
  const keys = Int32Array.from(places, ({ lng, lat, precision, radiusKm }, place) =>
    lng !== null && lat !== null && POINTS.includes(precision) && (radiusKm ?? 0) <= km ? place : -1
  );
  const rows = new Map<number, number[]>();
  const rowOf = (lat: number) => Math.floor((lat * KM_A_DEGREE) / km);
  keys.forEach((key, place) => {
    if (key < 0) return;
    const row = rowOf(places[place]!.lat!);
    const others = rows.get(row);
    if (others) others.push(place);
    else rows.set(row, [place]);
  });
  const found = new Map<number, number[]>();
  const near = (place: number) => {
    if (keys[place]! < 0) return null;
    const known = found.get(place);
    if (known) return known;
    const here = places[place]!;
    const row = rowOf(here.lat!);
    const close = [row - 1, row, row + 1]
      .flatMap((other) => rows.get(other) ?? [])
      .filter((other) => distanceKm(here, places[other]!) <= km);
    found.set(place, close);
    return close;
  };
  return { keys, near, count: places.length };
}

/** Great circle; both have points. */
function distanceKm(a: Pick<MapPlace, 'lng' | 'lat'>, b: Pick<MapPlace, 'lng' | 'lat'>): number {
  const rad = Math.PI / 180;
  const [latA, latB] = [a.lat! * rad, b.lat! * rad];
  const half = (x: number) => Math.sin(x / 2) ** 2;
  const chord = half(latB - latA) + Math.cos(latA) * Math.cos(latB) * half((b.lng! - a.lng!) * rad);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
