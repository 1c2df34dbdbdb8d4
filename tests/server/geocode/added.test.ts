import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { addGeodataFiles, GeodataError, listAdded } from '../../../src/lib/server/geocode/added.ts';
import { openBoundaries } from '../../../src/lib/server/geocode/boundaries.ts';
import { parseDistrictShapes } from '../../../src/lib/server/geocode/districtShapes.ts';
import { openGazetteer } from '../../../src/lib/server/geocode/gazetteer.ts';
import { geocodeName } from '../../../src/lib/server/geocode/geocode.ts';
import { parseGeoNames } from '../../../src/lib/server/geocode/geonames.ts';
import { GEODATA as SHIPPED, nameWords } from './fixtures.ts';

/** A small geodata folder, so that nothing waits for the world's towns. */
const GEODATA = smallGeodata();

function smallGeodata(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-geodata-'));
  const towns = [
    'id\tname\tclass\tcountry\tadmin1\tadmin2\tlng\tlat\tpopulation\talternates',
    'iso:PK\tPakistan\tcountry\tPK\t\t\t69\t30\t\t',
    'geonames:1183606\tBalochistan\tadmin1\tPK\tPK-BA\t\t65\t28\t\t',
    'geonames:1167528\tQuetta\tsettlement\tPK\tPK-BA\tQuetta\t66.99\t30.18\t1001205\t',
    'geonames:1177446\tGwadar\tsettlement\tPK\tPK-BA\tGwadar\t62.32\t25.12\t51901\t'
  ];
  const places = [
    'id\tname\taliases\tclass\tcountry\tadmin1\tadmin2\tlng\tlat\tradiusKm\tsource',
    'geonames:1177445\tGwadar\t\tadmin2\tPK\tPK-BA\tGwadar\t63.18\t25.39\t85\tDateline'
  ];
  writeFileSync(join(folder, 'gazetteer.tsv.gz'), gzipSync(towns.join('\n') + '\n'));
  writeFileSync(join(folder, 'places.tsv'), places.join('\n') + '\n');
  copyFileSync(join(SHIPPED, 'admin1-pk.geojson'), join(folder, 'admin1-pk.geojson'));
  return folder;
}

/** A row of a GeoNames country file: the columns that matter, the others as GeoNames leaves them. */
function row(
  id: number,
  name: string,
  lngLat: [number, number],
  code: string,
  admin1: string,
  admin2 = '',
  alternates = ''
) {
  const [group, feature] = code.split('.');
  return [
    id,
    name,
    name,
    alternates,
    lngLat[1],
    lngLat[0],
    group,
    feature,
    'PK',
    '',
    admin1,
    admin2,
    '',
    '',
    0,
    '',
    0,
    'Asia/Karachi',
    '2024-01-01'
  ].join('\t');
}

const DUMP = [
  row(1167528, 'Quetta', [66.99, 30.18], 'P.PPLA', '02', '6641964'),
  row(1177446, 'Gwadar', [62.32, 25.12], 'P.PPLA2', '02', '1177445'),
  row(1177445, 'Gwadar District', [62.6, 25.4], 'A.ADM2', '02', '1177445'),
  row(99000001, 'Kunchti Dhor', [62.1, 25.6], 'P.PPL', '02', '1177445', 'Kunchiti Dor'),
  row(99000002, 'Nowhere Ruin', [62.2, 25.6], 'P.PPLQ', '02', '1177445'),
  row(99000003, 'Talli Kaur', [62.3, 25.6], 'H.STM', '02', '1177445')
];
const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south]
  ]
];
const feature = (name: string, code: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { shapeName: name, shapeID: code, shapeGroup: 'PAK' },
  geometry: { type: 'Polygon', coordinates }
});
const SHAPES = {
  type: 'FeatureCollection',
  features: [
    feature('Gwadar', 'PK-01', square(61.6, 24.8, 1.2)),
    feature('Jiwani Coast', 'PK-02', square(60, 24, 0.5))
  ]
};

