import type { FeatureClass, Place, PlaceReference, ResolvedToponym } from '../../model/index.ts';
import { governmentOf } from './government.ts';
import { DIRECTIONS, WAYS } from './place-words.ts';
import { isStandIn, isUnplaced, standInFor } from './stand-ins.ts';
import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

/** A chain of place names that belong together ("Bagan area of Kurram district"), and how well it says where. */
export interface PlaceChoice {
  reference: PlaceReference;
  /** Its most precise place, for comparing. */
  place: Place;
  /** The name before that place which no gazetteer has: "Zorbakht" of "Zorbakht in Kurram district". */
  unknown?: string;
  /** 1 said to be where, 0.5 unclear, 0.2 origin or destination. */
  score: number;
}

export interface Chain {
  toponyms: number[];
  /** A name that no gazetteer has, which goes by the area behind it. */
  unknown?: string;
  /** Half-open range of word indexes. */
  first: number;
  last: number;
}

/** Every chain of places in words `[from, to)` that can be where something happened, best first. */
export function findPlaces(
  words: readonly Word[],
  from: number,
  to: number,
  triggers: readonly Trigger[],
  toponyms: readonly ResolvedToponym[]
): PlaceChoice[] {
  const choices: PlaceChoice[] = [];
  for (const chain of chainsIn(words, from, to, toponyms)) {
    const ordered = byPrecision(chain.toponyms, toponyms);
    const known = toponyms[ordered[0] ?? -1]?.place ?? null;
    const lent = known ? null : standInFor(toponyms, chain.toponyms[0] ?? -1);
    const place = known ?? lent?.place;
    if (!place) continue;
    const government = governmentOf(words, chain, from, to, triggers, place.class === 'country');
    if (government.kind === 'never' || (lent && government.kind !== 'where')) continue;
    const score = SCORES[government.kind] - distanceTo(triggers, chain) * 0.008 - (lent ? UNKNOWN_MALUS : 0);
    const reference: PlaceReference = {
      toponyms: lent ? [...ordered, lent.area] : ordered,
      relation: government.relation,
      distanceKm: government.distanceKm,
      span: { start: words[chain.first]?.start ?? 0, end: words[chain.last - 1]?.end ?? 0 },
      direction: directionOf(words, chain, place),
      reasons: [government.why]
    };
    if (lent) reference.within = lent.within;
    const choice: PlaceChoice = { place, score, reference };
    if (chain.unknown !== undefined) choice.unknown = chain.unknown;
    choices.push(choice);
  }
  // A known place of the same clause says more than a name that only its country is known of.
  const known = choices.some(({ place, score }) => !isStandIn(place) && rankOf(place) < 5 && score > 0.3);
  return choices.filter(({ place }) => !known || !isStandIn(place)).sort((a, b) => b.score - a.score);
}

const SCORES = { where: 1, unclear: 0.5, way: 0.2 } as const;

/** A name that no gazetteer has gives way to one that is as well said and known. */
const UNKNOWN_MALUS = 0.15;

/** Finest first. A region (a valley, a line of control) is coarser than a district. */
const RANK: Record<FeatureClass, number> = {
  site: 0,
  settlement: 1,
  tehsil: 2,
  admin2: 3,
  region: 3.5,
  admin1: 4,
  country: 5
};

export function rankOf(place: Place): number {
  return RANK[place.class];
}

function byPrecision(indexes: number[], toponyms: readonly ResolvedToponym[]): number[] {
  if (indexes.length === 1) return indexes.slice();
  return [...indexes].sort((a, b) => rankAt(toponyms, a) - rankAt(toponyms, b));
}

function rankAt(toponyms: readonly ResolvedToponym[], index: number): number {
  const place = toponyms[index]?.place;
  return place ? rankOf(place) : 9;
}

function chainsIn(
  words: readonly Word[],
  from: number,
  to: number,
  toponyms: readonly ResolvedToponym[]
): Chain[] {
  const chains: Chain[] = [];
  for (let i = from; i < to; i++) {
    const index = words[i]?.toponym ?? -1;
    if (index < 0) continue;
    const toponym = toponyms[index];
    if (!toponym || toponym.role !== 'literal' || isDescribing(words, i, toponym.end)) continue;
    if (!toponym.place && !isUnplaced(toponym)) continue;
    const current = chains.at(-1);
    if (current?.toponyms.includes(index)) {
      current.last = i + 1;
      continue;
    }
    const previous = current ? toponyms[current.toponyms.at(-1) ?? -1]?.place : null;
    if (current && !previous && toponym.place && isChainGlue(words.slice(current.last, i))) {
      // "Zorbakht in Kurram district": the name that no gazetteer has goes by the area behind it.
      current.unknown = toponyms[current.toponyms[0] ?? -1]?.name.toLowerCase() ?? '';
      current.toponyms = [index];
      current.last = i + 1;
    } else if (
      current &&
      previous &&
      toponym.place &&
      isContradicted(words.slice(current.last, i), previous, toponym.place) &&
      !startsAnew(words, current, i)
    ) {
      // "Palma in northern Mozambique": the gazetteer's Palma is another one.
      current.unknown = toponyms[current.toponyms[0] ?? -1]?.name.toLowerCase() ?? '';
      current.toponyms = [index];
      current.last = i + 1;
    } else if (
      current &&
      previous &&
      toponym.place &&
      isChainGlue(words.slice(current.last, i)) &&
      !startsAnew(words, current, i) &&
      isOneInOther(previous, toponym.place)
    ) {
      // "Karachi's SITE area": of two that are as fine, what is owned lies in its owner.
      if (words.slice(current.last, i).some((word) => POSSESSIVE.has(word.lower)))
        current.toponyms.unshift(index);
      else current.toponyms.push(index);
      current.last = i + 1;
    } else chains.push({ toponyms: [index], first: i, last: i + 1 });
  }
  return chains;
}

