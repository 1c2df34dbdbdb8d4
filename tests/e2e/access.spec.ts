import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openMapPage, test } from './dateline.ts';

/** Everything that axe looks for, however slight, its advice on good practice included, and WCAG 2.2's size of targets. */
const problems = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`
  );
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing at all on any page in the ${colorScheme} theme`, async ({ page, request }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const { features } = JSON.parse(await (await request.get('/incidents.geojson')).text());
    const incident = features.find((feature: { geometry: unknown }) => feature.geometry);
    const article = `/articles/${incident.properties.sources[0].articleId}`;
    const found: Record<string, string[]> = {};
    const look = async (name: string) => (found[name] = await problems(page));

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
    await page.goto('/compare');
    await page.getByRole('table').first().waitFor();
    await look('/compare');
    for (const address of ['/articles', article, '/review', '/sign-in']) {
      await page.goto(address);
      await page.getByRole('heading').first().waitFor();
      await look(address);
    }
    expect(Object.entries(found).filter(([, some]) => some.length > 0)).toEqual([]);
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
