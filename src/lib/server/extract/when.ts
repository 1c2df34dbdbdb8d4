import type { DateInterval, Span } from '../../model/index.ts';
import type { DateSpan } from '../text/doc.ts';
import type { Trigger } from './triggers.ts';
import { agoFrom, agoOf } from './ago.ts';
import { isReported } from './reported.ts';
import type { Word } from './words.ts';

/** When a mention says that it happened. */
export interface DateChoice {
  interval: DateInterval;
  span: Span;
  /** True where the date is only that of the report: "police said on Saturday". */
  reported: boolean;
  /** "A day earlier, the army shelled Sumy": counted from another day, at the head of its clause. */
  opening?: boolean;
  /** "a day earlier", "the previous night": counted from another day that the text gives. */
  turned?: boolean;
  /** "earlier this month", "in 2021": told by a longer stretch of time that lies before the report. */
  coarse?: boolean;
  /** "two days after": the span that `interval` counts back from publication. */
  ago?: { count: number; unit: string };
}

/** The dates in words `[from, to)`; those that bound a period ("since 2021") are left to the aggregates. */
export function findDates(
  words: readonly Word[],
  from: number,
  to: number,
  triggers: readonly Trigger[],
  dates: readonly DateSpan[],
  published: string | null
): DateChoice[] {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? 0;
  const choices: { choice: DateChoice; distance: number }[] = [];
  for (const date of dates) {
    if (date.start < start || date.end > end || date.interval.precision === 'unknown') continue;
    const first = indexAt(words, from, to, date.start);
    const last = indexAt(words, from, to, date.end - 1) + 1;
    if (boundsPeriod(words, first, last, from)) continue;
    const distance = Math.min(
      ...triggers.map((t) => (t.first >= last ? t.first - last : Math.max(0, first - t.last))),
      99
    );
    const turned = TURNED.test(textOf(words, first, last));
    const reported = turned || isReported(words, first, last, from, to, triggers);
    const opening = turned && first <= from + 1;
    choices.push({
      choice: {
        interval: date.interval,
        span: { start: date.start, end: date.end },
        reported,
        opening,
        turned,
        coarse: isCoarse(date.interval, words[first]?.lower ?? '', published)
      },
      distance
    });
  }
  for (const { choice } of choices) choice.interval = nightBefore(words, from, to, choice, choices);
  turnFromReported(words, triggers, choices);
  const own = choices.some(({ choice }) => !choice.reported);
  const ago = own ? null : agoOf(words, from, triggers, published);
  const turnedBack = own ? beforeTheNews(words, from, triggers, published, choices) : null;
  if (turnedBack) return [turnedBack];
  // The day of the clause before "ten days after" is not that of the clause behind it.
  if (ago) return [anchored(ago, choices)];
  choices.sort((a, b) => Number(a.choice.reported) - Number(b.choice.reported) || a.distance - b.distance);
  return choices
    .filter(({ choice }) => !choices.some((other) => isFiner(other.choice, choice)))
    .map(({ choice }) => choice);
}

/** "killed in an overnight raid, the government said on Saturday": the night up to the day of the report. */
function nightBefore(
  words: readonly Word[],
  from: number,
  to: number,
  { interval, span }: DateChoice,
  choices: readonly { choice: DateChoice }[]
): DateInterval {
  const said = words.slice(from, to).find(({ start }) => start === span.start);
  if (said?.lower !== 'overnight' || span.end > said.end) return interval;
  const report = choices.find(({ choice }) => choice.reported && choice.interval.precision === 'day')?.choice;
  const day = report && report.span.start !== span.start ? report.interval.to : null;
  if (!day) return interval;
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return { ...interval, from: before, to: day };
}

/** "came into force on Monday, eight days after bombers struck": counted from the day that stands right before it. */
function anchored(ago: DateChoice, choices: readonly { choice: DateChoice }[]): DateChoice {
  const before = choices.find(
    ({ choice: { interval, span } }) =>
      interval.precision === 'day' && span.end <= ago.span.start && ago.span.start - span.end <= ANCHOR_CHARS
  );
  return before ? agoFrom(ago, before.choice.interval) : ago;
}

/** Characters between a day and what is counted from it: a comma, "and". */
const ANCHOR_CHARS = 6;

