import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

test('is driven by a page of another site through its element, and nothing else can be framed', async ({
  browser,
  baseURL
}) => {
  // A page of its own: it belongs to another host, and the browser tells of the frame that is refused.
  const page = await browser.newPage();
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Host</title>
      <script src="${baseURL}/dateline-map.js"></script>
      <dateline-map filter="admin1=PK-BA" height="420"></dateline-map>
      <iframe id="page" src="${baseURL}/"></iframe>
      <script>
        window.heard = [];
        const map = document.querySelector('dateline-map');
        for (const name of ['ready', 'view', 'select'])
          map.addEventListener('dateline-' + name, ({ detail }) => window.heard.push(detail));
      </script>`);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = host.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: object[] }).heard);
    await expect
      .poll(heard)
      .toContainEqual(expect.objectContaining({ type: 'dateline:view', query: 'admin1=PK-BA' }));
    await page.evaluate(() => {
      const map = document.querySelector('dateline-map') as HTMLElement & { filter: string };
      map.filter = 'admin1=PK-SD&layers=attack';
    });
    await expect.poll(heard).toContainEqual(
      expect.objectContaining({
        query: 'layers=attack&admin1=PK-SD',
        words: expect.stringContaining('Sindh')
      })
    );
    const embed = page.frameLocator('dateline-map iframe');
    await expect(embed.getByText('in Sindh')).toBeVisible();
    // The page itself refuses to stand in a frame: the browser shows its own error there.
    await expect(page.frameLocator('#page').getByRole('heading', { name: 'Dateline' })).toHaveCount(0);
  } finally {
    await page.close();
    host.close();
  }
});

test('answers oEmbed with a frame of the same map', async ({ request, baseURL }) => {
  const asked = encodeURIComponent(`${baseURL}/?admin1=PK-KP`);
  const answer = await (await request.get(`/oembed?url=${asked}&maxwidth=500`)).json();
  expect(answer).toMatchObject({ type: 'rich', version: '1.0', width: 500 });
  expect(answer.html).toContain('/embed?admin1=PK-KP');
  expect(
    (await request.get(`/oembed?url=${encodeURIComponent('https://elsewhere.example/')}`)).status()
  ).toBe(404);
  expect((await request.get(`/oembed?url=${asked}&format=xml`)).status()).toBe(501);
  expect((await request.get('/oembed')).status()).toBe(400);
});
