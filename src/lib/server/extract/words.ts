import type { ResolvedToponym, Span } from '../../model/index.ts';
import type { Doc, NumberSpan, PartOfSpeech, Token } from '../text/doc.ts';
import { classesOf, type FunctionWords } from './function-words.ts';
import { type MetForms, meetForms, type Openings, OPENS_ANY } from './openings.ts';
import type { PeopleLexicon } from './lexicons.ts';
import { nounParts } from './noun-phrase.ts';
import { type PhraseWord } from './phrases.ts';
import { type PersonWord, personOf } from './roles.ts';

/** What grammar reads: a token, a hyphenated compound, or a whole number expression. */
export interface Word extends Span, PhraseWord {
  lower: string;
  lemma: string;
  /** As written. */
  text: string;
  pos: PartOfSpeech;
  sentence: number;
  /** The number expression that this word is, else null. */
  number: NumberSpan | null;
  /** Index of the toponym that covers the word, else -1. */
  toponym: number;
  /** True inside round brackets. */
  bracketed: boolean;
  /** The classes of function-words.tsv that it belongs to; null where nobody looked. */
  classes: ReadonlySet<string> | null;
  /** What it is as the head of a people phrase, and what within a noun phrase (`nounParts`); null where nobody looked. */
  person: PersonWord | null;
  inPhrase: number | null;
}

/** The words of a document and where each sentence's begin: `words.slice(first[s], first[s + 1])`. */
export interface Words {
  all: Word[];
  first: number[];
}

/** Words met lately with what the lexicons make of them; a bounded store, kept beside the lexicons. */
export interface KnownWords {
  openings: Openings;
  functionWords: FunctionWords;
  people: PeopleLexicon;
  byLower: Map<string, Known>;
  /** By `Token.reading`: spares most words the look-up by name. */
  byReading: Known[];
}

type Known = Pick<Word, 'lower' | 'lemma' | 'forms' | 'classes' | 'person' | 'inPhrase'> & { met: MetForms };

export function knowWords(
  openings: Openings,
  functionWords: FunctionWords,
  people: PeopleLexicon
): KnownWords {
  return { openings, functionWords, people, byLower: new Map(), byReading: [] };
}

const MAX_KNOWN = 50_000;

/**
 * Joins compounds ("intelligence-based") and number expressions ("at least two dozen") into single words. With `known`
 * each knows which lexicons it can matter to.
 */
export function readWords(
  doc: Doc,
  toponyms: readonly ResolvedToponym[],
  known: KnownWords | null = null
): Words {
  const isDated = (number: NumberSpan) =>
    doc.dates.some((date) => date.start < number.end && number.start < date.end);
  const numbers = doc.numbers.filter((number) => !isDated(number) && !isOrdinal(doc.article.text, number));
  let nextNumber = 0;
  const toponymOf = indexOfSpans(toponyms);
  const all: Word[] = [];
  const first: number[] = [];
  for (const sentence of doc.sentences) {
    first[sentence.index] = all.length;
    let depth = 0;
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const token = doc.tokens[i];
      if (!token) continue;
      const mark = token.text.length === 1 ? token.text : '';
      const closing = mark === '(' ? closingBracket(doc, i, sentence.lastToken) : -1;
      if (closing > i) {
        i = closing;
        continue;
      }
      if (mark !== '' && token.pos === 'PUNCT' && SINGLE_QUOTES.has(mark)) continue;
      if (mark === '(') depth++;
      const bracketed = depth > 0;
      if (mark === ')') depth = Math.max(0, depth - 1);
      let number: NumberSpan | undefined;
      // Of two that begin at one token the later one is meant.
      for (let next = numbers[nextNumber]; next && next.firstToken <= i; next = numbers[++nextNumber])
        if (next.firstToken === i) number = next;
      // "70-year-old", "30-day": a compound describes, it does not count.
      const describes = number && isHyphenJoint(doc, number.lastToken, sentence.lastToken);
      if (number && !describes && number.lastToken <= sentence.lastToken) {
        all.push(countWord(doc.article.text, number, sentence.index, bracketed, known));
        i = number.lastToken - 1;
        continue;
      }
      let last = i;
      while (isHyphenJoint(doc, last + 1, sentence.lastToken)) last += 2;
      all.push(textWord(doc, i, last, bracketed, toponymOf(token.start), known));
      i = last;
    }
  }
  first.push(all.length);
  return { all, first };
}

function countWord(
  text: string,
  number: NumberSpan,
  sentence: number,
  bracketed: boolean,
  known: KnownWords | null
): Word {
  const written = text.slice(number.start, number.end);
  const lower = written.toLowerCase();
  const { start, end } = number;
  const { forms, met, classes, person, inPhrase } = knownOf(lower, lower, -1, known);
  return {
    start,
    end,
    text: written,
    lower,
    lemma: lower,
    forms,
    wall: false,
    opens: met && known ? met.opens | known.openings.byNumber : OPENS_ANY,
    met,
    pos: 'NUM',
    sentence,
    number,
    toponym: -1,
    bracketed,
    classes,
    person,
    inPhrase
  };
}

