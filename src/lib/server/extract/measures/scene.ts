import type { ResolvedToponym } from '../../../model/index.ts';
import type { Sentence } from '../../text/doc.ts';
import type { MeasureLexicon } from './lexicon.ts';
import type { WordRange } from './phrases.ts';
import type { Word } from './words.ts';

/** One article's sentences with their words and toponyms. */
export interface Scene {
  sentences: Sentence[];
  words: Word[][];
  toponyms: ResolvedToponym[];
  lexicon: MeasureLexicon;
  /** A national office leads the story. */
  nationalLede: boolean;
}

/** A toponym inside a sentence, by words. */
export interface Mention extends WordRange {
  index: number;
  toponym: ResolvedToponym;
}

export function mentionsIn(scene: Scene, sentence: number): Mention[] {
  const words = scene.words[sentence] ?? [];
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  return scene.toponyms.flatMap((toponym, index) => {
    if (toponym.start < start || toponym.end > end || toponym.role === 'person' || toponym.role === 'demonym')
      return [];
    const first = words.findIndex((word) => word.end > toponym.start);
    const after = words.findIndex((word) => word.start >= toponym.end);
    return first < 0 ? [] : [{ index, toponym, first, last: after < 0 ? words.length : after }];
  });
}

export function isPlaced(toponym: ResolvedToponym): boolean {
  return toponym.place !== null && toponym.place.class !== 'country';
}

/** True for a seat of national government: a meeting there says nothing of where its decisions apply. */
export function isSeat(scene: Scene, mention: Mention): boolean {
  return scene.lexicon.seats.has(mention.toponym.name.toLowerCase());
}
