import { distanceKm } from '../../model/geometry.ts';
import type { Place } from '../../model/index.ts';
import { foldName } from './names.ts';
import { endsOf } from './queryNames.ts';

/** A row of roads.tsv: a road or railway line by the towns it passes. */
export interface SourceRoad {
  name: string;
  aliases: string[];
  country: string;
  /** In order along the road; `admin1` null where the place crosses units. */
  towns: { name: string; admin1: string | null }[];
}

/** A road or a railway line, or the part of one between two of its towns. */
export interface Road {
  name: string;
  country: string;
  /** The places it passes that the gazetteer knows, in order, with points. */
  places: Place[];
  /** Straight lines from place to place, so somewhat less than the way by wheel (km). */
  lengthKm: number;
}

/**
 * Finds roads by name ("KKH", "N-25"), and by two places on one of them ("Mastung-Quetta road": the part between); null for any
 * other name. `townAt` finds a town of the gazetteer, null where it has none.
 */
export function roadFinder(
  roads: readonly SourceRoad[],
  townAt: (town: SourceRoad['towns'][number]) => Place | null
): (name: string) => Road | null {
  const byName = new Map<string, SourceRoad>();
  for (const road of roads)
    for (const name of [road.name, ...road.aliases])
      byName.set(roadKey(name), byName.get(roadKey(name)) ?? road);
  const opened = new Map<SourceRoad, Road>();
  const open = (road: SourceRoad): Road => {
    const known = opened.get(road);
    if (known) return known;
    const places = road.towns.map(townAt).filter((place) => place?.lngLat != null) as Place[];
    const made = roadOf(road.name, road.country, places);
    opened.set(road, made);
    return made;
  };
  return (name) => {
    const named = byName.get(roadKey(name));
    if (named) return open(named);
    const ends = endsOf(name.replace(QUALIFIERS, ''));
    if (!ends) return null;
    const [from, to] = [foldName(ends[0]), foldName(ends[1])];
    for (const road of roads) {
      if (!road.towns.some((town) => foldName(town.name) === from)) continue;
      const part = between(open(road), from, to);
      if (part) return roadOf(name, road.country, part);
    }
    return null;
  };
}

/** "the Quetta–Karachi National Highway (N-25)" has the road's ends and its kind; these words say no more. */
const QUALIFIERS = /^the\s+|\b(?:national|main|link|old|new|RCD)\s+(?=\S+$)/gi;

/** "N-25 highway" and "N-25" are one; a name of which only the kind is left keeps it. */
function roadKey(name: string): string {
  const key = foldName(name).replace(/^the /, '');
  const bare = key.replace(/ (?:national )?(?:highway|motorway|road|expressway)$/, '');
  return /\d/.test(bare) ? bare : key;
}

function between(road: Road, from: string, to: string): Place[] | null {
  const at = (key: string) => road.places.findIndex((place) => foldName(place.name) === key);
  const [a, b] = [at(from), at(to)];
  if (a < 0 || b < 0 || a === b) return null;
  const part = road.places.slice(Math.min(a, b), Math.max(a, b) + 1);
  return a < b ? part : part.reverse();
}

function roadOf(name: string, country: string, places: Place[]): Road {
  const legs = places.map(({ lngLat }, i) => {
    const before = places[i - 1]?.lngLat;
    return before && lngLat ? distanceKm(before, lngLat) : 0;
  });
  return { name, country, places, lengthKm: Math.round(legs.reduce((sum, km) => sum + km, 0)) };
}