/** Tokens `first` to `last`, hyphens included, as one word. */
function textWord(
  doc: Doc,
  first: number,
  last: number,
  bracketed: boolean,
  toponym: number,
  known: KnownWords | null
): Word {
  const head = doc.tokens[first] as Token;
  const tail = doc.tokens[last] as Token;
  const single = first === last;
  const text = single ? head.text : doc.article.text.slice(head.start, tail.end);
  const lately = single && known && head.reading >= 0 ? known.byReading[head.reading] : undefined;
  const isKnown = lately !== undefined && lately.lower === head.lower && lately.lemma === head.lemma;
  const lower = isKnown ? lately.lower : plainQuotes(single ? head.lower : text.toLowerCase());
  const stem = single ? head.lemma : lower.slice(0, lower.length - tail.lower.length) + tail.lemma;
  const pos = single ? head.pos : compoundPos(head.pos, tail);
  const { start, sentence } = head;
  const { forms, met, classes, person, inPhrase } = isKnown
    ? lately
    : knownOf(lower, stem, single ? head.reading : -1, known);
  return {
    start,
    end: tail.end,
    text,
    lower,
    lemma: stem,
    forms,
    wall: lower === '.' || lower === ';',
    opens: met ? met.opens : OPENS_ANY,
    met,
    pos,
    sentence,
    number: null,
    toponym,
    bracketed,
    classes,
    person,
    inPhrase
  };
}

function knownOf(
  lower: string,
  lemma: string,
  reading: number,
  known: KnownWords | null
): Pick<Word, 'forms' | 'met' | 'classes' | 'person' | 'inPhrase'> {
  if (!known) return { forms: formsOf(lower, lemma), met: null, classes: null, person: null, inPhrase: null };
  const lately = reading < 0 ? undefined : known.byReading[reading];
  // Another tagger numbers its readings otherwise.
  if (lately?.lower === lower && lately.lemma === lemma) return lately;
  const found = knownByName(lower, lemma, known);
  if (reading >= 0 && reading < MAX_KNOWN) known.byReading[reading] = found;
  return found;
}

function knownByName(
  lower: string,
  lemma: string,
  { byLower, openings, functionWords, people }: KnownWords
): Known {
  const known = byLower.get(lower);
  if (known?.lemma === lemma) return known;
  const forms = formsOf(lower, lemma);
  const classes = classesOf(forms, functionWords);
  const person = personOf({ lower, lemma }, people);
  const met = meetForms(forms, openings);
  const found = { lower, lemma, forms, classes, met, person, inPhrase: nounParts(lower) };
  if (byLower.size >= MAX_KNOWN) byLower.clear();
  byLower.set(lower, found);
  return found;
}

function formsOf(lower: string, lemma: string): string[] {
  return lemma === lower ? [lower] : [lower, lemma];
}

function plainQuotes(lower: string): string {
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

/** "10th class student", "159th battalion": a rank, not a count. */
function isOrdinal(text: string, number: NumberSpan): boolean {
  return /\d(?:st|nd|rd|th)\b/i.test(text.slice(number.start, number.end + 2));
}

/** The sentence's words, as a half-open range of indexes into `words.all`. */
export function rangeOf(words: Words, sentence: number): [number, number] {
  return [words.first[sentence] ?? 0, words.first[sentence + 1] ?? words.all.length];
}

/** Scare quotes around a rank (‘area commander’) say nothing to grammar. */
const SINGLE_QUOTES = new Set(["'", '‘', '’', '`']);

/** Short forms and ages in brackets ("(TTP)", "(40)") interrupt grammar and are left out; longer asides stay. */
const MAX_BRACKET_TOKENS = 9;

function closingBracket(doc: Doc, open: number, limit: number): number {
  for (let k = open + 1; k < limit && k <= open + MAX_BRACKET_TOKENS; k++) {
    if (doc.tokens[k]?.text === ')') return k;
  }
  return -1;
}

function isHyphenJoint(doc: Doc, at: number, limit: number): boolean {
  const hyphen = doc.tokens[at];
  if (!hyphen || hyphen.text.length !== 1 || !HYPHENS.has(hyphen.text)) return false;
  const [before, after] = [doc.tokens[at - 1], doc.tokens[at + 1]];
  if (!before || !after || at + 1 >= limit) return false;
  return (
    before.end === hyphen.start &&
    hyphen.end === after.start &&
    /^[\p{L}\d]/u.test(after.text) &&
    /[\p{L}\d]$/u.test(before.text)
  );
}

const HYPHENS = new Set(['-', '‐', '‑']);

const CAPITAL_OR_FIGURE = /^\p{Lu}|^\d/u;

function compoundPos(head: PartOfSpeech, last: Token): PartOfSpeech {
  const tail = last.pos;
  if (['based', 'old', 'led', 'linked', 'backed', 'run', 'controlled', 'laden'].includes(last.lower))
    return 'ADJ';
  if (head === 'PROPN' && CAPITAL_OR_FIGURE.test(last.text)) return 'PROPN';
  return tail === 'VERB' || tail === 'ADP' ? 'NOUN' : tail;
}

/** Finds the span that covers an offset; spans are in text order and do not overlap. */
function indexOfSpans(spans: readonly Span[]): (offset: number) => number {
  const order = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span.start - b.span.start);
  let cursor = 0;
  return (offset) => {
    while (cursor > 0 && (order[cursor]?.span.start ?? 0) > offset) cursor--;
    while (cursor < order.length && (order[cursor]?.span.end ?? 0) <= offset) cursor++;
    const found = order[cursor];
    return found && found.span.start <= offset ? found.index : -1;
  };
}
