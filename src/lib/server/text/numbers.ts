import type { DateSpan, NumberSpan, Sentence, Token } from './doc.ts';
import { unitOf } from './number-units.ts';
import { candidateStarts, findAtoms, type Amount, type NumberStart } from './number-atoms.ts';

/**
 * Finds numbers in words and figures, in reading order. The span takes in the words that qualify the number ("nearly
 * 40", "at least five"). Readings:
 * - "at least 5", "more than 5", "5 or more": 5, 5, null;
 * - "up to 5", "no more than 5": 1, 5, 5; "fewer than 5": 1, null, 4; "as many as 5" states the figure: 5, 5, 5;
 * - "3 to 5", "three or four": low, the middle rounded half up, high;
 * - "nearly 40", "some 40": 40, 40, 40 with qualifier `about`; "a couple of" likewise is 2;
 * - "dozens", "several": the least that the word can mean (`VAGUE`), null, null;
 * - "no casualties", "nobody": 0, 0, 0 with qualifier `none`.
 * `text` has plain spaces for every white space.
 */
export function findNumbers(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  dates: readonly DateSpan[]
): NumberSpan[] {
  const numbers: NumberSpan[] = [];
  for (const sentence of sentences) {
    const starts = candidateStarts(sentence, tokens);
    if (starts.length === 0) continue;
    const words = text.slice(sentence.start, sentence.end);
    let token = sentence.firstToken;
    for (const found of joinRanges(words, findQualified(words, starts))) {
      const { core, low, best, high, qualifier } = found;
      const start = sentence.start + found.start;
      const end = sentence.start + found.end;
      while (token < sentence.lastToken && (tokens[token]?.end ?? 0) <= start) token++;
      let lastToken = token;
      while (lastToken < sentence.lastToken && (tokens[lastToken]?.start ?? 0) < end) lastToken++;
      const unit = unitOf({
        before: words.slice(Math.max(0, core.start - 40), core.start),
        after: words.slice(core.end, core.end + 50),
        written: words.slice(core.start, core.end),
        value: best ?? low
      });
      const from = sentence.start + core.start;
      const isDate = unit !== 'duration' && dates.some((date) => date.start <= from && from < date.end);
      numbers.push({
        start,
        end,
        low,
        best,
        high,
        qualifier,
        unit: isDate ? 'date' : unit,
        firstToken: token,
        lastToken
      });
    }
  }
  return numbers;
}

interface Found extends Amount {
  start: number;
  end: number;
  /** The number itself, without the words that qualify it. */
  core: { start: number; end: number };
}

function findQualified(words: string, starts: NumberStart[]): Found[] {
  return findAtoms(words, starts).map(({ start, end, amount }) => {
    const before = words.slice(Math.max(0, start - 40), start);
    const { low, best, high, qualifier } = amount;
    const found: Found = { start, end, core: { start, end }, low, best, high, qualifier };
    return qualify(found, before, words.slice(end, end + 40));
  });
}

const MONEY = '(?:rs\\.? ?|[$£€]|us\\$|pkr ?)?';
const AT_LEAST = new RegExp(
  `\\b(?:at least|at the least|at the very least|atleast|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum|(?<!\\b(?:no|not) )more than|over|in excess of|upwards? of|upward of|exceeding|just over|well over|above|not under|greater than)(?: an?)? ${MONEY}$`,
  'i'
);
const AT_MOST = new RegExp(
  `\\b(?:up ?to|upto|no more than|not more than|at most|a maximum of|maximum|at the most) ${MONEY}$`,
  'i'
);
const BELOW = new RegExp(`\\b(?:fewer than|less than|under|below) ${MONEY}$`, 'i');
const STATED = new RegExp(`\\bas (?:many|much|few) as ${MONEY}$`, 'i');
const ABOUT = new RegExp(
  `\\b(?:nearly|almost|about|around|some|approximately|approx\\.?|roughly|close to|an estimated|estimated|nearing|circa|just under|perhaps|reportedly about|in the region of|somewhere around|near) ${MONEY}$`,
  'i'
);
/** "3 people or more": the noun stays outside the span, for whoever looks what is counted. */
const NOUN_OR_MORE = /^ [\p{L}]+ or more\b/u;
const OR_MORE = /^(?:\+|[- ]plus\b| or more\b| and (?:above|more)\b| and counting\b)/i;
const OR_SO = /^(?:[- ]odd\b| or so\b|-ish\b| or thereabouts\b)/i;
const OR_FEWER = /^ (?:or (?:fewer|less)|at (?:the )?most)\b/i;

