import type { ComparedArea, Period, SumChange } from '../../columns/compare.ts';
import { lengthOf } from '../../columns/compare.ts';
import type { FollowPage, MapRow } from '../../columns/engine.ts';
import type { Follow } from '../../columns/follow.ts';
import type { Sum } from '../../columns/index.ts';
import { LANGUAGES, type Say } from '../../messages/index.ts';
import type { Site } from '../site.ts';
import { fullDate, joined, spanOf, sumText, sumWords } from '../words.ts';
import type { Within } from './plan.ts';

/** What the table compares, in the order of its columns. */
export const COMPARED = ['attacks', 'operations', 'killed', 'injured', 'tollUnknown', 'measures'] as const;
export type ComparedPart = (typeof COMPARED)[number];

/** A cell's figure, and beneath it what is said of it where it is not certain. */
export interface Cell {
  text: string;
  note: string | null;
  /** What a listener hears in place of a sign. */
  spoken?: string;
  /** Nothing was counted, or nothing changed. */
  isQuiet: boolean;
}

const quiet = (text: string): Cell => ({ text, note: null, isQuiet: true });

/** One figure of an area in one period. */
export function cellOf(area: ComparedArea['before'], part: ComparedPart, say: Say): Cell {
  if (part !== 'killed' && part !== 'injured') {
    const count = area[part];
    return { text: count.toLocaleString(say.locale), note: null, isQuiet: count === 0 };
  }
  if (area.attacks + area.operations === 0) return { ...quiet('–'), spoken: say('compare.noIncident') };
  const sum = area[part];
  if (sum === null) return quiet(say('compare.notReported'));
  return { text: sumText(sum, say.locale), note: noteOf(sum, say), isQuiet: false };
}

/** What the figure itself does not say of its limits. */
function noteOf(sum: Sum, say: Say): string | null {
  if (sum.low === sum.high) return null;
  if (sum.high !== null) return sumWords(sum, say);
  return sum.low === sum.best ? null : say('compare.fromFigure', { n: sum.low });
}

/** How a figure of an area changed: "+3", "−2", "0", and what is possible beside it. */
export function changeCell({ change }: ComparedArea, part: ComparedPart, say: Say): Cell {
  const value = change[part];
  if (value === null) return quiet(say('compare.notKnown'));
  if (typeof value === 'number') return { text: signed(value, say), note: null, isQuiet: value === 0 };
  const note = changeNote(value, say);
  return { text: signed(value.best, say), note, isQuiet: value.best === 0 && note === null };
}

function changeNote({ low, best, high }: SumChange, say: Say): string | null {
  if (low === best && high === best) return null;
  if (low === null && high === null) return say('compare.uncertain');
  if (low === null) return say('compare.atMost', { n: signed(high!, say) });
  if (high === null) return say('compare.atLeast', { n: signed(low, say) });
  return say('compare.range', { low: signed(low, say), high: signed(high, say) });
}

/** Keeps a sign before its number in a line that runs from right to left. */
const LEFT_TO_RIGHT_MARK = '\u200e';

/** With a true minus sign, which is as wide as the plus. */
export function signed(value: number, say: Say): string {
  const digits = Math.abs(value).toLocaleString(say.locale);
  if (value === 0) return digits;
  const mark = LANGUAGES[say.language].dir === 'rtl' ? LEFT_TO_RIGHT_MARK : '';
  return `${mark}${value > 0 ? '+' : '−'}${digits}`;
}

export function areaWords({ kind, admin1 }: Pick<ComparedArea, 'kind' | 'admin1'>, site: Site): string {
  return kind === 'province' ? site.provinceName(admin1 ?? '') : site.say(`compare.area.${kind}`);
}

/** "1 January – 31 March 2024, 91 days" */
export function periodWithLength(period: Period, say: Say): string {
  const span = spanOf(period.from, period.to, say.locale);
  return say('compare.span', { span, n: lengthOf(period) });
}

/** What makes two periods hard to compare; empty where nothing does. */
export function periodWarnings(before: Period, after: Period, newest: string | null, say: Say): string[] {
  const [a, b] = [lengthOf(before), lengthOf(after)];
  return [
    a !== b && say('compare.unequal', { a, b }),
    before.to >= after.from && before.from <= after.to && say('compare.shared'),
    newest !== null && after.to > newest && say('compare.tooNew')
  ].filter((warning) => warning !== false);
}

/** What was read for either period: a change may be one of reading, and silence is not safety. */
export function readWords(before: number, after: number, place: string | null, say: Say): string {
  return place === null
    ? say('compare.read', { before, after })
    : say('compare.readOf', { before, after, place });
}

/** "in the 30 days after, in the same district" */
export function windowWords(days: number, within: Within, say: Say): string {
  return say('compare.windowAfter', { n: days, place: say(`compare.place.${within}`) });
}

/** "Of 240 incidents of the later period, 12 were followed by a measure in the 30 days after, in the same district." */
export function followedWords(page: FollowPage, follow: Follow, within: Within, say: Say): string {
  const window = windowWords(follow.days, within, say);
  const head = say(`compare.followed.${follow.first}`, { firsts: page.firsts, total: page.total, window });
  const left = [
    page.undated > 0 && say('compare.leftOut.undated', { n: page.undated }),
    page.unplaced > 0 && say(`compare.leftOut.${within}`, { n: page.unplaced })
  ].filter((part) => part !== false);
  return left.length === 0 ? head : say('compare.leftOut', { head, parts: joined(left, say) });
}

/** "Dawn, 27 March 2024" */
export function sourceWords(
  { publisher, published }: { publisher: string | null; published: string | null },
  say: Say
): string {
  const parts = [publisher, published && fullDate(published, say.locale)];
  const named = parts.filter((part): part is string => Boolean(part));
  return named.length > 0 ? joined(named, say) : say('compare.noSource');
}

/** The record's card on the map. */
export function recordLink({ id }: Pick<MapRow, 'id'>): string {
  return `/?${id.startsWith('mea-') ? 'measure' : 'incident'}=${encodeURIComponent(id)}`;
}
