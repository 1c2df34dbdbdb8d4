import { expect, test } from 'vitest';
import { withoutMoment } from '../../src/routes/brief.server.ts';
import { openRenderer, RenderError } from '../../src/routes/renderer.server.ts';

const WISH = {
  origin: 'http://127.0.0.1:1',
  path: '/brief',
  cookies: [],
  locale: 'en-GB',
  width: 800,
  height: 600
};

test('says that there is no browser to draw with', async () => {
  const renderer = openRenderer(null);
  const failure = await renderer.render(WISH, async () => null).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RenderError);
  expect(failure).toMatchObject({ reason: 'none', message: expect.stringContaining('CHROMIUM') });
});

test('refuses the picture that is one too many in a minute', async () => {
  const renderer = openRenderer('/nowhere/chromium', {
    waiting: 9,
    aMinute: 1,
    timeoutMs: 1000,
    idleMs: 1000
  });
  const first = await renderer.render(WISH, async () => null).catch((error: unknown) => error);
  expect(first).not.toBeInstanceOf(RenderError);
  const second = await renderer.render(WISH, async () => null).catch((error: unknown) => error);
  expect(second).toMatchObject({ reason: 'busy' });
  await renderer.close();
});

test('a document says nothing of when it was made, and nothing in it moves', () => {
  const text = "%PDF-1.4 /CreationDate (D:20240326101500+00'00') /ModDate (D:20240326101500+00'00') end";
  const made = Buffer.from(withoutMoment(Buffer.from(text, 'latin1'))).toString('latin1');
  expect(made).toHaveLength(text.length);
  expect(made).not.toContain('2024');
  expect(made.endsWith(' end')).toBe(true);
});
