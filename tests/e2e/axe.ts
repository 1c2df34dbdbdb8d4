import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds, one line a fault: everything it looks for, however slight, its advice on good practice and WCAG 2.2's
 * size of targets included. A theme changes colours only, so of the other theme it looks at contrast alone; where only
 * the language is another than on a page that was looked at, the other theme is left out.
 */
export async function barriers(page: Page, { bothThemes = true } = {}): Promise<string[]> {
  const found = await look(page, (axe) => axe.options({ rules: { 'target-size': { enabled: true } } }));
  if (!bothThemes) return found;
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  found.push(...(await look(page, (axe) => axe.withRules('color-contrast'))));
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  return found;
}

async function look(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Every page is one document: asking it directly saves opening another page to gather the frames.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  );
}
