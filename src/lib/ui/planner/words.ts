import type { Say } from '../../messages/index.ts';
import type { ComparedArea, Period, SumChange } from '../../columns/compare.ts';
import { lengthOf } from '../../columns/compare.ts';
import type { FollowPage, MapRow } from '../../columns/engine.ts';
import type { Follow } from '../../columns/follow.ts';
import type { Sum } from '../../columns/index.ts';
import type { Site } from '../site.ts';
import { spanOf, sumText, sumWords } from '../words.ts';
import type { Within } from './plan.ts';

export const PLAN_WORDS = {
  title: 'Compare',
  heading: 'Two periods, province by province',
  earlier: 'Earlier period',
  later: 'Later period',
  from: 'From',
  to: 'To',
  presets: 'Periods to choose from',
  thisYear: 'This year and last year, to the same day',
  last30: 'The last 30 days and the 30 before',
  last90: 'The last 90 days and the 90 before',
  justBefore: 'As long, just before the later one',
  around: 'Before and after a day',
  day: 'Day',
  days: 'Days on each side',
  compare: 'Compare',
  province: 'Province',
  before: 'Earlier',
  after: 'Later',
  change: 'Change',
  total: 'All',
  elsewhere: 'Province not known',
  abroad: 'Other countries',
  notReported: 'not reported',
  notKnown: 'not known',
  noIncident: 'no incident',
  loading: 'Counting …',
  failed: 'This could not be counted.',
  download: 'Download this comparison, CSV',
  onMap: 'The later period on the map',
  onTable: 'The later period as a table',
  note: 'A record whose date is known only roughly counts in each period that it may lie in. Killed and injured are the victims that reports count; where tolls are unknown, the change may be another. A plus behind a figure means at least. There are no percentages: of small numbers they say more than is known.',
  followed: 'What followed in the same place',
  notCause:
    'This lists what came after what, and no more. That one thing came after another does not show that it came because of it: measures are also taken for other reasons, and places with many records have something after everything.',
  first: 'List',
  within: 'In',
  window: 'Within',
  noneFollowed: 'Nothing in this list.',
  prompted: 'A report says that this incident prompted it.',
  downloadList: 'Download this list, CSV',
  pages: 'Pages of the list',
  previous: 'Previous',
  next: 'Next'
} as const;

/** What the table compares, in the order of its columns. */
export const COMPARED = [
  { part: 'attacks', label: 'Attacks' },
  { part: 'operations', label: 'Operations' },
  { part: 'killed', label: 'Killed' },
  { part: 'injured', label: 'Injured' },
  { part: 'tollUnknown', label: 'Toll unknown' },
  { part: 'measures', label: 'Measures' }
] as const;
export type ComparedPart = (typeof COMPARED)[number]['part'];

export const FIRST_WORDS: Record<Follow['first'], string> = {
  incident: 'Measures that followed an incident',
  measure: 'Incidents that followed a measure'
};

export const WITHIN_WORDS: Record<Within, { choice: string; phrase: string; unplaced: string }> = {
  district: {
    choice: 'the same district',
    phrase: 'in the same district',
    unplaced: 'their place is not known to a district'
  },
  '10km': {
    choice: '10 km',
    phrase: 'within 10 km',
    unplaced: 'their place is not known to a point within 10 km'
  },
  '25km': {
    choice: '25 km',
    phrase: 'within 25 km',
    unplaced: 'their place is not known to a point within 25 km'
  },
  '50km': {
    choice: '50 km',
    phrase: 'within 50 km',
    unplaced: 'their place is not known to a point within 50 km'
  },
  province: {
    choice: 'the same province',
    phrase: 'in the same province',
    unplaced: 'their province is not known'
  }
};

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
  const { locale } = say;
  if (part !== 'killed' && part !== 'injured') {
    const count = area[part];
    return { text: count.toLocaleString(locale), note: null, isQuiet: count === 0 };
  }
  if (area.attacks + area.operations === 0) return { ...quiet('–'), spoken: PLAN_WORDS.noIncident };
  const sum = area[part];
  if (sum === null) return quiet(PLAN_WORDS.notReported);
  return { text: sumText(sum, locale), note: noteOf(sum, say), isQuiet: false };
}

/** What the figure itself does not say of its limits. */
function noteOf(sum: Sum, say: Say): string | null {
  if (sum.low === sum.high) return null;
  if (sum.high !== null) return sumWords(sum, say);
  return sum.low === sum.best ? null : `from ${sum.low.toLocaleString(say.locale)}`;
}

/** How a figure of an area changed: "+3", "−2", "0", and what is possible beside it. */
export function changeCell({ change }: ComparedArea, part: ComparedPart, locale: string): Cell {
  const value = change[part];
  if (value === null) return quiet(PLAN_WORDS.notKnown);
  if (typeof value === 'number') return { text: signed(value, locale), note: null, isQuiet: value === 0 };
  const note = changeNote(value, locale);
  return { text: signed(value.best, locale), note, isQuiet: value.best === 0 && note === null };
}

