import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    dialog.getByRole('button', { name: 'Make the file' }).click()
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
  await expect(dialog.getByRole('status')).toHaveText('The file is among your downloads.');
  const pages = pagesInLibreOffice(await download.path());
  if (pages !== null)
    expect(pages).toBe(Object.keys(files).filter((name) => /slides\/slide\d/.test(name)).length);

  // The same as a picture, with its title, and as a document that the server has a browser draw.
  await dialog.getByLabel('Picture of the map, PNG').check();
  await expect(records.first()).toBeHidden();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the file' }).click()
  ]);
  const png = readFileSync(await picture.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Twice the map's own width, and higher than the map by its frame.
  const stage = await page.locator('[data-map]').boundingBox();
  expect(png.readUInt32BE(16)).toBe(Math.round(stage?.width ?? 0) * 2);
  expect(png.readUInt32BE(20)).toBeGreaterThan(Math.round(stage?.height ?? 0) * 2 + 100);
  await dialog.getByLabel('Document, PDF').check();
  const [document] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make the file' }).click()
  ]);
  expect(document.suggestedFilename()).toMatch(/^dateline-.*\.pdf$/);
  const pdf = readFileSync(await document.path(), 'latin1');
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
  expect(pdf).not.toMatch(/CreationDate \(D:20/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  for (const query of ['colour=red', 'admin1=Sindh'])
    expect((await page.request.get(`/brief.pdf?${query}`)).status(), query).toBe(400);
});

/** How many pages LibreOffice makes of slides; null where there is none to ask. */
function pagesInLibreOffice(file: string): number | null {
  if (!existsSync('/usr/bin/soffice')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'dateline-slides-'));
  const own = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync(
    'soffice',
    [own, '--headless', '--convert-to', 'pdf:impress_pdf_Export', '--outdir', folder, file],
    {
      stdio: 'ignore',
      timeout: 100_000
    }
  );
  const [name = ''] = file.split('/').slice(-1);
  const pdf = readFileSync(join(folder, `${name.replace(/\.[^.]*$/, '')}.pdf`), 'latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