/** "X in Y", where the gazetteer has X in another country than Y. */
function isContradicted(glue: readonly Word[], inner: Place, outer: Place): boolean {
  const says = glue.find((word) => word.lower === 'in');
  if (!says || inner.class === 'country' || inner.class === 'admin1' || !isChainGlue(glue)) return false;
  return Boolean(inner.country && outer.country) && inner.country !== outer.country;
}

/** "US-based", "Karachi-bound", "US based": where somebody belongs or goes, not where something happened. */
function isDescribing(words: readonly Word[], i: number, end: number): boolean {
  const word = words[i];
  if (word && word.end > end && /-(?:based|bound|born|backed|led|run|trained|origin)$/.test(word.lower))
    return true;
  const next = words[i + 1]?.lower;
  return next === 'based' || next === 'bound' || next === 'backed';
}

/** "supplies for Parachinar in the Kurram district": a goal or an origin does not take the area behind "in" with it. */
function startsAnew(words: readonly Word[], current: Chain, at: number): boolean {
  const glue = words.slice(current.last, at).map((word) => word.lower);
  return WAYS.has(words[current.first - 1]?.lower ?? '') && (glue[0] === 'in' || glue[0] === 'at');
}

function isChainGlue(glue: readonly Word[]): boolean {
  return glue.length <= 9 && glue.every((word) => GLUE.has(word.lower) || word.pos === 'ADJ');
}

const POSSESSIVE = new Set(["'s", '’s']);

const GLUE = new Set(
  `of in , ' 's ’s the a an area areas district districts town city province region tehsil village agency division state
  county capital provincial subdivision valley sub-division neighbourhood neighborhood port municipality taluka department
  governorate which is whose its suburb on outskirts locality mandal block sector revenue unit restive troubled
  belt union council colony mohalla`.split(/\s+/)
);

/**
 * True where two choices can be one place and its area. Two names that no gazetteer has are two places, though both go by
 * the same province.
 */
export function canBeOne(a: PlaceChoice, b: PlaceChoice): boolean {
  const [one, other] = [unknownName(a), unknownName(b)];
  if (one !== null && other !== null && one !== other) return false;
  return isOneInOther(a.place, b.place);
}

function unknownName({ place, unknown }: PlaceChoice): string | null {
  return unknown ?? (isStandIn(place) && place.class !== 'country' ? place.name.toLowerCase() : null);
}

/** True where the two can be one place and its area: same country, and the coarser holds the finer as far as known. */
export function isOneInOther(a: Place, b: Place): boolean {
  // Kashmir belongs to no one country in the gazetteer; a district in it lies near its middle.
  if (a.country !== b.country) return isBorderless(a, b) && distanceKm(a, b) <= REGION_KM;
  if (isStandIn(a) && isStandIn(b) && a.class !== 'country' && b.class !== 'country' && a.id !== b.id)
    return false;
  if (a.class === 'country' || b.class === 'country') return true;
  if (a.admin1 && b.admin1 && a.admin1 !== b.admin1) return false;
  if (a.class === 'admin1' || b.class === 'admin1') return true;
  if (a.admin2 && b.admin2 && fold(a.admin2) !== fold(b.admin2)) return distanceKm(a, b) <= NEIGHBOUR_KM;
  return distanceKm(a, b) <= (rankOf(a) === rankOf(b) ? NEIGHBOUR_KM : AREA_KM);
}

/** Two names within this distance may be one place told twice (town and its village, town and its district's centre). */
const NEIGHBOUR_KM = 40;

const AREA_KM = 120;

function isBorderless(a: Place, b: Place): boolean {
  return [a, b].some(({ country, lngLat, class: kind }) => !country && lngLat !== null && kind === 'region');
}

/** From the middle of a region that several countries share to a place in it. */
const REGION_KM = 200;

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

export function distanceKm(a: Place, b: Place): number {
  if (!a.lngLat || !b.lngLat) return 0;
  const rad = Math.PI / 180;
  const [aLng, aLat] = a.lngLat;
  const [bLng, bLat] = b.lngLat;
  const h =
    Math.sin(((bLat - aLat) * rad) / 2) ** 2 +
    Math.cos(aLat * rad) * Math.cos(bLat * rad) * Math.sin(((bLng - aLng) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(h));
}

function distanceTo(triggers: readonly Trigger[], chain: Chain): number {
  const gaps = triggers.map((trigger) =>
    trigger.first >= chain.last ? (trigger.first - chain.last) * 1.5 : Math.max(0, chain.first - trigger.last)
  );
  return gaps.length > 0 ? Math.min(...gaps) : 0;
}

function directionOf(words: readonly Word[], chain: Chain, place: Place): string | null {
  if (place.class !== 'country' && place.class !== 'admin1') return null;
  for (let k = chain.first - 1; k >= Math.max(0, chain.first - 4); k--) {
    const lower = words[k]?.lower ?? '';
    if (DIRECTIONS.test(lower)) return lower;
    if (!/^(?:province|of|the|state|region|parts?|restive|'s)$/.test(lower)) break;
  }
  return null;
}
