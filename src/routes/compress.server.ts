import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What compresses well; pictures and fonts are compressed already, and a stream of news must not be held back. */
const TEXT =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript|vnd\.mapbox-vector-tile)|image\/svg\+xml)/;
/** Shorter answers fit a packet as they are. */
const SHORTEST_BYTES = 1000;
/** Higher ones take several times as long for some hundredths of the bytes. */
const BROTLI_QUALITY = 5;

type Encoding = 'br' | 'gzip';

/** The best encoding that a browser says it reads; null where it reads none of ours. */
export function encodingFor(request: Request): Encoding | null {
  const accepted = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .map((part) => part.trim().split(';'))
    .filter(([, weight]) => !/^\s*q=0(?:\.0*)?$/.test(weight ?? ''))
    .map(([name]) => name);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
}

/** The answer with its body compressed, where that is worth the while and the browser reads it. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers, body, status } = response;
  const isText = TEXT.test(headers.get('content-type') ?? '');
  if (!isText || body === null || headers.has('content-encoding')) return response;
  headers.append('vary', 'accept-encoding');
  const encoding = encodingFor(request);
  // What the browser has already is not sent at all.
  const isKnown = request.headers.get('if-none-match') === headers.get('etag') && headers.has('etag');
  if (encoding === null || isKnown || request.method === 'HEAD') return response;
  const plain = new Uint8Array(await response.arrayBuffer());
  if (plain.length < SHORTEST_BYTES) return new Response(plain, { status, headers });
  headers.set('content-encoding', encoding);
  headers.delete('content-length');
  return new Response(new Uint8Array(await compress[encoding](plain)), { status, headers });
}

const compress: Record<Encoding, (bytes: Uint8Array) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
      }
    }),
  gzip: (bytes) => promisify(gzip)(bytes)
};
