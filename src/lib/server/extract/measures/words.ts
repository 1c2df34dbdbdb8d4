import type { Span } from '../../../model/index.ts';
import type { Doc, Sentence, Token } from '../../text/doc.ts';
import { classesOf, type FunctionWords } from '../function-words.ts';
import { meetForms, type Openings, OPENS_ANY } from '../openings.ts';
import { type PhraseWord } from '../phrases.ts';

/** A word of one sentence as the measure grammar reads it: hyphens part words, quotes and brackets vanish. */
export interface Word extends Span, PhraseWord {
  lower: string;
  /** As written. */
  text: string;
  /** The classes of function-words.tsv that it belongs to. */
  classes: ReadonlySet<string>;
  /** A possessive 's before it. */
  owned: boolean;
  /** Comma before it. */
  comma: boolean;
  /** Semicolon, colon, dash or a contrasting conjunction before it: no verb reaches over it. */
  wall: boolean;
}

const OWNER = /^['’]s?$/;
const WALL_MARK = /^(?:[;:—–]|--+|…|\.\.\.)$/;

/** Words met lately with what the lexicons make of them; a bounded store, kept beside the lexicons. */
export interface KnownWords {
  openings: Openings;
  byLower: Map<string, Known>;
  /** By `Token.reading`: spares most words the look-up by name. */
  byReading: Parts[];
}

/** What a token gives: the words that it is made of, mostly one, or a mark. */
interface Parts {
  lower: string;
  lemma: string;
  comma: boolean;
  owner: boolean;
  wall: boolean;
  words: { at: number; word: Known }[];
}

interface Known extends Pick<Word, 'lower' | 'forms' | 'classes' | 'met'> {
  lemma: string;
  /** No verb reaches over it; and a new clause after "and". */
  isWall: boolean;
  isSubject: boolean;
}

export function knowWords(openings: Openings): KnownWords {
  return { openings, byLower: new Map(), byReading: [] };
}

const MAX_KNOWN = 50_000;

/** True where a word belongs to a class of function-words.tsv. */
export function isIn(word: Word | undefined, name: string): boolean {
  return word !== undefined && word.classes.has(name);
}

/** The words of a sentence, in order. */
export function wordsOf(
  doc: Doc,
  sentence: Sentence,
  functionWords: FunctionWords,
  known: KnownWords | null = null
): Word[] {
  const { tokens } = doc;
  const words: Word[] = [];
  let comma = false;
  let wall = false;
  let owned = false;
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const token = tokens[i];
    if (!token) continue;
    const parts = partsOf(token, functionWords, known);
    comma ||= parts.comma;
    owned ||= parts.owner;
    wall ||= parts.wall;
    for (const { at, word } of parts.words) {
      // "… and he made it clear": a new subject, a new clause.
      if (word.isWall || (word.isSubject && words.at(-1)?.lower === 'and')) wall = true;
      words.push(wordOf(doc, i, token, at, word, owned, comma, wall));
      owned = false;
      comma = false;
      wall = false;
    }
  }
  return words;
}

function wordOf(
  doc: Doc,
  index: number,
  token: Token,
  at: number,
  { lower, forms, classes, met }: Known,
  owned: boolean,
  comma: boolean,
  wall: boolean
): Word {
  const start = token.start + at;
  const end = start + lower.length;
  return {
    start,
    end,
    lower,
    text: lower === token.lower ? token.text : doc.article.text.slice(start, end),
    forms,
    pos: isInner(doc, index) ? 'NOUN' : token.pos,
    number: null,
    classes,
    owned,
    comma,
    wall,
    opens: met ? met.opens : OPENS_ANY,
    met
  };
}

function partsOf(token: Token, functionWords: FunctionWords, known: KnownWords | null): Parts {
  const { reading, lower, lemma } = token;
  const lately = known?.byReading[reading];
  // Another tagger numbers its readings otherwise.
  if (lately?.lower === lower && lately.lemma === lemma) return lately;
  const parts: Parts = {
    lower,
    lemma,
    comma: lower === ',',
    owner: OWNER.test(lower),
    wall: WALL_MARK.test(lower),
    words: pieces(lower).map(({ text, at }) => ({
      at,
      word: read(text, text === lower ? lemma : text, functionWords, known)
    }))
  };
  if (known && reading >= 0 && reading < MAX_KNOWN) known.byReading[reading] = parts;
  return parts;
}

/** "dusk-to-dawn": a word inside a compound is no preposition. */
function isInner(doc: Doc, at: number): boolean {
  // Reading an array before its start is slow.
  return at > 0 && doc.tokens[at - 1]?.text === '-' && doc.tokens[at + 1]?.text === '-';
}

function read(lower: string, written: string, functionWords: FunctionWords, known: KnownWords | null): Known {
  const lately = known?.byLower.get(lower);
  if (lately?.lemma === written) return lately;
  const forms = formsOf(lower, written.toLowerCase());
  const classes = classesOf(forms, functionWords);
  const found: Known = {
    lower,
    lemma: written,
    forms,
    classes,
    met: known && meetForms(forms, known.openings),
    isWall: classes.has('wall'),
    isSubject: classes.has('subject')
  };
  if (!known) return found;
  if (known.byLower.size >= MAX_KNOWN) known.byLower.clear();
  known.byLower.set(lower, found);
  return found;
}

/** Most words are one piece. */
const PLAIN = /^[a-z]+$/;

function pieces(lower: string): { text: string; at: number }[] {
  if (PLAIN.test(lower)) return [{ text: lower, at: 0 }];
  if ((lower.length === 1 && !/[\p{L}\p{N}]/u.test(lower)) || OWNER.test(lower)) return [];
  return [...lower.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.,’']*/gu)].map((match) => ({
    text: match[0].replace(/[.,’']+$/, ''),
    at: match.index
  }));
}

const ACCENTED = /[^ -~]/;

function formsOf(lower: string, lemma: string): string[] {
  const forms = [lower];
  const add = (form: string) => {
    if (!forms.includes(form)) forms.push(form);
  };
  add(lemma);
  add(singularOf(lower));
  // "chargé", "Chocó": the tables are written without accents.
  if (ACCENTED.test(lower)) add(lower.normalize('NFD').replace(/\p{M}/gu, ''));
  // A participle that the tagger took for a noun keeps its ending: "the ministry proscribed the group".
  if (lemma === lower && lower.length > 5 && lower.endsWith('ed')) {
    add(lower.slice(0, -1));
    add(lower.slice(0, -2));
    if (lower.at(-3) === lower.at(-4)) add(lower.slice(0, -3));
  }
  return forms;
}

function singularOf(lower: string): string {
  if (lower.length < 4 || !lower.endsWith('s') || lower.endsWith('ss')) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
