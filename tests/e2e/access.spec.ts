import AxeBuilder from '@axe-core/playwright';
import { expect, openMapPage, test } from './dateline.ts';

const grave = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page']) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no serious barrier in the ${colorScheme} theme`, async ({ page, request }) => {
    await page.emulateMedia({ colorScheme });
    await openMapPage(page, '/');
    expect(await grave(page)).toEqual([]);

    const { features } = JSON.parse(await (await request.get('/incidents.geojson')).text());
    const incident = features.find((feature: { geometry: unknown }) => feature.geometry);
    await openMapPage(page, `/?incident=${incident.id}`);
    await page.getByRole('article').getByText('Where', { exact: true }).waitFor();
    expect(await grave(page)).toEqual([]);

    await openMapPage(page, '/embed');
    expect(await grave(page)).toEqual([]);

    await page.goto(`/articles/${incident.properties.sources[0].articleId}`);
    expect(await grave(page)).toEqual([]);
    await page.goto('/articles');
    expect(await grave(page)).toEqual([]);
  });
}

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
