import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './dateline.ts';

const YEARS = 'from=2024-01-01&to=2024-12-31&beforeFrom=2023-01-01&beforeTo=2023-12-31';

async function openPlan(page: Page, query: string): Promise<void> {
  await page.goto(`/compare?${query}`);
  await expect(page.getByText(/^Of [\d,]+ (incident|measure)/)).toBeVisible();
}

const cellsOf = async (page: Page, name: string) => {
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) });
  return (await row.getByRole('cell').allInnerTexts()).map((text) => text.split('\n')[0]?.trim());
};

test('sets two years side by side as the summaries of either year have them', async ({ page, request }) => {
  const of = async (from: string, to: string) =>
    (await (await request.get(`/summary.json?from=${from}&to=${to}`)).json()) as {
      provinces: {
        admin1: string;
        attacks: number;
        operations: number;
        measures: number;
        tollUnknown: number;
      }[];
    };
  const [before, after] = [await of('2023-01-01', '2023-12-31'), await of('2024-01-01', '2024-12-31')];
  await openPlan(page, YEARS);
  const cells = await cellsOf(page, 'Balochistan');
  const find = ({ provinces }: typeof before) => provinces.find(({ admin1 }) => admin1 === 'PK-BA')!;
  const [a, b] = [find(before), find(after)];
  const signed = (n: number) => (n === 0 ? '0' : n > 0 ? `+${n}` : `−${-n}`);
  const triple = (part: 'attacks' | 'operations' | 'tollUnknown' | 'measures') => [
    String(a[part]),
    String(b[part]),
    signed(b[part] - a[part])
  ];
  expect(cells.slice(0, 6)).toEqual([...triple('attacks'), ...triple('operations')]);
  expect(cells.slice(12)).toEqual([...triple('tollUnknown'), ...triple('measures')]);
  expect(await page.locator('main').innerText()).not.toMatch(/\d ?%/);
});

test('says in words what is not known, and never takes it for zero', async ({ page }) => {
  await openPlan(page, 'from=2024-03-26&to=2024-06-30&beforeFrom=2023-12-20&beforeTo=2024-03-25');
  const cells = await cellsOf(page, 'Khyber Pakhtunkhwa');
  expect(cells[6]).toBe('not reported');
  expect(cells[8]).toBe('not known');
});

test('compares the days around a day, all in the address', async ({ page }) => {
  await openPlan(page, YEARS);
  await page.getByLabel('Day', { exact: true }).fill('2024-10-06');
  await page.getByLabel('Days on each side').fill('60');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/from=2024-10-06/);
  for (const part of ['to=2024-12-04', 'beforeFrom=2024-08-07', 'beforeTo=2024-10-05'])
    expect(page.url()).toContain(part);
  await expect(page.getByText('6 October – 4 December 2024, 60 days')).toBeVisible();
  await page.reload();
  await expect(page.getByText('7 August – 5 October 2024, 60 days')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('1 January – 31 December 2024, 366 days')).toBeVisible();
  await expect(page.getByText('The periods are not equally long: 365 and 366 days.')).toBeVisible();
});

test('follows a step back that is taken before the page has started', async ({ page }) => {
  await openPlan(page, YEARS);
  await page.getByLabel('Day', { exact: true }).fill('2024-10-06');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/from=2024-10-06/);
  let start = () => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  // The router starts, reads the address and waits for the page's own parts.
  await page.route('**/_app/immutable/nodes/*.js', async (route) => {
    await started;
    await route.fallback();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await page.waitForTimeout(500);
  await page.evaluate(() => history.back());
  await expect(page).not.toHaveURL(/from=2024-10-06/);
  start();
  await expect(page.getByText('1 January – 31 December 2024, 366 days')).toBeVisible();
});

test('lists what followed with the quote of either record, as a list of dates and no cause', async ({
  page
}) => {
  await openPlan(page, 'from=2021-01-01&to=2025-12-31&within=province&days=90');
  await expect(page.getByText('does not show that it came because of it')).toBeVisible();
  const first = page.locator('.pair').first();
  await expect(first.getByText('in the 90 days after, in the same province:')).toBeVisible();
  expect(await first.locator('blockquote').count()).toBeGreaterThan(1);
  expect(await first.locator('blockquote').first().innerText()).not.toBe('');
  await expect(first.getByText(/days? later|the same day/).first()).toBeVisible();

  await page.getByRole('combobox', { name: /^List/ }).selectOption('Incidents that followed a measure');
  await expect(page).toHaveURL(/first=measure/);
  await expect(page.getByText(/^Of [\d,]+ measures? of the later period/)).toBeVisible();
  await first.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/\?.*(incident|measure)=/);
  await expect(page.locator('#card-title')).toBeVisible();
});

test('downloads exactly what it shows', async ({ page }) => {
  await openPlan(page, `${YEARS}&within=province&days=90`);
  const csvOf = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click()
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  };
  const areas = await csvOf('Download this comparison, CSV');
  const shown = await page.getByRole('region', { name: 'Two periods' }).locator('tbody tr').count();
  expect(areas).toHaveLength(shown);
  const balochistan = areas.find(({ admin1 }) => admin1 === 'PK-BA')!;
  const cells = await cellsOf(page, 'Balochistan');
  expect([balochistan.attacks_before, balochistan.attacks_after]).toEqual(cells.slice(0, 2));
  expect(balochistan.beforeFrom).toBe('2023-01-01');

  const pairs = await csvOf('Download this list, CSV');
  expect(pairs).toHaveLength(await page.locator('.pair ul > li').count());
  expect(pairs[0]?.relation).toBe('in the 90 days after, in the same province');
  expect(pairs[0]?.first_quote).not.toBe('');
});

test('works on a phone without sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPlan(page, YEARS);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expect(page.getByRole('table', { name: 'Balochistan' })).toBeVisible();
});
