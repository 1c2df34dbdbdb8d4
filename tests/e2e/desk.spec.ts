import { expect, openMapPage, test, untilIdle } from './dateline.ts';
import { dateline, incidentOf, incidents, measures, signIn, undoAll } from './desk.ts';

const BESHAM = '2024-03-26';

// What a test that failed has left behind must not fail the next one.
test.beforeEach(async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL: baseURL ?? '' });
  await signIn(page, 'amna', '/articles');
  await undoAll(page);
  await page.close();
});

test('lets a visitor read and change nothing', async ({ page, request }) => {
  const { id } = await incidentOf(request, BESHAM);
  await openMapPage(page, `/?incident=${id}`);
  await page.getByRole('article').getByText('Where', { exact: true }).waitFor();
  await expect(page.getByRole('button', { name: /^(Change|Confirm|Reject|Split|Merge)/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/articles');
  await expect(page.getByText('choose files')).toHaveCount(0);
  await page.goto('/review');
  await expect(page).toHaveURL(/\/sign-in\?to=\/review/);

  for (const body of [{ kind: 'reject', record: id }, { kind: 'confirm', record: id }, {}]) {
    expect((await request.post('/corrections', { data: body })).status()).toBe(401);
  }
  expect((await request.get('/corrections')).status()).toBe(403);
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('A bomb went off in Quetta.') };
  const origin = new URL(page.url()).origin;
  for (const address of ['/articles/preview', '/articles/ingest']) {
    const options = { multipart: { files: file }, headers: { origin } };
    expect((await request.post(address, options)).status(), address).toBe(401);
  }
  expect((await request.post('/corrections', { data: 'x'.repeat(300_000) })).status()).toBe(413);
});

test('gives somebody who may only read no controls either', async ({ page, request }) => {
  const { id } = await incidentOf(request, BESHAM);
  await signIn(page, 'bilal', `/?incident=${id}`);
  await page.getByRole('article').getByText('Where', { exact: true }).waitFor();
  await expect(page.getByText('bilal', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Change|Confirm|Reject)/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /Review/ })).toHaveCount(0);
  const refused = await page.request.post('/corrections', { data: { kind: 'reject', record: id } });
  expect(refused.status()).toBe(403);
  await page.getByText('bilal', { exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('an editor splits a wrong merge, another browser sees it, and it stands when the articles are read again', async ({
  page,
  browser,
  baseURL
}) => {
  test.slow();
  const before = await incidentOf(page.request, BESHAM);
  const reports = before.properties.sources.length;
  expect(reports).toBeGreaterThan(2);

  const elsewhere = await browser.newPage({ baseURL: baseURL ?? '' });
  await openMapPage(elsewhere, `/?from=${BESHAM}&to=${BESHAM}&layers=attack`);
  const listed = elsewhere.getByRole('listitem').getByRole('button', { name: /26 Mar 2024/ });
  await expect(listed).toHaveCount(1);
  await listed.first().focus();
  const camera = () => elsewhere.evaluate(() => JSON.stringify(datelineMap.getCenter()));
  const looked = await camera();
  const asked: string[] = [];
  elsewhere.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await signIn(page, 'amna', `/?incident=${before.id}`);
  const card = page.getByRole('article');
  await card.getByRole('button', { name: 'Split' }).click();
  const form = card.getByRole('form', { name: 'Split off reports' });
  await expect(form.getByRole('button', { name: 'Split off' })).toBeDisabled();
  await form.getByRole('checkbox').first().check();
  await form.getByLabel(/Why/).fill('tells of another day');
  // The other browser's note goes away by itself, and on a slow machine sooner than this page is drawn anew.
  const heard = elsewhere.getByText(/^Updated: .*1 new attack/).waitFor({ timeout: 60_000 });
  await Promise.all([heard, form.getByRole('button', { name: 'Split off' }).click()]);
  await expect(page.getByText('1 report split off.')).toBeVisible();
  await expect(card.getByText(`${reports - 1} reports, oldest first`)).toBeVisible();
  await expect(card.getByText(/Reports split off by amna on .*: tells of another day/)).toBeVisible();

  expect(await camera()).toBe(looked);
  // It hears of what changed, and fetches that alone.
  expect(asked).toContain('/changes.json');
  expect(asked).not.toContain('/columns.arrow');
  await expect(elsewhere).toHaveURL(/from=2024-03-26/);
  await elsewhere.close();

  const apart = (await incidents(page.request)).length;
  dateline('ingest', '--again');
  const after = await incidents(page.request);
  expect(after.length).toBe(apart);
  expect((await incidentOf(page.request, BESHAM)).properties.sources.length).toBe(reports - 1);

  await page.getByRole('button', { name: /^Undo: Reports split off/ }).click();
  await expect(page.getByText('Undone.', { exact: true })).toBeVisible();
  expect((await incidentOf(page.request, BESHAM)).properties.sources.length).toBe(reports);
});

test('changes a field with its reason, shows it at once, and takes it back', async ({ page }) => {
  const { id } = await incidentOf(page.request, BESHAM);
  await signIn(page, 'amna', `/?incident=${id}`);
  const card = page.getByRole('article');
  await card.getByRole('button', { name: 'Change: type' }).click();
  await card.getByRole('combobox', { name: /^Type/ }).selectOption('Complex attack');
  await card.getByLabel(/Why/).fill('page 2');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('heading', { level: 2 })).toContainText('Complex attack');
  await expect(card.getByText(/Type was Suicide bombing; changed by amna on .*: page 2/)).toBeVisible();
  await expect(card.getByRole('button', { name: 'Change: type' })).toBeFocused();

  await card.getByRole('button', { name: 'Change: toll' }).click();
  await card.getByLabel('Killed, lowest').fill('9');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('alert')).toContainText('grow from the lowest to the highest');
  await card.getByLabel('Killed, lowest').fill('5');
  await card.getByLabel('Killed, best').fill('7');
  await card.getByLabel('Killed, highest').fill('');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('region', { name: 'Toll' })).toContainText('at least 7');

  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('region', { name: 'Toll' })).not.toContainText('at least 7');
  await card.getByRole('button', { name: /^Undo: Type was/ }).click();
  await expect(card.getByRole('heading', { level: 2 })).toContainText('Suicide bombing');
  await expect(card.getByText('What people decided')).toHaveCount(0);
});

