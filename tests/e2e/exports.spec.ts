import { check } from '@placemarkio/check-geojson';
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
