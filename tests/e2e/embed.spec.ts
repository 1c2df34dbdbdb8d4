import { expect, marksOf, openMapPage, test } from './dateline.ts';

test('embeds one province without panels, with its legend and attribution', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 560 });
  await openMapPage(page, '/embed?admin1=PK-KP');
  const marks = await marksOf(page);
  expect(marks.length).toBeGreaterThan(0);
  for (const { coordinates } of marks) {
    expect(coordinates[0]).toBeGreaterThan(69);
    expect(coordinates[1]).toBeGreaterThan(31);
  }
  await expect(page.getByText('in Khyber Pakhtunkhwa')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await expect(page.getByText('disputed boundary')).toBeVisible();
  await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText('GeoNames');
  await expect(page.getByRole('link', { name: 'Open in Dateline' })).toHaveAttribute(
    'href',
    '/?admin1=PK-KP'
  );
});

test('lets only the embed stand in a frame, and nothing load from elsewhere', async ({ request }) => {
  const page = (await request.get('/')).headers();
  expect(page['content-security-policy']).toContain("default-src 'self'");
  expect(page['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page['x-content-type-options']).toBe('nosniff');
  const embed = (await request.get('/embed')).headers();
  expect(embed['content-security-policy']).toContain('frame-ancestors *');
  expect(embed['x-frame-options']).toBeUndefined();
});

test('serves the map files and nothing else of the folder', async ({ request }) => {
  const land = await request.get('/geo/basemap/land.geojson');
  expect(land.ok()).toBe(true);
  const again = await request.get('/geo/basemap/land.geojson', {
    headers: { 'if-none-match': land.headers().etag ?? '' }
  });
  expect(again.status()).toBe(304);
  for (const path of [
    'gazetteer.tsv.gz',
    '../package.json',
    '%2e%2e/package.json',
    'basemap/../actors.tsv'
  ]) {
    expect((await request.get(`/geo/${path}`)).status(), path).toBe(404);
  }
});
