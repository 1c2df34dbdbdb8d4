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

/** A set of words as 64 bits that several words share: what is not in them is not there. */
interface Seen {
  low: number;
  high: number;
}

interface Step {
  words: ReadonlyMap<string, string | null> | null;
  /** `words` by their numbers in the openings, once `markOpenings` gave them some. */
  numbered: ReadonlyMap<number, string | null> | null;
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
  /** Every phrase, in the table's order. */
  phrases: Phrase<T>[];
  /** Its own in `PhraseWord.opens`, once `markOpenings` gave it one. */
  bit: number;
  /** Its place among the indexes that were marked together. */
  slot: number;
}

/** `PhraseWord.opens` of a word that nobody looked up. */
export const OPENS_ANY = -1;

/** What indexes that are asked of one kind of word make of any word. */
export interface Openings {
  indexes: readonly PhraseIndex<unknown>[];
  /** Every word of every phrase: its number, and the bits of the indexes that have a phrase for it to begin. */
  words: ReadonlyMap<string, { number: number; bits: number }>;
  /** The bits of the indexes that have a phrase for a number to begin. */
  byNumber: number;
}

/** What the indexes make of a word's forms: worked out once a word, asked at every place where it stands. */
export interface MetForms {
  opens: number;
  /** The numbers of those forms that any phrase has. */
  numbers: readonly number[];
  /** The same as bits. */
  seen: Seen;
  /** By the slot of an index. */
  openers: readonly Opener<unknown>[];
}

/** The phrases that a word can begin in one index, each once, in the order of the forms and the table. */
interface Opener<T> {
  all: readonly Phrase<T>[];
  /** Those that do not say which word must come second. */
  loose: readonly Phrase<T>[];
  /** By the number of a second word: those that ask for it, and the loose ones. Most words that open phrases open many. */
  bySecond: ReadonlyMap<number, readonly Phrase<T>[]>;
  /** Words that the longest of them can cover. */
  reach: number;
}

/**
 * Numbers the words of the indexes and gives each index a bit, so that a word is looked up once, not once an index and a
 * step. At most 31 indexes, all that are asked of one kind of word.
 */
export function markOpenings(indexes: readonly PhraseIndex<unknown>[]): Openings {
  const words = new Map<string, { number: number; bits: number }>();
  const entryOf = (word: string) => {
    const known = words.get(word);
    if (known) return known;
    const entry = { number: words.size, bits: 0 };
    words.set(word, entry);
    return entry;
  };
  for (const [slot, index] of indexes.entries()) {
    index.bit = 1 << slot;
    index.slot = slot;
    for (const word of index.byWord.keys()) entryOf(word).bits |= index.bit;
    for (const step of index.phrases.flatMap(({ steps }) => steps))
      if (step.words)
        step.numbered = new Map([...step.words].map(([word, pos]) => [entryOf(word).number, pos]));
    for (const phrase of index.phrases) phrase.needs = needsOf(phrase.steps);
  }
  const byNumber = indexes.reduce((bits, index) => (index.byNumber.length > 0 ? bits | index.bit : bits), 0);
  return { indexes, words, byNumber };
}

/** What must stand behind the word that a phrase begins with. */
function needsOf(steps: readonly Step[]): Seen[] {
  const opening = steps.findIndex(({ optional }) => !optional);
  return steps
    .slice(opening + 1)
    .filter(({ optional, words, number }) => !optional && (words !== null || number))
    .map(({ numbered }) => (numbered ? seenOf([...numbered.keys()]) : A_NUMBER));
}

function seenOf(numbers: readonly number[]): Seen {
  const seen = { low: 0, high: 0 };
  for (const number of numbers) {
    // The last bit of all is that of a number.
    const bit = number % 63;
    if (bit < 32) seen.low |= 1 << bit;
    else seen.high |= 1 << (bit - 32);
  }
  return seen;
}

const A_NUMBER: Seen = { low: 0, high: 1 << 31 };

/** Looks a word's forms up, all indexes at once. */
export function meetForms(forms: readonly string[], { indexes, words }: Openings): MetForms {
  const known = forms.flatMap((form) => words.get(form) ?? []);
  let opens = 0;
  for (const { bits } of known) opens |= bits;
  // Most words begin phrases of few indexes or of none.
  const openers =
    opens === 0
      ? []
      : indexes.map(({ bit, byWord }) =>
          (opens & bit) === 0 ? NO_OPENER : openerOf(phrasesOf(byWord, forms))
        );
  const numbers = known.map(({ number }) => number);
  return { opens, numbers, seen: numbers.length === 0 ? NOTHING : seenOf(numbers), openers };
}

const NOTHING: Seen = { low: 0, high: 0 };
const NO_OPENER: Opener<unknown> = { all: [], loose: [], bySecond: new Map(), reach: 0 };

function openerOf<T>(all: readonly Phrase<T>[]): Opener<T> {
  const seconds = new Set(all.flatMap((phrase) => [...(secondOf(phrase)?.keys() ?? [])]));
  return {
    all,
    loose: all.filter((phrase) => !secondOf(phrase)),
    bySecond: new Map(
      [...seconds].map((number) => [number, all.filter((phrase) => secondOf(phrase)?.has(number) ?? true)])
    ),
    reach: all.reduce((most, { steps }) => Math.max(most, reachOf(steps)), 0)
  };
}

function reachOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { gap }) => sum + (gap > 0 ? gap : 1), 0);
}

/** The words of which one must come second, by number; null where something else may. */
function secondOf<T>({ steps: [first, second] }: Phrase<T>): Step['numbered'] {
  return !first || first.optional || !second || second.optional ? null : second.numbered;
}

/** The phrases that a word of these forms can begin, each once. */
function phrasesOf<T>(
  byWord: ReadonlyMap<string, Phrase<T>[]>,
  forms: readonly string[]
): readonly Phrase<T>[] {
  const [only, more] = forms;
  if (only !== undefined && more === undefined) return byWord.get(only) ?? [];
  return [...new Set(forms.flatMap((form) => byWord.get(form) ?? []))];
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
  return { byWord, byNumber, phrases, bit: OPENS_ANY, slot: -1 };
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
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (word && (word.opens & bit) !== 0) collect(index, words, word, i, to, found);
  }
  return found;
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

function seenAhead(words: readonly PhraseWord[], from: number, to: number): Seen {
  let low = 0;
  let high = 0;
  for (let i = from; i < to; i++) {
    const word = words[i];
    // Nobody looked: it may be anything.
    if (!word?.met) return ANYTHING;
    low |= word.met.seen.low;
    high |= word.met.seen.high;
    if (word.number !== null) high |= A_NUMBER.high;
  }
  return { low, high };
}

const ANYTHING: Seen = { low: -1, high: -1 };

function hasAll({ low, high }: Seen, needs: readonly Seen[]): boolean {
  for (const need of needs) if (((low & need.low) | (high & need.high)) === 0) return false;
  return true;
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
  { all, loose, bySecond }: Opener<T>,
  next: PhraseWord | undefined
): readonly Phrase<T>[] {
  if (bySecond.size === 0 || !next || !mayFollow(next)) return loose;
  if (!next.met) return all;
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
    for (const number of word.met.numbers) if (allows(step.numbered.get(number), word)) return true;
    return false;
  }
  for (const form of word.forms) if (allows(step.words.get(form), word)) return true;
  return false;
}

function allows(pos: string | null | undefined, word: PhraseWord): boolean {
  return pos !== undefined && (pos === null || pos === word.pos);
}
