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
  // Folded in a low frame, where it would cover the map.
  await expect(page.getByText('disputed boundary')).toBeHidden();
  await page.locator('details.legend > summary').click();
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

test('is shared from the map by a snippet that works on another site with its options', async ({
  browser,
  page,
  baseURL
}) => {
  await openMapPage(page, '/?admin1=PK-BA');
  await page.getByRole('button', { name: 'Share …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this view' });
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(`${baseURL}/?admin1=PK-BA`);
  await dialog.getByRole('radio', { name: /^Keep: / }).check();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/asOf=20\d\d-\d\d-\d\d$/);
  await dialog.getByRole('radio', { name: /^Fix: / }).check();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/PK-BA&version=[0-9a-f]{12}$/);
  await dialog.getByLabel('Small, 600 × 400').check();
  await dialog.getByLabel('Legend').uncheck();
  await dialog.getByLabel('Provinces').check();
  await dialog.getByLabel('Timeline').check();
  await dialog.getByLabel('Still until clicked').check();
  await dialog.getByLabel('Title').fill('Attacks & measures');
  await dialog.getByLabel('Colours').selectOption('Dark');
  const preview = page.frameLocator('dialog iframe');
  await expect(preview.getByRole('heading', { name: 'Attacks & measures' })).toBeVisible();
  const code = dialog.getByRole('textbox', { name: 'Code to paste' });
  const frame = await code.inputValue();
  await dialog.getByLabel('Element').check();
  const element = await code.inputValue();
  // Where a browser gives no clipboard the old way is tried, and the text is there to be copied by hand.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.evaluate(() => (document.execCommand = () => false));
  await dialog.getByRole('button', { name: 'Copy Code to paste' }).click();
  await expect(dialog.getByText('copy it with Ctrl + C')).toBeVisible();
  expect(await code.evaluate((node: HTMLTextAreaElement) => node.selectionEnd - node.selectionStart)).toBe(
    element.length
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Share …' })).toBeFocused();

  const guest = await browser.newPage({ colorScheme: 'light' });
  const host = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Host</title>${frame}${element}`);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  try {
    await guest.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    await expect(guest.locator('iframe').first()).toHaveAttribute('width', '600');
    for (const embed of [guest.frameLocator('body > iframe'), guest.frameLocator('dateline-map iframe')]) {
      await embed.getByRole('heading', { name: 'Attacks & measures' }).waitFor();
      await expect(embed.locator('html')).toHaveAttribute('data-theme', 'dark');
      await expect(embed.locator('body')).toHaveCSS('background-color', 'rgb(27, 37, 44)');
      await expect(embed.getByText('disputed boundary')).toHaveCount(0);
    }
    const embed = guest.frameLocator('body > iframe');
    await expect(embed.getByRole('link', { name: 'Open in Dateline' })).toHaveAttribute('href', /version=/);
    // Until it is woken, nothing in it takes a click or the focus.
    const wake = embed.getByRole('button', { name: 'Click to use the map' });
    await expect(embed.locator('[inert]')).toHaveCount(1);
    await wake.focus();
    await guest.keyboard.press('Enter');
    await expect(wake).toHaveCount(0);
    await embed.getByRole('button', { name: 'Sindh' }).click();
    await expect(embed.getByRole('status').filter({ hasText: 'in Sindh' })).toBeVisible();
    await expect(embed.getByRole('heading', { name: 'Attacks & measures' })).toBeVisible();
    await expect(embed.getByRole('region', { name: 'Time' })).toBeVisible();
  } finally {
    await guest.close();
    host.close();
  }
});

test('shows its title, legend and land before any record has come', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/columns.arrow*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/embed?title=Attacks&admin1=PK-BA');
  await expect(page.getByRole('heading', { name: 'Attacks' })).toBeVisible();
  await expect(page.getByText('disputed boundary')).toBeVisible();
  await page.waitForFunction(() => globalThis.datelineMap?.getLayer('land') !== undefined);
  await expect(page.locator('[data-idle]')).toHaveCount(0);
  letGo();
  await page.locator('[data-map][data-idle]').waitFor();
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
