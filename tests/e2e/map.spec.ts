import {
  countDrawn,
  countInSight,
  countOnScreen,
  expect,
  lookAt,
  marksOf,
  openMapPage,
  test
} from './dateline.ts';

test('draws the records on an offline basemap with its legend and attribution', async ({ page }) => {
  await openMapPage(page, '/');
  const { sources, layers } = await page.evaluate(() => {
    const style = datelineMap.getStyle();
    return { sources: Object.keys(style.sources), layers: style.layers.map((layer) => layer.id) };
  });
  expect(sources).toEqual(
    expect.arrayContaining(['land', 'borders', 'provinces', 'towns', 'admin1', 'areas', 'records'])
  );
  expect(layers).toEqual(
    expect.arrayContaining(['land', 'province-shade', 'borders-disputed', 'records', 'clusters', 'legs'])
  );

  const marks = await marksOf(page);
  expect(marks.length).toBeGreaterThan(0);
  expect(await countOnScreen(page)).toBe(await countInSight(page, marks));
  const labels = await page.evaluate(
    () => datelineMap.queryRenderedFeatures({ layers: ['label-towns', 'label-provinces'] }).length
  );
  expect(labels).toBeGreaterThan(5);

  await expect(page.getByText('place known to province only', { exact: true })).toBeVisible();
  await expect(page.getByText('disputed boundary')).toBeVisible();
  await expect(page.locator('.maplibregl-ctrl-attrib')).toContainText('GeoNames');
  await expect(page.locator('.maplibregl-ctrl-scale')).toBeVisible();
});

test('gives no mark to what is known only to a province: it shades the province and stands in a list', async ({
  page
}) => {
  await openMapPage(page, '/');
  const list = page.locator('details', {
    has: page.getByRole('heading', { name: 'Place known to province only' })
  });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const filter = await page.evaluate(() => JSON.stringify(datelineMap.getFilter('province-shade')));
  expect(filter).toMatch(/"[A-Z]{2}-[A-Z0-9]+"/);

  await list.getByRole('button').first().click();
  await expect(page.getByRole('article')).toContainText('place known to province only');
  const open = new URL(page.url()).searchParams;
  const id = open.get('incident') ?? open.get('measure');
  expect((await marksOf(page)).map((mark) => mark.id)).not.toContain(id);
});

test('filters everything by a province chosen in the panel, and the back button undoes it', async ({
  page
}) => {
  await openMapPage(page, '/');
  const all = (await marksOf(page)).length;
  const zoom = await page.evaluate(() => datelineMap.getZoom());

  await page.getByRole('button', { name: 'Balochistan', exact: true }).click();
  await expect(page).toHaveURL(/admin1=PK-BA/);
  const marks = await marksOf(page);
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.length).toBeLessThan(all);
  for (const { coordinates } of marks) {
    expect(coordinates[0]).toBeGreaterThan(60);
    expect(coordinates[0]).toBeLessThan(71);
    expect(coordinates[1]).toBeLessThan(33);
  }
  await expect(page.locator('[data-spoken]')).toContainText('Balochistan');
  await expect.poll(() => page.evaluate(() => datelineMap.getZoom())).toBeGreaterThan(zoom);
  // The province is all in sight, and nothing of the others is drawn.
  await expect.poll(() => countOnScreen(page)).toBe(marks.length);

  await page.goBack();
  await expect(page).not.toHaveURL(/admin1/);
  await expect.poll(() => countOnScreen(page)).toBe(all);
});

test('toggles layers, periods and types, and says so when nothing is left', async ({ page }) => {
  await openMapPage(page, '/');
  const camera = () => page.evaluate(() => JSON.stringify([datelineMap.getCenter(), datelineMap.getZoom()]));
  const before = await camera();
  await page
    .getByRole('group', { name: 'Layers' })
    .getByRole('button', { name: /measures/i })
    .click();
  await expect(page).toHaveURL(/layers=attack%2Coperation/);
  const others = (await marksOf(page)).filter((mark) => mark.layer !== 'measure');
  await expect.poll(() => countOnScreen(page)).toBe(others.length);
  expect(await camera()).toBe(before);

  await page.getByText('Period', { exact: true }).click();
  await page.getByRole('button', { name: '2021', exact: true }).click();
  await expect(page).toHaveURL(/from=2021-01-01&to=2021-12-31/);
  await page.keyboard.press('Escape');

  await page.goto('/?from=1999-01-01&to=1999-12-31');
  await expect(
    page.getByText(/No record in this selection\. 0 articles published in this period were read/)
  ).toBeVisible();
});

test('fans out the records of one place when one comes close, and opens the one that is clicked', async ({
  page
}) => {
  await openMapPage(page, '/');
  const marks = await marksOf(page);
  const shared = marks.find((mark) =>
    marks.some((other) => other !== mark && String(other.coordinates) === String(mark.coordinates))
  );
  if (!shared) throw new Error('no two records of the samples share a place');
  const there = marks.filter((mark) => String(mark.coordinates) === String(shared.coordinates));
  await lookAt(page, shared.coordinates, 13);
  await expect.poll(() => countDrawn(page, 'legs')).toBeGreaterThanOrEqual(there.length);

  const at = await page.evaluate(() => {
    const [mark] = datelineMap.queryRenderedFeatures({ layers: ['records'] });
    if (mark?.geometry.type !== 'Point') throw new Error('no mark is drawn');
    const { x, y } = datelineMap.project(mark.geometry.coordinates as [number, number]);
    return { x, y };
  });
  const box = await page.locator('[data-map]').boundingBox();
  await page.mouse.click((box?.x ?? 0) + at.x, (box?.y ?? 0) + at.y);
  await expect(page.getByRole('article')).toBeVisible();
  const opened = new URL(page.url()).searchParams;
  expect(marks.map((mark) => mark.id)).toContain(opened.get('incident') ?? opened.get('measure'));
  await expect.poll(() => countDrawn(page, 'selected')).toBe(1);
});

test('parts a cluster by going closer', async ({ page }) => {
  await openMapPage(page, '/');
  const zoom = await page.evaluate(() => datelineMap.getZoom());
  const cluster = await page.evaluate(() => {
    const { clientWidth, clientHeight } = datelineMap.getContainer();
    const middle: [number, number] = [clientWidth / 2, clientHeight / 2];
    const places = datelineMap.queryRenderedFeatures({ layers: ['clusters'] }).flatMap(({ geometry }) => {
      if (geometry.type !== 'Point') return [];
      const { x, y } = datelineMap.project(geometry.coordinates as [number, number]);
      return [{ x, y, far: Math.hypot(x - middle[0], y - middle[1]) }];
    });
    return places.sort((a, b) => a.far - b.far)[0];
  });
  if (!cluster) throw new Error('no cluster is drawn');
  const box = await page.locator('[data-map]').boundingBox();
  await page.mouse.click((box?.x ?? 0) + cluster.x, (box?.y ?? 0) + cluster.y);
  await expect.poll(() => page.evaluate(() => datelineMap.getZoom())).toBeGreaterThan(zoom + 0.5);
});
