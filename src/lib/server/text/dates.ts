import { UNKNOWN_DATE } from '../../model/index.ts';
import { ABSOLUTE_RULES } from './absolute-dates.ts';
import { formatDay, parseDay, yearOf, type Day } from './calendar.ts';
import type { DateContext, DateCue, DateReading, DateRule } from './date-reading.ts';
import type { DateSpan, Sentence } from './doc.ts';
import { matchesOf } from './matches.ts';
import { RELATIVE_RULES } from './relative-dates.ts';

/** In order: where two rules match the same words, the earlier rule has them. */
const RULES: DateRule[] = [...ABSOLUTE_RULES, ...RELATIVE_RULES];

/** Spares most sentences most rules. */
const CUES: [DateCue, RegExp][] = [
  ['figure', /\d{4}|\d[/.-]\d/],
  [
    'month',
    /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|Muharram|Safar|Rabi|Rajab|Shab|Sha'ban|Ram[az]|Shaw+al|Zil|Ashura/
  ],
  ['weekday', /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:SUN|MON|TUES|WEDNES|THURS|FRI|SATUR)DAY/],
  ['words', /day|week|night|month|year|morrow|morning|evening|afternoon|hour|decade|minute/i]
];
/** Looked for in the words just before a date, within the clause. */
const FUTURE =
  /\b(?:will|shall|scheduled|slated|due|is to|are to|was to|to be held|to be inaugurated|expected to|plans? to|set to|supposed to|would be|coming into force|effective)\b[^.;:“”"]{0,70}$/i;
const NAMED_YEAR = /(?<![\d,.$/-])\b(?:19|20)\d\d\b(?![/-]|[,.]\d| (?:people|persons|men|troops))/g;

/**
 * Finds date expressions and resolves them to intervals against `published` (ISO date or null). Without it, what is
 * relative or names no year keeps its span and stays `unknown`. Spans do not overlap and are in reading order. `text` has
 * plain spaces for every white space.
 */
export function findDates(
  text: string,
  sentences: readonly Sentence[],
  published: string | null
): DateSpan[] {
  const publishedDay = published === null ? datelineDay(text, sentences) : parseDay(published);
  const dates: DateSpan[] = [];
  const remembered = new Map<string, number>();
  let anchor: Day | null = null;
  let last: Day | null = null;
  for (const sentence of sentences) {
    const words = text.slice(sentence.start, sentence.end);
    for (const { match, rule } of findMatches(words)) {
      const future = FUTURE.test(words.slice(Math.max(0, match.index - 110), match.index));
      const year = sameYear(words, match, last ?? anchor) ?? yearNear(words, match, publishedDay);
      const reading = rule.read(match, { published: publishedDay, anchor, last, year, remembered, future });
      if (reading === null) continue;
      if (reading !== 'unknown' && !rule.anaphoric) last = reading.from;
      if (reading !== 'unknown' && reading.from === reading.to) {
        if (!rule.anaphoric) anchor = reading.from;
        if (reading.absolute) remembered.set(formatDay(reading.from).slice(5), yearOf(reading.from));
      }
      dates.push(toSpan(match, sentence.start, rule, reading));
    }
  }
  return dates;
}

/** The full date that a dateline names ("ISLAMABAD, 7th Nov, 2024"): it is as good as a published date. */
function datelineDay(text: string, sentences: readonly Sentence[]): Day | null {
  for (const sentence of sentences) {
    if (sentence.kind !== 'dateline') continue;
    for (const { match, rule } of findMatches(text.slice(sentence.start, sentence.end))) {
      const reading = rule.read(match, PROBE);
      if (reading !== null && reading !== 'unknown' && reading.from === reading.to) return reading.from;
    }
  }
  return null;
}

interface RuleMatch {
  match: RegExpExecArray;
  rule: DateRule;
}

function findMatches(sentence: string): RuleMatch[] {
  const taken: RuleMatch[] = [];
  const cues: DateCue[] = [];
  for (const [cue, pattern] of CUES) if (pattern.test(sentence)) cues.push(cue);
  if (cues.length === 0) return taken;
  for (const rule of RULES) {
    if (!cues.includes(rule.cue) || rule.needs?.test(sentence) === false) continue;
    for (const match of matchesOf(rule.pattern, sentence)) {
      const end = match.index + match[0].length;
      const free = taken.every(
        (t) => end <= t.match.index || match.index >= t.match.index + t.match[0].length
      );
      if (free && rule.read(match, PROBE) !== null) taken.push({ match, rule });
    }
  }
  return taken.sort((a, b) => a.match.index - b.match.index);
}

/** Asks a rule whether the words are a date at all, before any day is worked out. */
const PROBE: DateContext = {
  published: null,
  anchor: null,
  last: null,
  year: null,
  remembered: new Map(),
  future: false
};

/** A year named farther away than this, in characters, is another event's. */
const MAX_YEAR_GAP = 60;

/** "June 28 of the same year": that of the day named before. */
function sameYear(sentence: string, match: RegExpExecArray, anchor: Day | null): DateContext['year'] {
  if (anchor === null) return null;
  const after = sentence.slice(match.index + match[0].length);
  return /^,? (?:of |in )?(?:the same|that) year\b/i.test(after) ? { year: yearOf(anchor), gap: 1 } : null;
}

/** The year that the words around a match name, where they name one only: "July 14, … in 2023", "July 14 … last year". */
function yearNear(sentence: string, match: RegExpExecArray, published: Day | null): DateContext['year'] {
  const end = match.index + match[0].length;
  const from = Math.max(0, match.index - MAX_YEAR_GAP);
  const around = sentence.slice(from, end + MAX_YEAR_GAP);
  const named = [...around.matchAll(NAMED_YEAR)];
  const [only] = named;
  if (only && new Set(named.map((year) => year[0])).size === 1) {
    const at = from + only.index;
    return { year: Number(only[0]), gap: at < match.index ? match.index - at - 4 : at - end };
  }
  const relative = published === null ? null : /\b(last|this) year\b/i.exec(around);
  if (!relative || published === null || only) return null;
  const at = from + relative.index;
  const year = yearOf(published) - (/last/i.test(relative[0]) ? 1 : 0);
  return { year, gap: at < match.index ? match.index - at - 9 : at - end };
}

function toSpan(
  match: RegExpExecArray,
  offset: number,
  rule: DateRule,
  reading: DateReading | 'unknown'
): DateSpan {
  const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
  const start = offset + match.index + lead;
  const end = offset + match.index + match[0].trimEnd().length;
  if (reading === 'unknown') {
    return {
      start,
      end,
      interval: UNKNOWN_DATE,
      absolute: false,
      reasons: [rule.name, 'nothing in the article tells which']
    };
  }
  const { from, to, precision, absolute, reasons } = reading;
  const interval = { from: formatDay(from), to: formatDay(to), precision };
  return { start, end, interval, absolute, reasons: [rule.name, ...reasons] };
}
