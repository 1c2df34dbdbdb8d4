import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  select,
  summarize,
  toMapRows,
  type MapIncident,
  type MapMeasure,
  type Rows,
  type Selection
} from '../../src/lib/columns/index.ts';
import { FACETS, type Engine, type ListName, type MapRow } from '../../src/lib/columns/engine.ts';
import { openLocalEngine } from '../../src/lib/columns/localEngine.ts';
import { CELLS } from '../../src/lib/columns/tiles.ts';
import { NO_ARTICLES } from '../../src/lib/columns/meta.ts';
import { EVERYTHING, LAYERS, type Filter } from '../../src/lib/model/index.ts';
import { PROVINCES, RECORDS } from '../fixtures/records.ts';
import { filters, mapStores } from './arbitrary.ts';
import { totalOf } from '../../src/lib/map/shades.ts';
import { readTile } from './readTile.ts';

type Store = Rows<MapIncident, MapMeasure>;
const ABOUT = {
  dataVersion: 'test',
  country: 'PK',
  admin1: PROVINCES.map((province) => ({ ...province, population: null })),
  ...NO_ARTICLES
};
const open = (rows: Store) => openLocalEngine(rows, ABOUT);
const only = (part: Partial<Filter>): Filter => ({ ...EVERYTHING, ...part });
const rowsOf = ({ incidents, measures }: Selection<MapIncident, MapMeasure>): MapRow[] => [
  ...incidents,
  ...measures
];
const layerOf = (row: MapRow) => ('category' in row ? row.category : 'measure');
/** A district's middle is no place: its shade stands for what is known no closer. */
const isInDistrict = ({ location }: MapRow) => location.precision === 'admin2';
const isPointless = ({ location }: MapRow) => location.lng === null || location.lat === null;
const isOffMap = (row: MapRow) => isInDistrict(row) || isPointless(row);

/** Last day, then first day, both newest first, undated ones last; then ids. */
function newestFirst(rows: MapRow[]): MapRow[] {
  const key = ({ date }: MapRow) => `${date.to ?? date.from ?? ''} ${date.from ?? date.to ?? ''}`;
  return [...rows].sort((a, b) => (key(a) === key(b) ? (a.id < b.id ? -1 : 1) : key(a) < key(b) ? 1 : -1));
}