function folderOf(files: Record<string, string | Buffer>): {
  folder: string;
  added: string;
  path: (name: string) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-added-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, added: join(folder, 'geodata'), path: (name) => join(folder, name) };
}

/** A zip of one deflated file, as GeoNames gives its countries. */
function zipOf(name: string, text: string): Buffer {
  const body = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(body.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const directoryAt = 30 + name.length + body.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(directoryAt, 16);
  return Buffer.concat([local, Buffer.from(name), body, entry, Buffer.from(name), end]);
}

describe('adding a GeoNames country file', () => {
  it('takes its new places into lookups, with the province and district that the gazetteer knows', () => {
    const { added, path } = folderOf({ 'PK.txt': DUMP.join('\n') + '\n' });
    const report = addGeodataFiles(GEODATA, added, path('PK.txt'));
    expect(report).toMatchObject({
      country: 'PK',
      counts: { settlement: 3, admin2: 1 },
      skipped: 2,
      faults: [],
      unknownUnits: []
    });
    const gazetteer = openGazetteer(GEODATA, null, added);
    expect(gazetteer.lookup('Kunchti Dhor')).toContainEqual(
      expect.objectContaining({
        id: 'geonames:99000001',
        admin1: 'PK-BA',
        admin2: 'Gwadar',
        lngLat: [62.1, 25.6]
      })
    );
    expect(gazetteer.lookup('Kunchiti Dor')[0]?.id).toBe('geonames:99000001');
    expect(
      gazetteer.lookup('Gwadar').filter((place) => place.class === 'settlement' && place.country === 'PK')
    ).toHaveLength(1);
    expect(
      geocodeName(
        { place: 'Kunchti Dhor village', adm1: 'Balochistan', adm2: 'Gwadar district', country: 'PK' },
        gazetteer,
        nameWords
      )
    ).toMatchObject({
      placeId: 'geonames:99000001',
      precision: 'settlement'
    });
    expect(openGazetteer(GEODATA, null, added).size).toBe(gazetteer.size);
  });

  it('reads the zip that GeoNames gives, and gives the same bytes again', () => {
    const text = folderOf({ 'PK.txt': DUMP.join('\r\n') });
    const zip = folderOf({ 'PK.zip': zipOf('PK.txt', DUMP.join('\n')) });
    addGeodataFiles(GEODATA, text.added, text.path('PK.txt'));
    addGeodataFiles(GEODATA, zip.added, zip.path('PK.zip'));
    addGeodataFiles(GEODATA, zip.added, zip.path('PK.zip'));
    const read = (added: string) => readFileSync(join(added, 'geonames-PK.tsv'), 'utf8');
    expect(read(zip.added)).toBe(read(text.added));
    expect(readdirSync(zip.added)).toEqual(['geonames-PK.tsv']);
  });

  it('refuses a file of another kind, and leaves what was there', () => {
    const { added, path } = folderOf({
      'PK.txt': DUMP.join('\n'),
      'towns.csv': 'name,lat,lng\nQuetta,30.2,67\n',
      'x.zip': 'PK\u0003\u0004 cut off'
    });
    addGeodataFiles(GEODATA, added, path('PK.txt'));
    const before = readFileSync(join(added, 'geonames-PK.tsv'), 'utf8');
    expect(() => addGeodataFiles(GEODATA, added, path('towns.csv'))).toThrow(
      /towns\.csv, row 1: 1 columns, expected 19/
    );
    expect(() => addGeodataFiles(GEODATA, added, path('x.zip'))).toThrow(GeodataError);
    expect(() => addGeodataFiles(GEODATA, added, path('PK.txt'), path('towns.csv'))).toThrow(/not JSON/);
    expect(readFileSync(join(added, 'geonames-PK.tsv'), 'utf8')).toBe(before);
    expect(listAdded(added).shapes).toEqual([]);
  });

  it.each([
    [row(1, 'A', [67, 95], 'P.PPL', '02'), 'latitude "95", expected -90 to 90'],
    [row(1, 'A', [67, 30], 'P.PPL', '02').replace('67', '6x7'), 'longitude "6x7", expected -180 to 180'],
    [row(1, ' ', [67, 30], 'P.PPL', '02'), 'no name, expected one in column 2'],
    [
      row(1, 'A', [67, 30], 'P.PPL', '02').replace('\tPK\t', '\tPakistan\t'),
      'country "Pakistan", expected two letters (ISO 3166-1)'
    ],
    [row(1, 'A', [67, 30], 'P.PPL', '02').replace(/^1/, 'x1'), 'geonameid "x1", expected a whole number'],
    ['a\tb', '2 columns, expected 19 separated by tabs']
  ])('names what is wrong in a row: %#', (line, fault) => {
    expect(parseGeoNames([DUMP[0] ?? '', line], 'PK.txt').faults).toEqual([`PK.txt, row 2: ${fault}`]);
  });
});

describe('adding outlines of districts', () => {
  it('tells the district of a point and of places that have none, and adds those that are unknown', () => {
    const { added, path } = folderOf({ 'PK.txt': DUMP.join('\n'), 'adm2.geojson': JSON.stringify(SHAPES) });
    const stray = row(99000009, 'Sur Kaur Goth', [62.0, 25.3], 'P.PPL', '02');
    writeFileSync(path('PK.txt'), [...DUMP, stray].join('\n'));
    const report = addGeodataFiles(GEODATA, added, path('PK.txt'), path('adm2.geojson'));
    expect(report).toMatchObject({ districts: 2, faults: [] });
    const gazetteer = openGazetteer(GEODATA, null, added);
    expect(gazetteer.lookup('Sur Kaur Goth')[0]?.admin2).toBe('Gwadar');
    expect(gazetteer.lookup('Jiwani Coast')[0]).toMatchObject({ id: 'added:PK/PK-02', class: 'admin2' });
    const boundaries = openBoundaries(GEODATA, added);
    expect(boundaries.admin2At([62.0, 25.3])).toMatchObject({ name: 'Gwadar', code: 'PK-01' });
    expect(boundaries.admin2At([70, 30])).toBeNull();
    expect(boundaries.districts).toHaveLength(2);
  });

  const faultsOf = (...features: unknown[]) =>
    parseDistrictShapes({ type: 'FeatureCollection', features }, 'adm2.geojson').faults;
  const bow = [
    [
      [60, 24],
      [61, 25],
      [61, 24],
      [60, 25],
      [60, 24]
    ]
  ];
  it.each([
    [
      feature('Kech', 'A', [
        [
          [60, 24],
          [61, 24],
          [61, 25],
          [60, 25]
        ]
      ]),
      'an open ring, expected the first position again at its end'
    ],
    [
      feature('Kech', 'A', [
        [
          [60, 24],
          [61, 24],
          [60, 24]
        ]
      ]),
      'a ring of fewer than 4 positions, expected a closed ring'
    ],
    [feature('Kech', 'A', bow), 'a ring that crosses itself near 60, 24'],
    [feature('Kech', 'A', square(200, 24, 1)), 'position [200,24], expected [lng, lat] in degrees'],
    [
      { ...feature('Kech', 'A', null), geometry: { type: 'Point', coordinates: [60, 24] } },
      'geometry Point, expected Polygon or MultiPolygon'
    ]
  ])('names what is wrong with an outline: %#', (shape, fault) => {
    expect(faultsOf(shape)).toEqual([`adm2.geojson, feature 1 (Kech): ${fault}`]);
  });

  it('wants a name and a code of its own for each', () => {
    expect(faultsOf({ ...feature('', 'A', square(60, 24, 1)) })[0]).toMatch(
      /no name, expected a property shapeName/
    );
    expect(
      faultsOf(feature('Kech', 'A', square(60, 24, 1)), feature('Panjgur', 'A', square(62, 24, 1)))[0]
    ).toMatch(/code A twice/);
    expect(parseDistrictShapes([], 'adm2.geojson').faults).toEqual([
      'adm2.geojson: expected a GeoJSON FeatureCollection'
    ]);
  });
});
