import { check } from '@placemarkio/check-geojson';
import { parseAtomFeed } from 'feedsmith';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from './dateline.ts';

test('downloads exactly what is selected', async ({ request }) => {
  for (const kind of ['incidents', 'measures']) {
    const geojson = await (await request.get(`/${kind}.geojson?admin1=PK-BA`)).text();
    expect(() => check(geojson)).not.toThrow();
    const { features } = JSON.parse(geojson);
    const csv = await (await request.get(`/${kind}.csv?admin1=PK-BA`)).text();
    const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.map((row) => row.id)).toEqual(features.map((feature: { id: string }) => feature.id));
    for (const row of data) expect(row.admin1).toBe('PK-BA');
  }
});

test('refuses a filter that it cannot read, so that nobody gets more than was asked for', async ({
  request
}) => {
  const response = await request.get('/incidents.csv?admin1=Sindh');
  expect(response.status()).toBe(400);
  expect(await response.text()).toContain('codes of provinces');
});

test('sums by province as the records do, and gives the same bytes twice', async ({ request }) => {
  const text = await (await request.get('/summary.json')).text();
  expect(await (await request.get('/summary.json')).text()).toBe(text);
  const summary = JSON.parse(text);
  const { features } = JSON.parse(await (await request.get('/incidents.geojson')).text());
  expect(summary.total.attacks + summary.total.operations).toBe(features.length);
  const known = features.flatMap(
    (feature: { properties: { killed: { low: number } | null } }) => feature.properties.killed?.low ?? []
  );
  expect(summary.total.killed.low).toBe(known.reduce((sum: number, low: number) => sum + low, 0));
});

test('gives every format, and a feed that a reader reads', async ({ request }) => {
  const files = ['incidents.hxl.csv', 'incidents.acled.csv', 'incidents.ged.csv', 'measures.hxl.csv'];
  for (const file of [...files, 'incidents.jsonl', 'incidents.parquet', 'measures.parquet']) {
    const once = await request.get(`/${file}?admin1=PK-BA`);
    expect(once.status(), file).toBe(200);
    const again = await request.get(`/${file}?admin1=PK-BA`);
    expect((await again.body()).equals(await once.body()), file).toBe(true);
  }
  expect((await request.get('/incidents.shp')).status()).toBe(404);
  const feed = parseAtomFeed(await (await request.get('/feed.atom?admin1=PK-BA&layers=attack')).text());
  expect(feed.entries?.length).toBeGreaterThan(0);
  const first = await request.get(String(feed.entries?.[0]?.links?.[0]?.href));
  expect(first.status()).toBe(200);
});

test('is read by GDAL as OGC API – Features', async ({ request, baseURL }) => {
  test.skip(!existsSync('/usr/bin/ogr2ogr'), 'GDAL was not found (Debian: gdal-bin)');
  const incidents = JSON.parse(await (await request.get('/incidents.geojson')).text());
  const info = execFileSync('ogrinfo', ['-ro', '-so', '-al', `OAPIF:${baseURL}/ogc`], { encoding: 'utf8' });
  expect(info).toContain('Layer name: incidents');
  expect(info).toContain('Layer name: measures');
  expect(info).toContain(`Feature Count: ${incidents.features.length}`);
  expect(info).toMatch(/killedBest: Integer/);

  // Page after page, so that its links are followed.
  const out = join(mkdtempSync(join(tmpdir(), 'dateline-ogr-')), 'out.geojson');
  const options = ['-oo', 'PAGE_SIZE=7', '-f', 'GeoJSON', out];
  execFileSync('ogr2ogr', [...options, `OAPIF:${baseURL}/ogc`, 'incidents'], { stdio: 'ignore' });
  const { features } = JSON.parse(readFileSync(out, 'utf8'));
  expect(features.map((feature: { properties: { id: string } }) => feature.properties.id)).toEqual(
    incidents.features.map((feature: { id: string }) => feature.id)
  );

  for (const query of ['limit=x', 'bbox=1,2', 'datetime=soon', 'colour=red'])
    expect((await request.get(`/ogc/collections/incidents/items?${query}`)).status(), query).toBe(400);
});
