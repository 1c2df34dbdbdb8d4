import type { Columns } from './columns.ts';

/** The columns as the bytes of one file, and back; what is written and read back is deeply equal. */
export function encodeColumns({ dictionaries, ...columns }: Columns): Uint8Array {
  const plain = Object.entries(columns).filter(
    (entry): entry is [string, Uint8Array] => typeof entry[1] === 'object'
  );
  const names = plain.map(([name, values]) => [name, values.constructor.name, values.byteLength]);
  const head = new TextEncoder().encode(JSON.stringify({ length: columns.length, names, dictionaries }));
  const bytes = new Uint8Array(
    4 + head.length + plain.reduce((sum, [, { byteLength }]) => sum + byteLength, 0)
  );
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const [, values] of plain) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

export function decodeColumns(bytes: Uint8Array): Columns {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const { names, ...rest } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)));
  let at = 4 + size;
  for (const [name, type, length] of names) {
    const part = bytes.slice(at, at + length);
    rest[name] =
      type === 'Uint8Array'
        ? part
        : type === 'Uint16Array'
          ? new Uint16Array(part.buffer)
          : new Uint32Array(part.buffer);
    at += length;
  }
  return rest;
}
