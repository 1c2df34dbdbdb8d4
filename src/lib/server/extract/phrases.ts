import {
  hasAll,
  OPENS_ANY,
  phrasesOf,
  seenAhead,
  type MetForms,
  type Opener,
  type Seen
} from './openings.ts';
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
  /** What the indexes make of its forms; null where nobody looked. */
  met: MetForms | null;
}

/**
 * A phrase over words. Steps are parted by blanks: `a|b` matches any of a word's forms, `@name` any word of a class,
 * `?x` may be missing, `~n` is a gap of up to n words that crosses no wall, `x/POS` also asks for the part of speech,
 * `_` is any word, `#` is a number.
 */
export interface Phrase<T> {
  steps: Step[];
  value: T;
  /** Of each step that must come behind the opening word: its words, as `seenBit`s; once `markOpenings` gave them numbers. */
  needs: readonly Seen[];
}

export interface Step {
  words: ReadonlyMap<string, string | null> | null;
  /** `words` by their numbers in the openings, once `markOpenings` gave them some. */
  numbered: StepNumbers | null;
  optional: boolean;
  gap: number;
  number: boolean;
}

/** The words of a step by their numbers. */
export interface StepNumbers {
  all: readonly number[];
  /** The same as one bit a number, where they are many. */
  bits: Uint32Array | null;
  /** The parts of speech that they must have; null where none of them asks for one. */
  pos: ReadonlyMap<number, string | null> | null;
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
  /** Every phrase, in the table's order. */
  phrases: Phrase<T>[];
  /** Its own in `PhraseWord.opens`, once `markOpenings` gave it one. */
  bit: number;
  /** Its place among the indexes that were marked together. */
  slot: number;
  /** Every phrase of it has a key among the words that were marked (`MetForms.keys`). */
  keyed: boolean;
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
  const phrases: Phrase<T>[] = [];
  for (const row of rows) {
    const pattern = row['pattern'] ?? '';
    const steps = pattern.split(/\s+/).map((source) => parseStep(source, pattern, classes));
    const phrase = { steps, value: read(row), needs: [] };
    phrases.push(phrase);
    for (const step of openings(steps, pattern)) {
      if (step.number && !byNumber.includes(phrase)) byNumber.push(phrase);
      for (const word of step.words?.keys() ?? []) {
        const list = byWord.get(word);
        if (!list) byWord.set(word, [phrase]);
        else if (list.at(-1) !== phrase) list.push(phrase);
      }
    }
  }
  return { byWord, byNumber, phrases, bit: OPENS_ANY, slot: -1, keyed: false };
}

/** Every match in a range of words, in text order. */
export function findPhrases<T>(
  index: PhraseIndex<T>,
  words: readonly PhraseWord[],
  from: number,
  to: number
): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  const { bit } = index;
  // Asked for at the first word that opens something: many sentences have none.
  let isKeyed = index.keyed;
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (!word || (word.opens & bit) === 0) continue;
    if (isKeyed && !holdsKey(bit, words, i, to)) return found;
    isKeyed = false;
    collect(index, words, word, i, to, found);
  }
  return found;
}

/** Whether a word of the range is the key of a phrase of the index; true where nobody looked. */
function holdsKey(bit: number, words: readonly PhraseWord[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const met = words[i]?.met;
    if (met !== undefined && (met === null || (met.keys & bit) !== 0)) return true;
  }
  return false;
}

function collect<T>(
  index: PhraseIndex<T>,
  words: readonly PhraseWord[],
  word: PhraseWord,
  at: number,
  limit: number,
  found: PhraseMatch<T>[]
): void {
  const { met } = word;
  if (met && index.slot >= 0) {
    // The slot of this very index: its phrases. A number may open none by its words.
    const opener = met.openers[index.slot] as Opener<T> | undefined;
    if (opener) tryPhrases(opener, words, at, limit, found);
  } else for (const phrase of phrasesOf(index.byWord, word.forms)) match(phrase, words, at, limit, found);
  if (word.number === null) return;
  for (const phrase of index.byNumber) match(phrase, words, at, limit, found);
}

function tryPhrases<T>(
  opener: Opener<T>,
  words: readonly PhraseWord[],
  at: number,
  limit: number,
  found: PhraseMatch<T>[]
): void {
  const next = at + 1 < limit ? words[at + 1] : undefined;
  let ahead: Seen | null = null;
  for (const phrase of worthTrying(opener, next)) {
    if (phrase.needs.length > 0) {
      ahead ??= seenAhead(words, at + 1, Math.min(limit, at + opener.reach));
      if (!hasAll(ahead, phrase.needs)) continue;
    }
    match(phrase, words, at, limit, found);
  }
}

/** The phrases that the next word, undefined at the end, does not rule out. */
function worthTrying<T>(
  { all, loose, bySecond, seconds }: Opener<T>,
  next: PhraseWord | undefined
): readonly Phrase<T>[] {
  if (bySecond.size === 0 || !next || !mayFollow(next)) return loose;
  if (!next.met) return all;
  const { low, high } = next.met;
  // Most words are no second word of any of them.
  if (((low & seconds.low) | (high & seconds.high)) === 0) return loose;
  let found: readonly Phrase<T>[] | undefined;
  for (const number of next.met.numbers) {
    const list = bySecond.get(number);
    if (list && found) return all;
    found ??= list;
  }
  return found ?? loose;
}

/** A full stop that a pattern names is a word like any other. */
function mayFollow({ wall, pos }: PhraseWord): boolean {
  return !wall || pos === 'PUNCT';
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
    return { words: null, numbered: null, optional: true, gap: Number(source.slice(1)), number: false };
  const optional = source.startsWith('?');
  const body = optional ? source.slice(1) : source;
  if (body === '_' || body === '#')
    return { words: null, numbered: null, optional, gap: 0, number: body === '#' };
  const words = new Map<string, string | null>();
  for (const alternative of body.split('|')) {
    const [word = '', pos = null] = alternative.split('/');
    for (const member of membersOf(word, pattern, classes)) words.set(member, pos);
  }
  return { words, numbered: null, optional, gap: 0, number: false };
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
  if (word && (at === first || mayFollow(word)) && fits(current, word)) {
    const end = endOf(steps, step + 1, words, at + 1, limit, first);
    if (end >= 0) return end;
  }
  return current.optional ? endOf(steps, step + 1, words, at, limit, first) : -1;
}

function fits(step: Step, word: PhraseWord): boolean {
  if (step.number) return word.number !== null;
  if (!step.words) return true;
  if (word.met && step.numbered) {
    for (const number of word.met.numbers) if (isOf(step.numbered, number, word)) return true;
    return false;
  }
  for (const form of word.forms) if (allows(step.words.get(form), word)) return true;
  return false;
}

function isOf({ all, bits, pos }: StepNumbers, number: number, word: PhraseWord): boolean {
  if (bits === null) {
    if (!all.includes(number)) return false;
  } else if ((((bits[number >> 5] as number) >> (number & 31)) & 1) === 0) return false;
  return pos === null || allows(pos.get(number), word);
}

function allows(pos: string | null | undefined, word: PhraseWord): boolean {
  return pos !== undefined && (pos === null || pos === word.pos);
}
