import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Config } from '../lib/server/config.ts';
import { openServer } from './serve.ts';
import { UsageError } from './terminal.ts';

/** What a briefing is drawn as; the other formats are written from the records. */
export const DRAWN = ['pdf', 'png'] as const;
export type Drawn = (typeof DRAWN)[number];

/** The same file that the server gives, from a server of its own that only this machine reaches and that ends with it. */
export async function drawBrief(format: Drawn, query: URLSearchParams, config: Config): Promise<Uint8Array> {
  if (config.chromium === null)
    throw new UsageError(`--format ${format} needs a Chromium; install one or set CHROMIUM to its path`);
  // Who has the store needs no account to read it.
  process.env.READING = 'open';
  const server = await openServer(config.dataDir);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/brief.${format}?${query}`);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    const { message } = (await response.json().catch(() => ({}))) as { message?: string };
    const reason = message ?? `the server answered ${response.status}`;
    throw response.status === 400 ? new UsageError(`--filter ${reason}`) : new Error(reason);
  } finally {
    server.close();
    server.closeAllConnections();
    process.emit('sveltekit:shutdown' as 'disconnect');
  }
}
