import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/lib/server/read/encoding.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decode', () => {
  it('follows a UTF-16 byte order mark', () => {
    expect(decode(fixture('utf16.txt'))).toMatchObject({
      text: expect.stringContaining('“Two men” were wounded in Karachi'),
      notes: ['decoded as UTF-16LE']
    });
  });

  it('sees UTF-16 without a mark by its zero bytes', () => {
    const marked = fixture('utf16.txt');
    expect(decode(marked.subarray(2))).toMatchObject({
      text: expect.stringContaining('The café was closed.')
    });
  });

  it('falls back to Windows-1252 with its curly quotes and dashes, and says so', () => {
    expect(decode(fixture('windows-1252.txt'))).toEqual({
      text: 'KARACHI: “Two men” were wounded at a café in Karachi on Tuesday – police said.\n',
      notes: ['not valid UTF-8: decoded as Windows-1252']
    });
  });

  it('keeps UTF-8 where one byte of many is broken', () => {
    const broken = new Uint8Array([...utf8('“Quetta” – “Turbat” '), 0xff]);
    expect(decode(broken)).toEqual({
      text: '“Quetta” – “Turbat” \ufffd',
      notes: ['1 characters could not be decoded as UTF-8']
    });
  });

  it('follows an XML declaration', () => {
    const xml = new Uint8Array([...utf8('<?xml version="1.0" encoding="iso-8859-1"?><rss>Caf'), 0xe9]);
    expect(decode(xml)).toMatchObject({ text: expect.stringMatching(/Café$/) });
  });

  it('names bytes that are no text', () => {
    expect(decode(bytes(0x89, 0x50, 0x4e, 0x47))).toMatchObject({
      name: 'BinaryFile',
      message: 'the bytes are a PNG image'
    });
    expect(decode(bytes(1, 2, 0, 255, 254, 3))).toMatchObject({ name: 'BinaryFile' });
    expect(decode(bytes(0x01, 0x9d, 0x81, 0x02, 0x8d, 0x90))).toMatchObject({ name: 'UnreadableEncoding' });
  });
});
