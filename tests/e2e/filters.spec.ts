import type { Page } from '@playwright/test';
import { expect, openMapPage, test } from './dateline.ts';

const filters = (page: Page) => page.getByRole('group', { name: 'Filters' });
const menu = (page: Page, label: string) =>
  filters(page).locator('details', { has: page.locator('summary', { hasText: label }) });
const choice = (page: Page, label: string, name: string) =>
  menu(page, label)
    .locator('label')
    .filter({ has: page.getByRole('checkbox', { name: new RegExp(`^${name} \\d`) }) });
const countOf = async (page: Page, label: string, name: string) =>
  Number((await choice(page, label, name).innerText()).replace(/\D/g, ''));
const params = (page: Page) => new URL(page.url()).searchParams;
const chips = (page: Page) => page.getByRole('list', { name: 'Chosen filters' });
const attacks = async (page: Page) =>
  Number(
    (
      await page
        .getByRole('group', { name: 'Layers' })
        .getByRole('button', { name: /attacks/i })
        .innerText()
    ).replace(/\D/g, '')
  );

test('counts each choice under the other filters, and shows exactly as many', async ({ page }) => {
  await openMapPage(page, '/?layers=attack');
  const types = menu(page, 'Type');
  await types.locator('summary').click();
  const told = await countOf(page, 'Type', 'Bombing');
  const beside = await countOf(page, 'Type', 'Suicide bombing');
  expect(told).toBeGreaterThan(0);
  expect(beside).toBeGreaterThan(0);
  await choice(page, 'Type', 'Bombing').getByRole('checkbox').check();
  await expect(page).toHaveURL(/types=bombing/);
  await expect.poll(() => attacks(page)).toBe(told);
  // Its neighbours keep their counts: they are counted without the choice of a type.
  expect(await countOf(page, 'Type', 'Suicide bombing')).toBe(beside);

  await page.keyboard.press('Escape');
  await chips(page).getByRole('button', { name: 'Drop Bombing' }).click();
  await expect(page).not.toHaveURL(/types=/);
  await page.goBack();
  await expect(page).toHaveURL(/types=bombing/);
  await chips(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect(chips(page)).toHaveCount(0);
});

test('chooses several provinces, and finds one in the list', async ({ page }) => {
  await openMapPage(page, '/');
  const provinces = menu(page, 'Province');
  await provinces.locator('summary').click();
  await provinces.getByRole('checkbox', { name: /^Sindh/ }).check();
  await provinces.getByRole('checkbox', { name: /^Punjab/ }).check();
  await expect(page).toHaveURL(/admin1=PK-PB%2CPK-SD/);
  const find = provinces.getByRole('searchbox');
  if (await find.isVisible()) {
    await find.fill('baloch');
    await expect(provinces.getByRole('listitem')).toHaveCount(1);
  }
  await expect(page.getByText(/in (Punjab and Sindh|Sindh and Punjab)/)).toBeVisible();
});

test('asks by toll, confidence, place, source and status, each in words and in the address', async ({
  page
}) => {
  await openMapPage(page, '/');
  const all = await attacks(page);
  await filters(page).getByRole('button', { name: 'More filters' }).click();
  await menu(page, 'Killed').locator('summary').click();
  await menu(page, 'Killed').getByRole('button', { name: '10 or more killed' }).click();
  await expect(page).toHaveURL(/killedMin=10/);
  await expect.poll(() => attacks(page)).toBeLessThan(all);
  await menu(page, 'Killed').getByLabel('At most').fill('20');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/killedMax=20/);
  await expect(chips(page)).toContainText('10 to 20 killed');
  await page.keyboard.press('Escape');
  await chips(page).getByRole('button', { name: 'Reset' }).click();

  await menu(page, 'Confidence').locator('summary').click();
  await menu(page, 'Confidence').getByRole('radio', { name: '80 %' }).check();
  await expect(page).toHaveURL(/confidence=80/);
  await expect(chips(page)).toContainText('confidence 80 % or more');

  await menu(page, 'Status').locator('summary').click();
  await menu(page, 'Status')
    .getByRole('checkbox', { name: /^In force/ })
    .check();
  await expect(page).toHaveURL(/statuses=in_force/);
  await expect.poll(() => attacks(page)).toBe(0);
  await expect(chips(page)).toContainText('measures in force');
  for (const text of await chips(page).getByRole('listitem').allInnerTexts())
    expect(text).not.toMatch(/_|PK-/);
});

