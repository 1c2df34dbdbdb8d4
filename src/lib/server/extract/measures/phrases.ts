import { findPhrases, type PhraseIndex, type PhraseMatch, type WordRange } from '../phrases.ts';
import type { Word } from './words.ts';

export type { PhraseIndex, PhraseMatch as Match, WordRange } from '../phrases.ts';

/** All matches of a sentence in reading order, the longer first at the same word. Overlapping matches are all given. */
export function matchPhrases<T>(words: readonly Word[], index: PhraseIndex<T>): PhraseMatch<T>[] {
  return findPhrases(index, words, 0, words.length).sort((a, b) => a.first - b.first || b.last - a.last);
}

/** The range that covers both; the first where there is no second. */
export function spanOf(a: WordRange, b: WordRange | null): WordRange {
  return b ? { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) } : a;
}

export function overlaps(a: WordRange, b: WordRange): boolean {
  return a.first < b.last && b.first < a.last;
}

/** Matches that no longer match contains: "a visiting Chinese minister" is one speaker, not also "minister". */
export function outermost<T>(matches: readonly PhraseMatch<T>[]): PhraseMatch<T>[] {
  return matches.filter((match) => !matches.some((other) => other !== match && covers(other, match)));
}

/** True where a wall stands at a word of `[from, to]`. */
export function walled(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i <= to && i < words.length; i++) if (words[i]?.wall) return true;
  return false;
}

function covers(outer: WordRange, inner: WordRange): boolean {
  return (
    outer.first <= inner.first &&
    outer.last >= inner.last &&
    outer.last - outer.first > inner.last - inner.first
  );
}
