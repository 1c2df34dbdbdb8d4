import type { DataMeta, View } from '../columns/engine.ts';

/** The line under the map: what has a mark, what has none, what was read, and which state of the data it is. */
export function statusWords(meta: DataMeta, view: View | null, locale: string): string[] {
  const number = (n: number) => n.toLocaleString(locale);
  const read = meta.articles.reduce((sum, { count }) => sum + count, 0);
  const off = view ? view.offMap.provinceOnly + view.offMap.placeUnknown : 0;
  return [
    ...(view ? [`${number(view.total - off)} on the map`, `${number(off)} known to an area only`] : []),
    `${number(read)} ${read === 1 ? 'article' : 'articles'} read`,
    `data version ${meta.dataVersion}`
  ];
}
