import type { Word } from './words.ts';

/**
 * A phrase of a lexicon: words parted by blanks; `a|b` is either, `@name` any word of a class, a closing `?` makes it
 * optional, `~4` allows up to four words between. A word matches as written, by its lemma or by its singular.
 */
export interface Phrase<T> {
  elements: Element[];
  entry: T;
}

type Element = { kind: 'words'; any: ReadonlySet<string>; optional: boolean } | { kind: 'gap'; upTo: number };

/** Half-open range of word indexes. */
export interface WordRange {
  first: number;
  last: number;
}

export interface Match<T> extends WordRange {
  entry: T;
}

/** Phrases under the words that they can start with. */
export type PhraseIndex<T> = ReadonlyMap<string, Phrase<T>[]>;

/** Compiles a lexicon's phrases. Throws where a phrase is empty, starts with a gap or names an unknown class. */
export function compilePhrases<T>(
  rows: readonly { phrase: string; entry: T }[],
  classes: ReadonlyMap<string, ReadonlySet<string>>
): PhraseIndex<T> {
  const index = new Map<string, Phrase<T>[]>();
  for (const { phrase, entry } of rows) {
    const elements = phrase.split(/\s+/).map((part) => elementOf(part, phrase, classes));
    const first = elements[0];
    if (!first || first.kind === 'gap' || first.optional) {
      throw new Error(
        `phrase ${JSON.stringify(phrase)}: expected it to start with a word that must be there`
      );
    }
    for (const word of first.any) index.set(word, [...(index.get(word) ?? []), { elements, entry }]);
  }
  return index;
}

/** All matches in reading order, the longer first at the same word. Overlapping matches are all given. */
export function matchPhrases<T>(words: readonly Word[], index: PhraseIndex<T>): Match<T>[] {
  const matches: Match<T>[] = [];
  words.forEach((word, at) => {
    const here: Match<T>[] = [];
    const tried = new Set<Phrase<T>>();
    for (const form of word.forms) {
      for (const phrase of index.get(form) ?? []) {
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        const last = endOf(words, at, phrase.elements, 0);
        if (last !== null) here.push({ first: at, last, entry: phrase.entry });
      }
    }
    matches.push(...here.sort((a, b) => b.last - a.last));
  });
  return matches;
}

/** The range that covers both; the first where there is no second. */
export function spanOf(a: WordRange, b: WordRange | null): WordRange {
  return b ? { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) } : a;
}

export function overlaps(a: WordRange, b: WordRange): boolean {
  return a.first < b.last && b.first < a.last;
}

/** Matches that no longer match contains: "a visiting Chinese minister" is one speaker, not also "minister". */
export function outermost<T>(matches: Match<T>[]): Match<T>[] {
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

function elementOf(part: string, phrase: string, classes: ReadonlyMap<string, ReadonlySet<string>>): Element {
  if (part.startsWith('~')) return { kind: 'gap', upTo: Number(part.slice(1)) };
  const optional = part.endsWith('?');
  const any = new Set<string>();
  for (const word of (optional ? part.slice(0, -1) : part).split('|')) {
    if (!word.startsWith('@')) {
      any.add(word);
      continue;
    }
    const members = classes.get(word.slice(1));
    if (!members)
      throw new Error(
        `phrase ${JSON.stringify(phrase)}: no class ${word}, have ${[...classes.keys()].join(', ')}`
      );
    for (const member of members) any.add(member);
  }
  return { kind: 'words', any, optional };
}

/** Index after the last matched word, or null. The shortest gap that fits is taken; a wall ends the search. */
function endOf(words: readonly Word[], at: number, elements: Element[], from: number): number | null {
  const element = elements[from];
  if (!element) return at;
  if (element.kind === 'gap') {
    for (let skip = 0; skip <= element.upTo; skip++) {
      if (skip > 0 && (words[at + skip - 1]?.wall ?? true)) return null;
      const end = endOf(words, at + skip, elements, from + 1);
      if (end !== null) return end;
    }
    return null;
  }
  const word = words[at];
  const fits =
    word !== undefined && !(from > 0 && word.wall) && word.forms.some((form) => element.any.has(form));
  if (fits) {
    const end = endOf(words, at + 1, elements, from + 1);
    if (end !== null) return end;
  }
  return element.optional ? endOf(words, at, elements, from + 1) : null;
}
