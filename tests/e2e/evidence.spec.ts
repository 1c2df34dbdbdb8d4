import { expect, openMapPage, test } from './dateline.ts';

test('follows a figure of the Dasu attack down to its words in the article', async ({ page }) => {
  await openMapPage(page, '/?from=2021-07-14&to=2021-07-14&layers=attack');
  await page
    .getByRole('button', { name: /(Dasu|Kohistan) 14 Jul 2021.*13 killed/ })
    .first()
    .click();
  await expect(page).toHaveURL(/incident=/);
  const card = page.getByRole('article');
  await expect(card).toContainText('14 July 2021');
  await expect(card).toContainText('Khyber Pakhtunkhwa');

  const toll = card.getByRole('region', { name: 'Toll' });
  await expect(toll).toContainText('13');
  await expect(card).toContainText('9 killed from China');
  const marks = card.locator('blockquote mark');
  await expect(marks.filter({ hasText: /13|thirteen/i }).first()).toBeVisible();
  await expect(marks.filter({ hasText: /9|nine/i }).first()).toBeVisible();

  const figure = card.locator('figure', { has: page.locator('mark', { hasText: /13|thirteen/i }) }).first();
  const quoted = (await figure.locator('mark').first().innerText()).trim();
  await figure.getByRole('link').click();
  await expect(page).toHaveURL(/\/articles\/.+#mark$/);
  const mark = page.locator('mark.focus');
  await expect(mark.first()).toBeInViewport();
  expect((await mark.allInnerTexts()).join('')).toContain(quoted);
  await expect(page.getByRole('heading', { name: 'What this article gave' })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('article')).toContainText('14 July 2021');
});

test('lists the articles with what each of them gave', async ({ page }) => {
  await page.goto('/articles');
  await expect(page.getByRole('row', { name: /incident|measure/ }).first()).toBeVisible();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/articles\/.+/);
});

test('says so when there is no such article', async ({ request }) => {
  const response = await request.get('/articles/no-such-article');
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain('There is no article of that name.');
});
