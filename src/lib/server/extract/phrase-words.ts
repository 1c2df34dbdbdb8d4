import { AREA_NOUNS, DIRECTIONS } from './place-words.ts';
import type { Word } from './words.ts';

export function isInsidePhrase(word: Word | undefined): boolean {
  if (!word) return false;
  return (
    word.pos === 'DET' ||
    word.pos === 'ADJ' ||
    (word.pos === 'NOUN' && AREA_NOUNS.has(word.lower)) ||
    word.pos === 'PROPN' ||
    word.lower === "'s" ||
    DIRECTIONS.test(word.lower)
  );
}

/** "some 50 kilometres from", "10 km north of", up to the preposition at `at`. */
export function distanceBefore(words: readonly Word[], at: number, from: number): number | null {
  for (let k = at - 1; k >= Math.max(from, at - 4); k--) {
    const unit = KM_PER[words[k]?.lower ?? ''];
    const number = words[k - 1]?.number;
    if (unit && number?.best != null) return Math.round(number.best * unit * 10) / 10;
  }
  return null;
}

const KM_PER: Record<string, number> = {
  km: 1,
  kms: 1,
  kilometre: 1,
  kilometres: 1,
  kilometer: 1,
  kilometers: 1,
  mile: 1.609,
  miles: 1.609
};
