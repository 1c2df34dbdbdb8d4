import { test as base, expect, type Page } from '@playwright/test';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { formatFilter, parseFilter } from '../../src/lib/model/index.ts';

declare global {
  var datelineMap: MapLibreMap;
}

/** The browser notes each answer that says "not yet"; pages ask again by themselves. */
const NOT_YET = /status of 503/;

/** Every page of every test: it asks no other host, and throws nothing. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const strays: string[] = [];
    const errors: string[] = [];
    const home = new URL(baseURL ?? '').host;
    page.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && host !== home) strays.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !NOT_YET.test(message.text())) errors.push(message.text());
    });
    await use(page);
    expect(strays, 'requests to other hosts').toEqual([]);
    expect(errors, 'errors on the page').toEqual([]);
  }
});

export { expect };

/** Opens an address and waits until its map has drawn everything once. */
export async function openMapPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('[data-map][data-idle]').waitFor({ timeout: 60_000 });
}

/** Waits until the map has come to rest after a change. */
export async function untilIdle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        if (datelineMap.loaded() && !datelineMap.isMoving()) return done();
        datelineMap.once('idle', () => done());
        datelineMap.triggerRepaint();
      })
  );
}

export interface Mark {
  id: string;
  layer: string;
  coordinates: [number, number];
  placePrecision: string;
  disagree: boolean;
}

interface Exported {
  id: string;
  geometry: { coordinates: [number, number] } | null;
  properties: { category?: string; placePrecision: string; reportsDisagree?: boolean };
}

/** The records that a mark must stand for, of those that the page's filter selects, as the downloads hold them. */
export async function marksOf(page: Page): Promise<Mark[]> {
  const { origin, searchParams } = new URL(page.url());
  const query = formatFilter(parseFilter(searchParams)).toString();
  const found = await Promise.all(
    ['incidents', 'measures'].map(async (kind) => {
      const answer = await page.request.get(`${origin}/${kind}.geojson?${query}`);
      return ((await answer.json()) as { features: Exported[] }).features;
    })
  );
  return found.flat().flatMap(({ id, geometry, properties }) => {
    const { category = 'measure', placePrecision, reportsDisagree = false } = properties;
    if (geometry === null || placePrecision === 'admin2') return [];
    const { coordinates } = geometry;
    return [{ id, layer: category, coordinates, placePrecision, disagree: reportsDisagree }];
  });
}

/** How many records stand on the screen, inside clusters or alone. */
export function countOnScreen(page: Page): Promise<number> {
  return page.evaluate(() => {
    const drawn = datelineMap.queryRenderedFeatures({ layers: ['records', 'clusters'] });
    // What stands on the edge of the screen is drawn though its point lies beyond.
    const inSight = drawn.filter(
      ({ geometry }) =>
        geometry.type === 'Point' &&
        datelineMap.getBounds().contains(geometry.coordinates as [number, number])
    );
    return inSight.reduce((sum, { properties }) => sum + Number(properties.count ?? 1), 0);
  });
}

/** Moves the map without an animation, and waits until it has drawn what is there. */
export async function lookAt(page: Page, center: [number, number], zoom: number): Promise<void> {
  await page.evaluate(([at, close]) => void datelineMap.jumpTo({ center: at, zoom: close }), [
    center,
    zoom
  ] as const);
  await untilIdle(page);
}

/** How many features a layer draws. */
export function countDrawn(page: Page, layer: string): Promise<number> {
  return page.evaluate((id) => datelineMap.queryRenderedFeatures({ layers: [id] }).length, layer);
}

/** How many of these marks lie inside what the map shows. */
export function countInSight(page: Page, marks: Mark[]): Promise<number> {
  return page.evaluate(
    (places) => places.filter((place) => datelineMap.getBounds().contains(place)).length,
    marks.map((mark) => mark.coordinates)
  );
}
