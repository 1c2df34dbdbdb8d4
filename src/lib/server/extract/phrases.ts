import type { Row } from './tsv.ts';

/** What the matcher asks of a word; every kind of word that the extract stage reads has it. */
export interface PhraseWord {
  /** What a table may call it: as written in lower case first, then its lemma and the like, without repeats. */
  forms: readonly string[];
  pos: string;
  /** Not null where the word is a number expression. */
  number: object | null;
  /** No phrase reaches over or onto it, only from it: a full stop, a semicolon, a new clause. */
  wall: boolean;
  /** The bits of the indexes that have a phrase for it to begin; all of them where nobody looked. */
  opens: number;
}

/**
 * A phrase over words. Steps are parted by blanks: `a|b` matches any of a word's forms, `@name` any word of a class,
 * `?x` may be missing, `~n` is a gap of up to n words that crosses no wall, `x/POS` also asks for the part of speech,
 * `_` is any word, `#` is a number.
 */
export interface Phrase<T> {
  steps: Step[];
  value: T;
}

interface Step {
  words: ReadonlyMap<string, string | null> | null;
  optional: boolean;
  gap: number;
  number: boolean;
}

/** Half-open range of word indexes. */
export interface WordRange {
  first: number;
  last: number;
}

export interface PhraseMatch<T> extends WordRange {
  value: T;
}

/** Phrases by the words that they can begin with. */
export interface PhraseIndex<T> {
  byWord: ReadonlyMap<string, Phrase<T>[]>;
  /** Phrases that begin with a number. */
  byNumber: Phrase<T>[];
  /** Its own in `PhraseWord.opens`, once `markOpenings` gave it one. */
  bit: number;
}

/** `PhraseWord.opens` of a word that nobody looked up. */
export const OPENS_ANY = -1;

/**
 * Gives each index a bit and each word that begins a phrase those of its indexes, so that a word is looked up once, not
 * once an index. At most 31 indexes, all that are asked of one kind of word.
 */
export function markOpenings(indexes: readonly PhraseIndex<unknown>[]): ReadonlyMap<string, number> {
  const openings = new Map<string, number>();
  for (const [i, index] of indexes.entries()) {
    index.bit = 1 << i;
    for (const word of index.byWord.keys()) openings.set(word, (openings.get(word) ?? 0) | index.bit);
  }
  return openings;
}

/** The bits of the indexes that a word of these forms can open. */
export function opensOf(forms: readonly string[], openings: ReadonlyMap<string, number>): number {
  let bits = 0;
  for (const form of forms) bits |= openings.get(form) ?? 0;
  return bits;
}

/** The words behind each `@name`. */
export type WordClasses = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Compiles the `pattern` column of a table, in the table's order. Throws where a pattern can begin with a gap or with
 * any word, or names an unknown class.
 */
export function compilePhrases<T>(
  rows: readonly Row[],
  read: (row: Row) => T,
  classes: WordClasses = new Map()
): PhraseIndex<T> {
  const byWord = new Map<string, Phrase<T>[]>();
  const byNumber: Phrase<T>[] = [];
  for (const row of rows) {
    const pattern = row['pattern'] ?? '';
    const steps = pattern.split(/\s+/).map((source) => parseStep(source, pattern, classes));
    const phrase = { steps, value: read(row) };
    for (const step of openings(steps, pattern)) {
      if (step.number && !byNumber.includes(phrase)) byNumber.push(phrase);
      for (const word of step.words?.keys() ?? []) {
        const list = byWord.get(word);
        if (!list) byWord.set(word, [phrase]);
        else if (list.at(-1) !== phrase) list.push(phrase);
      }
    }
  }
  return { byWord, byNumber, bit: OPENS_ANY };
}

/** Every match in a range of words, in text order. */
export function findPhrases<T>(
  index: PhraseIndex<T>,
  words: readonly PhraseWord[],
  from: number,
  to: number
): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  for (let i = from; i < to; i++) collect(index, words, i, to, found);
  return found;
}

