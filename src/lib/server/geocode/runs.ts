import type { Doc, Sentence, Token } from '../text/doc.ts';

/** A match's surroundings within its sentence, by token index into `doc.tokens`; `last` is exclusive. */
export interface Surroundings {
  doc: Doc;
  sentence: Sentence;
  first: number;
  last: number;
  /** Capitalised words that touch the match on either side, nothing but white space between, nearest first. */
  capitalsBefore: Token[];
  capitalsAfter: Token[];
  /** True where capitals say nothing: a headline in title case or all in capitals. */
  shouted: boolean;
}

const CAPITAL = /^\p{Lu}/u;
const FOUR_LETTERS = /^\p{L}{4}/u;

export function isCapitalised(token: Token): boolean {
  const code = token.text.charCodeAt(0);
  // Nearly every word begins with a plain letter; the pattern is for the rest.
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(token.text);
}

/** A headline whose words all begin with a capital tells no name from another word; any sentence's first word has one. */
export function isShouted(doc: Doc, sentence: Sentence): boolean {
  let words = 0;
  let capitalised = 0;
  for (let i = sentence.firstToken + 1; i < sentence.lastToken; i += 1) {
    const token = doc.tokens[i];
    if (!token || !isLongWord(token.text)) continue;
    words += 1;
    if (isCapitalised(token)) capitalised += 1;
  }
  return words >= 3 && capitalised >= words * 0.75;
}

/** Four letters or more from its first on. */
function isLongWord(text: string): boolean {
  if (text.length < 4) return false;
  for (let i = 0; i < 4; i += 1) {
    const small = text.charCodeAt(i) | 32;
    if (small < 97 || small > 122) return FOUR_LETTERS.test(text);
  }
  return true;
}

/** The run of capitalised words around tokens `[first, last)` of a sentence. */
export function surroundingsOf(
  doc: Doc,
  sentence: Sentence,
  first: number,
  last: number,
  shouted: boolean
): Surroundings {
  const { tokens } = doc;
  const capitalsBefore: Token[] = [];
  for (let i = first - 1; i >= sentence.firstToken; i -= 1) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token || !next || !isCapitalised(token) || !touches(doc, token, next)) break;
    capitalsBefore.push(token);
  }
  const capitalsAfter = capitalsFrom(doc, sentence, last);
  return { doc, sentence, first, last, capitalsBefore, capitalsAfter, shouted };
}

/** The run of capitalised words that touches what ends at token `last`, exclusive. */
export function capitalsFrom(doc: Doc, sentence: Sentence, last: number): Token[] {
  const { tokens } = doc;
  const capitals: Token[] = [];
  for (let i = last; i < sentence.lastToken; i += 1) {
    const token = tokens[i];
    const previous = tokens[i - 1];
    if (!token || !previous || !isCapitalised(token) || !touches(doc, previous, token)) break;
    capitals.push(token);
  }
  return capitals;
}

/** The token `steps` before the match, null beyond the sentence's start. */
export function tokenBefore(at: Surroundings, steps = 1): Token | null {
  const index = at.first - steps;
  return index < at.sentence.firstToken ? null : (at.doc.tokens[index] ?? null);
}

/** The token `steps` after the match, null beyond the sentence's end. */
export function tokenAfter(at: Surroundings, steps = 1): Token | null {
  const index = at.last + steps - 1;
  return index >= at.sentence.lastToken ? null : (at.doc.tokens[index] ?? null);
}

function touches(doc: Doc, left: Token, right: Token): boolean {
  if (left.end === right.start) return true;
  const gap = doc.article.text.slice(left.end, right.start);
  return gap === ' ' || (/^\s*$/.test(gap) && !gap.includes('\n'));
}
