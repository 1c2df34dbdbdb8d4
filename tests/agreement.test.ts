import * as fc from 'fast-check';
import Papa from 'papaparse';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seedRecords, type SeededBatch } from '../bench/seededRecords.ts';
import { openSeedWorld } from '../bench/seededWorld.ts';
import type { Engine } from '../src/lib/columns/engine.ts';
import {
  select,
  summarize,
  toMapRows,
  type MapIncident,
  type MapMeasure,
  type Rows
} from '../src/lib/columns/index.ts';
import { openLocalEngine } from '../src/lib/columns/localEngine.ts';
import { NO_ARTICLES } from '../src/lib/columns/meta.ts';
import { incidentsToCsv, incidentsToGeoJson, measuresToCsv } from '../src/lib/export/index.ts';
import {
  EVERYTHING,
  formatFilter,
  LAYERS,
  parseFilter,
  PLACE_PRECISIONS,
  type Filter,
  type Records
} from '../src/lib/model/index.ts';
import { findProjectRoot } from '../src/lib/server/config.ts';
import { readTile } from './columns/readTile.ts';

const SIZE = 1500;
const PROVINCES = ['PK-BA', 'PK-GB', 'PK-IS', 'PK-JK', 'PK-KP', 'PK-PB', 'PK-SD'].map((code) => ({
  code,
  name: code,
  population: null
}));

const world = openSeedWorld(join(findProjectRoot(), 'geodata'));
const make = (seed: number, size = SIZE): SeededBatch[] => [...seedRecords(world, { seed, size })];
let records: Records;
let light: Rows<MapIncident, MapMeasure>;
let engine: Engine;

beforeAll(() => {
  const batches = make(7);
  records = {
    incidents: batches.flatMap((batch) => batch.records.incidents),
    measures: batches.flatMap((batch) => batch.records.measures),
    aggregates: batches.flatMap((batch) => batch.records.aggregates)
  };
  const about = { dataVersion: 'seeded', country: 'PK', admin1: PROVINCES, ...NO_ARTICLES };
  light = toMapRows(records);
  engine = openLocalEngine(light, about, records);
});

const day = fc
  .integer({ min: 0, max: 3652 })
  .map((n) => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10));
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const parts = {
  layers: some(LAYERS),
  admin1: some([...PROVINCES.map(({ code }) => code), 'PK']),
  from: day,
  to: day,
  types: some(['bombing', 'operation', 'deployment', 'surveillance']),
  targets: some(['a bus', 'a school']),
  nationalities: fc.constant(['CN']),
  actors: some(world.actors.slice(0, 6)),
  statuses: some(['announced', 'in_force'] as const),
  killedMin: fc.nat(6),
  killedMax: fc.nat(6),
  precisions: some(PLACE_PRECISIONS),
  confidence: fc.integer({ min: 50, max: 99 }),
  publishers: some(world.publishers.slice(0, 8)),
  q: fc.constantFrom('bus', 'convoy engineers', 'gunmen')
};
/** Three parts at the most: with more of them hardly anything is left to disagree about. */
const filters: fc.Arbitrary<Filter> = fc
  .tuple(fc.record(parts), fc.subarray(Object.keys(parts) as (keyof typeof parts)[], { maxLength: 3 }))
  // The address writes what is asked: what comes back from it is what every part of the page sees.
  .map(([all, chosen]) => {
    const asked = Object.fromEntries(chosen.map((part) => [part, all[part]]));
    return parseFilter(formatFilter({ ...EVERYTHING, ...asked }));
  });

describe('made-up records, for any filter', () => {
  it('the panel, the table, the files, the tiles and the time agree to the last record', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const selection = select(records, filter);
        const expected = [...selection.incidents, ...selection.measures].map(({ id }) => id).toSorted();
        const wanted = new Set(expected);
        most = Math.max(most, expected.length);

        const view = await engine.view(filter);
        expect(view.total).toBe(expected.length);
        const isSelected = ({ id }: { id: string }) => wanted.has(id);
        const rows = {
          incidents: light.incidents.filter(isSelected),
          measures: light.measures.filter(isSelected),
          aggregates: selection.aggregates
        };
        expect(view.summary).toEqual(summarize(rows, PROVINCES, light.incidents));
        const areas = [...view.summary.provinces, view.summary.elsewhere, view.summary.abroad];
        const sum = areas.reduce(
          (n, area) => n + (area ? area.attacks + area.operations + area.measures : 0),
          0
        );
        expect(sum).toBe(expected.length);

        expect(await allOf(filter)).toEqual(expected);

        const meta = { dataVersion: 'seeded', filter };
        const lines = [
          incidentsToCsv(selection.incidents, meta),
          measuresToCsv(selection.measures, meta)
        ].flatMap((csv) => Papa.parse<{ id: string }>(csv, { header: true, skipEmptyLines: true }).data);
        expect(lines.map(({ id }) => id).toSorted()).toEqual(expected);
        const { features } = JSON.parse(incidentsToGeoJson(selection.incidents, meta)) as {
          features: unknown[];
        };
        expect(features).toHaveLength(selection.incidents.length);

        const world = readTile(await engine.tile(filter, 0, 0, 0)).filter(({ layer }) => layer !== 'legs');
        const onMap = world.reduce((n, { properties }) => n + Number(properties.count ?? 1), 0);
        const { districtOnly, provinceOnly, placeUnknown } = view.offMap;
        expect(onMap + districtOnly + provinceOnly + placeUnknown).toBe(expected.length);

        if (filter.from !== null || filter.to !== null) return;
        const { within, spans, undated } = view.bins;
        const inBins = LAYERS.reduce((n, layer) => n + within[layer].reduce((a, b) => a + b, 0), 0);
        const wide = spans.reduce(
          (n, { counts }) => n + counts.attack + counts.operation + counts.measure,
          0
        );
        expect(inBins + wide + undated).toBe(expected.length);
      }),
      { numRuns: 50 }
    );
    expect(most).toBeGreaterThan(100);
  }, 120_000);

  it('are the same for the same seed, tell each quote in its article, and have no id twice', () => {
    const [batch] = make(3, 500);
    expect(make(3, 500)).toEqual([batch]);
    expect(make(4, 500)).not.toEqual([batch]);
    const texts = new Map(batch!.articles.map((article) => [article.id, article.text]));
    const all = [...batch!.records.incidents, ...batch!.records.measures];
    expect(all).toHaveLength(500);
    expect(new Set(all.map(({ id }) => id)).size).toBe(500);
    for (const { articleId, evidence } of all.flatMap(({ reports }) => reports))
      for (const { start, end, quote } of evidence)
        expect(texts.get(articleId)?.slice(start, end)).toBe(quote);
  });
});

/** Every page of the table, read to its end. */
async function allOf(filter: Filter): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; ; start += 100) {
    const { rows, total } = await engine.page(filter, { list: 'all', sort: 'killed', start, count: 100 });
    ids.push(...rows.map(({ id }) => id));
    if (start + 100 >= total) break;
  }
  return ids.toSorted();
}
