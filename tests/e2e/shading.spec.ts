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

test('draws a dashed circle round what is only near a place, and shades a district', async ({ page }) => {
  await openMapPage(page, '/');
  const marks = await marksOf(page);
  const near = marks.find((mark) => mark.placePrecision === 'near');
  const district = marks.find((mark) => mark.placePrecision === 'admin2');
  if (!near || !district) throw new Error('the samples hold nothing near a place, or nothing in a district');
  await lookAt(page, near.coordinates, 9);
  await expect.poll(() => countDrawn(page, 'areas-line')).toBeGreaterThan(0);
  await lookAt(page, district.coordinates, 9);
  await expect.poll(() => countDrawn(page, 'areas')).toBeGreaterThan(0);
});