test('searches places, actors and quotes while one types, one step of the back button', async ({ page }) => {
  await openMapPage(page, '/');
  const all = await attacks(page);
  const search = page.getByRole('searchbox', { name: 'Search places, actors and quotes' });
  await search.pressSequentially('quet', { delay: 30 });
  await expect(page).toHaveURL(/q=quet/);
  await search.pressSequentially('ta railway', { delay: 30 });
  await expect(page).toHaveURL(/q=quetta\+railway/);
  await expect(search).toBeFocused();
  await expect.poll(() => attacks(page)).toBeLessThan(all);
  expect(await attacks(page)).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: /Quetta railway station/ }).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/q=/);
  await expect(search).toHaveValue('');
  await search.fill('no such words anywhere');
  await expect(page.getByText(/^No record in this selection\. \d+ articles were read\./)).toBeVisible();
  await search.press('Escape');
  await expect(page).not.toHaveURL(/q=/);
});

test('keeps views by name: save, open, rename, delete and take it back', async ({ page }) => {
  await openMapPage(page, '/?admin1=PK-BA&from=2024-01-01&to=2024-12-31');
  const views = page.locator('details', { has: page.locator('summary', { hasText: 'Saved views' }) });
  await views.locator('summary').click();
  await views.getByLabel('Name of this view').fill('Balochistan in 2024');
  await views.getByRole('button', { name: 'Save' }).click();
  await expect(views.getByText('Saved as “Balochistan in 2024”.')).toBeVisible();

  await openMapPage(page, '/');
  await views.locator('summary').click();
  await views.getByRole('button', { name: 'Balochistan in 2024', exact: true }).click();
  await expect(page).toHaveURL(/admin1=PK-BA&from=2024-01-01&to=2024-12-31/);
  await expect(views.getByText('shown now')).toBeVisible();

  await views.getByRole('button', { name: 'Rename Balochistan in 2024' }).click();
  await views.getByLabel('New name').fill('The south-west');
  await page.keyboard.press('Enter');
  const renamed = views.getByRole('button', { name: /^The south-west/ });
  await expect(renamed).toBeFocused();
  await views.getByRole('button', { name: 'Delete The south-west' }).click();
  await expect(renamed).toHaveCount(0);
  await expect(views.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(renamed).toBeVisible();
});

test('says so where the browser keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openMapPage(page, '/?admin1=PK-BA');
  const views = page.locator('details', { has: page.locator('summary', { hasText: 'Saved views' }) });
  await views.locator('summary').click();
  await views.getByLabel('Name of this view').fill('Balochistan');
  await views.getByRole('button', { name: 'Save' }).click();
  await expect(views.getByRole('alert')).toContainText('This browser does not keep views');
});

test('offers every filter in the sheet of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMapPage(page, '/');
  const handle = page.getByRole('button', { name: 'Change the height of the sheet' });
  await handle.click();
  await handle.click();
  await filters(page).getByRole('button', { name: 'More filters' }).click();
  for (const label of [
    'Province',
    'Type',
    'Nationality',
    'District',
    'Target',
    'Actor',
    'Status',
    'Source'
  ]) {
    await menu(page, label).locator('summary').click();
    await expect(menu(page, label).getByRole('list', { name: label })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(params(page).size).toBe(0);
});

test('says what to do where the records cannot be fetched, and tries again', async ({
  page,
  browser,
  baseURL
}) => {
  // A page of its own: it is to hear of an error.
  const broken = await browser.newPage({ baseURL: baseURL ?? '' });
  await broken.route('**/columns.arrow*', (route) => route.fulfill({ status: 503, body: 'busy' }));
  await broken.goto('/');
  const alert = broken.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(alert).toContainText('Check the connection to the server');
  await broken.unroute('**/columns.arrow*');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toHaveCount(0);
  await expect(broken.getByRole('table').getByRole('row')).not.toHaveCount(0);
  await broken.close();
  await page.goto('about:blank');
});
