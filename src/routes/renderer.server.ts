import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Draws pages of this server in a browser of the machine: one at a time, and not more often than is fair. */
export interface Renderer {
  /** @throws RenderError */
  render<T>(wish: RenderWish, draw: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface RenderWish {
  /** Where this server listens, as `http://127.0.0.1:3000`; the browser is let to nothing else. */
  origin: string;
  /** Path and query of one of its own pages. */
  path: string;
  /** What the reader is known by, for pages that only accounts may read. */
  cookies: { name: string; value: string }[];
  /** How dates and numbers are written, as a BCP 47 tag. */
  locale: string;
  width: number;
  height: number;
}

/** Why there is no picture: `none` no browser, `busy` too many wait or were drawn, `late` it took too long. */
export class RenderError extends Error {
  override name = 'RenderError';
  constructor(
    readonly reason: 'none' | 'busy' | 'late',
    message: string
  ) {
    super(message);
  }
}

const LIMITS = {
  waiting: 3, //         that may wait for the one that is drawn
  aMinute: 12, //        drawn in any minute
  timeoutMs: 90_000, //  for one
  idleMs: 60_000 //      after which the browser is closed
};

/** @param executablePath null where the machine has no browser */
export function openRenderer(executablePath: string | null, limits = LIMITS): Renderer {
  let browser: Promise<Browser> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let drawn: number[] = [];

  const launch = async (path: string): Promise<Browser> => {
    const { chromium } = await import('playwright-core');
    return chromium.launch({
      executablePath: path,
      // Chromium has no sandbox of its own for root, as whom containers run; it sees nothing but our pages.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run'
      ]
    });
  };
  const opened = async (path: string): Promise<Browser> => {
    clearTimeout(idle);
    const running = await browser?.catch(() => null);
    if (!running?.isConnected()) browser = launch(path);
    return browser!;
  };
  const close = async () => {
    clearTimeout(idle);
    const running = browser;
    browser = null;
    await (await running?.catch(() => null))?.close();
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };

  return {
    close,
    async render(wish, draw) {
      if (executablePath === null)
        throw new RenderError('none', 'this server has no Chromium; CHROMIUM names the path of one');
      const now = Date.now();
      drawn = drawn.filter((moment) => now - moment < 60_000);
      if (waiting > limits.waiting || drawn.length >= limits.aMinute)
        throw new RenderError('busy', 'too many pictures were asked for; try again in a minute');
      drawn.push(now);
      waiting += 1;
      try {
        return await inTurn(async () => {
          const context = await openContext(await opened(executablePath), wish);
          try {
            return await within(limits.timeoutMs, drawPage(context, wish, draw));
          } finally {
            await context.close();
          }
        });
      } finally {
        waiting -= 1;
        clearTimeout(idle);
        idle = setTimeout(() => void close(), limits.idleMs);
        idle.unref();
      }
    }
  };
}

async function openContext(
  browser: Browser,
  { origin, cookies, locale, width, height }: RenderWish
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale,
    viewport: { width, height },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block'
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin, httpOnly: true })));
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => route.abort()
  );
  return context;
}

async function drawPage<T>(
  context: BrowserContext,
  { origin, path }: RenderWish,
  draw: (page: Page) => Promise<T>
): Promise<T> {
  const page = await context.newPage();
  const answer = await page.goto(`${origin}${path}`);
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status() ?? 'nothing'}`);
  await page.locator('[data-ready]').waitFor({ state: 'attached', timeout: 0 });
  return draw(page);
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new RenderError('late', `it was not drawn in ${ms / 1000} s`)), ms);
  });
  // What goes on after its time ends with its page, and concerns nobody.
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