/** "mourned on Monday the 45 people killed by a suicide bombing a day earlier": the day before is that of the attack. */
function turnFromReported(
  words: readonly Word[],
  triggers: readonly Trigger[],
  choices: readonly { choice: DateChoice }[]
): void {
  const [told, more] = choices.filter(({ choice }) => !choice.opening);
  const end = words[(triggers.at(-1)?.last ?? 0) - 1]?.end ?? Infinity;
  if (!told || !more || choices.some(({ choice }) => !choice.reported)) return;
  const turned = choices.find(
    ({ choice }) => choice !== told.choice && choice.turned && choice.span.start >= end
  );
  if (turned && told.choice.span.end <= (words[triggers[0]?.first ?? 0]?.start ?? 0))
    turned.choice.reported = false;
}

/** "A day after five died in a gun battle near Sukma, 17 bodies were found on Sunday": the battle was on Saturday. */
function beforeTheNews(
  words: readonly Word[],
  from: number,
  triggers: readonly Trigger[],
  published: string | null,
  choices: readonly { choice: DateChoice }[]
): DateChoice | null {
  const opening = agoOf(words, from, triggers, published);
  const last = triggers.at(-1)?.last ?? 0;
  const news = choices.find(({ choice }) => choice.interval.precision === 'day')?.choice;
  if (!opening?.ago || !news || opening.span.start > (words[from + 1]?.start ?? 0)) return null;
  const comma = words.findIndex((word, k) => k >= last && word.lower === ',');
  if (comma < 0 || choices.some(({ choice }) => choice.span.start < (words[comma]?.start ?? Infinity)))
    return null;
  return agoFrom(opening, news.interval);
}

function isCoarse({ precision, to }: DateInterval, opening: string, published: string | null): boolean {
  if (precision !== 'week' && precision !== 'month' && precision !== 'year') return false;
  return opening === 'earlier' || published === null || (to !== null && to < published);
}

/** "In the deadliest attack this year, two died on October 6": the day dates the event, the year bounds a comparison; "in November of the same year". */
function isFiner(a: DateChoice, b: DateChoice): boolean {
  if (a.reported || b.reported || !FINER[b.interval.precision]?.includes(a.interval.precision)) return false;
  return contains(b.interval, a.interval);
}

const FINER: Partial<Record<DateInterval['precision'], DateInterval['precision'][]>> = {
  year: ['day', 'month'],
  month: ['day']
};

function contains(outer: DateInterval, inner: DateInterval): boolean {
  if (!outer.from || !outer.to || !inner.from || !inner.to) return false;
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** "the day before", "the next day": told from a day that the text gives elsewhere. */
const TURNED =
  /\b(?:day|night) (?:before|earlier|after)|\b(?:previous|next|following) (?:day|night)|\b(?:day|night) later/;

function textOf(words: readonly Word[], first: number, last: number): string {
  return words
    .slice(first, last)
    .map((word) => word.lower)
    .join(' ');
}

function indexAt(words: readonly Word[], from: number, to: number, offset: number): number {
  for (let k = from; k < to; k++) if ((words[k]?.end ?? 0) > offset) return k;
  return to - 1;
}

function boundsPeriod(words: readonly Word[], first: number, last: number, from: number): boolean {
  // "since November 21, when gunmen killed forty": the day is that of the clause behind it.
  const next = words[last]?.lower === ',' ? words[last + 1]?.lower : words[last]?.lower;
  if (next === 'when') return false;
  // "the toll from Monday's bombing"
  if (/['’]s$/.test(words[last - 1]?.lower ?? '') || /^['’]s?$/.test(next ?? '')) return false;
  const before = first > from ? (words[first - 1]?.lower ?? '') : '';
  const opening = words[first]?.lower ?? '';
  const closing = words[last - 1]?.lower ?? '';
  return (
    [before, opening].some((lower) => PERIOD_WORDS.has(lower)) ||
    closing === 'onwards' ||
    words[last]?.lower === 'onwards'
  );
}

const PERIOD_WORDS = new Set(['since', 'until', 'till', 'from']);

/** The week that ends with publication: for news told as fresh without its day. */
export function weekBefore(published: string): DateInterval {
  const day = new Date(`${published}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 7);
  return { from: day.toISOString().slice(0, 10), to: published, precision: 'week' };
}

export function overlaps(a: DateInterval, b: DateInterval): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return true;
  return a.from <= b.to && b.from <= a.to;
}