function changeNote({ low, best, high }: SumChange, locale: string): string | null {
  if (low === best && high === best) return null;
  if (low === null && high === null) return 'uncertain';
  if (low === null) return `at most ${signed(high!, locale)}`;
  if (high === null) return `at least ${signed(low, locale)}`;
  return `${signed(low, locale)} to ${signed(high, locale)}`;
}

/** With a true minus sign, which is as wide as the plus. */
export function signed(value: number, locale: string): string {
  const digits = Math.abs(value).toLocaleString(locale);
  return value === 0 ? digits : `${value > 0 ? '+' : '−'}${digits}`;
}

export function areaWords({ kind, admin1 }: Pick<ComparedArea, 'kind' | 'admin1'>, site: Site): string {
  return kind === 'province' ? site.provinceName(admin1 ?? '') : PLAN_WORDS[kind];
}

/** "1 January – 31 March 2024, 91 days" */
export function periodWithLength(period: Period, locale: string): string {
  const days = lengthOf(period);
  return `${spanOf(period.from, period.to, locale)}, ${days.toLocaleString(locale)} ${days === 1 ? 'day' : 'days'}`;
}

/** What makes two periods hard to compare; empty where nothing does. */
export function periodWarnings(before: Period, after: Period, newest: string | null): string[] {
  const [a, b] = [lengthOf(before), lengthOf(after)];
  return [
    a === b ? '' : `The periods are not equally long: ${a} and ${b} days.`,
    before.to >= after.from && before.from <= after.to
      ? 'The periods share days; what lies in both counts twice.'
      : '',
    newest !== null && after.to > newest ? 'The later period reaches beyond the newest record.' : ''
  ].filter(Boolean);
}

/** What was read for either period: a change may be one of reading, and silence is not safety. */
export function readWords(before: number, after: number, place: string | null, locale: string): string {
  const [a, b] = [before, after].map((n) => n.toLocaleString(locale));
  const about = place === null ? '' : ` that tell of ${place}`;
  return `Articles read${about}: ${a} published in the months of the earlier period, ${b} in those of the later one. A change may come from what was read, and silence is not safety.`;
}

/** "in the 30 days after, in the same district" */
export function windowWords(days: number, within: Within): string {
  const when =
    days === 0 ? 'on the same day' : days === 1 ? 'within a day after' : `in the ${days} days after`;
  return `${when}, ${WITHIN_WORDS[within].phrase}`;
}

/** "the same day", "1 day later", "12 days later" */
export function laterWords(days: number): string {
  return days === 0 ? 'the same day' : days === 1 ? '1 day later' : `${days} days later`;
}

/** "Of 240 incidents of the later period, 12 were followed by a measure in the 30 days after, in the same district." */
export function followedWords(page: FollowPage, follow: Follow, within: Within, locale: string): string {
  const n = (count: number) => count.toLocaleString(locale);
  const [one, many, other] =
    follow.first === 'incident'
      ? ['incident', 'incidents', 'a measure']
      : ['measure', 'measures', 'an incident'];
  const were = page.total === 1 ? 'was' : 'were';
  const head = `Of ${n(page.firsts)} ${page.firsts === 1 ? one : many} of the later period, ${n(page.total)} ${were} followed by ${other} ${windowWords(follow.days, within)}.`;
  const left = [
    page.undated > 0 && `${n(page.undated)} because their date is not known well enough`,
    page.unplaced > 0 && `${n(page.unplaced)} because ${WITHIN_WORDS[within].unplaced}`
  ].filter(Boolean);
  return left.length === 0 ? head : `${head} Left out: ${left.join(', ')}.`;
}

/** "and 3 more in the 30 days after" */
export function moreWords(more: number, days: number, locale: string): string {
  return `and ${more.toLocaleString(locale)} more in the ${days} days after`;
}

/** "Dawn, 27 March 2024" */
export function sourceWords(
  { publisher, published }: { publisher: string | null; published: string | null },
  dateOf: (iso: string) => string
): string {
  return [publisher, published && dateOf(published)].filter(Boolean).join(', ') || 'source not named';
}

/** The record's card on the map. */
export function recordLink({ id }: Pick<MapRow, 'id'>): string {
  return `/?${id.startsWith('mea-') ? 'measure' : 'incident'}=${encodeURIComponent(id)}`;
}

/** "21 – 40 of 1,214" */
export function pageWords(start: number, shown: number, total: number, locale: string): string {
  const [a, b, all] = [start + 1, start + shown, total].map((count) => count.toLocaleString(locale));
  return `${a} – ${b} of ${all}`;
}
