import { barriers } from './axe.ts';
import { expect, openMapPage, test } from './dateline.ts';

test('axe finds nothing at all on any page, in either theme', async ({ page, request }) => {
  test.slow();
  const { features } = JSON.parse(await (await request.get('/incidents.geojson')).text());
  const incident = features.find((feature: { geometry: unknown }) => feature.geometry);
  const article = `/articles/${incident.properties.sources[0].articleId}`;
  const found: Record<string, string[]> = {};
  const look = async (name: string) => (found[name] = await barriers(page));

  for (const address of ['/', '/embed']) {
    await openMapPage(page, address);
    await look(address);
  }
  await openMapPage(page, `/?incident=${incident.id}`);
  await page.getByRole('article').getByText('Where', { exact: true }).waitFor();
  await look('an opened record');
  await page.goto('/table');
  await page.locator('[role=row] a').first().waitFor();
  await look('/table');
  await page.goto('/compare?from=2024-01-01&to=2024-12-31&within=province&days=90');
  await page.getByText(/^Of \d+ incidents/).waitFor();
  await look('/compare');
  for (const address of ['/articles', article, '/review', '/sign-in']) {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    await look(address);
  }
  expect(Object.entries(found).filter(([, some]) => some.length > 0)).toEqual([]);
});

test('works by keyboard alone: a province, a record, its quotes, and back', async ({ page }) => {
  await openMapPage(page, '/');
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await focused())) return;
    }
    throw new Error(`the Tab key never reached ${name}`);
  };
  await tabTo(/^Azad Kashmir$/);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('Balochistan');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/admin1=PK-BA/);

  await tabTo(/20\d\d/);
  const first = await focused();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator('#card-title')).toBeFocused();
  await page.getByRole('article').getByText('Where', { exact: true }).waitFor();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  expect(await focused()).toBe(first);
});

test('is a map with a sheet of three heights on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMapPage(page, '/');
  const sheet = page.getByRole('complementary', { name: 'Provinces, filters and lists' });
  const height = async () => (await sheet.boundingBox())?.height ?? 0;
  const handle = sheet.getByRole('button', { name: 'Change the height of the sheet' });
  expect(await height()).toBeLessThan(200);
  await handle.click();
  await expect.poll(height).toBeGreaterThan(400);
  await handle.click();
  await expect.poll(height).toBeGreaterThan(700);
  await sheet
    .getByRole('listitem')
    .getByRole('button', { name: /20\d\d/ })
    .first()
    .click();
  const card = page.getByRole('complementary', { name: 'The opened record' });
  await expect(card.getByRole('article')).toBeVisible();
  expect((await card.boundingBox())?.width).toBe(390);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
});
