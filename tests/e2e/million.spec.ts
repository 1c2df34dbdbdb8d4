import type { Page } from '@playwright/test';
import { expect, openMapPage, test, untilIdle } from './dateline.ts';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

interface Meta {
  length: number;
  counts: Record<'attack' | 'operation' | 'measure', number>;
  extent: [string, string];
}

const spoken = (page: Page) => page.locator('[data-spoken]');
const number = (text: string) => Number(text.replaceAll(/\D/g, ''));

/** Records that the spoken summary tells: "Sindh: 1,204 attacks, 310 operations, …". */
async function toldCount(page: Page): Promise<number> {
  const text = (await spoken(page).textContent()) ?? '';
  return [...text.matchAll(/([\d,]+) (?:attack|operation|measure)/g)].reduce(
    (sum, [, n]) => sum + number(n!),
    0
  );
}

/** Records that the tiles put on the screen. */
function onScreen(page: Page): Promise<number> {
  return page.evaluate(() => {
    const features = datelineMap.queryRenderedFeatures();
    const seen = new Map<string, number>();
    for (const { layer, id, properties } of features) {
      if (properties.count !== undefined) seen.set(`cluster ${String(id)}`, Number(properties.count));
      else if (properties.row !== undefined) seen.set(`row ${String(properties.row)} ${layer.source}`, 1);
    }
    return [...seen.values()].reduce((sum, n) => sum + n, 0);
  });
}

test('opens the map of very many records, filters a province and brushes the time', async ({
  page,
  request
}) => {
  const meta = (await (await request.get('/columns.json')).json()) as Meta;
  expect(meta.length).toBeGreaterThanOrEqual(20_000);
  const began = Date.now();
  await openMapPage(page, '/');
  await expect(spoken(page)).not.toBeEmpty({ timeout: 120_000 });
  test.info().annotations.push({ type: 'first view', description: `${Date.now() - began} ms` });
  expect(await toldCount(page)).toBe(meta.length);
  await expect.poll(() => onScreen(page), { timeout: 60_000 }).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Balochistan', exact: true }).click();
  await expect(page).toHaveURL(/admin1=PK-BA/);
  await expect(spoken(page)).toContainText('Balochistan');
  const inProvince = await toldCount(page);
  expect(inProvince).toBeGreaterThan(0);
  expect(inProvince).toBeLessThan(meta.length);
  await untilIdle(page);
  await expect.poll(() => onScreen(page), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect.poll(() => onScreen(page), { timeout: 60_000 }).toBeLessThanOrEqual(inProvince);

  const brush = page.getByRole('slider', { name: 'Period shown' });
  await brush.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d/);
  await expect.poll(() => toldCount(page)).toBeLessThan(inProvince);
});

test('scrolls the table of very many records to its end and opens the last one', async ({
  page,
  request
}) => {
  const meta = (await (await request.get('/columns.json')).json()) as Meta;
  await page.goto('/table');
  const table = page.getByRole('table', { name: 'Incidents and measures' });
  await expect(table).toHaveAttribute('aria-rowcount', String(meta.length + 1), { timeout: 120_000 });
  const row = (index: number) => page.locator(`[role=row][aria-rowindex="${index}"]`);
  await expect(row(2).getByRole('link')).toBeVisible();

  // No browser scrolls through a million rows at once: they come in parts.
  const last = page.getByRole('button', { name: 'Last part' });
  if ((await last.count()) > 0) await last.click();
  await expect(row(2).getByRole('link')).toHaveCount(meta.length > 100_000 ? 0 : 1);
  await page.locator('[role=row] a[tabindex="0"]').press('End');
  await expect(row(meta.length + 1).getByRole('link')).toBeFocused();
  // Undated records stand last.
  await expect(
    row(meta.length + 1)
      .getByRole('cell')
      .first()
  ).toHaveText('no date');
  await page.keyboard.press('Enter');
  await expect(page.locator('#card-title')).toBeVisible();
  await expect(page.getByRole('article').locator('blockquote, q, mark').first()).toBeVisible({
    timeout: 120_000
  });

  await page.getByRole('columnheader', { name: 'Killed' }).getByRole('button').click();
  const killed = async (index: number) => number(await row(index).getByRole('cell').nth(4).innerText());
  // The rows as they stood before stay until the others are there.
  await expect.poll(() => killed(2), { timeout: 60_000 }).toBeGreaterThan(100);
  expect(await killed(2)).toBeGreaterThanOrEqual(await killed(3));

  const found = (await (await request.get('/search.json?q=convoy')).json()) as number[];
  expect(found.length).toBeGreaterThan(0);
  await page.getByRole('searchbox').fill('convoy');
  await expect(table).toHaveAttribute('aria-rowcount', String(found.length + 1), { timeout: 60_000 });
});

test('compares two years of very many records and pages through what followed', async ({ page }) => {
  await page.goto('/compare?from=2025-01-01&to=2025-12-31&beforeFrom=2024-01-01&beforeTo=2024-12-31');
  const sum = page.getByText(/^Of [\d,]+ incidents of the later period, [\d,]+ were followed/);
  await expect(sum).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('.pair')).toHaveCount(20);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page).toHaveURL(/start=20/);
  await expect(page.getByText(/^21 – 40 of/)).toBeVisible();
});
