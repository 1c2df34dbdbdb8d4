import type { FeatureClass, PlaceReference, ResolvedToponym } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { isWithin, statesAreaAfter } from './hierarchy.ts';
import { partnerBetween } from './spatial.ts';

/** Between two names of a list. */
const LINK = /^\s*(?:,|,?\s+and|,?\s+as well as)\s+(?:the\s+)?(?:(?:city|town|district|village)\s+of\s+)?$/;
/** What makes the next name somebody's rather than a second place: "and Quetta police said", "and Kabul-based". */
const NOT_A_PLACE = /^(?:['’]s|-|\s+(?:police|officials?|residents?|authorities|government|said|says)\b)/i;
/** Places that stand beside each other in a list; a province or a country in one is the area of the others. */
const LISTED: readonly FeatureClass[] = ['settlement', 'tehsil', 'admin2'];

/**
 * Completes an event's place with what the text says beside it: the village that no gazetteer has, in front of the area that holds it
 * ("Zorbakht in Kurram district"), and the other towns of a list. `claimed` are the places that the article's events have for themselves.
 */
export function completeReference(
  reference: PlaceReference | null,
  toponyms: readonly ResolvedToponym[],
  claimed: readonly (PlaceReference | null)[],
  doc: Doc
): PlaceReference | null {
  if (!reference) return null;
  return withUnknownInside(withListed(reference, toponyms, claimed, doc), toponyms, doc);
}

/** The name that no gazetteer has goes first: it is what the place is called. */
function withUnknownInside(
  reference: PlaceReference,
  toponyms: readonly ResolvedToponym[],
  doc: Doc
): PlaceReference {
  const first = Math.min(...reference.toponyms);
  const [unknown, area] = [toponyms[first - 1], toponyms[first]];
  const isUnknown = unknown?.role === 'literal' && unknown.candidates.length === 0;
  if (!isUnknown || !area || !statesAreaAfter(doc.article.text, unknown, area)) return reference;
  return { ...reference, toponyms: [first - 1, ...reference.toponyms] };
}

/**
 * Adds to an event's place the towns that the text lists with it ("in Turbat, Panjgur and Kech"), so that one act told of several places
 * is known only to what holds them all.
 */
function withListed(
  reference: PlaceReference,
  toponyms: readonly ResolvedToponym[],
  claimed: readonly (PlaceReference | null)[],
  doc: Doc
): PlaceReference {
  const own = reference.toponyms[0];
  if (own === undefined || reference.relation !== 'at' || reference.distanceKm !== null) return reference;
  if (partnerBetween(doc, toponyms, own) !== null) return reference;
  const placeAt = (index: number) => toponyms[index]?.place?.id;
  const taken = new Set(
    claimed.flatMap((other) => (other === reference ? [] : (other?.toponyms.map(placeAt) ?? [])))
  );
  const listed: number[] = [];
  for (const step of [1, -1])
    for (let at = own; isNext(toponyms, at, at + step, doc); at += step) listed.push(at + step);
  const fresh = listed.filter((index) => !reference.toponyms.includes(index));
  if (fresh.length === 0 || fresh.some((index) => taken.has(placeAt(index)))) return reference;
  return {
    ...reference,
    toponyms: [...reference.toponyms, ...fresh].sort((a, b) => a - b),
    reasons: [...reference.reasons, 'told of several places at once']
  };
}

function isNext(toponyms: readonly ResolvedToponym[], at: number, next: number, doc: Doc): boolean {
  const [one, other] = [toponyms[at], toponyms[next]];
  if (!one?.place || !other?.place || other.role !== 'literal') return false;
  if (!LISTED.includes(one.place.class) || !LISTED.includes(other.place.class)) return false;
  if (isWithin(one.place, other.place) || isWithin(other.place, one.place)) return false;
  const { text } = doc.article;
  const [left, right] = at < next ? [one, other] : [other, one];
  return (
    LINK.test(text.slice(left.end, right.start)) && !NOT_A_PLACE.test(text.slice(right.end, right.end + 14))
  );
}
