import type { DateInterval, Span } from '../../../model/index.ts';
import { monthNumber } from '../../text/date-words.ts';
import type { DateSpan } from '../../text/doc.ts';
import { findPhrases } from '../phrases.ts';
import type { Word } from '../words.ts';
import { isIn, type Stretch } from './stretch.ts';

/** A stretch of time over which people were counted. */
export interface Period {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  from: string | null;
  to: string | null;
  span: Span;
  /** True where the words alone make it a total ("since 2021"); a bare "in 2023" also dates one event. */
  strong: boolean;
}

/** The period that a sentence counts over: a phrase of aggregate-periods.tsv, else a date expression longer than a week. */
export function periodOf(stretch: Stretch): Period | null {
  return phrasePeriod(stretch) ?? datePeriod(stretch) ?? openPeriod(stretch);
}

function phrasePeriod(stretch: Stretch): Period | null {
  const { words, first, last, lexicons, published } = stretch;
  for (const match of findPhrases(lexicons.aggregates.periods, words, first, last)) {
    if (match.value === 'open' || isCompared(stretch, match.first)) continue;
    if (match.value === 'back' && isDated(words, match.first, match.last)) continue;
    const span = spanOf(words, match.first, match.last);
    const covered = stretch.dates.find((date) => date.start < span.end + 6 && date.end > span.start);
    // "the second half of the match" is no period.
    const ofYear = covered !== undefined || words[match.last + 1]?.lower === 'year';
    if ((match.value === 'head' || match.value === 'part') && !ofYear) continue;
    const year = covered?.interval.from?.slice(0, 4) ?? published?.slice(0, 4) ?? null;
    const said = words.slice(match.first, match.last);
    const bounds =
      match.value === 'back'
        ? covered && covered.interval.precision !== 'unknown'
          ? boundsOf(covered.interval, published)
          : back(said, published)
        : match.value === 'head'
          ? headOf(year, said)
          : match.value === 'part'
            ? partOf(year, said)
            : { from: year, to: published };
    return { ...bounds, span, strong: true };
  }
  return null;
}

/** "since the 1990s", "since January" of a text without a date, "over that time": a period whose days nobody can tell. */
function openPeriod(stretch: Stretch): Period | null {
  const { words, first, last, lexicons, published } = stretch;
  const match = findPhrases(lexicons.aggregates.periods, words, first, last).find(
    ({ value, first: at, last: end }) =>
      value === 'open' &&
      !isCompared(stretch, at) &&
      (!words[end - 1]?.number || decadeOf(words[end - 1]) !== null)
  );
  if (!match) return null;
  const said = words.slice(match.first, match.last);
  const since = said[0]?.lower === 'since';
  const start = words[match.first]?.start ?? 0;
  // "since the Feb. 1 coup"
  const dated = since
    ? stretch.dates.find((date) => date.start >= start && date.end <= (words[match.last - 1]?.end ?? 0))
    : undefined;
  const year = decadeOf(said.at(-1));
  return {
    from: year ?? (dated ? short(dated.interval.from, dated.interval.precision) : null),
    to: since ? published : null,
    span: spanOf(words, match.first, match.last),
    strong: true
  };
}

/** The first year of "the 1990s", null for a word that is no decade. */
function decadeOf(word: Word | undefined): string | null {
  return /^(?<year>(?:19|20)\d0)$/.exec(word?.lower ?? '')?.groups?.['year'] ?? null;
}

/** "last year", "November last year": one year as a date says it, unlike "the last year" and "the past decade". */
function isDated(words: readonly Word[], first: number, last: number): boolean {
  const unit = words[last - 1]?.lower;
  return last - first === 2 && unit === 'year' && words[first - 1]?.pos !== 'DET';
}

type Bounds = Pick<Period, 'from' | 'to'>;

