import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriers } from './axe.ts';
import { signIn } from './desk.ts';
import { expect, test } from './dateline.ts';

const ENGLISH = Object.values(
  JSON.parse(readFileSync('src/lib/messages/en.json', 'utf8')) as Record<string, string>
);

/** Said alike in every language. */
const SAME = new Set(['CSV', 'JSON', 'GeoJSON', 'HXL', 'PowerPoint', 'Dateline']);

/**
 * What an English message looks like on the page, whatever stands in its places. Those that count are left out, and
 * those of hardly a word, as "{what} in {where}", which would find any name.
 */
const PATTERNS = ENGLISH.filter((text) => !SAME.has(text) && !/plural|select/.test(text))
  .filter((text) => (wordsOf(text).match(/[A-Za-z]{3,}/g) ?? []).length > (text.includes('{') ? 1 : 0))
  .map(
    (text) =>
      new RegExp(
        `^${text
          .split(/\{[^}]*\}/)
          .map(escaped)
          .join('.+')}$`
      )
  );

function wordsOf(text: string): string {
  return text.replace(/\{[^}]*\}/g, '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What the page itself says, to eye and ear; quotes and names say of themselves in which direction they run. */
async function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const theirs = 'blockquote, q, bdi, [dir="auto"], body [lang], script, style';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [document.title.replace(' · Dateline', '')];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(theirs)) texts.push(node.textContent?.trim() ?? '');
    for (const element of document.querySelectorAll('[aria-label], [placeholder]'))
      texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('placeholder') ?? '');
    return [...new Set(texts.filter(Boolean))];
  });
}

async function expectOwnWords(page: Page): Promise<void> {
  const texts = await said(page);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => PATTERNS.some((pattern) => pattern.test(text)))).toEqual([]);
}

for (const [language, dir] of [
  ['ur', 'rtl'],
  ['zh', 'ltr']
] as const)
  test(`speaks ${language} on the table, the comparison, the articles and the review`, async ({ page }) => {
    await signIn(page, 'amna');
    await page.goto(`/table?lang=${language}`);
    await page.locator('[role="row"] a').nth(3).waitFor();
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expectOwnWords(page);
    expect(await barriers(page, { bothThemes: false })).toEqual([]);

    await page.goto('/compare?from=2021-01-01&to=2025-12-31&within=province&days=90');
    await page.locator('.pair').first().waitFor();
    await expectOwnWords(page);
    expect(await barriers(page, { bothThemes: false })).toEqual([]);
    expect(
      await page.locator('.scroller').evaluate((node) => node.scrollWidth - node.clientWidth)
    ).toBeLessThanOrEqual(0);

    await page.goto('/articles');
    await page.locator('tbody tr').first().waitFor();
    await expectOwnWords(page);

    await page.goto('/review');
    await page.locator('article [role="group"]').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('article form').waitFor();
    await expectOwnWords(page);
    expect(await barriers(page, { bothThemes: false })).toEqual([]);
  });
