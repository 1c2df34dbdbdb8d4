import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProjectRoot, type Config } from '../lib/server/config.ts';
import { tell, UsageError } from './terminal.ts';

export function addServe(program: Command, config: () => Config): void {
  program
    .command('serve')
    .description('serve the map to browsers')
    .addHelpText('after', '\nExample: PORT=8080 dateline serve')
    .action(() => serve(config()));
}

const HANDLER = join(findProjectRoot(), 'build/handler.js');

/** The built pages over a store; it listens nowhere yet. */
export async function openServer(dataDir: string): Promise<Server> {
  if (!existsSync(HANDLER))
    throw new UsageError('the pages are not built yet; run `npm run build` or `npm start`');
  process.env.DATELINE_DATA = dataDir;
  // This server speaks plain http; a proxy before it says with this header what the visitor speaks.
  process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
  // Articles are dropped on a page; what else may be sent is held short in hooks.server.ts.
  process.env.BODY_SIZE_LIMIT ??= '21M';
  const { handler } = (await import(pathToFileURL(HANDLER).href)) as { handler: RequestListener };
  const server = createServer((request, response) => {
    request.headers['x-forwarded-proto'] ??= 'http';
    handler(request, response);
  });
  // Longer than proxies keep a connection (60 s as a rule), so that none sends a request down one that is just closed.
  server.keepAliveTimeout = 65_000;
  return server;
}

/** Serves the built pages until the process is told to stop. */
async function serve({ dataDir, port, host }: Config): Promise<void> {
  const server = await openServer(dataDir);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const reasons: Record<string, string> = {
      EADDRINUSE: `port ${port} is taken; choose another one: PORT=${port + 1}`,
      EACCES: `port ${port} may not be used by this account; choose one above 1023`,
      EADDRNOTAVAIL: `HOST is "${host}", which is no address of this machine`,
      ENOTFOUND: `HOST is "${host}", which is no address of this machine`
    };
    tell(`dateline: ${reasons[error.code ?? ''] ?? error.message}`);
    process.exit(1);
  });
  // A file of the pages that is gone because they were built again costs its request, not the server.
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || !error.path?.startsWith(dirname(HANDLER))) throw error;
    tell('dateline: the pages were built anew while they were served; start the server again');
  });
  server.listen(port, host, () => {
    const { port: actual } = server.address() as AddressInfo;
    const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' ? 'localhost' : host;
    tell(`Dateline is on http://${name}:${actual} (Ctrl+C stops it)`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
}