/** What every qualifier behind a number begins with or holds; spares most numbers the patterns above. */
const AFTERWARDS = /^(?:\+|[- ]plus| or | and (?:above|more|counting)|[- ]odd|-ish| \p{L}+ or more| at )/iu;

/** The last word of every qualifier that stands before a number; spares most numbers the patterns above. */
const QUALIFIED =
  /(?:than|least|mum|over|of|ing|above|to|most|under|below|as|nearly|almost|about|around|some|ately|approx\.?|roughly|ated|circa|perhaps|near)(?: an?)? (?:rs\.? ?|[$£€]|us\$|pkr ?)?$/i;

function qualify(found: Found, before: string, after: string): Found {
  if (found.best === null || found.qualifier === 'none') return found;
  const head = QUALIFIED.test(before.slice(-14)) ? before.slice(-32) : '';
  const { best } = found;
  const { start, end } = found;
  if (head === '' && !AFTERWARDS.test(after)) return found;
  if (AT_LEAST.test(head))
    return { ...found, start: start - lengthOf(AT_LEAST, head), high: null, qualifier: 'at_least' };
  if (AT_MOST.test(head))
    return { ...found, start: start - lengthOf(AT_MOST, head), low: Math.min(1, best), qualifier: 'at_most' };
  if (BELOW.test(head) && !after.startsWith('-')) {
    return {
      ...found,
      start: start - lengthOf(BELOW, head),
      low: Math.min(1, best),
      best: null,
      high: Math.max(best - 1, 0),
      qualifier: 'at_most'
    };
  }
  if (STATED.test(head)) return { ...found, start: start - lengthOf(STATED, head) };
  if (OR_MORE.test(after))
    return { ...found, end: end + lengthOf(OR_MORE, after), high: null, qualifier: 'at_least' };
  if (NOUN_OR_MORE.test(after)) return { ...found, high: null, qualifier: 'at_least' };
  if (OR_FEWER.test(after))
    return { ...found, end: end + lengthOf(OR_FEWER, after), low: Math.min(1, best), qualifier: 'at_most' };
  if (ABOUT.test(head)) return { ...found, start: start - lengthOf(ABOUT, head), qualifier: 'about' };
  if (OR_SO.test(after)) return { ...found, end: end + lengthOf(OR_SO, after), qualifier: 'about' };
  return found;
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

const RANGE_LINK = /^(?: ?[-–—] ?| to | or | till | through |-to-|-or-)$/i;
const AND_LINK = /^ and $/i;

function joinRanges(words: string, atoms: Found[]): Found[] {
  const joined: Found[] = [];
  for (const atom of atoms) {
    const before = joined.at(-1);
    const range = before ? rangeOf(words, before, atom) : null;
    if (range) joined[joined.length - 1] = range;
    else joined.push(atom);
  }
  return joined;
}

const BETWEEN = /\b(?:between|anywhere between|from between) $/i;

function rangeOf(words: string, a: Found, b: Found): Found | null {
  if (a.best === null || b.best === null || b.qualifier !== 'exact' || a.qualifier === 'range') return null;
  if (a.qualifier !== 'exact' && a.qualifier !== 'about') return null;
  const link = words.slice(a.end, b.start);
  const between = BETWEEN.exec(words.slice(Math.max(0, a.start - 25), a.start));
  if (!RANGE_LINK.test(link) && !(between && AND_LINK.test(link))) return null;
  const isAlternative = /or/i.test(link);
  if (b.best <= a.best || (isAlternative && b.best > a.best * 3)) return null;
  if (/[-–—]/.test(link) && /[\p{L}\d][-–—]$/u.test(words.slice(0, a.core.start))) return null;
  return {
    start: a.start - (between?.[0].length ?? 0),
    end: b.end,
    core: { start: a.core.start, end: b.core.end },
    low: a.best,
    best: Math.floor((a.best + b.best) / 2 + 0.5),
    high: b.best,
    qualifier: 'range'
  };
}
