import type { Row } from './tsv.ts';
import type { Word } from './words.ts';

/**
 * A phrase over words. Steps are parted by blanks: `a|b` matches the lemma or the lower-case form, `?x` may be missing,
 * `~n` is a gap of up to n words that crosses no full stop, `x/POS` also asks for the part of speech, `_` is any word,
 * `#` is a number.
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

export interface PhraseMatch<T> {
  /** Half-open range of word indexes. */
  first: number;
  last: number;
  value: T;
}

/** Phrases by the words that they can begin with. */
export interface PhraseIndex<T> {
  byWord: ReadonlyMap<string, Phrase<T>[]>;
  /** Phrases that begin with a number. */
  byNumber: Phrase<T>[];
}

/** Compiles the `pattern` column of a table, in the table's order. */
export function compilePhrases<T>(rows: readonly Row[], read: (row: Row) => T): PhraseIndex<T> {
  const byWord = new Map<string, Phrase<T>[]>();
  const byNumber: Phrase<T>[] = [];
  for (const row of rows) {
    const pattern = row['pattern'] ?? '';
    const phrase = { steps: pattern.split(/\s+/).map(parseStep), value: read(row) };
    for (const step of openings(phrase.steps, pattern)) {
      if (step.number) byNumber.push(phrase);
      for (const word of step.words?.keys() ?? []) {
        const list = byWord.get(word);
        if (!list) byWord.set(word, [phrase]);
        else if (!list.includes(phrase)) list.push(phrase);
      }
    }
  }
  return { byWord, byNumber };
}

/** All matches that begin at `at`, in the table's order; each ends as late as its gaps allow it to end first. */
export function matchPhrasesAt<T>(
  index: PhraseIndex<T>,
  words: readonly Word[],
  at: number,
  limit: number
): PhraseMatch<T>[] {
  const word = words[at];
  if (!word) return [];
  const byForm = index.byWord.get(word.lower);
  const byLemma = word.lemma === word.lower ? undefined : index.byWord.get(word.lemma);
  const byNumber = word.number ? index.byNumber : undefined;
  if (!byForm && !byLemma && !byNumber) return NONE;
  const found: PhraseMatch<T>[] = [];
  for (const list of [byForm, byLemma, byNumber]) {
    for (const phrase of list ?? []) {
      if (list !== byForm && byForm?.includes(phrase)) continue;
      const last = matchSteps(phrase.steps, 0, words, at, limit);
      if (last > at) found.push({ first: at, last, value: phrase.value });
    }
  }
  return found;
}

const NONE: never[] = [];

/** Every match in a range of words, in text order. */
export function findPhrases<T>(
  index: PhraseIndex<T>,
  words: readonly Word[],
  from: number,
  to: number
): PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = [];
  for (let i = from; i < to; i++) found.push(...matchPhrasesAt(index, words, i, to));
  return found;
}

function parseStep(source: string): Step {
  if (/^~\d+$/.test(source))
    return { words: null, optional: true, gap: Number(source.slice(1)), number: false };
  const optional = source.startsWith('?');
  const body = optional ? source.slice(1) : source;
  if (body === '_' || body === '#') return { words: null, optional, gap: 0, number: body === '#' };
  const words = new Map<string, string | null>();
  for (const alternative of body.split('|')) {
    const [word = '', pos] = alternative.split('/');
    words.set(word, pos ?? null);
  }
  return { words, optional, gap: 0, number: false };
}

function openings(steps: Step[], pattern: string): Step[] {
  const required = steps.findIndex((step) => !step.optional);
  const found = steps.slice(0, required + 1);
  if (required < 0 || found.some((step) => !step.words && !step.number)) {
    throw new Error(`phrase "${pattern}": expected to begin with words or a number`);
  }
  return found;
}

/** Word index after the match, or -1. */
function matchSteps(steps: Step[], step: number, words: readonly Word[], at: number, limit: number): number {
  const current = steps[step];
  if (!current) return at;
  if (current.gap > 0) {
    for (let skip = 0; skip <= current.gap; skip++) {
      const end = matchSteps(steps, step + 1, words, at + skip, limit);
      if (end >= 0) return end;
      const passed = words[at + skip];
      if (!passed || at + skip >= limit || passed.lower === '.' || passed.lower === ';') return -1;
    }
    return -1;
  }
  const word = at < limit ? words[at] : undefined;
  if (word && fits(current, word)) {
    const end = matchSteps(steps, step + 1, words, at + 1, limit);
    if (end >= 0) return end;
  }
  return current.optional ? matchSteps(steps, step + 1, words, at, limit) : -1;
}

function fits(step: Step, word: Word): boolean {
  if (step.number) return word.number !== null;
  if (!step.words) return true;
  for (const form of [word.lower, word.lemma]) {
    const pos = step.words.get(form);
    if (pos !== undefined && (pos === null || pos === word.pos)) return true;
  }
  return false;
}
