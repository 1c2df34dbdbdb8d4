import type { Page } from '@playwright/test';
import { expect, openMapPage, test } from './dateline.ts';

interface Feature {
  id: string;
  properties: { sources: { articleId: string }[] };
}

/** The incident that most reports tell of. */
async function mostReported(page: Page): Promise<Feature> {
  const { features } = JSON.parse(await (await page.request.get('/incidents.geojson')).text()) as {
    features: Feature[];
  };
  const [most] = features.sort((a, b) => b.properties.sources.length - a.properties.sources.length);
  if (!most) throw new Error('no incident is on the map');
  return most;
}

/** An incident that a report says prompted a measure. */
async function promptingIncident(page: Page): Promise<string> {
  const { features } = JSON.parse(await (await page.request.get('/measures.geojson')).text()) as {
    features: Feature[];
  };
  for (const { id } of features) {
    const { record } = (await (await page.request.get(`/measures/${id}.json`)).json()) as {
      record: { prompted: string | null };
    };
    if (record.prompted) return record.prompted;
  }
  throw new Error('no report says what prompted a measure');
}

test('shows the figures of each report, when they came, and copies all of it with its sources', async ({
  page,
  context
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { id, properties } = await mostReported(page);
  await openMapPage(page, `/?incident=${id}`);
  const card = page.getByRole('article');
  const ledger = card.locator('details', { has: page.getByText('Figures by report') });
  if ((await ledger.getAttribute('open')) === null) await ledger.locator('summary').click();
  await expect(ledger.getByRole('row')).toHaveCount(properties.sources.length + 1);
  await expect(card.getByRole('img', { name: /\d+ reports?/ })).toBeVisible();
  await card.getByText('Why this place, and why one record').click();

  await card.getByRole('button', { name: 'Copy as text with sources' }).click();
  await expect(card.getByText('The text was copied, with its sources.')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(await card.getByRole('heading', { level: 2 }).innerText());
  expect(text).toContain(`/incidents/${id}`);
  for (let i = 1; i <= properties.sources.length; i += 1) expect(text).toContain(`\n${i}. `);
  expect(text).toMatch(/“.+”/);

  await card.getByRole('button', { name: 'Copy link to this record' }).click();
  await expect(card.getByText('The link was copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page).toHaveURL(new RegExp(`incident=${id}`));
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toBeVisible();
});

test('gives the text to copy by hand where the browser gives no clipboard', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const { id } = await mostReported(page);
  await openMapPage(page, `/?incident=${id}`);
  await page.getByRole('button', { name: 'Copy as text with sources' }).click();
  await expect(page.getByLabel(/select all and copy/)).toHaveValue(/Sources\n1\. /);
});

test('leads from an incident to the measures beside it, and back to where it was opened', async ({
  page
}) => {
  const incident = await promptingIncident(page);
  await openMapPage(page, `/?incident=${incident}`);
  const card = page.getByRole('article');
  await expect(card.getByRole('heading', { name: 'Measures beside it' })).toBeVisible();
  await expect(card.getByText('A report says that this incident prompted them.')).toBeVisible();
  await card
    .locator('section', { has: page.getByRole('heading', { name: 'Measures beside it' }) })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .click();
  await expect(page).toHaveURL(/measure=/);
  await card
    .locator('section', { has: page.getByRole('heading', { name: 'The incident that prompted it' }) })
    .getByRole('button')
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`incident=${incident}`));
});

test('gives the focus back to what opened the card', async ({ page }) => {
  await openMapPage(page, '/');
  const row = page
    .getByRole('listitem')
    .getByRole('button', { name: /20\d\d/ })
    .nth(2);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#card-title')).toBeFocused();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(row).toBeFocused();
});

test('prints what is chosen, the provinces, the legend and the sources, and no controls', async ({
  page
}) => {
  await openMapPage(page, '/?admin1=PK-BA&from=2024-01-01&to=2024-12-31');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Balochistan; 2024', { exact: true })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByText('place known to province only', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^Sources: .* leads to the sentence it came from: http/)).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(page.getByRole('slider')).toHaveCount(0);
});
