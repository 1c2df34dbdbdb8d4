import { inflateRawSync } from 'node:zlib';

/**
 * The first file of a zip archive that `wanted` takes, by the archive's own directory. Throws where the bytes are no zip archive,
 * where none is taken, and for compressions other than deflate.
 */
export function readZipped(archive: Buffer, wanted: (name: string) => boolean): Buffer {
  const end = archive.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip archive: no directory at its end');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const names: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      archive.readUInt16LE(at + field)
    );
    const name = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (wanted(name)) return contentAt(archive, at, name);
    names.push(name);
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  throw new Error(`expected a table XX.txt in the archive, found ${names.join(', ') || 'nothing'}`);
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const STORED = 0;
const DEFLATED = 8;

function contentAt(archive: Buffer, entry: number, name: string): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const bytes = archive.subarray(start, start + size);
  if (method === STORED) return bytes;
  if (method === DEFLATED) return inflateRawSync(bytes);
  throw new Error(`${name} is compressed by method ${method}, expected deflate (8)`);
}
