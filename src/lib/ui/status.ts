import type { DataMeta, View } from '../columns/engine.ts';
import type { Say } from '../messages/index.ts';

/** The line under the map: what has a mark, what has none, what was read, and which state of the data it is. */
export function statusWords(meta: DataMeta, view: View | null, say: Say): string[] {
  const read = meta.articles.reduce((sum, { count }) => sum + count, 0);
  const off = view ? view.offMap.districtOnly + view.offMap.provinceOnly + view.offMap.placeUnknown : 0;
  return [
    ...(view ? [say('statusBar.onMap', { n: view.total - off }), say('statusBar.areaOnly', { n: off })] : []),
    say('statusBar.articles', { n: read }),
    say('statusBar.version', { version: meta.dataVersion })
  ];
}

/** Outlets named on paper; the rest are counted. */
const MOST_OUTLETS = 12;

/** "Sources: Dawn, The News and 14 more. Every figure leads to its sentence at http://…" */
export function sourcesWords(meta: DataMeta, view: View | null, say: Say): string {
  const outlets = view?.facets.publishers.filter(({ count }) => count > 0).map(({ value }) => value) ?? [];
  const more = outlets.length - MOST_OUTLETS;
  const named = outlets.slice(0, MOST_OUTLETS).join(', ');
  const sources =
    more > 0 ? say('statusBar.sourcesMore', { named, n: more }) : say('statusBar.sources', { named });
  const address = typeof location === 'undefined' || location.protocol === 'file:' ? '' : location.href;
  const leads = say('statusBar.leads', { address, version: meta.dataVersion });
  return named ? `${sources} ${leads}` : leads;
}