describe('an engine over columns', () => {
  it('counts and sums what the row objects do, for any filter of any store', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, fc.array(filters, { minLength: 1, maxLength: 4 }), async (store, asked) => {
        const engine = open(store);
        // One after the other, since each filter starts from what the one before it left.
        for (const filter of asked) {
          const selection = select(store, filter);
          const view = await engine.view(filter);
          const rows = rowsOf(selection);
          expect(view.total).toBe(rows.length);
          expect(view.undated).toBe(selection.undated);
          for (const layer of LAYERS)
            expect(view.counts[layer]).toBe(rows.filter((row) => layerOf(row) === layer).length);
          expect(view.summary).toEqual(summarize(selection, PROVINCES, store.incidents));
          const everywhere = select(store, { ...filter, admin1: [] });
          expect(view.everywhere).toEqual(summarize(everywhere, PROVINCES, store.incidents));
        }
      })
    );
  });

  it('counts for every choice of a facet what choosing it alone shows', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, async (store, filter) => {
        const { facets } = await open(store).view(filter);
        for (const facet of FACETS)
          for (const { value, count } of facets[facet]) {
            const alone = select(store, { ...filter, [facet]: [value] });
            expect([facet, value, count]).toEqual([facet, value, rowsOf(alone).length]);
          }
      }),
      { numRuns: 60 }
    );
  });

  it('lists the selected rows newest first, and each list on its own', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, async (store, filter) => {
        const engine = open(store);
        const selected = newestFirst(rowsOf(select(store, filter)));
        const { lists } = await engine.view(filter);
        const expected: Record<ListName, MapRow[]> = {
          all: selected,
          incidents: selected.filter((row) => !isOffMap(row) && 'category' in row),
          measures: selected.filter((row) => !isOffMap(row) && !('category' in row)),
          districtOnly: selected.filter(isInDistrict),
          provinceOnly: selected.filter(
            (row) => isPointless(row) && !isInDistrict(row) && row.location.admin1 !== null
          ),
          placeUnknown: selected.filter(
            (row) => isPointless(row) && !isInDistrict(row) && row.location.admin1 === null
          )
        };
        for (const list of Object.keys(expected) as ListName[]) {
          const page = await engine.page(filter, { list, start: 0, count: 1000 });
          expect(page.rows).toEqual(expected[list]);
          expect([page.total, lists[list]]).toEqual([expected[list].length, expected[list].length]);
        }
        const middle = await engine.page(filter, { list: 'all', start: 3, count: 4 });
        expect(middle.rows).toEqual(selected.slice(3, 7));
      }),
      { numRuns: 60 }
    );
  });

  it('sorts by the number killed either way, unknown tolls last', async () => {
    const killed = (row: MapRow) =>
      'category' in row && row.casualties.killed
        ? (row.casualties.killed.best ?? row.casualties.killed.low)
        : null;
    await fc.assert(
      fc.asyncProperty(mapStores, fc.boolean(), async (store, ascending) => {
        const page = { list: 'all', sort: 'killed', ascending, start: 0, count: 1000 } as const;
        const { rows } = await open(store).page(EVERYTHING, page);
        const sorted = newestFirst([...store.incidents, ...store.measures]).sort((a, b) => {
          const [one, other] = [killed(a), killed(b)];
          if (one === null || other === null) return Number(one === null) - Number(other === null);
          return ascending ? one - other : other - one;
        });
        expect(rows.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      }),
      { numRuns: 40 }
    );
  });

  it('shows every selected record on the map once at every zoom, or says that it is off it', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, fc.integer({ min: 0, max: 14 }), async (store, filter, z) => {
        const engine = open(store);
        const { offMap, total } = await engine.view(filter);
        const counted = await countTiles(engine, filter, z, rowsOf(select(store, filter)));
        const { districtOnly, provinceOnly, placeUnknown } = offMap;
        expect(counted.length + districtOnly + provinceOnly + placeUnknown).toBe(total);
        const selected = newestFirst(rowsOf(select(store, filter))).filter((row) => !isOffMap(row));
        expect(counted.sort()).toEqual(selected.map(({ id }) => id).sort());
      }),
      { numRuns: 60 }
    );
  });

  it('counts the records of areas by the shape that is drawn', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, async (store, filter) => {
        const { areas } = await open(store).view(filter);
        const wide = rowsOf(select(store, filter)).filter(({ location }) =>
          ['near', 'admin2', 'admin1'].includes(location.precision)
        );
        const sum = areas.reduce(
          (all, { counts }) => all + counts.attack + counts.operation + counts.measure,
          0
        );
        expect(sum).toBe(wide.length);
        const provinces = areas.filter(({ precision }) => precision === 'admin1').map(({ admin1 }) => admin1);
        expect(new Set(provinces).size).toBe(provinces.length);
        const { offMap } = await open(store).view(filter);
        const inDistricts = areas.filter(({ precision }) => precision === 'admin2');
        expect(inDistricts.reduce((all, { counts }) => all + totalOf({ counts }), 0)).toBe(
          offMap.districtOnly
        );
      }),
      { numRuns: 40 }
    );
  });

  it('lists what an area stands for, and as many as it counts', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, async (store, filter) => {
        const engine = open(store);
        const { areas } = await engine.view(filter);
        const wide = newestFirst(rowsOf(select(store, filter))).filter(({ location }) =>
          ['near', 'admin2', 'admin1'].includes(location.precision)
        );
        for (const area of areas) {
          const { rows, total } = await engine.recordsIn(filter, [area.area]);
          expect([total, rows.length]).toEqual([totalOf(area), totalOf(area)]);
          for (const { location } of rows) expect(location.precision).toBe(area.precision);
        }
        const all = await engine.recordsIn(
          filter,
          areas.map(({ area }) => area),
          2,
          3
        );
        expect(all).toEqual({ rows: wide.slice(2, 5), total: wide.length });
      }),
      { numRuns: 40 }
    );
  });

  it('bins what lies in a bin, what touches it, and what has no date', async () => {
    await fc.assert(
      fc.asyncProperty(mapStores, filters, async (store, filter) => {
        const { bins } = await open(store).view(filter);
        const rows = rowsOf(select(store, { ...filter, from: null, to: null }));
        expect(bins.undated).toBe(rows.filter(({ date }) => date.from === null).length);
        const days = ({ date }: MapRow) =>
          [Date.parse(date.from!) / 864e5, Date.parse(date.to!) / 864e5] as const;
        bins.starts.forEach((start, i) => {
          const end = bins.starts[i + 1] ?? bins.end;
          for (const layer of LAYERS) {
            const dated = rows.filter((row) => layerOf(row) === layer && row.date.from !== null).map(days);
            const within = dated.filter(([from, to]) => from >= start && to < end).length;
            const touching = dated.filter(([from, to]) => from < end && to >= start).length - within;
            expect([bins.within[layer][i], bins.touching[layer][i]]).toEqual([within, touching]);
          }
        });
      }),
      { numRuns: 40 }
    );
  });

  it('finds a record by its id and by its words', async () => {
    const engine = openLocalEngine(toMapRows(RECORDS), ABOUT, RECORDS);
    expect((await engine.find('inc-besham-2024'))?.location.name).toBe('Besham');
    expect(await engine.find('inc-nowhere')).toBeNull();
    const found = await engine.page(only({ q: 'CHINESE nationals' }), { list: 'all', start: 0, count: 50 });
    const expected = rowsOf(select(toMapRows(RECORDS), EVERYTHING)).filter(({ id }) => {
      const full = [...RECORDS.incidents, ...RECORDS.measures].find((record) => record.id === id)!;
      const text = JSON.stringify([full, full.reports.map(({ evidence }) => evidence)]).toLowerCase();
      return text.includes('chinese') && text.includes('nationals');
    });
    expect(found.rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(found.total).toBeGreaterThan(0);
  });
});

