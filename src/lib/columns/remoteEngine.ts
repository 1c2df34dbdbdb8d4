import { formatFilter, LAYERS, type Filter, type Layer } from '../model/index.ts';
import type { DataMeta, Engine, View } from './engine.ts';
import { fetchJson, fetchPatiently } from './httpSource.ts';

/** An engine whose columns stay on the server. `query` names the version and the day that are asked for. */
export function openRemoteEngine(base: string, query: string, meta: DataMeta): Engine {
  return { meta, ...askRemote(base, query) };
}

/** The same for who knows nothing of the columns and only asks them. */
export function askRemote(base: string, query: string): Omit<Engine, 'meta'> {
  const address = (path: string, filter: Filter | null, more: Record<string, string> = {}) => {
    const params = filter ? formatFilter({ ...filter, asOf: null }) : new URLSearchParams();
    for (const [name, value] of [...new URLSearchParams(query), ...Object.entries(more)])
      params.set(name, value);
    return `${base}${path}?${params}`;
  };
  const ask = <T>(name: string, filter: Filter | null, ...args: unknown[]) =>
    fetchJson<T>(address('view.json', filter, { ask: name, args: JSON.stringify(args) }));
  return {
    view: async (filter) => ({ ...readView(await ask<View>('view', filter)), filter }),
    choices: (filter, facet) => ask('choices', filter, facet),
    page: (filter, page) => ask('page', filter, page),
    follow: (filter, follow, page) => ask('follow', filter, follow, page),
    find: (id) => ask('find', null, id),
    async tile(filter, z, x, y, signal) {
      const asked = address(`tiles/${z}/${x}/${y}`, filter);
      const response = await fetchPatiently(asked, signal ? { signal } : {});
      if (!response.ok) throw new Error(`${asked} answered ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    recordsAt: (filter, place, start = 0, count = 100) => ask('recordsAt', filter, place, start, count),
    recordsIn: (filter, areas, start = 0, count = 100) => ask('recordsIn', filter, areas, start, count),
    row: (row) => ask('row', null, row),
    close() {}
  };
}

/** JSON writes typed arrays as objects of numbered keys. */
function readView(view: View): View {
  const numbers = (counts: object): number[] => Object.values(counts) as number[];
  const byLayer = (counts: Record<Layer, object>) =>
    Object.fromEntries(LAYERS.map((layer) => [layer, Uint32Array.from(numbers(counts[layer]))])) as Record<
      Layer,
      Uint32Array
    >;
  const { bins } = view;
  return {
    ...view,
    bins: {
      ...bins,
      starts: Int32Array.from(numbers(bins.starts)),
      within: byLayer(bins.within),
      touching: byLayer(bins.touching)
    }
  };
}
