import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressed, encodingFor } from '../../src/routes/compress.server.ts';

const LONG = JSON.stringify(Array.from({ length: 400 }, (_, i) => `Gwadar ${i}`));
const asking = (encodings: string, more: Record<string, string> = {}) =>
  new Request('http://localhost/', { headers: { 'accept-encoding': encodings, ...more } });
const answer = (body: string, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'content-type': 'application/json', ...headers } });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('a long answer comes in the best encoding that the browser reads', async () => {
  const br = await compressed(asking('gzip, deflate, br'), answer(LONG));
  expect(br.headers.get('content-encoding')).toBe('br');
  expect(br.headers.get('vary')).toContain('accept-encoding');
  expect(brotliDecompressSync(await bytesOf(br)).toString()).toBe(LONG);
  const gzip = await compressed(asking('gzip, br;q=0'), answer(LONG));
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(LONG);
  expect(encodingFor(asking('identity'))).toBeNull();
});

test('short answers, streams of news and what is compressed already stay as they are', async () => {
  const cases = [
    answer('{}'),
    answer(LONG, { 'content-type': 'text/event-stream' }),
    answer(LONG, { 'content-type': 'image/png' }),
    answer(LONG, { 'content-encoding': 'br' })
  ];
  for (const response of cases) {
    const was = response.headers.get('content-encoding');
    const sent = await compressed(asking('br'), response);
    expect(sent.headers.get('content-encoding')).toBe(was);
  }
});

test('what the browser has already is not compressed again', async () => {
  const sent = await compressed(asking('br', { 'if-none-match': '"a"' }), answer(LONG, { etag: '"a"' }));
  expect(sent.headers.get('content-encoding')).toBeNull();
});
