import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.woff2': 'font/woff2'
};

/** A file's path, or what it holds; null for an address that is nothing. */
export type Answer = string | Uint8Array | null;

export interface OpenServer {
  origin: string;
  close(): Promise<void>;
}

/** Serves files of this machine to this machine. */
export async function serveFiles(answer: (path: string) => Answer): Promise<OpenServer> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const found = answer(path);
    if (found === null || (typeof found === 'string' && !existsSync(found))) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(typeof found === 'string' ? found : path)] ?? 'application/octet-stream';
    const length = typeof found === 'string' ? statSync(found).size : found.byteLength;
    response.writeHead(200, { 'content-type': type, 'content-length': length });
    if (typeof found === 'string') createReadStream(found).pipe(response);
    else response.end(found);
  });
  return { origin: await listen(server), close: () => close(server) };
}

/** Any free port of this machine. */
export function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The built page of the bench, or nothing of it where the path leads elsewhere. */
export function under(folder: string, path: string): string {
  return join(folder, path === '/' ? 'index.html' : path);
}