test('changes what a measure says', async ({ page }) => {
  const [{ id, summary } = { id: '', summary: '' }] = await measures(page.request);
  await signIn(page, 'amna', `/?measure=${id}`);
  const card = page.getByRole('article');
  await card.getByRole('button', { name: 'Change: status' }).click();
  await card.getByRole('combobox', { name: /^Status/ }).selectOption('called for');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText(/Status was .*changed by amna/)).toBeVisible();
  await card.getByRole('button', { name: 'Change: summary' }).click();
  await card.getByRole('textbox', { name: /^Summary/ }).fill('A unit of guards was asked for');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByText(/Summary was .*changed by amna/)).toBeVisible();
  const said = async () => (await measures(page.request)).find((measure) => measure.id === id)?.summary;
  expect(await said()).toBe('A unit of guards was asked for');
  await undoAll(page);
  expect(await said()).toBe(summary);
});

test('moves a pin by dragging it', async ({ page }) => {
  const { id, geometry } = await incidentOf(page.request, BESHAM);
  await signIn(page, 'amna');
  await openMapPage(page, `/?incident=${id}`);
  const card = page.getByRole('article');
  await card.getByRole('button', { name: 'Change: place' }).click();
  await card.getByRole('button', { name: 'Move the pin on the map' }).click();
  const pin = page.locator('.maplibregl-marker');
  await expect(pin).toBeVisible();
  await untilIdle(page);
  const box = await pin.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 10, { steps: 5 });
  await page.mouse.move(x + 60, y + 20, { steps: 5 });
  await page.mouse.up();
  const [lng] = geometry?.coordinates ?? [0, 0];
  const moved = async () => Number(await card.getByLabel('Longitude').inputValue());
  await expect.poll(moved).toBeGreaterThan(lng + 0.01);
  const dragged = await moved();
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(pin).toHaveCount(0);
  const [placed] = (await incidents(page.request)).find((one) => one.id === id)?.geometry?.coordinates ?? [];
  expect(placed).toBeCloseTo(dragged, 3);
  await undoAll(page);
});

