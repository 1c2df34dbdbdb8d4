import type { AreaSummary, Sum } from '../columns/index.ts';
import type { DataMeta, View } from '../columns/engine.ts';
import type { Say } from '../messages/index.ts';
import type { Filter } from '../model/index.ts';
import type { Site } from './site.ts';
import { periodWords } from './time/words.ts';
import { capital, joined, layerCountsWords, listed, sumWords } from './words.ts';

/** "3 attacks, 1 operation, 2 measures in Balochistan. At least 12 killed, 10 injured; toll not reported for 2." */
export function selectionWords(total: AreaSummary, places: readonly string[], say: Say): string {
  const counts = layerCountsWords(countsOf(total), say) || say('selection.none');
  const what = capital(
    places.length > 0
      ? say('selection.inPlaces', { what: counts, places: listed(places, say.locale) })
      : counts,
    say.locale
  );
  const toll = tollOf(total, say);
  return toll === null
    ? say('selection.short', { what })
    : say('selection.long', { what, toll: capital(toll, say.locale) });
}

/** "Balochistan, March 2024: 3 attacks, 1 operation; at least 12 killed, 10 injured; toll not reported for 2." */
export function spokenWords({ summary, filter, undated }: View, { say, provinceName }: Site): string {
  const places = listed(filter.admin1.map(provinceName), say.locale);
  const period = filter.from || filter.to ? periodWords(filter, say) : '';
  const head = joined([places, period].filter(Boolean), say);
  const view = { summary, undated };
  return head ? say('selection.headed', { head, tail: figuresOf(view, say) }) : figuresWords(view, say);
}

/** The same under a heading that names places and period: "3 attacks, 1 operation; at least 12 killed." */
export function figuresWords(view: Pick<View, 'summary' | 'undated'>, say: Say): string {
  return say('selection.short', { what: capital(figuresOf(view, say), say.locale) });
}

function figuresOf({ summary, undated }: Pick<View, 'summary' | 'undated'>, say: Say): string {
  const what = layerCountsWords(countsOf(summary.total), say) || say('selection.none');
  const left = undated > 0 ? undatedWords(undated, say) : null;
  const parts = [what, tollOf(summary.total, say), left].filter((part) => part !== null);
  return parts.reduce((a, b) => say('list.parts', { a, b }));
}

/** "2 records without a date are left out of this period" */
export function undatedWords(undated: number, say: Say): string {
  return say('selection.undated', { n: undated });
}

function countsOf({ attacks, operations, measures }: AreaSummary) {
  return { attack: attacks, operation: operations, measure: measures };
}

/** Null where there is no incident. */
function tollOf(total: AreaSummary, say: Say): string | null {
  if (total.attacks + total.operations === 0) return null;
  const part = (sum: Sum | null, outcome: 'killed' | 'injured') =>
    sum === null ? say(`selection.${outcome}Unknown`) : say(`toll.${outcome}`, { count: sumWords(sum, say) });
  const toll = joined([part(total.killed, 'killed'), part(total.injured, 'injured')], say);
  return total.tollUnknown > 0
    ? say('list.parts', { a: toll, b: say('selection.tollUnknown', { n: total.tollUnknown }) })
    : toll;
}

/** What an empty selection says: silence is not safety, so it names what was read. */
export function emptyWords(
  { articles, coverage }: Pick<DataMeta, 'articles' | 'coverage'>,
  { from, to, admin1 }: Pick<Filter, 'from' | 'to' | 'admin1'>,
  { say, provinceName }: Pick<Site, 'say' | 'provinceName'>
): string {
  if (articles.length === 0) return say('empty.noArticle');
  const hasPeriod = from !== null || to !== null;
  const isInPeriod = ({ month }: { month: string | null }) =>
    !hasPeriod ||
    (month !== null &&
      (from === null || month >= from.slice(0, 7)) &&
      (to === null || month <= to.slice(0, 7)));
  const period = !hasPeriod ? 'none' : isWholeMonths(from, to) ? 'whole' : 'months';
  const [province] = admin1;
  // Articles that tell of two provinces would count twice where several are chosen.
  if (province !== undefined && admin1.length === 1) {
    const n = coverage
      .filter((cell) => cell.admin1 === province && isInPeriod(cell))
      .reduce((sum, cell) => sum + cell.articles, 0);
    return say('empty.province', { n, period, province: provinceName(province) });
  }
  const n = articles.filter(isInPeriod).reduce((sum, { count }) => sum + count, 0);
  return say('empty.all', { n, period });
}

/** Articles are counted by month. */
function isWholeMonths(from: string | null, to: string | null): boolean {
  const ends = to === null || new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
  return (from === null || from.endsWith('-01')) && ends;
}
