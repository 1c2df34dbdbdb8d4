import type { Mention } from './mention.ts';
import type { DateChoice } from './when.ts';
import type { PlaceChoice } from './where.ts';

/** Mentions of one event in one article, in reading order. */
export interface Chain {
  mentions: Mention[];
  /** The mention that introduced it. */
  opening: Mention;
  date: DateChoice | null;
  place: PlaceChoice | null;
  reasons: string[];
}
