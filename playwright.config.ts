import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

/** `E2E_BASE_URL` tests a server that runs already; otherwise the built one is started over hand-made records. */
const PORT = Number(process.env.E2E_PORT ?? 4319);
const baseURL = process.env.E2E_BASE_URL ?? `http://127.0.0.1:${PORT}`;
const DATA = 'test-results/store';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // One page at a time: without a graphics card a map takes seconds to draw, and two take longer than that.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run'
      ]
    }
  },
  ...(process.env.E2E_BASE_URL
    ? {}
    : {
        webServer: {
          command: `npx tsx tests/fixtures/seed.ts ${DATA} && node build/index.js`,
          env: { PORT: String(PORT), HOST: '127.0.0.1', DATELINE_DATA: DATA, DATABASE_URL: '' },
          url: baseURL,
          timeout: 60_000
        }
      })
});
