import type { Page } from '@playwright/test';
import { barriers } from './axe.ts';
import { expect, openMapPage, test } from './dateline.ts';
import { incidentOf, measures, PASSWORDS, propose, signIn, undoAll } from './desk.ts';

const title = (page: Page) => page.locator('#item-title');
const progress = (page: Page) => page.getByText(/^\d+ of \d+ left$/);

test('reviews by keyboard alone: next, edit, confirm, reject, undo', async ({ page }) => {
  await signIn(page, 'amna', '/review');
  const total = Number((await progress(page).innerText()).split(' ')[0]);
  expect(total).toBeGreaterThan(3);
  const list = page.getByRole('region', { name: 'Waiting' }).getByRole('button');
  const current = page.locator('[aria-current="true"]');
  const first = await current.innerText();
  await page.getByRole('button', { name: 'Confirm' }).waitFor();

  await page.keyboard.press('j');
  await expect.poll(() => current.innerText()).not.toBe(first);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('k');
  await expect.poll(() => current.innerText()).toBe(first);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');

  await page.getByRole('button', { name: 'Confirm' }).waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: /^Change/ });
  await expect(form).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await page.keyboard.press('c');
  await expect(page.getByText(`${total - 1} of ${total} left`)).toBeVisible();
  await expect(list).toHaveCount(total - 1);
  await expect(title(page)).toBeFocused();
  await page.keyboard.press('u');
  await expect(page.getByText(`${total} of ${total} left`)).toBeVisible();
  await expect.poll(() => current.innerText()).toBe(first);

  await page.getByRole('button', { name: 'Confirm' }).waitFor();
  await page.keyboard.press('r');
  await expect(page.getByText(`${total - 1} of ${total} left`)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText(`${total} of ${total} left`)).toBeVisible();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('confirm it as it is');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await undoAll(page);
});

test('shows why a record is there, with the tolls of its reports side by side', async ({ page }) => {
  await signIn(page, 'amna', '/review?kind=disagree');
  await expect(page.getByText('The reports give different tolls.')).toBeVisible();
  const ledger = page.getByRole('region', { name: 'Tolls by report' });
  await expect(ledger.getByRole('row')).not.toHaveCount(1);
  await expect(ledger).toContainText('the figure shown');
  await expect(page.locator('blockquote mark').first()).toBeVisible();
});

test('puts what a second reader proposed on the map, or declines it', async ({ page }) => {
  propose();
  const summaries = async () => (await measures(page.request)).map(({ summary }) => summary);
  const before = (await summaries()).length;
  await signIn(page, 'amna', '/review?kind=proposal');
  const list = page.getByRole('region', { name: 'Waiting' }).getByRole('button');
  await expect(list).toHaveCount(2);
  const shown = page.locator('blockquote mark').first();
  await expect(shown).toBeVisible();
  const accepted = await shown.innerText();
  await page.getByRole('button', { name: 'Put on the map' }).click();
  await expect(list).toHaveCount(1);
  expect(await summaries()).toContain(accepted);

  await expect(shown).not.toHaveText(accepted);
  const declined = await shown.innerText();
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(list).toHaveCount(0);
  expect(await summaries()).not.toContain(declined);

  await page.goto('/review?kind=decided');
  await expect(page.getByRole('listitem').filter({ hasText: 'amna' })).toHaveCount(2);
  await undoAll(page);
  expect((await summaries()).length).toBe(before);
});

test('puts no barrier before who reviews, on a screen and on a phone', async ({ page }) => {
  test.slow();
  await signIn(page, 'amna', '/review');
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/review');
    await page.getByRole('button', { name: 'Confirm' }).waitFor();
    await page.getByRole('button', { name: 'Keys' }).click();
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.goto('/articles');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  for (const address of ['/review?kind=lost', '/review?kind=decided', '/articles']) {
    await page.goto(address);
    expect(await barriers(page), address).toEqual([]);
  }
});

test('puts no barrier before who corrects a record', async ({ page }) => {
  test.slow();
  await signIn(page, 'amna');
  const { id } = await incidentOf(page.request, '2024-03-26');
  await openMapPage(page, `/?incident=${id}`);
  for (const name of ['Change: toll', 'Change: place', 'Change: date', 'Split', 'Merge with…']) {
    await page.getByRole('button', { name }).click();
    expect(await barriers(page), name).toEqual([]);
  }
  await openMapPage(page, '/?incident=inc-0000000000');
  expect(await barriers(page)).toEqual([]);
});

test('keeps everything behind the sign-in where only accounts may read, and makes who guesses wait', async ({
  browser,
  baseURL
}) => {
  const closed = new URL(baseURL ?? '');
  closed.port = String(Number(closed.port) + 1);
  const page = await browser.newPage({
    baseURL: closed.origin,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' }
  });
  await page.goto('/?admin1=PK-BA');
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  for (const path of ['/incidents.geojson', '/summary.json', '/events', '/geo/basemap/land.geojson'])
    expect((await page.request.get(path)).status(), path).toBe(401);

  for (let attempt = 0; attempt < 6; attempt += 1) {
    await page.getByLabel('Name').fill('nobody');
    await page.getByLabel('Password').fill(`guess ${attempt}`);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await answered;
  }
  await expect(page.getByRole('alert')).toContainText('Too many attempts.');
  await page.close();

  // What stands after the # of a link is the browser's alone, and goes on with who signs in.
  const reader = await browser.newPage({
    baseURL: closed.origin,
    extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.8' }
  });
  const sent: string[] = [];
  reader.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await reader.goto('/story#1.cut-off');
  await reader.getByLabel('Name').fill('bilal');
  await reader.getByLabel('Password').fill(PASSWORDS.bilal);
  await reader.getByRole('button', { name: 'Sign in' }).click();
  await expect(reader).toHaveURL(/\/story#1\.cut-off$/);
  await expect(reader.getByRole('alert')).toContainText('The link is damaged');
  expect(sent.filter((text) => text.includes('cut-off'))).toEqual([]);
  await reader.close();
});
