import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, openMapPage, test } from './dateline.ts';

test('makes slides of what is selected, with the map, its figures and their sources', async ({ page }) => {
  await openMapPage(page, '/?admin1=PK-BA&from=2024-01-01&to=2024-12-31');
  await page.locator('summary', { hasText: 'Download' }).click();
  await page.getByRole('button', { name: 'Slides …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Slides for a briefing' });
  const records = dialog.getByRole('checkbox');
  await expect(records.first()).toBeChecked();
  await dialog.getByLabel('Title').fill('Balochistan in 2024');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make slides' }).click()
  ]);
  expect(download.suggestedFilename()).toMatch(/^dateline-.*\.pptx$/);
  const files = unzipSync(readFileSync(await download.path()));
  const slide = (n: number) => strFromU8(files[`ppt/slides/slide${n}.xml`] ?? new Uint8Array());
  expect(slide(1)).toContain('Balochistan in 2024');
  expect(slide(1)).toContain('<p:pic>');
  expect(slide(2)).toContain('<a:tbl>');
  expect(slide(3)).toContain('drawingml/2006/chart');
  expect(slide(4)).toContain('“');
  const [image] = Object.keys(files).filter((name) => /media\/.*\.png$/.test(name));
  // A picture of one colour would be a few thousand bytes.
  expect(files[image ?? '']?.length ?? 0).toBeGreaterThan(50_000);
  await expect(dialog.getByRole('status')).toHaveText('The slides are among your downloads.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
