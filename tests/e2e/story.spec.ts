import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, openMapPage, test } from './dateline.ts';

// A map without a graphics card is drawn point by point: fewer of them are drawn sooner.
test.use({ viewport: { width: 1200, height: 620 } });

test('is made of views, put in order, presented by keys with notes, passed on in a link, and put on slides', async ({
  page,
  context,
  browser,
  baseURL
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMapPage(page, '/');
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Story' });
  await panel.getByLabel('Title of the story').fill('The Makran coast');
  const add = panel.getByRole('button', { name: 'Add this view' });
  const views = panel.getByRole('list', { name: 'Views' }).locator('[data-view]');

  await add.click();
  await expect(panel.getByLabel('Caption')).toBeFocused();
  await panel.getByLabel('Caption').fill('The whole country');

  // The second is about one record, which is cited.
  await panel.getByRole('button', { name: 'Back to the lists' }).click();
  await page.getByRole('button', { name: 'Sindh', exact: true }).click();
  await expect(page).toHaveURL(/PK-SD/);
  const record = page
    .getByRole('listitem')
    .getByRole('button', { name: /20\d\d/ })
    .first();
  await record.click();
  const title = await page.locator('#card-title').innerText();
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  await expect(views).toHaveCount(1);
  await add.click();
  await panel.getByLabel('Caption').fill('Karachi & its roads');
  await panel.getByLabel('Notes for the speaker').fill('Name the source.');
  await expect(panel.getByText(title)).toBeVisible();
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Back to the lists' }).click();
  await page.getByRole('button', { name: 'Balochistan', exact: true }).click();
  await expect(page).toHaveURL(/PK-BA/);
  await page.getByRole('button', { name: 'Story', exact: true }).click();
  await add.click();
  await panel.getByLabel('Caption').fill('Balochistan');
  await expect(views).toHaveCount(3);

  // To the front and back by the pointer.
  const drag = async (from: number, to: number) => {
    const [grip, target] = [views.nth(from).locator('.grip'), await views.nth(to).boundingBox()];
    await grip.hover();
    await page.mouse.down();
    await page.mouse.move(target!.x + 20, target!.y + (to < from ? 2 : target!.height - 2), { steps: 4 });
    await page.mouse.up();
  };
  await views
    .nth(2)
    .getByRole('button', { name: /Balochistan/ })
    .click();
  await expect(panel.getByLabel('Caption')).toHaveCount(0);
  await drag(2, 0);
  await expect(views.first()).toContainText('Balochistan');
  await drag(0, 2);
  await expect(views.nth(2)).toContainText('Balochistan');
  await views
    .nth(2)
    .getByRole('button', { name: /Balochistan/ })
    .click();

  // To the front by keys, as far as it goes; taken out, and put back.
  await panel.getByLabel('Caption').press('Alt+ArrowUp');
  await panel.getByLabel('Caption').press('Alt+ArrowUp');
  await expect(views.first()).toContainText('Balochistan');
  await views.nth(1).getByRole('button', { name: 'Remove view 2' }).click();
  await expect(views).toHaveCount(2);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(views).toHaveCount(3);
  await expect(views.nth(1)).toContainText('The whole country');

  // Its link, without the notes.
  await panel.getByRole('button', { name: 'Share story …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this story' });
  const link = await dialog.getByRole('textbox', { name: 'Link that holds the whole story' }).inputValue();
  await page.keyboard.press('Escape');

  await panel.getByRole('button', { name: 'Present', exact: true }).click();
  const caption = page.getByRole('region', { name: 'Story' }).getByRole('heading');
  await expect(caption).toHaveText('Balochistan');
  await page.locator('[data-map][data-idle]').waitFor();
  await expect(page.getByText(/^As the records stood when the view was made on /)).toBeVisible();
  const [notes] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Notes', exact: true }).click()
  ]);
  await expect(notes.getByRole('region', { name: 'Now' })).toContainText('Balochistan');
  await expect(notes.getByRole('region', { name: 'Next' })).toContainText('The whole country');
  await page.bringToFront();
  await page.keyboard.press('PageDown');
  await expect(caption).toHaveText('The whole country');
  await page.keyboard.press('End');
  await expect(caption).toHaveText('Karachi & its roads');
  await expect(page.getByText('3 / 3')).toBeVisible();
  await expect(notes.getByRole('region', { name: 'Now' })).toContainText('Name the source.');
  await notes.keyboard.press('PageUp');
  await expect(caption).toHaveText('The whole country');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('region', { name: 'Story' }).getByRole('button', { name: title }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(0);
  await notes.close();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Slides', exact: true }).click()
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const slide = (n: number) => strFromU8(files[`ppt/slides/slide${n}.xml`] ?? new Uint8Array());
  expect(slide(1)).toContain('The Makran coast');
  expect(
    [2, 3, 4].map((n) => /Balochistan|The whole country|Karachi &amp; its roads/.exec(slide(n))?.[0])
  ).toEqual(['Balochistan', 'The whole country', 'Karachi &amp; its roads']);
  const images = Object.entries(files).filter(([name]) => /media\/.*\.png$/.test(name));
  expect(images).toHaveLength(3);
  expect(new Set(images.map(([, bytes]) => bytes.length)).size, 'three different pictures').toBe(3);

  // Somebody else, who has nothing but the link.
  const guest = await browser.newPage({ baseURL: baseURL!, reducedMotion: 'reduce' });
  try {
    await guest.goto(link);
    await expect(guest.getByRole('heading', { name: 'Balochistan' })).toBeVisible();
    await guest.keyboard.press(' ');
    await expect(guest.getByRole('heading', { name: 'The whole country' })).toBeVisible();
    expect(await guest.evaluate(() => location.hash.length)).toBeLessThan(2000);
    await guest.goto(`${link.slice(0, -20)}`);
    await expect(guest.getByRole('alert')).toContainText('The link is damaged');
    await guest.goto('/story#');
    await guest.getByRole('link', { name: 'Make a story on the map' }).click();
    await expect(guest.getByLabel('Title of the story')).toBeVisible();
  } finally {
    await guest.close();
  }

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/\?.*version=/);
});
