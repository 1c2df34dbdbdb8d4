import type { AreaSummary, Coverage, MapIncident, MapMeasure, Selection, Sum } from '../columns/index.ts';
import type { Filter, Layer } from '../model/index.ts';
import { isOffMap } from '../map/features.ts';
import { countOf, layerCountsWords, sumWords } from './words.ts';

export type MapSelection = Selection<MapIncident, MapMeasure>;
export type MapRow = MapIncident | MapMeasure;

/** The lists of the panel: what has a mark, what shades a province, and what is known no closer than the country. */
export interface Lists {
  incidents: MapIncident[];
  measures: MapMeasure[];
  provinceOnly: MapRow[];
  placeUnknown: MapRow[];
}

export function listsOf(selection: MapSelection): Lists {
  const rows: MapRow[] = [...selection.incidents, ...selection.measures];
  const off = newestFirst(rows.filter(isOffMap));
  return {
    incidents: newestFirst(selection.incidents.filter((row) => !isOffMap(row))),
    measures: newestFirst(selection.measures.filter((row) => !isOffMap(row))),
    provinceOnly: off.filter((row) => row.location.admin1 !== null),
    placeUnknown: off.filter((row) => row.location.admin1 === null)
  };
}

export function layerCounts(selection: MapSelection): Record<Layer, number> {
  const attack = selection.incidents.filter((row) => row.category === 'attack').length;
  return { attack, operation: selection.incidents.length - attack, measure: selection.measures.length };
}

/** "3 attacks, 1 operation, 2 measures in Balochistan. At least 12 killed, 10 injured; toll not reported for 2." */
export function selectionWords(total: AreaSummary, places: readonly string[], locale: string): string {
  const counts = { attack: total.attacks, operation: total.operations, measure: total.measures };
  const what = layerCountsWords(counts) || 'No record';
  const where = places.length > 0 ? ` in ${places.join(' and ')}` : '';
  if (total.attacks + total.operations === 0) return `${what}${where}.`;
  const part = (sum: Sum | null, verb: string) =>
    sum === null ? `${verb} not reported` : `${sumWords(sum, locale)} ${verb}`;
  const toll = `${part(total.killed, 'killed')}, ${part(total.injured, 'injured')}`;
  const unknown = total.tollUnknown > 0 ? `; toll not reported for ${total.tollUnknown}` : '';
  return `${what}${where}. ${toll.charAt(0).toUpperCase()}${toll.slice(1)}${unknown}.`;
}

/** What an empty selection says: silence is not safety, so it names what was read. */
export function emptyWords(coverage: readonly Coverage[], { from, to }: Pick<Filter, 'from' | 'to'>): string {
  if (coverage.length === 0)
    return 'No article has been read yet. “npm start -- FOLDER” reads a folder of them.';
  const hasPeriod = from !== null || to !== null;
  const read = coverage
    .filter(({ published }) => {
      if (!hasPeriod) return true;
      return published !== null && (from === null || published >= from) && (to === null || published <= to);
    })
    .reduce((sum, day) => sum + day.articles, 0);
  const articles = countOf(read, { one: 'article', many: 'articles' });
  const were = read === 1 ? 'was' : 'were';
  return hasPeriod
    ? `No record in this selection. ${articles} published in this period ${were} read.`
    : `No record in this selection. ${articles} ${were} read.`;
}

function newestFirst<R extends MapRow>(rows: R[]): R[] {
  const dayOf = (row: R) => row.date.to ?? row.date.from ?? '';
  return [...rows].sort((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.id.localeCompare(b.id));
}