function datePeriod(stretch: Stretch): Period | null {
  const { published } = stretch;
  const long = stretch.dates.filter(
    ({ interval, start, end }) =>
      interval.precision === 'year' ||
      interval.precision === 'month' ||
      (interval.precision === 'week' && /weeks$/.test(stretch.text.slice(start, end))) ||
      isLongSince(stretch, start, interval)
  );
  const found = long
    .map((date) => ({ date, strong: isSpan(stretch, date) }))
    .filter(
      ({ date }) =>
        !isCompared(stretch, wordAt(stretch, date.start)) &&
        (isLongSince(stretch, date.start, date.interval) || !namesEvent(stretch, date))
    )
    .sort((a, b) => Number(b.strong) - Number(a.strong))[0];
  if (!found) return null;
  const { date, strong } = found;
  const until = strong ? (untilThen(stretch, date) ?? secondOf(stretch, date)) : null;
  const at = wordAt(stretch, date.start);
  const open = isSinceEvent(stretch, at) || hasBegun(stretch, at);
  const bounds = { ...boundsOf(date.interval, published), ...(open ? { to: published } : {}) };
  return {
    from: bounds.from,
    to: until ?? bounds.to,
    span: { start: date.start, end: date.end },
    strong
  };
}

/** "since September 27" in a text of October: a day that a period begins with, and not that of one event. */
function isLongSince(stretch: Stretch, start: number, { from, precision }: DateInterval): boolean {
  const { words, published } = stretch;
  if (precision !== 'day' || !from || !published) return false;
  const at = wordAt(stretch, start);
  const begins = [at, at - 1, at - 2].some((k) => words[k]?.lower === 'since');
  if (!begins) return false;
  return (Date.parse(published) - Date.parse(from)) / DAY_MS >= LONG_DAYS;
}

const DAY_MS = 86_400_000;
/** Days from which a time that is said to begin with a day is a period. */
const LONG_DAYS = 8;

/** "since 2021", "between 2018 and 2024", "from 2021 to 2024", "the past ten years", "from 2021 until then". */
function isSpan(stretch: Stretch, date: DateSpan): boolean {
  const said = stretch.text.slice(date.start, date.end);
  if (/^(?:since|between)\b|^from\b.*\b(?:to|until|till|through)\b/i.test(said)) return true;
  if (/\b(?:past|last|previous)\s+(?:\w+\s+)?(?:years|months|weeks|decades?)\b/i.test(said)) return true;
  const at = wordAt(stretch, date.start);
  const before = stretch.words[at - 1]?.lower;
  return (
    before === 'since' ||
    before === 'from' ||
    // "since the Oct. 7 attack", "in December alone"
    (before === 'the' && stretch.words[at - 2]?.lower === 'since') ||
    stretch.words[wordAt(stretch, date.end)]?.lower === 'alone' ||
    /^(?:since|from)\b/i.test(said) ||
    isSinceEvent(stretch, at)
  );
}

/** "since it began in 2017", "since a truce collapsed in 2022": the date stands behind what happened then. */
function isSinceEvent({ words, first }: Stretch, at: number): boolean {
  for (let i = at - 1; i >= Math.max(first, at - 7) && words[i]?.pos !== 'PUNCT'; i--)
    if (words[i]?.lower === 'since') return true;
  return false;
}

/** "the conflict, which broke out in 2009": it goes on. */
function hasBegun({ words, first }: Stretch, at: number): boolean {
  const verb = words[at - 1]?.pos === 'ADP' && words[at - 1]?.lower !== 'out' ? at - 2 : at - 1;
  if (verb < first) return false;
  const lemma = words[verb]?.lemma ?? '';
  return /^(?:begin|start|erupt)$/.test(lemma) || (lemma === 'out' && words[verb - 1]?.lemma === 'break');
}

