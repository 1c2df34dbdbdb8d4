import type { Phrase, PhraseIndex, PhraseWord, Step, StepNumbers } from './phrases.ts';

/** A set of words as 64 bits that several words share: what is not in them is not there. */
export interface Seen {
  low: number;
  high: number;
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
  /** By a word's number: the bits of the indexes that have a phrase with this word as its key. */
  keys: readonly number[];
}

/** What the indexes make of a word's forms: worked out once a word, asked at every place where it stands. */
export interface MetForms {
  opens: number;
  /** The bits of the indexes that have a phrase with one of the forms as its key (`keyOf`). */
  keys: number;
  /** The numbers of those forms that any phrase has. */
  numbers: readonly number[];
  /** The same as bits: 32 low ones, 32 high ones. */
  low: number;
  high: number;
  /** By the slot of an index. */
  openers: readonly Opener<unknown>[];
}

/** The phrases that a word can begin in one index, each once, in the order of the forms and the table. */
export interface Opener<T> {
  all: readonly Phrase<T>[];
  /** Those that do not say which word must come second. */
  loose: readonly Phrase<T>[];
  /** By the number of a second word: those that ask for it, and the loose ones. Most words that open phrases open many. */
  bySecond: ReadonlyMap<number, readonly Phrase<T>[]>;
  /** Those numbers as bits. */
  seconds: Seen;
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
    index.keyed = true;
    for (const word of index.byWord.keys()) entryOf(word).bits |= index.bit;
    for (const step of index.phrases.flatMap(({ steps }) => steps))
      for (const word of step.words?.keys() ?? []) entryOf(word);
  }
  const keys = Array.from(words, () => 0);
  for (const index of indexes) {
    for (const phrase of index.phrases) {
      for (const step of phrase.steps)
        step.numbered = step.words && numbersOf(step.words, (word) => entryOf(word).number, words.size);
      phrase.needs = needsOf(phrase.steps);
      const key = keyOf(phrase.steps);
      if (key === null) index.keyed = false;
      else for (const number of key) keys[number] = (keys[number] as number) | index.bit;
    }
  }
  const byNumber = indexes.reduce((bits, index) => (index.byNumber.length > 0 ? bits | index.bit : bits), 0);
  return { indexes, words, byNumber, keys };
}

/**
 * The numbers of the words of which a phrase must have one, its rarest: long words are rarer than short ones. Null where
 * it needs none. Most sentences have no key of most indexes, and are looked through no further.
 */
function keyOf(steps: readonly Step[]): readonly number[] | null {
  let key: Step | null = null;
  let longest = 0;
  for (const step of steps) {
    if (step.optional || !step.words) continue;
    const shortest = Math.min(...Array.from(step.words.keys(), ({ length }) => length));
    if (shortest > longest) [key, longest] = [step, shortest];
  }
  return key?.numbered?.all ?? null;
}

/** Up to so many words are looked through one by one. */
const FEW = 6;

function numbersOf(
  words: ReadonlyMap<string, string | null>,
  numberOf: (word: string) => number,
  count: number
): StepNumbers {
  const pos = new Map([...words].map(([word, pos]) => [numberOf(word), pos]));
  const all = [...pos.keys()];
  const bits = all.length > FEW ? new Uint32Array((count >> 5) + 1) : null;
  if (bits)
    for (const number of all) bits[number >> 5] = (bits[number >> 5] as number) | (1 << (number & 31));
  return { all, bits, pos: [...pos.values()].some((one) => one !== null) ? pos : null };
}

/** What must stand behind the word that a phrase begins with. */
function needsOf(steps: readonly Step[]): Seen[] {
  const opening = steps.findIndex(({ optional }) => !optional);
  return steps
    .slice(opening + 1)
    .filter(({ optional, words, number }) => !optional && (words !== null || number))
    .map(({ numbered }) => (numbered ? seenOf(numbered.all) : A_NUMBER));
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
export function meetForms(forms: readonly string[], { indexes, words, keys: byNumber }: Openings): MetForms {
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
  const { low, high } = numbers.length === 0 ? NOTHING : seenOf(numbers);
  let keys = 0;
  for (const number of numbers) keys |= byNumber[number] as number;
  return { opens, keys, numbers, low, high, openers };
}

const NOTHING: Seen = { low: 0, high: 0 };
const NO_OPENER: Opener<unknown> = { all: [], loose: [], bySecond: new Map(), seconds: NOTHING, reach: 0 };

function openerOf<T>(all: readonly Phrase<T>[]): Opener<T> {
  const seconds = new Set(all.flatMap((phrase) => secondOf(phrase)?.all ?? []));
  return {
    all,
    loose: all.filter((phrase) => !secondOf(phrase)),
    bySecond: new Map(
      [...seconds].map((number) => [
        number,
        all.filter((phrase) => secondOf(phrase)?.all.includes(number) ?? true)
      ])
    ),
    seconds: seenOf([...seconds]),
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
export function phrasesOf<T>(
  byWord: ReadonlyMap<string, Phrase<T>[]>,
  forms: readonly string[]
): readonly Phrase<T>[] {
  const [only, more] = forms;
  if (only !== undefined && more === undefined) return byWord.get(only) ?? [];
  return [...new Set(forms.flatMap((form) => byWord.get(form) ?? []))];
}

/** What stands in a range of words. */
export function seenAhead(words: readonly PhraseWord[], from: number, to: number): Seen {
  let low = 0;
  let high = 0;
  for (let i = from; i < to; i++) {
    const word = words[i];
    const met = word?.met;
    // Nobody looked: it may be anything.
    if (!met) return ANYTHING;
    low |= met.low;
    high |= met.high;
    if (word.number !== null) high |= A_NUMBER.high;
  }
  return { low, high };
}

const ANYTHING: Seen = { low: -1, high: -1 };

export function hasAll({ low, high }: Seen, needs: readonly Seen[]): boolean {
  for (const need of needs) if (((low & need.low) | (high & need.high)) === 0) return false;
  return true;
}
