import { version } from '$app/environment';
import { error, redirect, type Handle, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { join } from 'node:path';
import { parseEmbed } from './lib/model/index.ts';
import { findProjectRoot, parseConfig, type Config } from './lib/server/config.ts';
import {
  findLanguage,
  isLanguage,
  LANGUAGE_KEY,
  LANGUAGES,
  languageOf,
  loadSay,
  localeOf
} from './lib/messages/index.ts';
import { openStore } from './lib/server/store/store.ts';
import { compressed } from './routes/compress.server.ts';
import { announceReading } from './routes/announce.server.ts';
import { openColumnCache } from './routes/columnCache.server.ts';
import { openDesk, SESSION_COOKIE, type Desk } from './routes/desk.server.ts';
import { openIntake, type Intake } from './routes/intake.server.ts';
import { openGeodata } from './routes/geodata.server.ts';
import { openRemerge } from './routes/remerge.server.ts';
import { openRenderer, type Renderer } from './routes/renderer.server.ts';
import { openStories, type Stories } from './routes/stories.server.ts';
import { openSite, type Site } from './routes/site.server.ts';

/** The longest body that anybody may send, bytes. */
const MAX_BODY_BYTES = 256_000;

/** How long a chosen language is remembered. */
const YEAR_SECONDS = 365 * 24 * 3600;

/** When who asked for what is still being read may ask again, s. */
const RETRY_AFTER_SECONDS = '2';

/** The process's one store and its map files; requests get them as `locals.site`, and as `locals.desk` to change. */
let site: Site;
let desk: Desk;
let intake: Intake;
let stories: Stories;
let renderer: Renderer;
let config: Config;

export const init: ServerInit = async () => {
  config = parseConfig(process.env);
  const store = await openStore(config);
  const remerge = openRemerge();
  const cache = openColumnCache(config.dataDir, version);
  site = openSite(store, openGeodata(join(findProjectRoot(), 'geodata')), remerge, config, cache);
  // Very many records take a while to read: before anybody asks. What fails here is told to whoever asks next.
  announceReading(site.columns(null), () => site.share(null));
  desk = openDesk(store, remerge);
  intake = openIntake(store, remerge);
  stories = openStories(store);
  renderer = openRenderer(config.chromium);
  process.once('sveltekit:shutdown', () => void Promise.all([store.close(), renderer.close()]));
};

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, url, request, cookies } = event;
  locals.site = site;
  locals.desk = desk;
  locals.intake = intake;
  locals.stories = stories;
  locals.renderer = renderer;
  const secret = cookies.get(SESSION_COOKIE);
  locals.user = secret === undefined ? null : await desk.signedIn(secret);
  locals.locale = chooseLocale(event);
  if (isTooLarge(request, url, locals.user)) error(413, (await loadSay(locals.locale))('failure.tooLarge'));
  if (isFromElsewhere(request, url)) error(403, 'This came from another site.');
  if (config.reading === 'accounts' && !locals.user && url.pathname !== '/sign-in') {
    const isPage = request.headers.get('accept')?.includes('text/html') ?? false;
    if (!isPage) error(401, (await loadSay(locals.locale))('desk.refused.signIn'));
    redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname + url.search)}`);
  }
  const { tag, dir } = LANGUAGES[languageOf(locals.locale)];
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      withTheme(html.replace('%dateline.lang%', tag).replace('%dateline.dir%', dir), url)
  });
  setSecurityHeaders(response.headers, url.pathname, config.frameAncestors);
  if (response.status === 503) response.headers.set('retry-after', RETRY_AFTER_SECONDS);
  return compressed(request, response);
};

/** An embed that is asked for in one theme has it before any script runs. */
function withTheme(html: string, url: URL): string {
  const theme = url.pathname === '/embed' ? parseEmbed(url.searchParams).theme : null;
  return theme === null ? html : html.replace('<html', `<html data-theme="${theme}"`);
}

/** What an address asks for is remembered, but not for a map in another site's page: that is the site's choice. */
function chooseLocale({ url, request, cookies }: RequestEvent): string {
  const asked = url.searchParams.get(LANGUAGE_KEY);
  const accepted = request.headers.get('accept-language');
  const language = findLanguage({ asked, chosen: cookies.get(LANGUAGE_KEY), accepted });
  if (isLanguage(asked) && url.pathname !== '/embed')
    cookies.set(LANGUAGE_KEY, asked, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', secure: false });
  return localeOf(language, accepted);
}

/** Only an editor may send files; nothing else that is sent here is long. */
function isTooLarge(request: Request, url: URL, user: App.Locals['user']): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  if (url.pathname.startsWith('/articles/') && user?.role === 'editor') return false;
  const length = request.headers.get('content-length');
  return length === null ? request.body !== null : Number(length) > MAX_BODY_BYTES;
}

/** Kit looks after forms; nothing else that changes something may come from another site's page either. */
function isFromElsewhere(request: Request, url: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
  const origin = request.headers.get('origin');
  return origin !== null && (!URL.canParse(origin) || new URL(origin).host !== url.host);
}

/**
 * Nothing but the embed may stand in another site's frame, and that only in those sites' that may; what a page may load
 * stands in svelte.config.js.
 */
function setSecurityHeaders(headers: Headers, path: string, embedAncestors: string): void {
  headers.set('x-content-type-options', 'nosniff');
  // With no referrer at all a browser would not say either that a form comes from this site's own page.
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'geolocation=(), camera=(), microphone=()');
  const isEmbed = path === '/embed';
  if (!isEmbed) headers.set('x-frame-options', 'DENY');
  const policy = headers.get('content-security-policy');
  // The dialog that shares a map previews it.
  const ancestors = `frame-ancestors ${isEmbed ? withSelf(embedAncestors) : "'none'"}`;
  headers.set('content-security-policy', policy ? `${policy}; ${ancestors}` : ancestors);
}

function withSelf(ancestors: string): string {
  if (ancestors === '*' || ancestors === "'self'") return ancestors;
  return ancestors === "'none'" ? "'self'" : `'self' ${ancestors}`;
}
