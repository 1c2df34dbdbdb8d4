import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { findProjectRoot } from '../src/lib/server/config.ts';
import type { Bench } from './bench.ts';
import { launchChromium } from './chromium.ts';
import { writeMapFiles } from './map/data.ts';
import { median, rounded } from './measure.ts';
import { countLoad, maplibreBytes, serveSamples } from './pages/load.ts';
import { serveFiles, under } from './pages/serve.ts';

const MODES = ['empty', 'columns', 'geojson'] as const;
type Mode = (typeof MODES)[number];

const ROUNDS = 3;
const TIMEOUT_MS = 300_000;

/**
 * The page's map in Chromium, from the first byte to rest, at the country's own view: without a record, with all of
 * them from the columns, and with the same points in MapLibre's own clustered GeoJSON source. Each in turn, round after
 * round, in a new context each time. And what `/` fetches at first, beside maplibre-gl alone.
 */
export const bench: Bench = {
  about:
    'time until the map rests, beside an empty one and MapLibre’s own clustering; first load of the page',
  sizeOf: 'incidents and measures',
  size: 1_000_000,
  async run({ size, seed }) {
    const root = findProjectRoot();
    const folder = mkdtempSync(join(tmpdir(), 'dateline-map-'));
    const pages = join(folder, 'pages');
    const browser = await launchChromium();
    try {
      const geodata = join(root, 'geodata');
      const { arrow, meta, geojson, points } = writeMapFiles(geodata, folder, { size, seed });
      await build({
        configFile: false,
        root: join(root, 'bench/map'),
        logLevel: 'error',
        worker: { format: 'es' },
        build: { outDir: pages, target: 'esnext', emptyOutDir: true }
      });
      const known = new Map<string, string | Uint8Array>([
        ['/columns.arrow', arrow],
        ['/columns.json', new TextEncoder().encode(JSON.stringify(meta))],
        ['/points.geojson', geojson],
        ['/geo/admin1.geojson', join(geodata, `admin1-${meta.country.toLowerCase()}.geojson`)]
      ]);
      const server = await serveFiles((path) => {
        if (path.startsWith('/geo/basemap/')) return join(geodata, path.slice('/geo/'.length));
        return known.get(path) ?? under(pages, path);
      });
      const times: Record<Mode, number[]> = { empty: [], columns: [], geojson: [] };
      try {
        for (let round = 0; round < ROUNDS; round += 1)
          for (const mode of MODES)
            times[mode].push(await timeToIdle(browser, `${server.origin}/?mode=${mode}`, mode));
      } finally {
        await server.close();
      }
      const idleMs = median(times.columns);
      const [emptyMs, geojsonMs] = [median(times.empty), median(times.geojson)];
      const samples = await serveSamples(root, join(folder, 'store'));
      const first = samples && (await countLoad(samples.port, browser, '/').finally(() => samples.stop()));
      const library = maplibreBytes(root);
      return {
        records: size,
        points,
        columnsBytes: arrow.byteLength,
        idleMs: Math.round(idleMs),
        emptyMs: Math.round(emptyMs),
        geojsonMs: Math.round(geojsonMs),
        idleVsEmpty: rounded(idleMs / emptyMs),
        idleVsGeojson: rounded(idleMs / geojsonMs),
        firstLoadBytes: first?.bytes ?? null,
        firstLoadCodeBytes: first?.code ?? null,
        firstLoadGeodataBytes: first?.geodata ?? null,
        maplibreBytes: library,
        firstLoadVsMaplibre: first && rounded(first.bytes / library)
      };
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  }
};

/** Milliseconds from the start of the navigation until the map has drawn all that it shows. */
async function timeToIdle(browser: Browser, url: string, mode: Mode): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page
      .locator('body[data-idle], body[data-failure]')
      .waitFor({ state: 'attached', timeout: TIMEOUT_MS });
    const { idle, drawn, failure } = await page.evaluate(() => ({ ...document.body.dataset }));
    if (failure !== undefined) throw new Error(`${mode}: ${failure}`);
    if (mode !== 'empty' && Number(drawn) === 0) throw new Error(`${mode}: nothing was drawn`);
    return Number(idle);
  } finally {
    await context.close();
  }
}
