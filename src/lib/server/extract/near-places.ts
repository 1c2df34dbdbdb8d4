import type { Reading } from './mention.ts';
import type { Toll } from './tolls.ts';
import { findPlaces, type PlaceChoice } from './where.ts';
import type { Word } from './words.ts';

/** The places of the words before, nearest first. */
export function placesBefore({ words: { all }, toponyms }: Reading, from: number, to: number): PlaceChoice[] {
  const isFar = ({ reference }: PlaceChoice) => Number(reference.distanceKm !== null);
  return findPlaces(all, from, to, [], toponyms).sort(
    (a, b) =>
      Number(b.score > 0.6) - Number(a.score > 0.6) ||
      isFar(a) - isFar(b) ||
      b.reference.span.start - a.reference.span.start
  );
}

/** Of places that are as well said, the one nearest to the dead: "at Bolan a bridge was damaged and ten lay dead in Kalat". */
export function nearToll(
  words: readonly Word[],
  places: PlaceChoice[],
  tolls: readonly Toll[]
): PlaceChoice[] {
  const at = words[tolls[0]?.at ?? -1]?.start;
  if (at === undefined || places.length < 2) return places;
  const gap = ({ reference: { span } }: PlaceChoice) => Math.abs(span.start - at);
  return [...places].sort((a, b) => Number(b.score > 0.6) - Number(a.score > 0.6) || gap(a) - gap(b));
}