/** Ids of every record that the tiles of a zoom stand for: clusters are opened by asking for what is in them. */
async function countTiles(engine: Engine, filter: Filter, z: number, rows: MapRow[]): Promise<string[]> {
  const tiles = new Set<string>();
  const side = 2 ** z;
  const cellOf = ({ location: { lng, lat } }: MapRow, cells: number): [number, number] => {
    const sin = Math.sin((lat! * Math.PI) / 180);
    const y = 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI;
    return [Math.floor((lng! / 360 + 0.5) * cells), Math.floor(y * cells)];
  };
  const placed = rows.filter((row) => !isOffMap(row));
  // A record may fan out into the tile beside its own.
  for (const row of placed) {
    const [x, y] = cellOf(row, side);
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) tiles.add(`${x + dx} ${y + dy}`);
  }
  const ids: string[] = [];
  for (const tile of tiles) {
    const [x, y] = tile.split(' ').map(Number) as [number, number];
    for (const { layer, properties } of readTile(await engine.tile(filter, z, x, y))) {
      if (layer === 'records') ids.push((await engine.row(Number(properties.row))).id);
      if (layer !== 'clusters') continue;
      const { attack, operation, measure, count, place } = properties;
      expect(Number(attack) + Number(operation) + Number(measure)).toBe(count);
      if (place !== undefined) {
        const listed = await engine.recordsAt(filter, Number(place));
        expect(listed.total).toBe(count);
        ids.push(...listed.rows.map(({ id }) => id));
      } else ids.push(...clusterIds(placed, cellOf, 2 ** z * CELLS, [x, y], properties, ids));
    }
  }
  return ids;
}

/** Records of a cluster of several places: those of the one cell of this tile with the same counts. */
function clusterIds(
  rows: MapRow[],
  cellOf: (row: MapRow, cells: number) => [number, number],
  cells: number,
  [x, y]: [number, number],
  { count, attack }: Record<string, string | number | boolean>,
  known: string[]
): string[] {
  const groups = new Map<string, MapRow[]>();
  for (const row of rows) {
    const [column, line] = cellOf(row, cells);
    if (Math.floor(column / CELLS) !== x || Math.floor(line / CELLS) !== y) continue;
    const key = `${column} ${line}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const matching = [...groups.values()].find(
    (group) =>
      group.length === count &&
      group.filter((row) => layerOf(row) === 'attack').length === attack &&
      !known.includes(group[0]!.id)
  );
  return (matching ?? []).map(({ id }) => id);
}
