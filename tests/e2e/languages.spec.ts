import { barriers } from './axe.ts';
import { expect, openMapPage, test } from './dateline.ts';

const READERS = [
  {
    name: 'اردو',
    lang: 'ur',
    dir: 'rtl',
    type: 'خودکش دھماکہ',
    drop: /خودکش دھماکہ/,
    province: 'بلوچستان',
    why: 'یہ مقام کیوں، اور ایک ریکارڈ کیوں',
    zoomIn: 'قریب کریں',
    script: /\p{Script=Arabic}/u
  },
  {
    name: '中文',
    lang: 'zh-Hans',
    dir: 'ltr',
    type: '自杀式爆炸',
    drop: /自杀式爆炸/,
    province: '俾路支省',
    why: '为何定于此地、为何并为一条',
    zoomIn: '放大',
    script: /\p{Script=Han}/u
  }
];

for (const { name, lang, dir, type, drop, province, why, zoomIn, script } of READERS)
  test(`a reader takes ${lang} by keyboard, and keeps it with the filter`, async ({ page }) => {
    await openMapPage(page, '/?types=suicide_bombing');
    const html = page.locator('html');
    await expect(html).toHaveAttribute('lang', 'en');

    await page.locator('summary', { hasText: 'Language' }).press('Enter');
    await page.getByRole('link', { name, exact: true }).press('Enter');
    await expect(html).toHaveAttribute('lang', lang);
    await expect(html).toHaveAttribute('dir', dir);
    // What was chosen is still chosen, in other words.
    await expect(page).toHaveURL(/types=suicide_bombing/);
    await expect(page.getByRole('button', { name: drop }).first()).toBeVisible();
    await expect(page.getByRole('rowheader', { name: province })).toBeVisible();
    const labels = () =>
      page.evaluate(() => JSON.stringify(datelineMap.getLayoutProperty('label-provinces', 'text-field')));
    await expect.poll(labels).toContain(`name_${lang.slice(0, 2)}`);

    // A quote stays in its own language and direction.
    await page.locator('.lists li button').first().click();
    await expect(page.locator('#card-title')).toContainText(type);
    const quote = page.locator('article blockquote').first();
    await expect(quote).toHaveAttribute('lang', 'en');
    await expect(quote).toHaveCSS('direction', 'ltr');
    await expect(page.locator('article')).toHaveCSS('direction', dir);
    // Why it stands there is told in the reader's language, and so are the map's own buttons.
    await page.locator('article summary', { hasText: why }).click();
    const reasons = page.locator('article details[open] ul li');
    await expect(reasons.first()).toBeVisible();
    const told = await reasons.allInnerTexts();
    expect(told.filter((reason) => !script.test(reason))).toEqual([]);
    await expect(page.getByRole('button', { name: zoomIn })).toHaveCount(1);
    expect(await barriers(page, { bothThemes: false })).toEqual([]);

    // The next page, and the same one later, are in that language without being asked.
    await page.goto('/?types=suicide_bombing');
    await expect(html).toHaveAttribute('lang', lang);
    await expect(page.getByRole('button', { name: drop }).first()).toBeVisible();
  });

test('an address names its language, and an embed’s is nobody’s choice', async ({ page }) => {
  await page.goto('/embed?lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/sign-in?lang=ur');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('داخل ہوں');
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});
