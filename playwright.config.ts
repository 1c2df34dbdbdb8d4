import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

/** `E2E_BASE_URL` tests a server that runs already; otherwise the built one is started over the sample articles. */
const PORT = Number(process.env.E2E_PORT ?? 4319);
const baseURL = process.env.E2E_BASE_URL ?? `http://127.0.0.1:${PORT}`;
const DATELINE = 'node src/cli/dateline.mjs';
/** The desk's tests change what is on the map, so they have a server and a store of their own. */
const DESK_PORT = PORT + 1;
const DESK_STORE = 'test-results/desk-store';
const DESK_TESTS = 'desk*.spec.ts';
/** Very many records: 20,000 made-up ones, or those of the store in the folder that `MANY_STORE` names. */
const MANY_PORT = PORT + 3;
const MANY_STORE = 'test-results/many-store';
const MANY_TESTS = 'million.spec.ts';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Without a graphics card a map takes seconds to draw, and more pages at a time take longer than one after the other.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    // Without a graphics card a map is drawn point by point: a quarter of them is drawn sooner, and laid out the same.
    deviceScaleFactor: 0.5,
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
  projects: [
    { name: 'site', testIgnore: [DESK_TESTS, MANY_TESTS] },
    ...(process.env.E2E_BASE_URL
      ? []
      : [
          {
            name: 'many',
            testMatch: MANY_TESTS,
            use: { baseURL: `http://127.0.0.1:${MANY_PORT}` }
          },
          {
            name: 'desk',
            testMatch: DESK_TESTS,
            // They share a store that they change.
            workers: 1,
            use: { baseURL: `http://127.0.0.1:${DESK_PORT}` },
            metadata: { store: DESK_STORE }
          }
        ])
  ],
  ...(process.env.E2E_BASE_URL
    ? {}
    : {
        webServer: [
          {
            command: `${DATELINE} ingest --again geodata/samples && ${DATELINE} serve`,
            env: {
              PORT: String(PORT),
              HOST: '127.0.0.1',
              DATELINE_DATA: 'test-results/store',
              DATABASE_URL: ''
            },
            url: baseURL,
            timeout: 120_000
          },
          {
            command: 'node tests/e2e/serveMany.mjs',
            env: {
              PORT: String(MANY_PORT),
              HOST: '127.0.0.1',
              DATELINE_DATA: MANY_STORE,
              MANY_STORE: process.env.MANY_STORE ?? '',
              DATABASE_URL: ''
            },
            url: `http://127.0.0.1:${MANY_PORT}/columns.json`,
            timeout: 600_000
          },
          {
            command: 'node tests/e2e/serveDesk.mjs',
            env: {
              PORT: String(DESK_PORT),
              HOST: '127.0.0.1',
              DATELINE_DATA: DESK_STORE,
              DATABASE_URL: ''
            },
            url: `http://127.0.0.1:${DESK_PORT}`,
            timeout: 120_000
          }
        ]
      })
});
