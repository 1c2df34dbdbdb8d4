import sniffHtmlEncoding from 'html-encoding-sniffer';
import { rowError, type RowError } from './result.ts';

export interface Decoded {
  text: string;
  notes: string[];
}

/** Bytes to text: by byte order mark, then by the file's own declaration (HTML, XML), else UTF-8, else Windows-1252. */
export function decode(bytes: Uint8Array): Decoded | RowError {
  const binary = binaryKind(bytes);
  if (binary) {
    return rowError(
      'BinaryFile',
      null,
      `the bytes are ${binary}`,
      'a text file: txt, json, jsonl, html, xml, rss, atom or csv'
    );
  }
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return strictly(bytes, marked);
  const declared = declaredEncoding(bytes);
  if (declared && declared !== 'UTF-8') return strictly(bytes, declared);
  return utf8OrWestern(bytes);
}

const MAGIC: [kind: string, bytes: number[]][] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive (docx, xlsx and odt are such)', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]]
];

function binaryKind(bytes: Uint8Array): string | null {
  const known = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (known) return known[0];
  if (byteOrderMark(bytes) || unmarkedUtf16(bytes)) return null;
  return bytes.includes(0) ? 'not text (they hold zero bytes)' : null;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  return null;
}

/** Latin text in UTF-16 has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.length, 512) & ~1;
  if (size < 16) return null;
  const zeros = [0, 0];
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > size * 0.4 && even < size * 0.02) return 'UTF-16LE';
  if (even > size * 0.4 && odd < size * 0.02) return 'UTF-16BE';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (!/^\s*</.test(head)) return null;
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  const label = xml ?? sniffHtmlEncoding(bytes, { defaultEncoding: 'UTF-8' });
  try {
    return new TextDecoder(label).encoding.toUpperCase();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function strictly(bytes: Uint8Array, encoding: string): Decoded | RowError {
  const text = decodeAs(bytes, encoding);
  const broken = count(text, /\ufffd/g);
  if (broken > 0 && broken > text.length * 0.05) {
    const message = `the file says that it is ${encoding}, but ${broken} of its ${text.length} characters are not`;
    return rowError('UnreadableEncoding', null, message, `bytes that are valid ${encoding}`);
  }
  const notes = encoding === 'UTF-8' ? [] : [`decoded as ${encoding}`];
  if (broken > 0) notes.push(`${broken} characters could not be decoded as ${encoding}`);
  return { text, notes };
}

function utf8OrWestern(bytes: Uint8Array): Decoded | RowError {
  const text = decodeAs(bytes, 'UTF-8');
  const broken = count(text, /\ufffd/g);
  if (broken === 0) return { text, notes: [] };
  const valid = count(text, /[^\p{ASCII}\ufffd]/gu);
  if (valid >= 2 * broken) return { text, notes: [`${broken} characters could not be decoded as UTF-8`] };
  const western = decodeAs(bytes, 'windows-1252');
  const controls = count(western, /(?!\s)\p{Cc}/gu);
  if (controls > western.length * 0.02) {
    const message = `neither UTF-8 (${broken} bytes are not) nor Windows-1252 (${controls} control characters)`;
    return rowError(
      'UnreadableEncoding',
      null,
      message,
      'UTF-8, or an encoding that a byte order mark or the file itself declares'
    );
  }
  return { text: western, notes: ['not valid UTF-8: decoded as Windows-1252'] };
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding.toLowerCase() === 'windows-1252'
    ? text.replace(/[\u0080-\u009f]/g, westernCharacter)
    : text;
}

/** Windows-1252 from 0x80 to 0x9f. Node 20 decodes these as Latin-1 control characters. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function westernCharacter(control: string): string {
  return WESTERN[control.charCodeAt(0) - 0x80] ?? control;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
