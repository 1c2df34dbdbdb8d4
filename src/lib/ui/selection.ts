import type { AreaSummary, Sum } from '../columns/index.ts';
import type { DataMeta, View } from '../columns/engine.ts';
import type { Filter } from '../model/index.ts';
import type { Site } from './site.ts';
import { periodWords } from './time/words.ts';
import { countOf, layerCountsWords, sumWords } from './words.ts';

/** "3 attacks, 1 operation, 2 measures in Balochistan. At least 12 killed, 10 injured; toll not reported for 2." */
export function selectionWords(total: AreaSummary, places: readonly string[], locale: string): string {
  const what = layerCountsWords(countsOf(total), locale) || 'No record';
  const where = places.length > 0 ? ` in ${places.join(' and ')}` : '';
  const toll = tollOf(total, locale);
  if (toll === null) return `${what}${where}.`;
  return `${what}${where}. ${toll.charAt(0).toUpperCase()}${toll.slice(1)}.`;
}

/** "Balochistan, March 2024: 3 attacks, 1 operation; at least 12 killed, 10 injured; toll not reported for 2." */
export function spokenWords({ summary, filter, undated }: View, site: Site): string {
  const places = filter.admin1.map(site.provinceName).join(' and ');
  const period = filter.from || filter.to ? periodWords(filter, site.locale) : '';
  const head = [places, period].filter(Boolean).join(', ');
  const what = layerCountsWords(countsOf(summary.total), site.locale) || 'no record';
  const left = undated > 0 ? undatedWords(undated) : null;
  const tail = [what, tollOf(summary.total, site.locale), left].filter(Boolean).join('; ');
  return head ? `${head}: ${tail}.` : `${tail.charAt(0).toUpperCase()}${tail.slice(1)}.`;
}

/** "2 records without a date are left out of this period" */
export function undatedWords(undated: number): string {
  const what = undated === 1 ? 'one record without a date is' : `${undated} records without a date are`;
  return `${what} left out of this period`;
}

function countsOf({ attacks, operations, measures }: AreaSummary) {
  return { attack: attacks, operation: operations, measure: measures };
}

/** Null where there is no incident. */
function tollOf(total: AreaSummary, locale: string): string | null {
  if (total.attacks + total.operations === 0) return null;
  const part = (sum: Sum | null, verb: string) =>
    sum === null ? `${verb} not reported` : `${sumWords(sum, locale)} ${verb}`;
  const unknown =
    total.tollUnknown > 0 ? `; toll not reported for ${total.tollUnknown.toLocaleString(locale)}` : '';
  return `${part(total.killed, 'killed')}, ${part(total.injured, 'injured')}${unknown}`;
}

/** What an empty selection says: silence is not safety, so it names what was read. */
export function emptyWords(
  { articles, coverage }: Pick<DataMeta, 'articles' | 'coverage'>,
  { from, to, admin1 }: Pick<Filter, 'from' | 'to' | 'admin1'>,
  provinceName: (code: string) => string
): string {
  if (articles.length === 0)
    return 'No article has been read yet. “npm start -- FOLDER” reads a folder of them.';
  const hasPeriod = from !== null || to !== null;
  const isInPeriod = ({ month }: { month: string | null }) =>
    !hasPeriod ||
    (month !== null &&
      (from === null || month >= from.slice(0, 7)) &&
      (to === null || month <= to.slice(0, 7)));
  const period = !hasPeriod
    ? ''
    : isWholeMonths(from, to)
      ? ' in this period'
      : ' in the months of this period';
  const [province] = admin1;
  // Articles that tell of two provinces would count twice where several are chosen.
  if (province !== undefined && admin1.length === 1) {
    const read = coverage
      .filter((cell) => cell.admin1 === province && isInPeriod(cell))
      .reduce((sum, cell) => sum + cell.articles, 0);
    const published = period === '' ? '' : ` published${period}`;
    return `No record in this selection. ${articleWords(read)}${published} ${read === 1 ? 'tells' : 'tell'} of ${provinceName(province)}.`;
  }
  const read = articles.filter(isInPeriod).reduce((sum, { count }) => sum + count, 0);
  const were = read === 1 ? 'was' : 'were';
  return hasPeriod
    ? `No record in this selection. ${articleWords(read)} published${period} ${were} read.`
    : `No record in this selection. ${articleWords(read)} ${were} read.`;
}

function articleWords(read: number): string {
  return countOf(read, { one: 'article', many: 'articles' });
}

/** Articles are counted by month. */
function isWholeMonths(from: string | null, to: string | null): boolean {
  const ends = to === null || new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
  return (from === null || from.endsWith('-01')) && ends;
}
