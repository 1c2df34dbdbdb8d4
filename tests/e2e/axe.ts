import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds, one line a fault: everything it looks for, however slight, its advice on good practice and WCAG 2.2's
 * size of targets included. A theme changes colours only, so of the other theme it looks at contrast alone.
 */
export async function barriers(page: Page): Promise<string[]> {
  // Every page is one document: asking it directly saves opening another page to gather the frames.
  const look = () => new AxeBuilder({ page }).setLegacyMode();
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const all = await look()
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const other = await look().withRules('color-contrast').analyze();
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  return [...all.violations, ...other.violations].map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  );
}
