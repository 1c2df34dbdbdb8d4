import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMapPage, test, untilIdle } from './dateline.ts';

/** Takes the pictures of the documentation: `SCREENS=docs/screens npx playwright test screens`. */
const folder = process.env.SCREENS ?? '';
test.skip(!folder, 'pictures are taken when SCREENS names their folder');

const DASU = /(Dasu|Kohistan) 14 Jul 2021.*13 killed/;

test('the map, a province and an opened incident on a wide screen', async ({ page }) => {
  await openMapPage(page, '/');
  await page.screenshot({ path: `${folder}/map.png` });
  await page.getByRole('button', { name: 'Balochistan', exact: true }).click();
  await page.waitForTimeout(700);
  await untilIdle(page);
  await page.screenshot({ path: `${folder}/province.png` });
  await openMapPage(page, '/?from=2021-07-14&to=2021-07-14&layers=attack');
  await page.getByRole('button', { name: DASU }).first().click();
  await page.locator('blockquote').first().waitFor();
  await openMapPage(
    page,
    `/?${new URL(page.url()).searchParams.toString().replace(/.*(incident=[^&]*).*/, '$1')}`
  );
  await page.locator('blockquote').first().waitFor();
  await page.screenshot({ path: `${folder}/incident.png` });
  await page.locator('figure').first().getByRole('link').click();
  await page.locator('mark.focus').first().waitFor();
  await page.screenshot({ path: `${folder}/article.png` });
});

test('provinces shaded, the table and the comparison', async ({ page }) => {
  await openMapPage(page, '/?shade=killed');
  await page.screenshot({ path: `${folder}/shaded.png` });
  await page.goto('/table');
  await page.getByRole('row').nth(5).waitFor();
  await page.screenshot({ path: `${folder}/table.png` });
  await page.goto('/compare?from=2024-01-01&to=2024-12-31');
  await page.getByRole('table').first().waitFor();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${folder}/compare.png` });
});

test('the dark theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openMapPage(page, '/');
  await page.screenshot({ path: `${folder}/dark.png` });
});

test('the embed', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 560 });
  await openMapPage(page, '/embed?admin1=PK-KP');
  await page.screenshot({ path: `${folder}/embed.png` });
});

test('a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMapPage(page, '/');
  await page.screenshot({ path: `${folder}/phone-map.png` });
  await openMapPage(page, '/?from=2021-07-14&to=2021-07-14&layers=attack');
  await page.getByRole('button', { name: 'Change the height of the sheet' }).click();
  await page.getByRole('button', { name: DASU }).first().click();
  await page.locator('blockquote').first().waitFor();
  await page.waitForTimeout(600);
  await page.screenshot({ path: `${folder}/phone-incident.png` });
});

for (const lang of ['ur', 'zh'])
  test(`the map in ${lang}, on a desk and on a phone`, async ({ page }) => {
    await openMapPage(page, `/?lang=${lang}`);
    await page.screenshot({ path: `${folder}/map-${lang}.png` });
    await page.locator('.lists li button').first().click();
    await page.locator('article blockquote').first().waitFor();
    await untilIdle(page);
    await page.screenshot({ path: `${folder}/incident-${lang}.png` });
    await page.setViewportSize({ width: 390, height: 844 });
    await openMapPage(page, '/');
    await page.screenshot({ path: `${folder}/phone-map-${lang}.png` });
  });

for (const lang of ['en', 'ur', 'zh'])
  test(`the slides in ${lang}, as LibreOffice lays them out`, async ({ page }) => {
    test.skip(!existsSync('/usr/bin/soffice'), 'LibreOffice is not installed');
    test.slow();
    await openMapPage(page, `/?lang=${lang}&from=2024-01-01&to=2024-12-31`);
    await page.waitForTimeout(2000);
    await untilIdle(page);
    await page.locator('nav details.wide summary').click();
    await page.locator('nav details[open] ul button').first().click();
    // The three that killed most, and a measure.
    await page.locator('dialog [type=checkbox]').last().check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('dialog [type=submit]').click()
    ]);
    const own = mkdtempSync(join(tmpdir(), 'dateline-slides-'));
    await download.saveAs(join(own, 'slides.pptx'));
    const profile = `-env:UserInstallation=file://${own}/profile`;
    const convert = ['--headless', '--convert-to', 'pdf:impress_pdf_Export', '--outdir', own];
    execFileSync('soffice', [profile, ...convert, join(own, 'slides.pptx')], { stdio: 'ignore' });
    execFileSync('/usr/bin/pdftoppm', ['-r', '72', '-png', join(own, 'slides.pdf'), join(own, 'page')]);
    const pages = readdirSync(own).filter((name) => name.endsWith('.png'));
    const images = pages.sort().map((name) => {
      const data = readFileSync(join(own, name)).toString('base64');
      return `<img style="width: 100%" src="data:image/png;base64,${data}">`;
    });
    await page.setViewportSize({ width: 1500, height: 600 });
    await page.goto('about:blank');
    await page.setContent(
      `<body style="margin: 0; padding: 10px; display: grid; grid-template-columns: 1fr 1fr; gap: 10px; background: #999">${images.join('')}`
    );
    await page.screenshot({ path: `${folder}/slides-${lang}.png`, fullPage: true });
  });
