import type { DateSpan } from '../../text/doc.ts';
import { classesOf } from '../function-words.ts';
import type { Lexicons } from '../lexicons.ts';
import type { Word } from '../words.ts';

/** One sentence as the rules for totals read it. */
export interface Stretch {
  text: string;
  published: string | null;
  words: readonly Word[];
  /** Half-open range of its words. */
  first: number;
  last: number;
  /** The dates inside it that could be resolved. */
  dates: readonly DateSpan[];
  lexicons: Lexicons;
}

/** True where a word belongs to a class of function-words.tsv. */
export function isIn(word: Word | undefined, name: string, { functionWords }: Lexicons): boolean {
  return word !== undefined && (word.classes ?? classesOf(word.forms, functionWords)).has(name);
}
