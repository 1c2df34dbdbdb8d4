import type { DataMeta, View } from '../columns/engine.ts';

/** The line under the map: what has a mark, what has none, what was read, and which state of the data it is. */
export function statusWords(meta: DataMeta, view: View | null, locale: string): string[] {
  const number = (n: number) => n.toLocaleString(locale);
  const read = meta.articles.reduce((sum, { count }) => sum + count, 0);
  const off = view ? view.offMap.districtOnly + view.offMap.provinceOnly + view.offMap.placeUnknown : 0;
  return [
    ...(view ? [`${number(view.total - off)} on the map`, `${number(off)} known to an area only`] : []),
    `${number(read)} ${read === 1 ? 'article' : 'articles'} read`,
    `data version ${meta.dataVersion}`
  ];
}

/** Outlets named on paper; the rest are counted. */
const MOST_OUTLETS = 12;

/** "Sources: Dawn, The News and 14 more. Every figure leads to its sentence at http://…" */
export function sourcesWords(meta: DataMeta, view: View | null): string {
  const outlets = view?.facets.publishers.filter(({ count }) => count > 0).map(({ value }) => value) ?? [];
  const more = outlets.length - MOST_OUTLETS;
  const named = outlets.slice(0, MOST_OUTLETS).join(', ');
  const sources = named ? `Sources: ${named}${more > 0 ? ` and ${more} more` : ''}. ` : '';
  const address = typeof location === 'undefined' ? '' : ` ${location.href}`;
  return `${sources}Every figure leads to the sentence it came from:${address} (data version ${meta.dataVersion}).`;
}
