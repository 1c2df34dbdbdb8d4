import { check } from '@placemarkio/check-geojson';
import { parseAtomFeed } from 'feedsmith';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { readTile } from '../columns/readTile.ts';
import { feedErrors } from '../fixtures/feedErrors.ts';
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
  const text = await (await request.get('/feed.atom?admin1=PK-BA&layers=attack')).text();
  expect(await feedErrors(text)).toEqual([]);
  const feed = parseAtomFeed(text);
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

test('gives its tiles with a TileJSON, to any site and to GDAL', async ({ request }) => {
  const answer = await request.get('/tiles.json?admin1=PK-BA', {
    headers: { origin: 'https://elsewhere.example' }
  });
  expect(answer.headers()['access-control-allow-origin']).toBe('*');
  const told = JSON.parse(await answer.text());
  expect(told).toMatchObject({ tilejson: '3.0.0', scheme: 'xyz', minzoom: 0, filter: 'admin1=PK-BA' });
  expect((await (await request.get('/columns.json')).json()).dataVersion).toBe(told.dataVersion);
  const [west, south, east, north] = told.bounds;
  expect(west < 66 && south < 26 && east > 67 && north > 30).toBe(true);
  const address = (query: string) => query.replace('{z}', '5').replace('{x}', '21').replace('{y}', '13');
  const tile = await request.get(address(told.tiles[0]));
  expect(tile.headers()['access-control-allow-origin']).toBe('*');
  const features = readTile(await tile.body());
  expect(features.length).toBeGreaterThan(1);
  const layers = new Map<string, object>(
    told.vector_layers.map(({ id, fields }: { id: string; fields: object }) => [id, fields])
  );
  for (const { layer, properties } of features)
    expect(Object.keys(layers.get(layer) ?? {})).toEqual(expect.arrayContaining(Object.keys(properties)));

  // Of one version of the data only, where that is asked for.
  const fixed = await (await request.get(`/tiles.json?version=${told.dataVersion}`)).json();
  expect(fixed.tiles[0]).toContain(`version=${told.dataVersion}`);
  expect((await request.get(address(fixed.tiles[0]))).status()).toBe(200);
  expect((await request.get('/tiles.json?version=gone')).status()).toBe(410);
  expect((await request.get('/tiles/5/21/13?admin1=Sindh')).status()).toBe(400);

  test.skip(!existsSync('/usr/bin/ogrinfo'), 'GDAL was not found (Debian: gdal-bin)');
  const folder = join(mkdtempSync(join(tmpdir(), 'dateline-mvt-')), '5/21');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '13.pbf'), await tile.body());
  const info = execFileSync('ogrinfo', ['-ro', '-so', '-al', `MVT:${folder}/13.pbf`], { encoding: 'utf8' });
  expect(info).toContain('Layer name: clusters');
  expect(info).toMatch(/count: Integer/);
});
