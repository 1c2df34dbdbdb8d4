import Papa from 'papaparse';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, openMapPage, test } from './dateline.ts';

const FILTERS = [
  '',
  'admin1=PK-BA',
  'layers=measure',
  'from=2024-01-01&to=2024-12-31',
  'nationalities=CN&killedMin=1',
  'precisions=admin1,country',
  'q=convoy',
  'asOf=2023-01-01'
];

type Line = Record<string, string>;

/** What the server gives as files under a filter. */
async function exported(request: APIRequestContext, query: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (const kind of ['incidents', 'measures']) {
    const text = await (await request.get(`/${kind}.csv?${query}`)).text();
    lines.push(...Papa.parse<Line>(text, { header: true, skipEmptyLines: true }).data);
  }
  return lines;
}

async function openTable(page: Page, query: string): Promise<void> {
  await page.goto(`/table?${query}`);
  await expect(page.locator('[data-spoken]')).not.toBeEmpty();
}

const rowAt = (page: Page, index: number) => page.locator(`[role=row][aria-rowindex="${index + 2}"]`);

/** Reads every row as a reader would: scrolling until the last one was seen. */
async function readRows(page: Page): Promise<string[]> {
  const table = page.getByRole('table', { name: 'Incidents and measures' });
  const total = Number(await table.getAttribute('aria-rowcount')) - 1;
  const hrefs: string[] = [];
  for (let index = 0; index < total; index += 1) {
    const link = rowAt(page, index).getByRole('link');
    // The first rows come a moment after the table says how many there are.
    if (index === 0) await link.waitFor();
    if ((await link.count()) === 0)
      await rowAt(page, index - 1)
        .getByRole('link')
        .press('PageDown');
    hrefs.push((await link.getAttribute('href')) ?? '');
  }
  return hrefs;
}

const idOf = (href: string) => new URL(href, 'http://x').searchParams;

test('holds what the map, the panel and the files hold, to the last record, under any filter', async ({
  page,
  request
}) => {
  test.slow();
  for (const query of FILTERS) {
    const lines = await exported(request, query);
    await openTable(page, query);
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(lines.length + 1));
    await expect(page.getByText(new RegExp(`^${lines.length} records?`))).toBeVisible();
    const shown = (await readRows(page)).map(idOf).map((at) => at.get('incident') ?? at.get('measure'));
    expect(shown.toSorted(), query).toEqual(lines.map(({ id }) => id).toSorted());

    await openMapPage(page, `/?${query}`);
    const status = await page.locator('[data-spoken]').textContent();
    const told = [...(status ?? '').matchAll(/(\d+) (?:attack|operation|measure)/g)];
    expect(
      told.reduce((sum, [, count]) => sum + Number(count), 0),
      query
    ).toBe(lines.length);
  }
});

test('sorts by every column, unknown figures last either way', async ({ page, request }) => {
  const lines = await exported(request, 'layers=attack,operation');
  const best = lines
    .map((line) => line.killedBest || line.killedLow)
    .filter((text): text is string => Boolean(text))
    .map(Number);
  await openTable(page, 'layers=attack,operation');
  const head = page.getByRole('columnheader', { name: 'Killed' });
  const killedOf = (index: number) => rowAt(page, index).getByRole('cell').nth(4);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=killed/);
  await expect(killedOf(0)).toContainText(String(Math.max(...best)));
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(killedOf(0)).toContainText(String(Math.min(...best)));
  await rowAt(page, 0).getByRole('link').press('End');
  await expect(killedOf(lines.length - 1)).toContainText('not reported');

  for (const name of [
    'What',
    'Province',
    'Place',
    'Injured',
    'Actor',
    'Target',
    'Reports',
    'Confidence',
    'Date'
  ]) {
    const column = page.getByRole('columnheader', { name });
    await column.getByRole('button').click();
    await expect(column).toHaveAttribute('aria-sort', /ascending|descending/);
    await expect(page.locator('[role=columnheader]:not([aria-sort=none])')).toHaveCount(1);
    await expect(rowAt(page, 0).getByRole('link')).toBeVisible();
  }
});

test('works by keyboard alone: a row, its record, back to the row, and out of the table', async ({
  page
}) => {
  await openTable(page, 'admin1=PK-BA');
  await expect(rowAt(page, 0).getByRole('link')).toBeVisible();
  const inTable = () =>
    page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'));
  for (let presses = 0; presses < 60 && (await inTable()) !== '2'; presses += 1)
    await page.keyboard.press('Tab');
  expect(await inTable()).toBe('2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(inTable).toBe('4');
  await page.keyboard.press('Enter');
  await expect(page.locator('#card-title')).toBeFocused();
  await expect(page).toHaveURL(/(incident|measure)=/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect.poll(inTable).toBe('4');
  await page.keyboard.press('End');
  const total = await page.getByRole('table').getAttribute('aria-rowcount');
  await expect.poll(inTable).toBe(total);
  await page.keyboard.press('Tab');
  await expect.poll(inTable).not.toBe(total);
});

test('keeps its filter on the way to the map and back', async ({ page }) => {
  await openTable(page, 'admin1=PK-SD&from=2022-01-01');
  await page.getByRole('link', { name: 'See these on the map' }).click();
  await expect(page).toHaveURL(/\/\?(?=.*admin1=PK-SD)(?=.*from=2022-01-01)/);
  await page.getByRole('link', { name: 'Table' }).click();
  await expect(page).toHaveURL(/\/table\?(?=.*admin1=PK-SD)(?=.*from=2022-01-01)/);
  await page
    .getByRole('button', { name: /Drop.*Sindh|Sindh/ })
    .first()
    .click();
  await expect(page).not.toHaveURL(/admin1/);
});

test('tells unknown from zero', async ({ page, request }) => {
  const lines = await exported(request, 'layers=attack,operation');
  await openTable(page, 'layers=attack,operation');
  for (const [index, line] of lines.entries()) {
    if (index > 8) break;
    const row = page.locator('[role=row]', { has: page.locator(`a[href*="${line.id}"]`) });
    if ((await row.count()) === 0) continue;
    const killed = await row.getByRole('cell').nth(4).innerText();
    if (line.killedLow === '') expect(killed).toContain('not reported');
    else expect(killed).toContain(line.killedBest || line.killedLow);
  }
});

test('gives a phone two lines a record and no sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTable(page, '');
  await expect(rowAt(page, 0).getByRole('link')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect((await rowAt(page, 0).boundingBox())?.height).toBeLessThan(90);
  await page.getByLabel('Sort by').selectOption('Killed');
  await expect(page).toHaveURL(/sort=killed/);
  await rowAt(page, 0).getByRole('link').click();
  await expect(page.getByRole('article')).toBeVisible();
});
