import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { close, listen } from './serve.ts';

/** What a page fetches until its map rests, as the server sends it to a browser that takes brotli, by kind. */
export interface Load {
  bytes: number;
  code: number;
  fonts: number;
  /** Land, lines, towns and boundaries. */
  geodata: number;
  /** The page itself, and the records. */
  rest: number;
}

export interface SamplesServer {
  port: number;
  stop(): Promise<void>;
}

const VIEWPORT = { width: 1440, height: 900 };
const TIMEOUT_MS = 120_000;

/** Serves the built pages over the sample articles, read into `folder`; null where the pages are not built. */
export async function serveSamples(root: string, folder: string): Promise<SamplesServer | null> {
  if (!existsSync(join(root, 'build/handler.js'))) return null;
  const port = await freePort();
  const env = {
    ...process.env,
    DATELINE_DATA: folder,
    DATABASE_URL: '',
    PORT: String(port),
    HOST: '127.0.0.1'
  };
  const dateline = (...words: string[]) =>
    spawn(process.execPath, [join(root, 'src/cli/dateline.mjs'), ...words], { env, stdio: 'ignore' });
  const [code] = (await once(dateline('ingest', join(root, 'geodata/samples')), 'exit')) as [number];
  if (code > 1) throw new Error(`reading the samples ended with ${code}`);
  const server = dateline('serve');
  await untilAnswered(`http://127.0.0.1:${port}`);
  return { port, stop: () => stop(server) };
}

/** Opens a page from an empty cache, stands between browser and server, and counts what goes by. */
export async function countLoad(port: number, browser: Browser, path: string): Promise<Load> {
  const sent: [path: string, bytes: number][] = [];
  const proxy = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const headers = { ...incoming.headers, 'accept-encoding': 'br, gzip' };
    const asked = request({ port, host: '127.0.0.1', path, method: incoming.method, headers }, (answer) => {
      // The stream of news never ends, and is no part of a page.
      if (answer.headers['content-type']?.startsWith('text/event-stream')) return void outgoing.end();
      void bodyOf(answer).then((body) => {
        sent.push([path, body.byteLength]);
        const { 'content-encoding': encoding, 'content-length': _length, ...kept } = answer.headers;
        // Browsers take brotli from safe origins only, which a test's is not.
        const plain =
          encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
        outgoing.writeHead(answer.statusCode ?? 500, kept).end(plain);
      });
    });
    asked.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(asked);
  });
  const origin = await listen(proxy);
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}${path}`);
    await page.locator('[data-map][data-idle]').waitFor({ timeout: TIMEOUT_MS });
  } finally {
    await context.close();
    await close(proxy);
  }
  if (process.env.LOAD_FILES) for (const [file, bytes] of sent) console.error(`${bytes}\t${file}`);
  const sum = (fits: (path: string) => boolean) =>
    sent.filter(([path]) => fits(path)).reduce((all, [, bytes]) => all + bytes, 0);
  const [bytes, code, fonts, geodata] = [
    sum(() => true),
    sum((path) => /\.(m?js|css)$/.test(path)),
    sum((path) => /\.woff2?$/.test(path)),
    sum((path) => path.startsWith('/geo/'))
  ];
  return { bytes, code, fonts, geodata, rest: bytes - code - fonts - geodata };
}

/** Milliseconds from the start of the navigation until the page's map rests, in a new context. */
export async function timeToMap(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('[data-map][data-idle]')) return;
        watch.disconnect();
        document.documentElement.dataset.rested = String(performance.now());
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.goto(url);
    const rested = page.locator('html[data-rested]');
    await rested.waitFor({ state: 'attached', timeout: TIMEOUT_MS });
    return Number(await rested.getAttribute('data-rested'));
  } finally {
    await context.close();
  }
}

/** The library by itself: its module, its worker and its style sheet. */
export function maplibreBytes(root: string): number {
  const folder = dirname(
    createRequire(join(root, 'package.json')).resolve('maplibre-gl/dist/maplibre-gl.css')
  );
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']
    .map((file) => brotliCompressSync(readFileSync(join(folder, file)), { params }).byteLength)
    .reduce((sum, bytes) => sum + bytes, 0);
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function freePort(): Promise<number> {
  const server = createServer();
  const origin = await listen(server);
  await close(server);
  return Number(new URL(origin).port);
}

const TRIES = 120;
const WAIT_MS = 500;

async function untilAnswered(origin: string): Promise<void> {
  for (let i = 0; i < TRIES; i += 1) {
    const answer = await fetch(origin).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error('the server did not answer');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
