import type { Page } from '@playwright/test';
import { countDrawn, expect, lookAt, marksOf, openMapPage, test } from './dateline.ts';

const chooser = (page: Page) => page.locator('details', { has: page.getByText('Shade provinces by') });
/** Provinces that a layer is asked to draw. */
const provincesIn = (page: Page, layer: string) =>
  page.evaluate((id) => JSON.stringify(datelineMap.getFilter(id)).match(/[A-Z]{2}-[A-Z0-9]+/g) ?? [], layer);

test('shades provinces by people killed, per 100,000, with its limits in the legend', async ({ page }) => {
  await openMapPage(page, '/');
  expect(await provincesIn(page, 'province-fill')).toEqual([]);
  // By keyboard alone.
  await chooser(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Nothing' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/shade=killed/);
  await expect.poll(() => provincesIn(page, 'province-fill')).toContain('PK-BA');
  await expect.poll(() => countDrawn(page, 'province-fill')).toBeGreaterThan(0);
  const shading = page.locator('.legend .shading');
  await expect(shading).toContainText('People killed');
  await expect(shading).toContainText(/\d+ or more/);

  await page.getByRole('checkbox', { name: 'per 100,000 people' }).check();
  await expect(page).toHaveURL(/per=100000/);
  await expect(shading).toContainText('per 100,000 people');
  // Nobody counts the people of Gilgit-Baltistan, so it is patterned, not pale.
  await expect(shading).toContainText('no population figure');
  await expect.poll(() => provincesIn(page, 'province-blank')).toContain('PK-GB');

  await page.reload();
  await page.locator('[data-map][data-idle]').waitFor();
  expect(await provincesIn(page, 'province-fill')).toContain('PK-BA');
});

test('says how many articles were read of each province', async ({ page }) => {
  await openMapPage(page, '/?shade=articles');
  const words = await page.evaluate(() =>
    JSON.stringify(datelineMap.getLayoutProperty('label-provinces', 'text-field'))
  );
  expect(words).toMatch(/\d+ articles read/);
  await expect(page.locator('.legend .shading')).toContainText('Articles read');
});

test('rings records that reports tell differently, once asked', async ({ page }) => {
  await openMapPage(page, '/');
  const told = (await marksOf(page)).find((mark) => mark.disagree);
  if (!told) throw new Error('the samples hold no record that reports tell differently');
  await chooser(page).locator('summary').click();
  await page.getByRole('checkbox', { name: 'Show where reports disagree' }).check();
  await expect(page).toHaveURL(/disagree=on/);
  await lookAt(page, told.coordinates, 13);
  await expect.poll(() => countDrawn(page, 'disagree')).toBeGreaterThan(0);
  await expect(page.locator('.legend')).toContainText('reports disagree');
});

test('draws a dashed circle round what is only near a place', async ({ page }) => {
  await openMapPage(page, '/');
  const near = (await marksOf(page)).find((mark) => mark.placePrecision === 'near');
  if (!near) throw new Error('the samples hold nothing near a place');
  await lookAt(page, near.coordinates, 9);
  await expect.poll(() => countDrawn(page, 'areas-line')).toBeGreaterThan(0);
});

test('shades a district without a mark, and tells by pointer and by key what it stands for', async ({
  page
}) => {
  await openMapPage(page, '/?precisions=admin2');
  expect(await marksOf(page)).toEqual([]);
  expect(await countDrawn(page, 'records')).toBe(0);
  expect(await countDrawn(page, 'clusters')).toBe(0);
  await expect.poll(() => countDrawn(page, 'areas')).toBeGreaterThan(0);
  // Every record of the selection stands in one shade and in the list of districts.
  const keys = page
    .getByRole('list', { name: /^Districts and provinces that stand for/ })
    .getByRole('button');
  const told = (await keys.allTextContents()).map((text) => Number(/: (\d+) record/.exec(text)?.[1]));
  const list = page.locator('details', {
    has: page.getByRole('heading', { name: 'Place known to district only' })
  });
  const listed = await list.getByRole('listitem').count();
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(listed);

  await keys.first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  const name = (await keys.first().textContent()) ?? '';
  await expect(page.locator('.tip')).toHaveText(name);
  await page.keyboard.press('Enter');
  const found = page.getByRole('dialog', { name });
  await expect(found.getByRole('listitem')).toHaveCount(told[0] ?? 0);
  await page.keyboard.press('Escape');
  await expect(found).toHaveCount(0);
  await expect(keys.first()).toBeFocused();

  const at = await page.evaluate(() => {
    const [label] = datelineMap.querySourceFeatures('area-labels');
    if (label?.geometry.type !== 'Point') throw new Error('no shade has a label');
    return datelineMap.project(label.geometry.coordinates as [number, number]);
  });
  const box = await page.locator('[data-map]').boundingBox();
  await page.mouse.click((box?.x ?? 0) + at.x, (box?.y ?? 0) + at.y);
  await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('article')).toContainText('place known to district only');
});
