import { error, type RequestEvent } from '@sveltejs/kit';
import type { Page } from 'playwright-core';
import { LANGUAGE_KEY } from '../lib/messages/index.ts';
import { filterProblems } from '../lib/model/index.ts';
import { columnsFor } from './columns.server.ts';
import { SESSION_COOKIE } from './desk.server.ts';
import { RenderError } from './renderer.server.ts';

/** A sheet of A4, lying, in CSS pixels; the picture for a screen is as wide as a slide. */
const SHEETS = { pdf: { width: 1122, height: 794 }, png: { width: 1600, height: 1000 } } as const;
type Kind = keyof typeof SHEETS;

const TYPES: Record<Kind, string> = { pdf: 'application/pdf', png: 'image/png' };
const STATUS = { none: 501, busy: 429, late: 504 } as const;

/**
 * The briefing that an address asks for, drawn by a browser of the machine from this server's own page `/brief`.
 * Equal selections of equal data give equal bytes.
 */
export async function renderBrief(event: RequestEvent, kind: Kind): Promise<Response> {
  const { locals, url, cookies, platform, request } = event;
  refuseUnknown(url.searchParams);
  // Asked for here, so that a version that is gone is told at once.
  const { dataVersion } = (await columnsFor(locals, url)).meta;
  const query = new URLSearchParams(url.searchParams);
  // The reader's language is asked for by name: the browser that draws has none of its own.
  query.set(LANGUAGE_KEY, locals.locale.split('-')[0] ?? 'en');
  if (kind === 'png') query.set('as', 'picture');
  const etag = `"${kind}-${dataVersion}-${locals.locale}"`;
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const secret = cookies.get(SESSION_COOKIE);
  const wish = {
    origin: ownOrigin(platform),
    path: `/brief?${query}`,
    cookies: secret === undefined ? [] : [{ name: SESSION_COOKIE, value: secret }],
    locale: locals.locale,
    ...SHEETS[kind]
  };
  const draw = kind === 'pdf' ? (page: Page) => printPage(page, dataVersion) : readPicture;
  try {
    const bytes = await locals.renderer.render(wish, draw);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': TYPES[kind],
        'content-disposition': `attachment; filename="dateline-${dataVersion}.${kind}"`,
        'cache-control': 'private, no-cache',
        etag
      }
    });
  } catch (reason) {
    if (!(reason instanceof RenderError)) throw reason;
    error(STATUS[reason.reason], reason.message);
  }
}

/** What the address of a briefing has beside the filter. */
const OWN = new Set(['title', 'record', 'view', 'shade', 'per', 'disagree', 'as', 'version', LANGUAGE_KEY]);

/** @throws 400 for what is neither a filter nor a part of a briefing's address */
export function refuseUnknown(query: URLSearchParams): void {
  const [problem] = filterProblems(new URLSearchParams([...query].filter(([name]) => !OWN.has(name))));
  if (problem) error(400, problem);
}

/** Where this very server listens: of the socket, never of a header that a visitor writes. */
function ownOrigin(platform: App.Platform | undefined): string {
  const socket = platform?.req?.socket;
  if (!socket?.localPort) error(501, 'pictures are drawn by the built server only');
  const address = socket.localAddress ?? '127.0.0.1';
  const host = address.startsWith('::ffff:')
    ? address.slice(7)
    : address.includes(':')
      ? `[${address}]`
      : address;
  return `http://${host}:${socket.localPort}`;
}

async function printPage(page: Page, dataVersion: string): Promise<Uint8Array> {
  const words = await page.locator('[data-version-words]').first().textContent();
  const style =
    'font: 8px "Noto Sans", sans-serif; color: #5d666d; width: 100%; padding: 0 12mm; display: flex; justify-content: space-between';
  const bytes = await page.pdf({
    format: 'A4',
    landscape: true,
    printBackground: true,
    tagged: true,
    outline: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style='${style}'><span>${escape(words ?? dataVersion)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
    margin: { top: '12mm', bottom: '16mm', left: '12mm', right: '12mm' }
  });
  return withoutMoment(bytes);
}

async function readPicture(page: Page): Promise<Uint8Array> {
  const address = await page.locator('img[data-picture]').getAttribute('src');
  return Buffer.from((address ?? '').replace(/^data:image\/png;base64,/, ''), 'base64');
}

/** A PDF says when it was made; with another moment of the same length everything in it stays where it is. */
export function withoutMoment(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const same = text.replace(
    /\/(CreationDate|ModDate) \(D:[^)]*\)/g,
    (found, name: string) => `/${name} (D:19800101000000`.padEnd(found.length - 1, "+00'00'") + ')'
  );
  return Buffer.from(same, 'latin1');
}

function escape(text: string): string {
  return text.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'));
}
