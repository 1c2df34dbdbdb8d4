import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip' | 'identity';

/** The columns as bytes to send. */
export interface ColumnFile {
  etag: string;
  body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

/** Higher ones take six times as long for a hundredth of the bytes. */
const BROTLI_QUALITY = 5;

/** Encodes once, and compresses once for each way of reading. */
export function toFile(encode: () => Uint8Array): ColumnFile {
  const bytes = encode();
  const identity = new Uint8Array(bytes);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 16)}"`;
  const bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  const compress = {
    br: async () =>
      new Uint8Array(
        await promisify(brotliCompress)(identity, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
            [constants.BROTLI_PARAM_LGWIN]: 24,
            [constants.BROTLI_PARAM_SIZE_HINT]: identity.length
          }
        })
      ),
    gzip: async () => new Uint8Array(await promisify(gzip)(identity)),
    identity: async () => identity
  };
  return {
    etag,
    body(encoding) {
      const body = bodies.get(encoding) ?? compress[encoding]();
      bodies.set(encoding, body);
      return body;
    }
  };
}
