import type { CoverageCell, DataMeta } from '../columns/engine.ts';
import type { AreaSummary, Summary } from '../columns/index.ts';
import type { Filter } from '../model/index.ts';
import { classOf, quantileClasses, type ValueClass } from './classes.ts';

/** What provinces can be shaded by. `articles` is what was read, so that silence is not taken for safety. */
export const SHADES = ['killed', 'injured', 'attacks', 'operations', 'measures', 'articles'] as const;
export type Shade = (typeof SHADES)[number];

/** What the map shows beside the marks; it travels in the URL. */
export interface Display {
  shade: Shade | null;
  /** Per 100,000 people instead of as counted. */
  per: boolean;
  /** Rings round records that reports tell differently. */
  disagree: boolean;
}

export const NO_DISPLAY: Display = { shade: null, per: false, disagree: false };

/** Why a province has no step of the ramp. Only `none` is a zero. */
export const BLANKS = ['none', 'tollUnknown', 'noPopulation', 'unread'] as const;
export type Blank = (typeof BLANKS)[number];

export interface ProvinceValue {
  /** Step of the ramp, or why there is none. */
  step: number | Blank;
  /** As counted, before any division; null where nobody counts. */
  count: number | null;
  /** What is shaded: the count, or per 100,000 people. */
  value: number | null;
  /** Incidents in the count of which nobody gives the figure: the count is then a least one. */
  unknown: number;
  /** Articles read that tell of the province, in the period. */
  articles: number;
}

export interface Choropleth {
  shade: Shade;
  per: boolean;
  classes: ValueClass[];
  provinces: ReadonlyMap<string, ProvinceValue>;
}

const CLASSES = 5;
const PER = 100_000;

/**
 * Every province of the country in focus with its step. `summary` are the sums of all provinces under the filter's
 * other parts, so that choosing a province does not change what the others look like.
 */
export function toChoropleth(
  summary: Summary,
  meta: Pick<DataMeta, 'admin1' | 'coverage'>,
  period: Pick<Filter, 'from' | 'to'>,
  { shade, per }: Pick<Display, 'shade' | 'per'>
): Choropleth | null {
  if (shade === null) return null;
  const isRate = per && shade !== 'articles';
  const areas = new Map(summary.provinces.map((area) => [area.admin1, area]));
  const values = meta.admin1.map(({ code, population }) => {
    const articles = articlesRead(meta.coverage, period, code);
    const { count, unknown } =
      shade === 'articles' ? { count: articles, unknown: 0 } : countOf(areas.get(code), shade);
    const people = isRate ? population : PER;
    const value = count === null || !people ? null : (count * PER) / people;
    return { code, count, unknown, value, articles };
  });
  const classes = quantileClasses(
    values.flatMap(({ value }) => value ?? []),
    CLASSES
  );
  const isCovered = meta.coverage.length > 0;
  const stepOf = ({ count, value, articles }: (typeof values)[number]): number | Blank => {
    if (count === null) return 'tollUnknown';
    if (count === 0) return isCovered && articles === 0 ? 'unread' : 'none';
    return value === null ? 'noPopulation' : classOf(classes, value);
  };
  return {
    shade,
    per: isRate,
    classes,
    provinces: new Map(
      values.map(({ code, ...value }) => [code, { ...value, step: stepOf({ code, ...value }) }])
    )
  };
}

/** Articles read that tell of a province, by the months that a period touches; undated ones stand in no period. */
export function articlesRead(
  coverage: readonly CoverageCell[],
  { from, to }: Pick<Filter, 'from' | 'to'>,
  admin1: string | null
): number {
  const isOpen = from === null && to === null;
  return coverage
    .filter(
      (cell) =>
        cell.admin1 === admin1 &&
        (isOpen ||
          (cell.month !== null &&
            (from === null || cell.month >= from.slice(0, 7)) &&
            (to === null || cell.month <= to.slice(0, 7))))
    )
    .reduce((sum, { articles }) => sum + articles, 0);
}

/** Null where there are incidents and nobody gives the figure of any. */
function countOf(
  area: AreaSummary | undefined,
  shade: Exclude<Shade, 'articles'>
): { count: number | null; unknown: number } {
  if (area === undefined) return { count: 0, unknown: 0 };
  if (shade !== 'killed' && shade !== 'injured') return { count: area[shade], unknown: 0 };
  const unknown = shade === 'killed' ? area.killedUnknown : area.injuredUnknown;
  const sum = area[shade];
  // A sum of 0 beside unknown tolls is no zero.
  return { count: sum === null || (sum.best === 0 && unknown > 0) ? null : sum.best, unknown };
}