/** "between January and September": the end of a span whose first month alone is a date. */
function secondOf({ text }: Stretch, first: DateSpan): string | null {
  const behind = /^\s*(?:and|to|until|till|through|[-–])\s+(?<month>[A-Z][a-z]+)\b/.exec(
    text.slice(first.end)
  );
  const month = behind?.groups?.['month'] ? monthNumber(behind.groups['month']) : null;
  const { from } = first.interval;
  if (!month || !from) return null;
  const year = Number(from.slice(0, 4)) + (month < Number(from.slice(5, 7)) ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** "until now" is the day of the report; in "shared in December 2024 … from 2021 until then" it is the other date. */
function untilThen({ words, first, last, dates, published }: Stretch, from: DateSpan): string | null {
  const until = words
    .slice(first, last)
    .find((_, i, rest) => /^(?:until|till|to)$/.test(rest[i - 1]?.lower ?? '') && i > 0);
  if (/^(?:now|today|date)$/.test(until?.lower ?? '')) return published;
  const then = until?.lower === 'then';
  const other = dates.find((date) => date !== from && date.interval.from !== null);
  return then && other ? short(other.interval.to, other.interval.precision) : null;
}

/** "the deadliest attack since 2014", "the first in three years": one event set against a period. */
function isCompared({ words, first, lexicons }: Stretch, at: number): boolean {
  return words
    .slice(Math.max(first, at - 9), at)
    .some((word, i, rest) => isIn(word, 'superlative', lexicons) && rest[i + 1]?.number === null);
}

/** "the 2014 attack", "a truce that ended in 2022" is no period; here only the first kind is seen. */
function namesEvent(stretch: Stretch, date: DateSpan): boolean {
  const at = wordAt(stretch, date.end);
  const before = stretch.words[wordAt(stretch, date.start) - 1];
  const next = stretch.words[at];
  return before?.pos === 'DET' && (next?.pos === 'NOUN' || next?.pos === 'PROPN');
}

function wordAt({ words, first, last }: Stretch, offset: number): number {
  for (let i = first; i < last; i++) if ((words[i]?.end ?? 0) > offset) return i;
  return last;
}

function boundsOf({ from, to, precision }: DateInterval, published: string | null): Bounds {
  return { from: short(from, precision), to: to === published ? to : short(to, precision) };
}

function short(iso: string | null, precision: string): string | null {
  if (!iso) return null;
  return precision === 'year' ? iso.slice(0, 4) : precision === 'month' ? iso.slice(0, 7) : iso;
}

/** "the past decade", "over five years", counted back from publication. */
function back(said: readonly Word[], published: string | null): Bounds {
  if (!published) return { from: null, to: null };
  const number = said.find((word) => word.number)?.number?.best ?? 1;
  const unit = said.at(-1)?.lower ?? '';
  const day = new Date(`${published}T00:00:00Z`);
  if (unit.startsWith('decade')) return { from: String(day.getUTCFullYear() - 10 * number), to: published };
  if (unit.startsWith('year')) return { from: String(day.getUTCFullYear() - number), to: published };
  if (unit.startsWith('week') || unit.startsWith('day')) {
    day.setUTCDate(day.getUTCDate() - (unit.startsWith('day') ? 1 : 7) * number);
    return { from: day.toISOString().slice(0, 10), to: published };
  }
  day.setUTCMonth(day.getUTCMonth() - number);
  return { from: day.toISOString().slice(0, 7), to: published };
}

/** "the first eight months of this year". */
function headOf(year: string | null, said: readonly Word[]): Bounds {
  const months = said.find((word) => word.number)?.number?.best ?? null;
  if (!year || months === null || months < 1 || months > 12) return { from: year, to: year };
  return { from: `${year}-01`, to: `${year}-${String(months).padStart(2, '0')}` };
}

const ORDINALS: Record<string, number> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4, last: 4, final: 4 },
  ...{ '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 }
};

/** "the third quarter of 2024", "the first half of the year". */
function partOf(year: string | null, said: readonly Word[]): Bounds {
  const isHalf = said.some((word) => word.lower === 'half');
  const nth = Math.min(ORDINALS[said[0]?.lower ?? ''] ?? 1, isHalf ? 2 : 4);
  const months = isHalf ? 6 : 3;
  if (!year) return { from: null, to: null };
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`;
  return { from: month((nth - 1) * months + 1), to: month(nth * months) };
}

function spanOf(words: readonly Word[], first: number, last: number): Span {
  return { start: words[first]?.start ?? 0, end: words[last - 1]?.end ?? 0 };
}
