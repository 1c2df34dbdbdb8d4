import type { Place, PlacePrecision, ResolvedToponym, ToponymRole } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { statesAreaAfter } from './hierarchy.ts';
import { precisionOf } from './precision.ts';
import { RESOLVE_DEFAULTS, resolveToponyms } from './resolve.ts';
import { findToponyms } from './toponyms.ts';

/** A place mention as `dateline geoparse --jsonl` prints it. */
export interface ParsedToponym {
  start: number;
  end: number;
  name: string;
  /** Degrees; a representative point for countries and provinces, null where the name is found but not the place. */
  lng: number | null;
  lat: number | null;
  placeId: string | null;
  precision: PlacePrecision;
}

/** Roles under which a name still is the mention of a place. */
const PLACE_ROLES: readonly ToponymRole[] = ['literal', 'dateline', 'metonym'];

/** Every mention of a place in the article, world-wide; names of people, peoples and organisations are left out. */
export function geoparse(
  doc: Doc,
  gazetteer: Gazetteer,
  words: NameLexicon,
  roles: readonly ToponymRole[] = PLACE_ROLES
): { toponyms: ParsedToponym[] } {
  const resolved = resolveToponyms(doc, findToponyms(doc, gazetteer, words), gazetteer);
  const toponyms = resolved.flatMap((toponym, i) => {
    if (!roles.includes(toponym.role)) return [];
    const place = placeOf(toponym) ?? areaOf(toponym, resolved[i + 1], doc.article.text);
    const [lng, lat] = (place && gazetteer.centreOf(place)) ?? [null, null];
    const { start, end, name } = toponym;
    return [{ start, end, name, lng, lat, placeId: place?.id ?? null, precision: precisionOf(place) }];
  });
  return { toponyms };
}

function placeOf({ candidates: [best] }: ResolvedToponym): Place | null {
  return best && best.score > RESOLVE_DEFAULTS.strayScore ? best.place : null;
}

/** "Cairo, Ill.": where the place itself is not known, the area that the text puts it into; never a whole country. */
function areaOf(toponym: ResolvedToponym, next: ResolvedToponym | undefined, text: string): Place | null {
  const area = next?.role === 'literal' && statesAreaAfter(text, toponym, next) ? placeOf(next) : null;
  return area && area.class !== 'country' && area.class !== 'region' ? area : null;
}
