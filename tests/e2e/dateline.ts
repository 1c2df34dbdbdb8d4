import { test as base, expect, type Page } from '@playwright/test';
import type { Map as MapLibreMap } from 'maplibre-gl';

declare global {
  var datelineMap: MapLibreMap;
}

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
      if (message.type() === 'error') errors.push(message.text());
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

export interface DrawnMark {
  id: string;
  layer: string;
  coordinates: [number, number];
}

/** The records that the map was given to draw. */
export function marksOf(page: Page): Promise<DrawnMark[]> {
  return page.evaluate(async () => {
    const source = datelineMap.getSource('records') as unknown as {
      getData(): Promise<GeoJSON.FeatureCollection<GeoJSON.Point>>;
    };
    const { features } = await source.getData();
    return features.map((feature) => ({
      id: String(feature.properties?.id),
      layer: String(feature.properties?.layer),
      coordinates: feature.geometry.coordinates as [number, number]
    }));
  });
}

/** How many records stand on the screen, inside clusters or alone. */
export function countOnScreen(page: Page): Promise<number> {
  return page.evaluate(() =>
    datelineMap
      .queryRenderedFeatures({ layers: ['records', 'clusters'] })
      .reduce((sum, feature) => sum + Number(feature.properties.point_count ?? 1), 0)
  );
}

/** How many of these marks lie inside what the map shows. */
export function countInSight(page: Page, marks: DrawnMark[]): Promise<number> {
  return page.evaluate(
    (places) => places.filter((place) => datelineMap.getBounds().contains(place)).length,
    marks.map((mark) => mark.coordinates)
  );
}
