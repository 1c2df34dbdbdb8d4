import type { PlacePrecision, ToponymRole } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
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
  roles: readonly ToponymRole[] = PLACE_ROLES
): { toponyms: ParsedToponym[] } {
  const resolved = resolveToponyms(doc, findToponyms(doc, gazetteer), gazetteer);
  const toponyms = resolved
    .filter(({ role }) => roles.includes(role))
    .map(({ start, end, name, candidates }) => {
      const best = candidates[0];
      const place = best && best.score > RESOLVE_DEFAULTS.strayScore ? best.place : null;
      const [lng, lat] = (place && gazetteer.centreOf(place)) ?? [null, null];
      return { start, end, name, lng, lat, placeId: place?.id ?? null, precision: precisionOf(place) };
    });
  return { toponyms };
}
