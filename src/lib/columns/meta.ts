import { isoDay, type Columns } from './columns.ts';
import { extentOf } from './bins.ts';
import { daysOf, NONE } from './prepare.ts';
import type { DataMeta } from './engine.ts';

/** What only the records' store knows of them. */
export type About = Omit<DataMeta, 'length' | 'isRemote' | 'counts' | 'extent' | 'newest'>;

/** `browserRows` is the most records that a browser is given. */
export function metaOf(columns: Columns, about: About, browserRows = Infinity): DataMeta {
  const counts = { attack: 0, operation: 0, measure: 0 };
  const layers = columns.dictionaries.kind.map(({ layer }) => layer);
  for (const code of columns.kind) counts[layers[code]!] += 1;
  const days = daysOf(columns);
  const extent = extentOf(days);
  const newest = days.firstDay.reduce((most, day) => Math.max(most, day), NONE);
  return {
    ...about,
    length: columns.length,
    isRemote: columns.length > browserRows,
    counts,
    extent: extent && [isoDay(extent[0]), isoDay(extent[1])],
    newest: newest === NONE ? null : isoDay(newest)
  };
}

/** Articles that nobody counted, for data without a store. */
export const NO_ARTICLES: Pick<About, 'coverage' | 'articles'> = { coverage: [], articles: [] };
