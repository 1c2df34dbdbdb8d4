import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LANGUAGES, type Language } from '../../src/lib/messages/index.ts';
import { articleLink, type RecordDetail } from '../../src/lib/ui/detail.ts';
import { encodeStory } from '../../src/lib/ui/story/link.ts';
import { openMapPage, test, untilIdle } from './dateline.ts';

/**
 * Takes the pictures of the documentation, some ten minutes: `SCREENS=docs/screens npx playwright test screens`. Of every
 * screen one in each language, light and dark, on a phone, a desk and a wall; `-g "table in ur"` takes some of them.
 */
const folder = process.env.SCREENS ?? '';
test.skip(!folder, 'pictures are taken when SCREENS names their folder');
test.setTimeout(900_000);
test.use({ deviceScaleFactor: 1 });

const DASU = /(Dasu|Kohistan) 14 Jul 2021.*13 killed/;
const ARTICLE = 'besham-convoy-bombing';
const SIZES = [
  { width: 1440, height: 900 },
  { width: 2560, height: 1300 },
  { width: 390, height: 844 }
];
const CAPTIONS: Record<Language, [title: string, caption: string]> = {
  en: [
    'Attacks on Chinese engineers',
    'In Khyber Pakhtunkhwa both convoys were struck on the road to the Dasu dam.'
  ],
  ur: ['چینی انجینئروں پر حملے', 'خیبر پختونخوا میں دونوں قافلوں کو داسو ڈیم کے راستے پر نشانہ بنایا گیا۔'],
  zh: ['针对中国工程师的袭击', '在开伯尔-普什图省，两支车队都在前往达苏水电站的路上遇袭。']
};

/** Each screen by its name: how it is opened, and whether a map on it must come to rest. */
const SCREENS: Record<string, { hasMap: boolean; open: (page: Page, language: Language) => Promise<void> }> =
  {
    map: { hasMap: true, open: (page) => openMapPage(page, '/') },
    record: {
      hasMap: true,
      async open(page) {
        await openMapPage(page, '/?admin1=PK-KP&from=2024-03-26&to=2024-03-26&layers=attack');
        await page.locator('.lists li button').first().press('Enter');
        await page.locator('article blockquote').first().waitFor();
      }
    },
    table: {
      hasMap: false,
      async open(page) {
        await page.goto('/table');
        await page.getByRole('row').nth(5).waitFor();
      }
    },
    compare: {
      hasMap: false,
      async open(page) {
        await page.goto('/compare?from=2024-01-01&to=2024-12-31&within=province&days=90');
        await page.locator('.pair').first().waitFor();
      }
    },
    article: {
      hasMap: false,
      async open(page) {
        const answer = await page.request.get(
          '/incidents.geojson?admin1=PK-KP&from=2024-03-26&to=2024-03-26&layers=attack'
        );
        const { features } = (await answer.json()) as { features: { id: string }[] };
        const detail = await page.request.get(`/incidents/${features[0]!.id}.json`);
        const { quotes } = (await detail.json()) as RecordDetail;
        const quote = quotes.find(({ articleId, field }) => articleId === ARTICLE && field === 'killed');
        await page.goto(articleLink(quote ?? quotes[0]!));
        await page.locator('mark').first().waitFor();
      }
    },
    story: {
      hasMap: true,
      async open(page, language) {
        const [title, caption] = CAPTIONS[language];
        const view = {
          query: 'admin1=PK-KP&nationalities=CN',
          bounds: null,
          notes: '',
          citations: [],
          made: { on: '2025-03-31', dataVersion: '', counts: null },
          follows: true
        };
        const story = { title, views: ['a', 'b'].map((id) => ({ ...view, id, caption })) };
        await openMapPage(page, `/story#${encodeStory(story)}`);
      }
    }
  };

for (const language of Object.keys(LANGUAGES) as Language[])
  for (const [name, { hasMap, open }] of Object.entries(SCREENS))
    test(`the ${name} in ${language}`, async ({ page, context, baseURL }) => {
      await context.addCookies([{ name: 'lang', value: language, url: baseURL! }]);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme: 'light' });
        if (size === SIZES[0]) await open(page, language);
        // What is opened on a phone has a sheet from the beginning.
        else if (name === 'record' && size.width < 500) await reopen(page);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await takeWebp(page, `${name}-${language}-${colorScheme}-${size.width}`, hasMap);
        }
      }
    });

async function reopen(page: Page): Promise<void> {
  await page.reload();
  await page.locator('[data-map][data-idle]').waitFor({ timeout: 300_000 });
  await page.locator('article blockquote').first().waitFor();
}

/** A tenth of a PNG's bytes, and nobody sees it. */
async function takeWebp(page: Page, name: string, hasMap: boolean): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What a change of size or theme starts is under way after two frames, and over when nothing is animated.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running')
  );
  if (hasMap) await untilIdle(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  await session.detach();
  writeFileSync(`${folder}/${name}.webp`, Buffer.from(data, 'base64'));
}

/** As the README shows them. */
test('the pictures of the README', async ({ page }) => {
  await openMapPage(page, '/');
  await page.screenshot({ path: `${folder}/map.png` });
  await page.goto('/table');
  await page.getByRole('row').nth(5).waitFor();
  await page.screenshot({ path: `${folder}/table.png` });
  await page.goto('/compare?from=2024-01-01&to=2024-12-31');
  await page.locator('.pair').first().waitFor();
  await page.screenshot({ path: `${folder}/compare.png` });
  await openMapPage(page, '/?lang=ur');
  await page.screenshot({ path: `${folder}/map-ur.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await openMapPage(page, '/?lang=en&from=2021-07-14&to=2021-07-14&layers=attack');
  await page.getByRole('button', { name: 'Change the height of the sheet' }).click();
  await page.getByRole('button', { name: DASU }).first().click();
  await page.locator('blockquote').first().waitFor();
  await untilIdle(page);
  await page.screenshot({ path: `${folder}/phone-incident.png` });
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
