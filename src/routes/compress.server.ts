import { pipeline, Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

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
  const { plain, rest } = await readStart(body);
  if (rest === null && plain.length < SHORTEST_BYTES) return new Response(plain, { status, headers });
  headers.set('content-encoding', encoding);
  headers.delete('content-length');
  if (rest === null)
    return new Response(new Uint8Array(await compress[encoding](plain)), { status, headers });
  return new Response(packed(plain, rest, STREAMS[encoding]()), { status, headers });
}

/** What is longer is compressed as it comes. */
const WHOLE_BYTES = 1 << 20;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** All of a body where it is short, else how it begins and the rest. */
async function readStart(
  body: ReadableStream<Uint8Array>
): Promise<{ plain: Uint8Array<ArrayBuffer>; rest: Reader | null }> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let length = 0; length < WHOLE_BYTES;) {
    const { value, done } = await reader.read();
    if (done) return { plain: new Uint8Array(Buffer.concat(chunks)), rest: null };
    chunks.push(value);
    length += value.length;
  }
  return { plain: new Uint8Array(Buffer.concat(chunks)), rest: reader };
}

const STREAMS: Record<Encoding, () => Transform> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: () => createGzip()
};

/** Whoever reads slowly is waited for; when nobody reads any more the source is told. */
function packed(start: Uint8Array, rest: Reader, transform: Transform): ReadableStream<Uint8Array> {
  async function* source() {
    try {
      yield start;
      for (;;) {
        const { value, done } = await rest.read();
        if (done) return;
        yield value;
      }
    } finally {
      await rest.cancel().catch(() => {});
    }
  }
  // An error of the source ends the answer short of its end, which its reader is told.
  pipeline(Readable.from(source(), { objectMode: false }), transform, () => {});
  return Readable.toWeb(transform) as ReadableStream<Uint8Array>;
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
