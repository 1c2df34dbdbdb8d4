import { formatFilter, LAYERS, type Filter } from '../model/index.ts';
import { countAreas, countOffMap, offMapList, rowsIn } from './areas.ts';
import { binDates } from './bins.ts';
import type { Columns } from './columns.ts';
import type { DataMeta, Engine, LayerCounts, ListName, MapRow, Page, View } from './engine.ts';
import { countFacet, countFacets } from './facets.ts';
import { findFailures, type Failures } from './failures.ts';
import { readRow, type Head, type HeadSource } from './heads.ts';
import { listRows, sortRows } from './lists.ts';
import { prepare, type Prepared } from './prepare.ts';
import { indexSpots, type Spots } from './spots.ts';
import { countCells, sumCells, toFigures } from './sums.ts';
import { LAYER_COUNT, tally, type Tally } from './tally.ts';
import { countAt, cutTile, rowsAt, type Pins } from './tiles.ts';

/** Answers for the filters asked last are kept, for the map, the panel and the table ask for parts of the same one. */
const FILTERS_KEPT = 4;

/** What one filter selects; its parts are made when they are asked for. */
interface Selected {
  filter: Filter;
  failures: Failures;
  tally?: Tally;
  pins?: Pins;
  view?: View;
  rows: Map<string, Uint32Array>;
}

/** An engine over columns in this thread. */
export function createEngine(columns: Columns, meta: DataMeta, source: HeadSource): Engine {
  const prepared = prepare(columns);
  const figures = toFigures(prepared);
  const kept = new Map<string, Promise<Selected>>();
  let last: Failures | null = null;
  let spots: Spots | null = null;

  function selectedBy(filter: Filter): Promise<Selected> {
    const key = formatFilter({ ...filter, asOf: null }).toString();
    const known = kept.get(key) ?? selectRows(filter);
    kept.delete(key);
    kept.set(key, known);
    // A search that failed may be asked again.
    known.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, -FILTERS_KEPT)) kept.delete(old);
    return known;
  }

  async function selectRows(filter: Filter): Promise<Selected> {
    const found = filter.q === null ? null : await source.search(filter.q);
    last = findFailures(prepared, filter, found, last);
    return { filter, failures: last, rows: new Map() };
  }

  const tallyOf = (selected: Selected) => (selected.tally ??= tally(prepared, selected.failures));
  const spotsOf = () => (spots ??= indexSpots(prepared));

  async function hydrate(rows: readonly number[]): Promise<MapRow[]> {
    const heads: Head[] = rows.length === 0 ? [] : await source.heads(rows);
    return rows.map((row, i) => readRow(columns, row, heads[i]!));
  }

  function rowsOf(
    selected: Selected,
    { list, sort = 'date', ascending = false }: Omit<Page, 'start' | 'count'>
  ) {
    const key = `${list} ${sort} ${ascending}`;
    let rows = selected.rows.get(key);
    if (!rows) {
      rows = sortRows(prepared, listRows(prepared, selected.failures, list), sort, ascending, meta.admin1);
      selected.rows.set(key, rows);
    }
    return rows;
  }

  return {
    meta,
    async view(filter) {
      const selected = await selectedBy(filter);
      const counted = tallyOf(selected);
      selected.view ??= toView(prepared, counted, filter, {
        ...sumCells(prepared, figures, countCells(prepared, selected.failures), filter, {
          provinces: meta.admin1,
          aggregates: meta.aggregates,
          reconciled: meta.reconciled
        }),
        facets: countFacets(prepared, counted, filter, meta.country)
      });
      return { ...selected.view, filter };
    },
    async choices(filter, facet) {
      return countFacet(prepared, tallyOf(await selectedBy(filter)), facet, meta.country);
    },
    async page(filter, { start, count, ...list }) {
      const rows = rowsOf(await selectedBy(filter), list);
      return { rows: await hydrate([...rows.subarray(start, start + count)]), total: rows.length };
    },
    async follow(filter, follow, page) {
      // Asked for by the planner's page alone.
      const { findFollowers, sideFilter } = await import('./follow.ts');
      const flags = async (isFirst: boolean) => {
        const kind = isFirst ? follow.first : follow.first === 'incident' ? 'measure' : 'incident';
        const { failures } = await selectedBy(sideFilter(filter, kind, isFirst));
        return failures.bits.map((failed) => (failed === 0 ? 1 : 0));
      };
      const { items, ...found } = findFollowers(columns, await flags(true), await flags(false), follow, page);
      const rows = await hydrate(
        items.flatMap(({ first, followers }) => [first, ...followers.map(({ row }) => row)])
      );
      let next = 0;
      return {
        ...found,
        items: items.map(({ followers, count }) => ({
          first: rows[next++]!,
          followers: followers.map(({ days }) => ({ row: rows[next++]!, days })),
          count
        }))
      };
    },
    async find(id) {
      const row = await source.locate(id);
      return row === null ? null : (await hydrate([row]))[0]!;
    },
    async tile(filter, z, x, y) {
      const selected = await selectedBy(filter);
      selected.pins ??= toPins(prepared, spotsOf(), tallyOf(selected));
      return cutTile(prepared, spotsOf(), selected.pins, selected.failures, [z, x, y]);
    },
    async recordsAt(filter, place, start = 0, count = 100) {
      const selected = await selectedBy(filter);
      selected.pins ??= toPins(prepared, spotsOf(), tallyOf(selected));
      const total = countAt(selected.pins, place);
      const rows = rowsAt(spotsOf(), selected.failures, place, Math.min(total, start + count));
      return { rows: await hydrate(rows.slice(start)), total };
    },
    async recordsIn(filter, areas, start = 0, count = 100) {
      const { failures } = await selectedBy(filter);
      const { rows, total } = rowsIn(prepared, failures, areas, start + count);
      return { rows: await hydrate(rows.slice(start)), total };
    },
    async row(row) {
      return (await hydrate([row]))[0]!;
    },
    close() {
      kept.clear();
    }
  };
}

