import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { decodeColumns, encodeColumns } from '../src/lib/columns/arrow.ts';
import { binDates } from '../src/lib/columns/bins.ts';
import { buildColumns } from '../src/lib/columns/build.ts';
import type { Columns } from '../src/lib/columns/columns.ts';
import { createEngine } from '../src/lib/columns/createEngine.ts';
import { countFacets } from '../src/lib/columns/facets.ts';
import { findFailures, type Failures } from '../src/lib/columns/failures.ts';
import { readRow } from '../src/lib/columns/heads.ts';
import { metaOf, NO_ARTICLES } from '../src/lib/columns/meta.ts';
import { prepare } from '../src/lib/columns/prepare.ts';
import { countCells, sumCells, toFigures } from '../src/lib/columns/sums.ts';
import type { Summary } from '../src/lib/columns/summary.ts';
import { tally } from '../src/lib/columns/tally.ts';
import { EVERYTHING, type Filter } from '../src/lib/model/index.ts';
import { findProjectRoot } from '../src/lib/server/config.ts';
import { openProvinces } from '../src/lib/server/provinces.ts';
import type { Bench, Figures } from './bench.ts';
import { makeColumnRows } from './columnRows.ts';
import { openDuckdb, type AreaSums } from './duckdb.ts';
import { median, rounded, timeInTurn } from './measure.ts';

const ROUNDS = 7;
const Z = 6;
/** As the server compresses the file. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 } };

/** What people ask for, from one part to many; answered by both sides in turn. */
const QUESTIONS: Partial<Filter>[] = [
  {},
  { from: '2024-01-01', to: '2024-12-31' },
  { admin1: ['PK-BA'], from: '2020-01-01' },
  { layers: ['attack'], types: ['bombing', 'suicide_bombing'] },
  { nationalities: ['CN'] },
  { killedMin: 5 },
  { precisions: ['site', 'settlement'], confidence: 70 },
  { admin1: ['PK-BA', 'PK-KP', 'PK-SD'], killedMin: 1, killedMax: 20, from: '2018-06-01', to: '2023-05-31' },
  { targets: ['police van', 'checkpost'], admin1: ['PK-KP'] },
  { statuses: ['ordered', 'in_force'], from: '2022-01-01' },
  {
    layers: ['attack'],
    admin1: ['PK-BA'],
    from: '2019-01-01',
    to: '2024-06-30',
    types: ['armed_assault', 'bombing', 'grenade'],
    targets: ['police van', 'bus', 'school'],
    killedMin: 1,
    confidence: 60,
    precisions: ['site', 'settlement', 'near']
  }
];

/** The columns of a million records beside DuckDB, and their file beside GeoJSON. */
export const bench: Bench = {
  about: 'filters, sums, choices and tiles from columns, beside DuckDB; the file, beside GeoJSON',
  sizeOf: 'incidents and measures',
  size: 1_000_000,
  async run({ size, seed }) {
    const geodata = join(findProjectRoot(), 'geodata');
    const { columns: built } = buildColumns(makeColumnRows(geodata, seed, size));
    const file = encodeColumns(built);
    const bytes = brotliCompressSync(file, BROTLI).length;
    const geojson = gzippedGeoJson(built);
    const opening = performance.now();
    const columns = decodeColumns(file);
    const prepared = prepare(columns);
    const figures = toFigures(prepared);
    const openMs = performance.now() - opening;
    const { admin1, country } = openProvinces(geodata);
    const context = { provinces: admin1, aggregates: [], reconciled: [] };
    const filters = QUESTIONS.map((part): Filter => ({ ...EVERYTHING, ...part }));
    const sum = (filter: Filter, failures: Failures): Summary =>
      sumCells(prepared, figures, countCells(prepared, failures), filter, context).summary;
    const anew = (filter: Filter) => sum(filter, findFailures(prepared, filter, null, null));

    const folder = mkdtempSync(join(tmpdir(), 'dateline-duckdb-'));
    const duckdb = await openDuckdb(columns, folder, filters);
    try {
      const rows: Figures[] = [];
      for (const [i, filter] of filters.entries()) {
        const selected = disagreement(anew(filter), await duckdb.sum(i));
        const ms = await timeInTurn({ columns: () => anew(filter), duckdb: () => duckdb.sum(i) }, ROUNDS);
        const cpu = cpuOf(() => anew(filter));
        rows.push({
          question: JSON.stringify(QUESTIONS[i]),
          selected,
          columns: rounded(ms.columns, 1),
          columnsCpu: rounded(cpu, 1),
          duckdb: rounded(ms.duckdb, 1),
          ratio: rounded(ms.duckdb / ms.columns, 1)
        });
      }
      const of = (name: 'columns' | 'columnsCpu' | 'duckdb') => median(rows.map((row) => Number(row[name])));
      const parts = await timeParts();
      return {
        summaryMs: of('columns'),
        summaryCpuMs: of('columnsCpu'),
        duckdbMs: of('duckdb'),
        vsDuckdb: rounded(of('duckdb') / of('columns'), 1),
        worstRatio: Math.min(...rows.map(({ ratio }) => Number(ratio))),
        ...parts,
        bytesPerIncident: rounded(bytes / size),
        vsGeojsonGz: rounded(geojson / bytes, 2),
        openMs: rounded(openMs, 0),
        rows
      };
    } finally {
      duckdb.close();
      rmSync(folder, { recursive: true });
    }

    /** What else the page asks for. */
    async function timeParts(): Promise<Figures> {
      const all = findFailures(prepared, EVERYTHING, null, null);
      const counted = tally(prepared, all);
      const period = filters[1]!;
      const dated = findFailures(prepared, period, null, null);
      // A brush that moves changes one part of the filter.
      const moved = { ...period, from: '2023-12-01' };
      const ms = await timeInTurn(
        {
          brush: () => sum(moved, findFailures(prepared, moved, null, dated)),
          tally: () => tally(prepared, all),
          facets: () => countFacets(prepared, counted, EVERYTHING, country),
          bins: () => binDates(prepared, counted)
        },
        ROUNDS
      );
      const engine = createEngine(
        columns,
        metaOf(columns, {
          dataVersion: 'bench',
          country,
          admin1: admin1.map((province) => ({ ...province, population: null })),
          aggregates: [],
          reconciled: [],
          ...NO_ARTICLES
        }),
        { heads: never, locate: never, search: never }
      );
      const views: number[] = [];
      for (const filter of filters) views.push(await timed(() => engine.view(filter)));
      await engine.tile(EVERYTHING, 0, 0, 0);
      const tiles: number[] = [];
      for (let round = 0; round <= ROUNDS; round++)
        for (let x = 42; x <= 45; x++)
          for (let y = 24; y <= 28; y++) {
            const time = await timed(() => engine.tile(EVERYTHING, Z, x, y));
            if (round > 0) tiles.push(time);
          }
      return {
        tileZ6Ms: rounded(median(tiles), 2),
        tileZ6WorstMs: rounded(Math.max(...tiles), 1),
        brushMs: rounded(ms.brush, 1),
        tallyMs: rounded(ms.tally, 1),
        facetsMs: rounded(ms.facets, 1),
        binsMs: rounded(ms.bins, 1),
        viewMs: rounded(median(views), 1)
      };
    }
  }
};

