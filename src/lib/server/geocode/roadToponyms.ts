import { distanceKm } from '../../model/geometry.ts';
import type { Place, Toponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import { NEAR_KM } from './precision.ts';
import { stretchUnit } from './roadStretch.ts';

/** Between the two towns that name a road, and from the second to the word that says so. */
const LINK = /^\s?[-–—/]\s?$|^\s+to\s+$|^ $/;
const HEAD =
  /^(?:[-\s]+(?:national|main|link|old|new|rcd|super|coastal|trunk|indus|dual))*[-\s]+(?:highway|road|motorway|expressway|railway(?: line| track)?|route)\b(?:\s+\(?[A-Z]{1,2}-?\d{1,3}\)?)?/i;
/** Ends of a road that is no table lie no farther apart; farther ones are likelier namesakes (km). */
const LONGEST_KM = 900;

/** Joins two toponyms and the word behind them into the road that they name: "the Quetta–Karachi National Highway". */
export function joinRoads(doc: Doc, toponyms: readonly Toponym[]): Toponym[] {
  const { text } = doc.article;
  const joined: Toponym[] = [];
  for (let i = 0; i < toponyms.length; i += 1) {
    const [from, to] = [toponyms[i], toponyms[i + 1]];
    if (!from) continue;
    const head =
      to && canEnd(from) && canEnd(to) && LINK.test(text.slice(from.end, to.start))
        ? HEAD.exec(text.slice(to.end, to.end + 50))
        : null;
    if (!to || !head) joined.push(from);
    else {
      const end = to.end + head[0].length;
      const name = text.slice(from.start, end);
      joined.push({ start: from.start, end, name, role: 'literal', reasons: ['a road named by its ends'] });
      i += 1;
    }
  }
  return joined;
}

/** "the Bannu-Miranshah road" may find its ends taken for a group's or a people's. */
function canEnd({ role }: Toponym): boolean {
  return role === 'literal' || role === 'metonym';
}

/**
 * The road of that name as an area of class `region`: the middle of its towns with half its length, no point where that is too wide; null
 * for any other name. Its unit is the one that all its towns lie in, or all of the stretch that the text names beside it; a road of the
 * tables that is not named by its ends is a place of the gazetteer already, and only such a stretch makes it one of its own.
 */
export function roadPlace(toponym: Toponym, text: string, gazetteer: Gazetteer): Place | null {
  const { name } = toponym;
  if (!ROAD_WORD.test(name)) return null;
  const isByEnds = BY_ENDS.test(name);
  const road = gazetteer.road(name);
  const towns = road && road.places.length > 1 ? road.places : isByEnds ? endsOf(name, gazetteer) : null;
  const [first, last] = [towns?.[0], towns?.at(-1)];
  if (!towns || !first?.lngLat || !last?.lngLat) return null;
  const stretch = stretchUnit(text, toponym, towns, gazetteer);
  if (!isByEnds && stretch === null) return null;
  const half = (road?.lengthKm ?? distanceKm(first.lngLat, last.lngLat)) / 2;
  const isShort = half <= NEAR_KM;
  return {
    id: `dateline:road:${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    name,
    class: 'region',
    country: first.country,
    admin1: stretch ?? shared(towns, ({ admin1 }) => admin1),
    admin2: shared(towns, ({ admin2 }) => admin2),
    lngLat: isShort ? [(first.lngLat[0] + last.lngLat[0]) / 2, (first.lngLat[1] + last.lngLat[1]) / 2] : null,
    population: 0,
    radiusKm: Math.max(LEAST_KM, Math.round(half))
  };
}

/** Half of any road is at least that (km). */
const LEAST_KM = 5;

/** Spares most names the pattern below. */
const ROAD_WORD = /way|road|route|\b[A-Z]{1,2}-?\d/i;
const BY_ENDS =
  /^(.{3,}?)(?:\s?[-–—/]\s?|\s+to\s+| )(.{3,}?)[-\s]+(?:(?:national|main|link|old|new|rcd|super|coastal|trunk|indus|dual)[-\s]+)*(?:highway|road|motorway|expressway|railway|route)\b/iu;

/** The towns that name a road of no table: of their namesakes the pair nearest to each other. */
function endsOf(name: string, gazetteer: Gazetteer): Place[] | null {
  const [, from, to] = BY_ENDS.exec(name) ?? [];
  if (!from || !to) return null;
  const townsOf = (end: string) =>
    gazetteer
      .lookup(end)
      .filter(({ class: kind, lngLat }) => lngLat && (kind === 'settlement' || kind === 'site'));
  let best: { towns: Place[]; km: number } | null = null;
  for (const a of townsOf(from))
    for (const b of townsOf(to)) {
      const km = a.lngLat && b.lngLat && a.country === b.country ? distanceKm(a.lngLat, b.lngLat) : Infinity;
      if (km <= LONGEST_KM && (!best || km < best.km)) best = { towns: [a, b], km };
    }
  return best?.towns ?? null;
}

function shared(places: readonly Place[], value: (place: Place) => string | null): string | null {
  const values = new Set(places.flatMap((place) => value(place) ?? []));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}
