import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { incidentGeoParquet, measureGeoParquet, type RecordWriter } from '../../src/lib/export/index.ts';
import { EVERYTHING } from '../../src/lib/model/index.ts';
import { RECORDS } from '../fixtures/records.ts';

const META = { dataVersion: 'v1', filter: EVERYTHING };
const folder = mkdtempSync(join(tmpdir(), 'dateline-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bytesOf<R>(writer: RecordWriter<R>, records: readonly R[]): Uint8Array {
  expect([writer.begin(), ...records.map((record) => writer.add(record))].join('')).toBe('');
  return writer.end() as Uint8Array;
}

async function query(bytes: Uint8Array, sql: (file: string) => string) {
  const file = join(folder, `${Math.random()}.parquet`);
  writeFileSync(file, bytes);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(sql(`'${file}'`));
  connection.closeSync();
  return reader.getRowObjectsJson();
}

it('is read by another program: every row, unknown as null, the point as a geometry', async () => {
  const rows = await query(
    bytesOf(incidentGeoParquet(META), RECORDS.incidents),
    (file) => `select id, killedBest, reportsDisagree, geometry::varchar as wkt, lng from ${file} order by id`
  );
  expect(rows).toHaveLength(RECORDS.incidents.length);
  const rowOf = (id: string) => rows.find((row) => row.id === id);
  expect(rowOf('inc-balochistan-wave-2024')).toMatchObject({ killedBest: null, wkt: null, lng: null });
  const dasu = rowOf('inc-dasu-2021');
  expect(dasu).toMatchObject({ killedBest: 13, reportsDisagree: true });
  expect(dasu?.wkt).toBe('POINT (73.2894 35.2898)');
});

it('says in its metadata what it holds', async () => {
  const rows = await query(
    bytesOf(measureGeoParquet(META), RECORDS.measures),
    (file) => `select decode(key) as key, decode(value) as value from parquet_kv_metadata(${file})`
  );
  const about = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  expect(JSON.parse(String(about.geo))).toMatchObject({ version: '1.1.0', primary_column: 'geometry' });
  expect(about).toMatchObject({ dataVersion: 'v1', filter: '' });
  expect(about.attribution).toContain('GeoNames');
});

it('may hold nothing', async () => {
  const rows = await query(
    bytesOf(incidentGeoParquet(META), []),
    (file) => `select count(*) as n from ${file}`
  );
  expect(Number(rows[0]?.n)).toBe(0);
});