/** Median milliseconds of processor time: what else the machine does is not counted. */
function cpuOf(work: () => unknown): number {
  return median(
    Array.from({ length: ROUNDS }, () => {
      const began = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    })
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function never(): never {
  throw new Error('the bench asks for no heads');
}

/** Throws where the two sides do not agree; gives how many records were selected. */
function disagreement(summary: Summary, sums: Map<string, AreaSums>): number {
  const { total, provinces, elsewhere, abroad } = summary;
  const seen: string[] = [];
  for (const area of [...provinces, elsewhere]) {
    if (!area || area.attacks + area.operations + area.measures === 0) continue;
    const key = area.admin1 ?? '';
    seen.push(key);
    const { attacks, operations, measures, killedUnknown, injuredUnknown, tollUnknown } = area;
    const own: AreaSums = {
      counts: [attacks, operations, measures, killedUnknown, injuredUnknown, tollUnknown],
      killed: attacks + operations === 0 ? null : area.killed,
      injured: attacks + operations === 0 ? null : area.injured,
      attackersKilled: area.attackersKilled,
      chineseKilled: area.nationalities.CN?.killed ?? null
    };
    const [one, other] = [JSON.stringify(own), JSON.stringify(sums.get(key) ?? null)];
    if (one !== other) throw new Error(`${key || 'elsewhere'}: columns give ${one}, DuckDB gives ${other}`);
  }
  const extra = [...sums.keys()].filter((key) => !seen.includes(key));
  if (extra.length > 0 || abroad) throw new Error(`only DuckDB gives ${extra.join(', ')}`);
  return total.attacks + total.operations + total.measures;
}

/** Bytes of the same records as GeoJSON, gzip; compressed in parts, as a stream is, since no string holds all of it. */
function gzippedGeoJson(columns: Columns): number {
  let bytes = 0;
  const head = { id: '', corrections: [], quote: null };
  const measure = { summary: '', issuer: null, protects: null, prompted: null };
  for (let start = 0; start < columns.length; start += 100_000) {
    const lines: string[] = [];
    for (let row = start; row < Math.min(columns.length, start + 100_000); row++) {
      const { status } = columns.dictionaries.kind[columns.kind[row]!]!;
      const read = readRow(columns, row, { ...head, measure: status === null ? null : measure });
      const { location, id: _id, corrections: _c, quote: _q, ...rest } = read;
      const { lng, lat, ...place } = location;
      lines.push(
        JSON.stringify({
          type: 'Feature',
          geometry: lng === null ? null : { type: 'Point', coordinates: [lng, lat] },
          // No text that the columns leave out is counted against GeoJSON.
          properties: { ...without(rest, ['summary', 'issuer', 'protects', 'prompted']), ...place }
        })
      );
    }
    bytes += gzipSync(lines.join(',\n'), { level: 9 }).length;
  }
  return bytes;
}

function without(record: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