test('moves a pin by keyboard alone, and by a click on the map', async ({ page }) => {
  const { id } = await incidentOf(page.request, BESHAM);
  await signIn(page, 'amna');
  await openMapPage(page, `/?incident=${id}`);
  const card = page.getByRole('article');
  await card.getByRole('button', { name: 'Change: place' }).focus();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('combobox', { name: /^How closely/ })).toBeFocused();
  const tabTo = async (label: string) => {
    for (let presses = 0; presses < 12; presses += 1) {
      if (await card.getByLabel(label).evaluate((node) => node === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key never reached ${label}`);
  };
  await tabTo('Longitude');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('72.9');
  await tabTo('Latitude');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('35.1');
  await page.keyboard.press('Enter');
  await expect(card.getByText(/Place was Besham.*changed by amna/)).toBeVisible();
  const placed = async () =>
    (await incidents(page.request)).find((feature) => feature.id === id)?.geometry?.coordinates;
  expect(await placed()).toEqual([72.9, 35.1]);

  await card.getByRole('button', { name: 'Change: place' }).click();
  await card.getByRole('button', { name: 'Move the pin on the map' }).click();
  await expect(page.locator('.maplibregl-marker')).toBeVisible();
  const target = await page.evaluate(() => datelineMap.project([72.4, 34.6]));
  const box = await page.locator('[data-map]').boundingBox();
  await page.mouse.click((box?.x ?? 0) + target.x, (box?.y ?? 0) + target.y);
  await expect(card.getByLabel('Longitude')).toHaveValue(/^72\.[34]/);
  await expect(card.getByRole('combobox', { name: /^Province/ })).toHaveValue('PK-KP');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.maplibregl-marker')).toHaveCount(0);
  const [lng = 0, lat = 0] = (await placed()) ?? [];
  expect(Math.abs(lng - 72.4) + Math.abs(lat - 34.6)).toBeLessThan(0.1);
  await undoAll(page);
});

test('rejects a record, brings it back, and merges two', async ({ page }) => {
  const all = await incidents(page.request);
  const { id } = await incidentOf(page.request, BESHAM);
  await signIn(page, 'amna', `/?incident=${id}`);
  await page.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await expect(page).not.toHaveURL(/incident=/);
  expect((await incidents(page.request)).length).toBe(all.length - 1);
  await page.goto(`/?incident=${id}`);
  await expect(page.getByRole('heading', { name: 'This record is not here' })).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page).not.toHaveURL(/incident=/);
  await page.goto('/review?kind=decided');
  await page.getByRole('button', { name: /^Undo: Suicide bombing in Besham/ }).click();
  await expect(page.getByText('Nobody has decided anything yet.')).toBeVisible();
  expect((await incidents(page.request)).length).toBe(all.length);

  await page.goto(`/?incident=${id}`);
  await page.getByRole('button', { name: 'Merge with…' }).click();
  const form = page.getByRole('form', { name: 'Merge with another record' });
  await form.getByRole('searchbox').fill('Quetta railway');
  await form.getByRole('radio').first().check();
  await form.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged into one record.')).toBeVisible();
  expect((await incidents(page.request)).length).toBe(all.length - 1);
  await undoAll(page);
  expect((await incidents(page.request)).length).toBe(all.length);
});

test('shows what dropped articles would change before it stores them', async ({ page }) => {
  await signIn(page, 'amna', '/articles');
  const rows = await page.getByRole('row').count();
  const known = (await incidents(page.request)).length;
  const text = [
    'Roadside bomb kills three policemen in Khuzdar',
    '',
    'KHUZDAR, 3 May 2025: A roadside bomb killed three policemen and hurt four others in their van in Khuzdar on Saturday, a senior officer said.'
  ].join('\n');
  const files = [
    { name: 'khuzdar-van.txt', mimeType: 'text/plain', buffer: Buffer.from(text) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"title": ') }
  ];
  const choose = page.getByLabel('choose files');
  await choose.setInputFiles(files);
  const preview = page.getByRole('region', { name: 'Add articles' });
  // The first files wait for the gazetteer to be opened.
  const heading = preview.getByRole('heading', { name: 'What storing these would do' });
  await expect(heading).toBeFocused({ timeout: 60_000 });
  await expect(preview.getByRole('list', { name: 'Not read' })).toContainText('broken.json');
  await expect(preview.getByRole('heading', { name: /New on the map/ })).toBeVisible();
  await expect(preview.locator('blockquote mark').first()).toBeVisible();
  expect((await incidents(page.request)).length).toBe(known);
  await preview.getByRole('button', { name: 'Discard' }).click();
  await expect(preview.getByRole('button', { name: 'Store these' })).toHaveCount(0);
  expect((await incidents(page.request)).length).toBe(known);

  // As long as another reading writes, the server answers so; the files wait for it.
  let isBusy = true;
  await page.route('**/articles/ingest', (route) =>
    isBusy ? route.fulfill({ status: 503, json: { message: 'another is writing' } }) : route.continue()
  );
  await choose.setInputFiles(files);
  await preview.getByRole('button', { name: 'Store these' }).click();
  await expect(preview.getByText('Another reading is under way.')).toBeVisible();
  await expect(preview.getByRole('button', { name: 'Discard' })).toBeEnabled();
  isBusy = false;
  await expect(page.getByText('1 article stored.')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(rows + 1);
  expect((await incidents(page.request)).length).toBe(known + 1);

  const many = Array.from({ length: 51 }, (_, i) => ({ ...files[0]!, name: `${i}.txt` }));
  await choose.setInputFiles(many);
  await expect(preview.getByRole('alert')).toContainText('up to 50');
});

test('takes articles that are dropped on the page, and one that is open shows them by itself', async ({
  page,
  browser,
  baseURL
}) => {
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? '' });
  await openMapPage(elsewhere, '/?from=2025-05-10&to=2025-05-10&layers=attack');
  const listed = elsewhere.getByRole('listitem').getByRole('button', { name: /Panjgur/ });
  await expect(listed).toHaveCount(0);
  await elsewhere.evaluate(() => (document.title = 'not loaded again'));

  await signIn(page, 'amna', '/articles');
  const zone = page.getByRole('region', { name: 'Add articles' });
  const text = [
    'Gunmen kill two guards in Panjgur',
    '',
    'PANJGUR, 10 May 2025: Gunmen on a motorcycle shot dead two guards of a road camp in Panjgur on Saturday, police said.'
  ].join('\n');
  const dropped = await page.evaluateHandle((words) => {
    const data = new DataTransfer();
    data.items.add(new File([words], 'panjgur-guards.txt', { type: 'text/plain' }));
    return data;
  }, text);
  const target = zone.getByText('choose files');
  for (const event of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(event, { dataTransfer: dropped });
  await expect(zone.getByRole('heading', { name: /New on the map/ })).toBeVisible({ timeout: 60_000 });
  await zone.getByRole('button', { name: 'Store these' }).click();
  await expect(zone.getByRole('button', { name: 'Store these' })).toHaveCount(0);

  await expect(listed).toHaveCount(1);
  await expect(elsewhere).toHaveTitle('not loaded again');
  await elsewhere.close();
});
