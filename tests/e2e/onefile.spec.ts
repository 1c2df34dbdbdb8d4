import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { barriers } from './axe.ts';
import { countDrawn, countOnScreen, expect, openMapPage, test } from './dateline.ts';

const VIEW = {
  bounds: null,
  notes: 'Name the source.',
  citations: [],
  made: { on: '2024-12-31', dataVersion: '', counts: null },
  follows: false
};
/** A story that is in the browser alone. */
const STORY = {
  title: 'The coast',
  views: [
    { ...VIEW, id: 'a', query: 'admin1=PK-BA', caption: 'Balochistan' },
    // Not among what is selected on the map, and as known when the file is saved.
    { ...VIEW, id: 'b', query: 'from=2021-01-01&to=2021-12-31', caption: 'The year before', follows: true }
  ]
};

test('saves what is selected as one file, which opens from a disk with the network cut', async ({
  page,
  browser
}) => {
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'dateline-file-'));
  const saved = join(folder, 'brief.html');
  await page.addInitScript(
    (story) => localStorage.setItem('dateline.story', JSON.stringify({ story })),
    STORY
  );
  await openMapPage(page, '/?from=2024-01-01&to=2024-12-31');
  await page.locator('summary', { hasText: 'Download' }).click();
  const asked = page.waitForRequest(/\/brief\.html\?/);
  await page.getByRole('button', { name: 'A page in one file …' }).click();
  const dialog = page.getByRole('dialog', { name: 'A page in one file' });
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ records, \d\.\d MB$/);
  await dialog.getByLabel('With the story “The coast”, 2 views').check();
  await dialog.getByLabel('With the notes for the speaker').check();
  await expect(dialog.getByRole('link', { name: 'Save' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Save' }).click()
  ]);
  expect(download.suggestedFilename()).toMatch(/^dateline-\w+\.html$/);
  await download.saveAs(saved);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(saved, 'utf8')
  )?.[1];
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; /);
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);

  // Meanwhile the command writes the same.
  const told = join(folder, 'told.html');
  const query = new URL((await asked).url()).search.slice(1);
  const story = join(folder, 'story.json');
  writeFileSync(story, JSON.stringify({ story: STORY }));
  const writing = process.env.E2E_BASE_URL
    ? null
    : promisify(execFile)(
        'node',
        ['src/cli/dateline.mjs', 'export', '--html', told, '--filter', query, '--story', story],
        { env: { ...process.env, DATELINE_DATA: 'test-results/store', DATABASE_URL: '' } }
      );

  const context = await browser.newContext({ offline: true, locale: 'en-GB' });
  try {
    const copy = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    copy.on('request', (request) => requests.push(request.url()));
    copy.on('pageerror', (error) => errors.push(error.message));
    copy.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const address = pathToFileURL(saved).href;
    await openMapPage(copy, address);

    // The map: its base map with names, and the records.
    for (const layer of ['land', 'borders', 'label-towns'])
      expect(await countDrawn(copy, layer), layer).toBeGreaterThan(0);
    expect(await countOnScreen(copy)).toBeGreaterThan(5);
    const banner = copy.getByRole('banner');
    await expect(banner).toContainText('Dateline 2024');
    await expect(banner).toContainText(/A copy.*reports up to 15 November 2024 · data version \w+/);

    // Its filters choose among what it holds; sums and lists follow.
    const all = copy.getByRole('row', { name: /^All/ });
    const before = await all.innerText();
    await copy.getByRole('button', { name: 'Balochistan' }).click();
    await expect(all).not.toHaveText(before);
    expect(new URL(copy.url()).hash).toContain('admin1=PK-BA');
    await copy.getByRole('searchbox').fill('Gwadar');
    await expect(copy.getByText('“Gwadar”')).toBeVisible();

    // A record opens with its words, who wrote them, and when.
    await copy.getByRole('button', { name: /Gwadar Port Authority Complex/ }).click();
    const card = copy.getByRole('article');
    await expect(card.locator('blockquote mark').first()).toBeVisible();
    await expect(card.getByText(/Makran Gazette · 21 March 2024/).first()).toBeVisible();
    await expect(card.getByRole('heading', { name: /reports, oldest first/ })).toBeVisible();
    expect(await barriers(copy)).toEqual([]);

    // Its story, with keys and with a window of notes, told with records that the map does not hold.
    await copy.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await copy.getByRole('button', { name: 'Present' }).click();
    const caption = copy.getByRole('region', { name: 'Story' });
    await expect(caption.getByRole('heading')).toHaveText('Balochistan');
    await expect(caption).toContainText('As the reports published by 31 December 2024 tell it.');
    const [notes] = await Promise.all([
      context.waitForEvent('page'),
      copy.getByRole('button', { name: 'Notes' }).click()
    ]);
    await expect(notes.getByRole('region', { name: 'Now' })).toContainText('Name the source.');
    await copy.bringToFront();
    await copy.keyboard.press('PageDown');
    await expect(caption.getByRole('heading')).toHaveText('The year before');
    await expect(caption).toContainText('As known when this file was saved.');
    await expect(caption).toContainText(/2021: \d+ attack/);
    await notes.keyboard.press('PageUp');
    await expect(caption.getByRole('heading')).toHaveText('Balochistan');
    await notes.close();
    await copy.keyboard.press('Escape');
    await expect(all).toBeVisible();

    // What it is and where it comes from, in the reader's language.
    await copy.getByRole('button', { name: 'About this copy' }).click();
    const about = copy.getByRole('dialog', { name: 'About this copy' });
    await expect(about.getByRole('listitem').first()).toBeVisible();
    await expect(about).toContainText('GeoNames (CC BY 4.0)');
    await about.getByRole('button', { name: 'Close' }).click();
    await copy.getByRole('combobox', { name: 'Language' }).selectOption('ur');
    await expect(copy.locator('html')).toHaveAttribute('dir', 'rtl');

    expect(requests.filter((url) => url.split('#')[0] !== address && !/^(blob|data):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);

    if (writing) {
      expect((await writing).stderr).toMatch(/^Wrote .*told\.html \(html, \d+ records, \d\.\d MB\)\.$/m);
      expect(readFileSync(told).equals(readFileSync(saved)), 'the same bytes').toBe(true);
    }
  } finally {
    await context.close();
  }
});
