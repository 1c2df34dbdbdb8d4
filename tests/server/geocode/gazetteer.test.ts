import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gazetteerOf } from '../../../src/lib/server/geocode/gazetteer.ts';
import { buildImage } from '../../../src/lib/server/geocode/image.ts';
import { readImage, writeImage } from '../../../src/lib/server/geocode/imageFile.ts';
import { docOf, shippedGazetteer, sourcePlace } from './fixtures.ts';

const gazetteer = shippedGazetteer();

describe('lookup', () => {
  it.each([
    ['Quetta', 'Quetta', 'PK-BA'],
    ['QUETTA', 'Quetta', 'PK-BA'],
    ['Kwatah', 'Quetta', 'PK-BA'],
    ['Dasu', 'Dasu', 'PK-KP'],
    ['Bisham', 'Besham', 'PK-KP'],
    ['Gwadar city', 'Gwadar', 'PK-BA'],
    ['Besham tehsil', 'Besham', 'PK-KP']
  ])('finds %s as %s in %s', (written, name, admin1) => {
    expect(gazetteer.lookup(written)).toContainEqual(expect.objectContaining({ name, admin1 }));
  });

  it('puts the place of most people first', () => {
    expect(gazetteer.lookup('Hyderabad')[0]?.population).toBeGreaterThan(1_000_000);
  });

  it('gives no point for a country or a province, but a centre to stand for it', () => {
    const [sindh] = gazetteer.lookup('Sindh').filter((place) => place.class === 'admin1');
    expect(sindh?.lngLat).toBeNull();
    expect(sindh && gazetteer.centreOf(sindh)?.[0]).toBeCloseTo(68.8, 0);
  });

  it('takes a people for no place', () => {
    expect(gazetteer.find('Chinese')[0]).toMatchObject({ kind: 'demonym', place: { country: 'CN' } });
    expect(gazetteer.lookup('Chinese').filter((place) => place.country === 'CN')).toEqual([]);
  });

  it('never throws on any Unicode string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => Array.isArray(gazetteer.lookup(name))),
      { numRuns: 2000 }
    );
  });
});

describe('longestMatch', () => {
  const match = (text: string) => {
    const { tokens } = docOf(text);
    const found = gazetteer.longestMatch(tokens, 0);
    return found && text.slice(0, tokens[found.length - 1]?.end);
  };
  it.each([
    ['Dera Ismail Khan was quiet', 'Dera Ismail Khan'],
    ["London's airports", 'London'],
    ['Sindh, Karachi', 'Sindh'],
    ['U.S. troops', 'U.S.'],
    ["Côte d'Ivoire won", "Côte d'Ivoire"],
    ['Qwxzt was quiet', null]
  ])('reads %s', (text, name) => expect(match(text)).toBe(name));
});

describe('the stored image', () => {
  const image = buildImage([
    sourcePlace({
      name: 'Besham',
      class: 'settlement',
      country: 'PK',
      admin1: 'PK-KP',
      admin2: 'Shangla',
      lng: 72.87,
      lat: 34.93,
      deep: true,
      aliases: ['بشام']
    }),
    sourcePlace({ name: 'Pakistan', class: 'country', country: 'PK', demonyms: ['Pakistani'] })
  ]);

  it('reads back what was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-image-'));
    writeImage(folder, 'key', image);
    const read = readImage(folder, 'key');
    expect(read).toEqual(image);
    const found = read && gazetteerOf(read).lookup('بشام')[0];
    expect(found).toMatchObject({
      name: 'Besham',
      admin1: 'PK-KP',
      admin2: 'Shangla',
      lngLat: [72.87, 34.93],
      population: 0
    });
  });

  it('takes the place of images of other keys, and of nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-image-'));
    writeFileSync(join(folder, 'notes.bin'), 'kept');
    writeFileSync(join(folder, 'gazetteer-0123456789abcdef.bin.77'), 'being written');
    writeImage(folder, 'aaaa', image);
    writeImage(folder, 'bbbb', image);
    expect(readdirSync(folder).sort()).toEqual([
      'gazetteer-0123456789abcdef.bin.77',
      'gazetteer-bbbb.bin',
      'notes.bin'
    ]);
    expect(readImage(folder, 'bbbb')).toEqual(image);
  });

  it('is not there under another key', () => {
    expect(readImage(mkdtempSync(join(tmpdir(), 'dateline-image-')), 'other')).toBeNull();
  });
});
