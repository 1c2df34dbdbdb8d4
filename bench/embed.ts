import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { findProjectRoot } from '../src/lib/server/config.ts';
import type { Bench } from './bench.ts';
import { launchChromium } from './chromium.ts';
import { median, rounded } from './measure.ts';
import { countLoad, maplibreBytes, serveSamples, timeToMap } from './pages/load.ts';
import { serveFiles, under } from './pages/serve.ts';

/**
 * What `/embed` fetches and how long it takes until its map rests with the sample articles' records on it, beside a page
 * with maplibre-gl and one shape, in the same browser in turn; and what `/` fetches. The pages must be built.
 */
export const bench: Bench = {
  about: 'bytes and time to the first map of /embed, beside a bare maplibre-gl page; bytes of /',
  sizeOf: 'rounds of loading',
  size: 5,
  async run({ size }) {
    const root = findProjectRoot();
    const folder = mkdtempSync(join(tmpdir(), 'dateline-embed-'));
    const browser = await launchChromium();
    const samples = await serveSamples(root, join(folder, 'store'));
    if (!samples) throw new Error('the pages are not built; run `npm run build` first');
    try {
      const pages = join(folder, 'pages');
      await build({
        configFile: false,
        root: join(root, 'bench/embed'),
        logLevel: 'error',
        worker: { format: 'es' },
        build: { outDir: pages, target: 'esnext', emptyOutDir: true }
      });
      const bare = await serveFiles((path) => under(pages, path));
      const times = { embed: [] as number[], bare: [] as number[] };
      try {
        for (let round = 0; round < size; round += 1) {
          times.embed.push(await timeToMap(browser, `http://127.0.0.1:${samples.port}/embed`));
          times.bare.push(await timeToMap(browser, bare.origin));
        }
      } finally {
        await bare.close();
      }
      const embed = await countLoad(samples.port, browser, '/embed');
      const first = await countLoad(samples.port, browser, '/');
      const library = maplibreBytes(root);
      const [firstMapMs, bareMapMs] = [median(times.embed), median(times.bare)];
      return {
        firstMapBytes: embed.bytes,
        maplibreBytes: library,
        vsMaplibre: rounded(embed.bytes / library),
        firstMapMs: Math.round(firstMapMs),
        bareMapMs: Math.round(bareMapMs),
        msVsBare: rounded(firstMapMs / bareMapMs),
        firstLoadBytes: first.bytes,
        firstLoadVsMaplibre: rounded(first.bytes / library),
        pages: [
          { page: '/embed', ...embed },
          { page: '/', ...first }
        ]
      };
    } finally {
      await samples.stop();
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  }
};