function toView(
  prepared: Prepared,
  counted: Tally,
  filter: Filter,
  parts: Pick<View, 'summary' | 'everywhere' | 'facets'>
): View {
  const counts: LayerCounts = { attack: 0, operation: 0, measure: 0 };
  const lists: Record<ListName, number> = {
    all: 0,
    incidents: 0,
    measures: 0,
    provinceOnly: 0,
    placeUnknown: 0,
    districtOnly: 0
  };
  prepared.columns.dictionaries.place.forEach((place, code) => {
    const off = offMapList(place);
    LAYERS.forEach((layer, i) => {
      const count = counted.place[code * LAYER_COUNT + i]!;
      counts[layer] += count;
      lists.all += count;
      lists[off ?? (layer === 'measure' ? 'measures' : 'incidents')] += count;
    });
  });
  const bins = binDates(prepared, counted);
  const hasPeriod = filter.from !== null || filter.to !== null;
  return {
    filter,
    total: lists.all,
    counts,
    undated: hasPeriod ? bins.undated : 0,
    ...parts,
    bins,
    areas: countAreas(prepared, counted),
    offMap: countOffMap(prepared, counted),
    lists
  };
}

function toPins({ spotOfPlace }: Prepared, spots: Spots, { place, disagree }: Tally): Pins {
  const pins = {
    counts: new Uint32Array(spots.length * LAYER_COUNT),
    disagree: new Uint32Array(spots.length)
  };
  spotOfPlace.forEach((spot, code) => {
    if (spot < 0) return;
    pins.disagree[spot]! += disagree[code]!;
    for (let layer = 0; layer < LAYER_COUNT; layer++)
      pins.counts[spot * LAYER_COUNT + layer]! += place[code * LAYER_COUNT + layer]!;
  });
  return pins;
}
