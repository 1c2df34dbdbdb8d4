import type { Span } from '../../../model/index.ts';
import type { Doc, Sentence } from '../../text/doc.ts';

/** A word of one sentence as the measure grammar reads it: hyphens part words, quotes and brackets vanish. */
export interface Word extends Span {
  lower: string;
  /** What a lexicon may call it: as written, its lemma, its singular. */
  forms: readonly string[];
  pos: string;
  /** A possessive 's before it. */
  owned: boolean;
  /** Comma before it. */
  comma: boolean;
  /** Semicolon, colon, dash or a contrasting conjunction before it: no verb reaches over it. */
  wall: boolean;
}

const OWNER = /^['’]s?$/;
const WALL_MARK = /^(?:[;:—–]|--+|…|\.\.\.)$/;
const WALL_WORDS = wordSet('but while whereas although though meanwhile adding whilst');

const SUBJECTS = wordSet('he she they it we');

/** A closed class of words, written as a line of text. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The words of a sentence, in order. */
export function wordsOf(doc: Doc, sentence: Sentence): Word[] {
  const words: Word[] = [];
  let comma = false;
  let wall = false;
  let owned = false;
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const token = doc.tokens[i];
    if (!token) continue;
    if (token.lower === ',') comma = true;
    if (OWNER.test(token.lower)) owned = true;
    if (WALL_MARK.test(token.lower)) wall = true;
    for (const piece of pieces(token.lower)) {
      const start = token.start + piece.at;
      const forms = formsOf(piece.text, piece.text === token.lower ? token.lemma.toLowerCase() : piece.text);
      wall ||= WALL_WORDS.has(piece.text);
      // "… and he made it clear": a new subject, a new clause.
      if (SUBJECTS.has(piece.text) && words.at(-1)?.lower === 'and') wall = true;
      words.push({
        start,
        end: start + piece.text.length,
        lower: piece.text,
        forms,
        pos: token.pos,
        owned,
        comma,
        wall
      });
      owned = false;
      comma = false;
      wall = false;
    }
  }
  return words;
}

function pieces(lower: string): { text: string; at: number }[] {
  if (OWNER.test(lower)) return [];
  return [...lower.matchAll(/[\p{L}\p{N}][\p{L}\p{N}.,’']*/gu)].map((match) => ({
    text: match[0].replace(/[.,’']+$/, ''),
    at: match.index
  }));
}

function formsOf(lower: string, lemma: string): string[] {
  const singular = singularOf(lower);
  return [...new Set([lower, lemma, singular])];
}

function singularOf(lower: string): string {
  if (lower.length < 4 || !lower.endsWith('s') || lower.endsWith('ss')) return lower;
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(lower)) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
