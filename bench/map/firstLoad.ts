import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { close, listen } from './serve.ts';

export interface FirstLoad {
  /** What `/` fetches until its map rests, as the server sends it to a browser that takes brotli. */
  bytes: number;
  /** Of those: scripts and styles, the map's files, everything else. */
  code: number;
  geodata: number;
  rest: number;
  maplibreBytes: number;
}

/** The built page over the sample articles, from an empty cache; null where the pages are not built. */
export async function measureFirstLoad(
  root: string,
  folder: string,
  browser: Browser
): Promise<FirstLoad | null> {
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
  try {
    return await countBytes(port, browser, root);
  } finally {
    await stop(server);
  }
}

/** Stands between browser and server, and counts what goes by. */
async function countBytes(port: number, browser: Browser, root: string): Promise<FirstLoad> {
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
  try {
    await untilAnswered(origin);
    sent.length = 0;
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(origin);
    await page.locator('[data-map][data-idle]').waitFor({ timeout: 120_000 });
    await page.context().close();
  } finally {
    await close(proxy);
  }
  const sum = (fits: (path: string) => boolean) =>
    sent.filter(([path]) => fits(path)).reduce((all, [, bytes]) => all + bytes, 0);
  const isCode = (path: string) => /\.(m?js|css)$/.test(path);
  const isGeodata = (path: string) => path.startsWith('/geo/');
  const [bytes, code, geodata] = [sum(() => true), sum(isCode), sum(isGeodata)];
  return { bytes, code, geodata, rest: bytes - code - geodata, maplibreBytes: maplibreBytes(root) };
}

/** The library by itself: its module, its worker and its style sheet. */
function maplibreBytes(root: string): number {
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

const TRIES = 60;
const WAIT_MS = 500;

/** Until the server has begun to listen; before, the proxy answers 502. */
async function untilAnswered(origin: string): Promise<void> {
  for (let i = 0; i < TRIES; i += 1) {
    if ((await fetch(origin)).ok) return;
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