function collect<T>(
  index: PhraseIndex<T>,
  words: readonly PhraseWord[],
  at: number,
  limit: number,
  found: PhraseMatch<T>[]
): void {
  const word = words[at];
  if (!word || (word.opens & index.bit) === 0) return;
  const { forms } = word;
  for (let f = 0; f < forms.length; f++) {
    const list = index.byWord.get(forms[f] as string);
    if (!list) continue;
    for (const phrase of list) {
      // A phrase that lists two forms of this word has been tried under the first.
      if (f > 0 && isTried(index, phrase, forms, f)) continue;
      match(phrase, words, at, limit, found);
    }
  }
  if (word.number === null) return;
  for (const phrase of index.byNumber) match(phrase, words, at, limit, found);
}

function isTried<T>(
  index: PhraseIndex<T>,
  phrase: Phrase<T>,
  forms: readonly string[],
  upTo: number
): boolean {
  for (let f = 0; f < upTo; f++) if (index.byWord.get(forms[f] as string)?.includes(phrase)) return true;
  return false;
}

function match<T>(
  phrase: Phrase<T>,
  words: readonly PhraseWord[],
  at: number,
  limit: number,
  found: PhraseMatch<T>[]
): void {
  const last = endOf(phrase.steps, 0, words, at, limit, at);
  if (last > at) found.push({ first: at, last, value: phrase.value });
}

function parseStep(source: string, pattern: string, classes: WordClasses): Step {
  if (/^~\d+$/.test(source))
    return { words: null, optional: true, gap: Number(source.slice(1)), number: false };
  const optional = source.startsWith('?');
  const body = optional ? source.slice(1) : source;
  if (body === '_' || body === '#') return { words: null, optional, gap: 0, number: body === '#' };
  const words = new Map<string, string | null>();
  for (const alternative of body.split('|')) {
    const [word = '', pos = null] = alternative.split('/');
    for (const member of membersOf(word, pattern, classes)) words.set(member, pos);
  }
  return { words, optional, gap: 0, number: false };
}

function membersOf(word: string, pattern: string, classes: WordClasses): Iterable<string> {
  if (!word.startsWith('@')) return [word];
  const members = classes.get(word.slice(1));
  if (!members)
    throw new Error(`phrase "${pattern}": no class ${word}, have ${[...classes.keys()].join(', ')}`);
  return members;
}

function openings(steps: Step[], pattern: string): Step[] {
  const required = steps.findIndex((step) => !step.optional);
  const found = steps.slice(0, required + 1);
  if (required < 0 || found.some((step) => !step.words && !step.number)) {
    throw new Error(`phrase "${pattern}": expected to begin with words or a number`);
  }
  return found;
}

/** Word index after the match that began at `first`, or -1. */
function endOf(
  steps: readonly Step[],
  step: number,
  words: readonly PhraseWord[],
  at: number,
  limit: number,
  first: number
): number {
  const current = steps[step];
  if (!current) return at;
  if (current.gap > 0) {
    for (let skip = 0; skip <= current.gap; skip++) {
      const end = endOf(steps, step + 1, words, at + skip, limit, first);
      if (end >= 0) return end;
      const passed = words[at + skip];
      if (!passed || at + skip >= limit || passed.wall) return -1;
    }
    return -1;
  }
  const word = at < limit ? words[at] : undefined;
  // A full stop that a pattern names is a word like any other.
  if (word && (at === first || !word.wall || word.pos === 'PUNCT') && fits(current, word)) {
    const end = endOf(steps, step + 1, words, at + 1, limit, first);
    if (end >= 0) return end;
  }
  return current.optional ? endOf(steps, step + 1, words, at, limit, first) : -1;
}

function fits(step: Step, word: PhraseWord): boolean {
  if (step.number) return word.number !== null;
  if (!step.words) return true;
  const { forms } = word;
  for (let f = 0; f < forms.length; f++) {
    const pos = step.words.get(forms[f] as string);
    if (pos !== undefined && (pos === null || pos === word.pos)) return true;
  }
  return false;
}
