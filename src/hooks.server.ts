import type { Handle, ServerInit } from '@sveltejs/kit';
import { join } from 'node:path';
import { findProjectRoot, parseConfig } from './lib/server/config.ts';
import { openStore } from './lib/server/store/store.ts';
import { openGeodata } from './routes/geodata.server.ts';
import { openSite, type Site } from './routes/site.server.ts';

/** The process's one store and its map files; requests get them as `locals.site`. */
let site: Site;

export const init: ServerInit = async () => {
  const store = await openStore(parseConfig(process.env));
  site = openSite(store, openGeodata(join(findProjectRoot(), 'geodata')));
  process.once('sveltekit:shutdown', () => void store.close());
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.site = site;
  const response = await resolve(event);
  setSecurityHeaders(response.headers, event.url.pathname);
  return response;
};

/** Nothing but the embed may stand in another site's frame; what a page may load stands in svelte.config.js. */
function setSecurityHeaders(headers: Headers, path: string): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=()');
  if (path === '/embed') return;
  headers.set('x-frame-options', 'DENY');
  const policy = headers.get('content-security-policy');
  const ancestors = "frame-ancestors 'none'";
  headers.set('content-security-policy', policy ? `${policy}; ${ancestors}` : ancestors);
}
