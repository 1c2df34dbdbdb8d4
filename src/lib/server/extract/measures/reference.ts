import type { PlaceReference, Span } from '../../../model/index.ts';
import { isPlaced, type Mention, type Scene } from './scene.ts';

/** Where a measure applies: a named place, the whole country in words, or nothing said. */
export interface Applies {
  where: PlaceReference | null;
  scope: 'place' | 'nation' | 'unsaid';
  /** ISO 3166-2 (or the country where there is none) of `where`. */
  admin1: string | null;
}

/** `Applies` with how it was decided. */
export interface AppliesReading extends Applies {
  reasons: string[];
}

export const NOWHERE: Applies = { where: null, scope: 'unsaid', admin1: null };

/** The place of `mention`, with the province that is named right after it, or both ends of a route. */
export function at(scene: Scene, mention: Mention, others: Mention[], reason: string): AppliesReading {
  const place = mention.toponym.place;
  const enclosing = others.filter(
    (other) =>
      other.first >= mention.last &&
      other.first - mention.last <= 2 &&
      other.toponym.place?.class === 'admin1' &&
      other.toponym.place.admin1 === place?.admin1 &&
      place?.class !== 'admin1'
  );
  const twin = others.find(
    (other) =>
      other !== mention &&
      (other.last === mention.first || mention.last === other.first) &&
      isPlaced(other.toponym) &&
      Math.abs(other.first - mention.first) <= 2 &&
      touches(other.toponym, mention.toponym)
  );
  if (twin) return route(mention, twin, reason);
  const last = enclosing.at(-1)?.toponym ?? mention.toponym;
  const span: Span = { start: mention.toponym.start, end: Math.max(last.end, mention.toponym.end) };
  return {
    where: {
      toponyms: [locatable(scene, mention), ...enclosing.map((other) => other.index)],
      relation: 'at',
      distanceKm: null,
      span,
      direction: null,
      reasons: [reason]
    },
    scope: 'place',
    admin1: place?.admin1 ?? place?.country ?? null,
    reasons: [reason]
  };
}

/** The whole country: the one that the sentence names, where it names only one. */
export function nationwide(scene: Scene, mentions: readonly Mention[], reason: string): AppliesReading {
  const named = mentions.filter(({ toponym }) => toponym.place?.class === 'country');
  const [first] = named;
  const isOne = first && named.every(({ toponym }) => toponym.place?.id === first.toponym.place?.id);
  const where: PlaceReference | null = isOne
    ? {
        toponyms: [locatable(scene, first)],
        relation: 'at',
        distanceKm: null,
        span: { start: first.toponym.start, end: first.toponym.end },
        direction: null,
        reasons: [reason]
      }
    : null;
  return { where, scope: 'nation', admin1: null, reasons: [reason] };
}

/** Only a literal name or a dateline can locate; an office's name is exchanged for one of the same place. */
function locatable(scene: Scene, mention: Mention): number {
  const { role, place } = mention.toponym;
  if (role === 'literal' || role === 'dateline' || !place) return mention.index;
  const other = scene.toponyms.findIndex(
    (toponym) => toponym.place?.id === place.id && (toponym.role === 'literal' || toponym.role === 'dateline')
  );
  return other < 0 ? mention.index : other;
}

/** "the Quetta-Karachi highway": written with nothing but a hyphen between. */
function touches(a: Span, b: Span): boolean {
  const gap = Math.max(a.start, b.start) - Math.min(a.end, b.end);
  return gap === 1;
}

function route(mention: Mention, twin: Mention, reason: string): AppliesReading {
  const [from, to] = mention.first < twin.first ? [mention, twin] : [twin, mention];
  const where: PlaceReference = {
    toponyms: [from.index, to.index],
    relation: 'between',
    distanceKm: null,
    span: { start: from.toponym.start, end: to.toponym.end },
    direction: null,
    reasons: [reason]
  };
  return { where, scope: 'place', admin1: from.toponym.place?.admin1 ?? null, reasons: [reason] };
}
