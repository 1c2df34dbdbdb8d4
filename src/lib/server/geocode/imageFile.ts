import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { basename, join } from 'node:path';
import type { GazetteerImage } from './image.ts';
import { GAZETTEER_FILES } from './sources.ts';

/** Raised whenever the image's shape or the folding of names changes, so that old files are not read. */
const IMAGE_VERSION = 10;
const ARRAYS = { Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array };
type ArrayName = keyof typeof ARRAYS;
type Section = { path: string[]; type: ArrayName; offset: number; length: number };
const ALIGNMENT = 8;

/** What an image is made of: any change in any source file or in what was added gives another key. */
export function imageKey(geodataDir: string, added: readonly string[] = []): string {
  const hash = createHash('sha256').update(`${IMAGE_VERSION}`);
  for (const name of GAZETTEER_FILES) {
    const path = join(geodataDir, name);
    hash.update(`\0${name}\0`);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  for (const path of added) hash.update(`\0${basename(path)}\0`).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** Reads the image of that key; null where there is none or it is no whole file. */
export function readImage(cacheDir: string, key: string): GazetteerImage | null {
  const path = imagePath(cacheDir, key);
  if (!existsSync(path)) return null;
  const file = readFileSync(path);
  const headerLength = file.length >= 8 ? file.readUInt32LE(0) : 0;
  const total = file.length >= 8 ? file.readUInt32LE(4) : 0;
  if (total === 0 || total !== file.length) return null;
  const sections = JSON.parse(file.toString('utf8', 8, 8 + headerLength)) as Section[];
  const image: Record<string, unknown> = {};
  for (const {
    path: [outer = '', inner],
    type,
    offset,
    length
  } of sections) {
    const array = new ARRAYS[type](file.buffer, file.byteOffset + offset, length);
    if (inner === undefined) image[outer] = array;
    else image[outer] = { ...(image[outer] as object | undefined), [inner]: array };
  }
  return image as unknown as GazetteerImage;
}

/**
 * Writes the image and removes the ones of other keys; readers see an old file or the whole new one, whichever process writes at
 * the same time. A folder that cannot be written costs only time.
 */
export function writeImage(cacheDir: string, key: string, image: GazetteerImage): void {
  const arrays = Object.entries(image).flatMap(([name, value]) =>
    ArrayBuffer.isView(value)
      ? [{ path: [name], array: value as Uint8Array }]
      : Object.entries(value as Record<string, Uint8Array>).map(([inner, array]) => ({
          path: [name, inner],
          array
        }))
  );
  const sections: Section[] = arrays.map(({ path, array }) => ({
    path,
    type: array.constructor.name as ArrayName,
    offset: 0,
    length: array.length
  }));
  const headerSpace = aligned(8 + JSON.stringify(sections).length + arrays.length * 12);
  let offset = headerSpace;
  sections.forEach((section, i) => {
    section.offset = offset;
    offset = aligned(offset + (arrays[i]?.array.byteLength ?? 0));
  });
  const file = Buffer.alloc(offset);
  const header = JSON.stringify(sections);
  file.writeUInt32LE(header.length, 0);
  file.writeUInt32LE(file.length, 4);
  file.write(header, 8, 'utf8');
  arrays.forEach(({ array }, i) =>
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), sections[i]?.offset)
  );
  const path = imagePath(cacheDir, key);
  const draft = `${path}.${randomUUID()}`;
  try {
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(draft, file);
    renameSync(draft, path);
    removeStale(cacheDir, path);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

const OWN_FILE = /^gazetteer-[0-9a-z]+\.bin(\.[0-9a-f-]+)?$/;
/** A draft older than this was left by a process that died (ms). */
const DRAFT_AGE_MS = 10 * 60_000;

/** Images of other keys, and drafts that nobody writes any more; nothing but this module's own files. */
function removeStale(cacheDir: string, keep: string): void {
  for (const name of readdirSync(cacheDir)) {
    const path = join(cacheDir, name);
    const own = OWN_FILE.exec(name);
    if (!own || path === keep) continue;
    const isFresh =
      own[1] !== undefined &&
      Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < DRAFT_AGE_MS;
    if (!isFresh) rmSync(path, { force: true });
  }
}

function imagePath(cacheDir: string, key: string): string {
  return join(cacheDir, `gazetteer-${key}.bin`);
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function isUnwritable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes(String(error.code))
  );
}
