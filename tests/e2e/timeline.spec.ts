import type { Page } from '@playwright/test';
import { barriers } from './axe.ts';
import { expect, openMapPage, test } from './dateline.ts';

const time = (page: Page) => page.getByRole('region', { name: 'Time' });
const brush = (page: Page) => page.getByRole('slider', { name: 'Period shown' });
const params = (page: Page) => new URL(page.url()).searchParams;

test('chooses a period by dragging over the histogram, and the back button undoes it', async ({ page }) => {
  await openMapPage(page, '/');
  const box = await brush(page).boundingBox();
  if (!box) throw new Error('the timeline has no size');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.8, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.85, y, { steps: 4 });
  // The lists follow while the pointer moves; the address waits until it is let go.
  await expect(page.getByRole('slider', { name: 'Period shown' })).not.toHaveAttribute('data-window', '');
  expect(params(page).has('from')).toBe(false);
  await page.mouse.move(box.x + box.width * 0.95, y, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-01&to=/);
  const [from, to] = [params(page).get('from') ?? '', params(page).get('to') ?? ''];
  expect(from < to).toBe(true);

  // The window moves as a whole, by whole bins.
  const middle = box.x + box.width * 0.88;
  await page.mouse.move(middle, y);
  await page.mouse.down();
  await page.mouse.move(middle - box.width * 0.2, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => params(page).get('from') ?? '').not.toBe(from);
  expect((params(page).get('from') ?? '') < from).toBe(true);
  expect((params(page).get('to') ?? '') < to).toBe(true);

  await page.goBack();
  await expect.poll(() => params(page).get('from')).toBe(from);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
});

test('moves, widens and clears the period by keys alone, and says what it holds', async ({ page }) => {
  await openMapPage(page, '/');
  const slider = brush(page);
  await expect(slider).toHaveAttribute('aria-valuetext', 'all of the time');
  await slider.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/from=/);
  const from = params(page).get('from') ?? '';
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => params(page).get('from') ?? '').not.toBe(from);
  expect((params(page).get('from') ?? '') < from).toBe(true);
  const to = params(page).get('to') ?? '';
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => params(page).get('to') ?? '').not.toBe(to);
  expect(params(page).get('from')! < params(page).get('to')!).toBe(true);
  await expect(slider).toHaveAttribute('aria-valuetext', /20\d\d: /);
  await expect(slider).toBeFocused();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/from=/);
});

test('counts presets from the newest record, and steps and plays', async ({ page }) => {
  await openMapPage(page, '/');
  const group = time(page).getByRole('group', { name: 'Period' });
  await group.getByRole('button', { name: '30 days' }).click();
  await expect(page).toHaveURL(/from=/);
  const [from, to] = [params(page).get('from') ?? '', params(page).get('to') ?? ''];
  expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(29);
  await expect(group.getByRole('button', { name: '30 days' })).toHaveAttribute('aria-pressed', 'true');
  await expect(
    page
      .getByRole('listitem')
      .getByRole('button', { name: /20\d\d/ })
      .first()
  ).toBeVisible();

  await time(page).getByRole('button', { name: 'One step back' }).click();
  await expect.poll(() => params(page).get('to') ?? '').not.toBe(to);
  expect((params(page).get('to') ?? '') < from.slice(0, 7) + '-32').toBe(true);
  // From far enough back that it plays on until it is told to pause.
  const back = time(page).getByRole('button', { name: 'One step back' });
  for (let step = 0; step < 6; step += 1) await back.click();
  const stepped = params(page).get('from') ?? '';
  await time(page).getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => params(page).get('from') ?? '').not.toBe(stepped);
  await time(page).getByRole('button', { name: 'Pause' }).click();

  await group.getByRole('button', { name: 'All' }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test('offers steps alone to who wants no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMapPage(page, '/');
  await expect(time(page).getByRole('button', { name: 'One step on' })).toBeVisible();
  await expect(time(page).getByRole('button', { name: 'Play' })).toHaveCount(0);
});

test('takes two dates, a year, and the day as of which things were known', async ({ page }) => {
  await openMapPage(page, '/');
  await time(page).locator('summary', { hasText: 'Period' }).click();
  await time(page).getByLabel('From', { exact: true }).fill('2024-03-01');
  await expect(page).toHaveURL(/from=2024-03-01/);
  await time(page).getByLabel('To', { exact: true }).fill('2024-03-31');
  await expect(page).toHaveURL(/to=2024-03-31/);
  await expect(time(page).getByText('March 2024', { exact: true })).toBeVisible();
  await time(page).getByRole('button', { name: '2021', exact: true }).click();
  await expect(page).toHaveURL(/from=2021-01-01&to=2021-12-31/);
  await time(page).getByRole('button', { name: '2021', exact: true }).click();
  await expect(page).not.toHaveURL(/from=/);

  const all = await page.getByRole('contentinfo').innerText();
  await time(page).getByLabel('As known on').fill('2022-01-01');
  await expect(page).toHaveURL(/asOf=2022-01-01/);
  await expect(page.getByRole('button', { name: 'Drop as known on 1 January 2022' })).toBeVisible();
  await expect.poll(() => page.getByRole('contentinfo').innerText()).not.toBe(all);
  await expect(page.getByRole('listitem').getByRole('button', { name: /2024/ })).toHaveCount(0);
});

test('speaks of the selection in one sentence', async ({ page }) => {
  await openMapPage(page, '/?admin1=PK-BA&from=2024-03-01&to=2024-03-31');
  await expect(page.locator('[data-spoken]')).toContainText(/^Balochistan, March 2024: \d+ attacks?.*killed/);
});

for (const width of [1440, 390])
  test(`puts no barrier before anybody at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openMapPage(page, '/?from=2024-03-01&to=2024-03-31');
    if (width === 390) {
      await page.getByRole('button', { name: 'Change the height of the sheet' }).click();
      await expect(brush(page)).toBeInViewport();
    }
    await page.getByText('More filters').click();
    await time(page).locator('summary', { hasText: 'Period' }).click();
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
