import { check } from '@placemarkio/check-geojson';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { contains, distanceKm, ringArea } from '../../geodata/rebuild/geometry.ts';
import { checkPlaces } from '../../geodata/rebuild/places.ts';
import { parseTable } from '../../geodata/rebuild/sources.ts';
import { FEATURE_CLASSES } from '../../src/lib/model/index.ts';

const GEODATA = join(import.meta.dirname, '../../geodata');
const read = (name: string) => readFileSync(join(GEODATA, name));
const table = (name: string) => parseTable(read(name).toString('utf8'));
const geojson = (name: string) => JSON.parse(read(name).toString('utf8')) as FeatureCollection;

const gazetteer = parseTable(gunzipSync(read('gazetteer.tsv.gz')).toString('utf8'));
const places = table('places.tsv');
const admin1 = geojson('admin1-pk.geojson');
const shapeOf = (code: string) =>
  admin1.features.find((feature) => feature.properties?.admin1 === code)?.geometry as Polygon | MultiPolygon;
const unitsAt = (at: Position) =>
  admin1.features
    .filter((feature) => contains(feature.geometry as Polygon | MultiPolygon, at))
    .map((feature) => feature.properties?.admin1 as string);

describe('first-order units', () => {
  // Cities that GeoNames tells from the districts around them, which share one code.
  const SHARED = new Set(['AZ-SA', 'AZ-YEV', 'LV-JEL', 'LV-REZ', 'LV-VEN']);

  it('bear one ISO 3166-2 code each', () => {
    const codes = gazetteer.filter((row) => row.class === 'admin1' && row.admin1 !== '').map((row) => row.admin1 ?? '');
    expect(codes.filter((code, i) => codes.indexOf(code) !== i && !SHARED.has(code))).toEqual([]);
  });

  it.each([
    ['Paktia', 'AF-PIA'],
    ['Sistan and Baluchestan', 'IR-11'],
    ['East Azerbaijan', 'IR-03'],
    ['Central Darfur', 'SD-DC']
  ])('%s is %s', (name, code) =>
    expect(gazetteer.find((row) => row.class === 'admin1' && row.name === name)?.admin1).toBe(code)
  );
});

describe('the files', () => {
  const sums = read('checksums.txt')
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('  ') as [string, string]);

  it.each(sums)('%s is the checksum of %s; else run `npm run geodata`', (sum, name) => {
    expect(createHash('sha256').update(read(name)).digest('hex')).toBe(sum);
    expect(read('README.md').toString('utf8')).toContain(sum);
  });

  it('are all told of in the README', () => {
    const readme = read('README.md').toString('utf8');
    const data = readdirSync(GEODATA, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(geojson|tsv|gz)$/.test(name) && !/^(sources|samples|rebuild)/.test(name)
    );
    expect(data.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('keeps what the page loads first under 50 kB, the basemap under 800 kB and the whole under 12 MB', () => {
    const basemap = readdirSync(join(GEODATA, 'basemap')).map((name) => statSync(join(GEODATA, 'basemap', name)).size);
    expect(statSync(join(GEODATA, 'basemap/outlines.json')).size).toBeLessThan(50_000);
    expect(basemap.reduce((a, b) => a + b)).toBeLessThan(800_000);
    expect(sums.reduce((total, [, name]) => total + statSync(join(GEODATA, name)).size, 0)).toBeLessThan(12_000_000);
  });

  it.each(sums.filter(([, name]) => name.endsWith('.geojson')))('%s %s is valid GeoJSON', (_, name) => {
    const data = check(read(name).toString('utf8')) as FeatureCollection;
    for (const { geometry } of data.features)
      for (const [i, ring] of ringsOf(geometry).entries())
        expect(ringArea(ring.points) > 0, `${name} ring ${i} winds the wrong way`).toBe(ring.exterior);
  });
});

describe('the provinces of Pakistan', () => {
  it('are the seven units of today', () => {
    const codes = admin1.features.map((feature) => feature.properties?.admin1 as string);
    expect(codes).toEqual(['PK-BA', 'PK-GB', 'PK-IS', 'PK-JK', 'PK-KP', 'PK-PB', 'PK-SD']);
    expect(table('regions.tsv').map((region) => region.code)).toEqual(codes);
  });

  it.each([
    ['Dasu', 73.2906, 35.2917, 'PK-KP'],
    ['Besham', 72.872, 34.926, 'PK-KP'],
    ['Parachinar, former FATA', 70.1, 33.9, 'PK-KP'],
    ['Miranshah, former FATA', 70.07, 33.0, 'PK-KP'],
    ['Wana, former FATA', 69.57, 32.3, 'PK-KP'],
    ['Gilgit', 74.31, 35.92, 'PK-GB'],
    ['Chilas', 74.1, 35.42, 'PK-GB'],
    ['Muzaffarabad', 73.4708, 34.37, 'PK-JK'],
    ['Kotli', 73.9, 33.52, 'PK-JK'],
    ['Islamabad', 73.06, 33.71, 'PK-IS'],
    ['Rawalpindi', 73.05, 33.6, 'PK-PB'],
    ['Lahore', 74.35, 31.56, 'PK-PB'],
    ['Karachi', 67.01, 24.88, 'PK-SD'],
    ['Quetta', 67.0, 30.18, 'PK-BA'],
    ['Turbat', 63.05, 26.0, 'PK-BA'],
    ['Hub', 66.88, 25.03, 'PK-BA']
  ])('hold %s in one unit only', (_, lng, lat, code) => {
    expect(unitsAt([lng, lat])).toEqual([code]);
  });

  it.each([
    ['Srinagar', 74.8, 34.09],
    ['Kabul', 69.17, 34.53],
    ['Zahedan', 60.86, 29.5],
    ['Amritsar', 74.87, 31.63],
    ['the sea off Karachi', 66.5, 24.3]
  ])('do not hold %s', (_, lng, lat) => {
    expect(unitsAt([lng, lat])).toEqual([]);
  });

  it('have outlines that never cross themselves', () => {
    for (const feature of admin1.features)
      for (const { points } of ringsOf(feature.geometry))
        expect(selfCrossing(points), `${feature.properties?.name as string}`).toBeNull();
  });

  it('hold 99 of 100 GeoNames towns in the unit that GeoNames gives, the rest within 15 km of it', () => {
    const towns = gazetteer.filter((row) => row.country === 'PK' && row.class === 'settlement' && row.admin1 !== '');
    const outside = towns.filter((row) => !unitsAt([Number(row.lng), Number(row.lat)]).includes(row.admin1 ?? ''));
    expect(outside.length / towns.length).toBeLessThan(0.01);
    for (const row of outside)
      expect(distanceKm(shapeOf(row.admin1 ?? ''), [Number(row.lng), Number(row.lat)]), row.name).toBeLessThan(15);
  });
});

describe('gazetteer.tsv.gz', () => {
  it('gives every row an own id, a name, a known class and a country', () => {
    expect(new Set(gazetteer.map((row) => row.id)).size).toBe(gazetteer.length);
    const wrong = gazetteer.filter(
      (row) =>
        !/^(geonames:[\w.-]+|iso:[A-Z]{2})$/.test(row.id ?? '') ||
        row.name === '' ||
        !/^[A-Z]{2}$/.test(row.country ?? '') ||
        !/^([A-Z]{2}-[A-Z0-9]{1,3})?$/.test(row.admin1 ?? '') ||
        !(FEATURE_CLASSES as readonly string[]).includes(row.class ?? '')
    );
    expect(wrong).toEqual([]);
  });

  it('keeps every coordinate on the globe and every town with one', () => {
    const wrong = gazetteer.filter(({ lng = '', lat = '', class: kind }) => {
      if (lng === '' || lat === '') return lng !== lat || kind === 'settlement';
      return !(Math.abs(Number(lng)) <= 180 && Math.abs(Number(lat)) <= 90) || (Number(lng) === 0 && Number(lat) === 0);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Karachi', 'PK', 'PK-SD', 24.86],
    ['Quetta', 'PK', 'PK-BA', 30.18],
    ['Dasu', 'PK', 'PK-KP', 35.29],
    ['Kabul', 'AF', 'AF-KAB', 34.53],
    ['Mumbai', 'IN', 'IN-MH', 19.07],
    ['Beijing', 'CN', 'CN-BJ', 39.91],
    ['London', 'GB', 'GB-ENG', 51.51],
    ['Paris', 'FR', 'FR-IDF', 48.85]
  ])('knows %s in %s', (name, country, unit, lat) => {
    const town = gazetteer.find((row) => row.name === name && row.country === country && row.class === 'settlement');
    expect(town?.admin1).toBe(unit);
    expect(Number(town?.lat)).toBeCloseTo(lat, 1);
  });

  it('spells towns as news does and keeps the others as alternates', () => {
    const spelt = (name: string) => gazetteer.find((row) => row.country === 'PK' && row.name === name)?.alternates?.split('|');
    expect(spelt('Miranshah')).toContain('Miran Shah');
    expect(spelt('Nushki')).toContain('Noshki');
    expect(spelt('Quetta')).toContain('کوئٹہ');
    expect(gazetteer.find((row) => row.name === 'Mumbai')?.alternates).toContain('Bombay');
  });
});

describe('places.tsv', () => {
  it('agrees with the boundaries', () => {
    expect(checkPlaces(places, admin1)).toEqual([]);
  });

  it('tells a place outside its province', () => {
    const astray = { name: 'Sui', class: 'settlement', admin1: 'PK-PB', admin2: '', lng: '62.05', lat: '25.65', source: 'x' };
    expect(checkPlaces([astray], admin1)[0]).toMatch(/Sui .*km outside/);
  });

  it('gives each row an own id and a source', () => {
    expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
    const towns = new Set(gazetteer.map((row) => row.id));
    expect(places.filter((place) => place.source === '' || towns.has(place.id ?? ''))).toEqual([]);
  });

  it.each([
    ['Besham', 'settlement', 'PK-KP', 'Shangla'],
    ['Dasu Hydropower Project', 'site', 'PK-KP', 'Upper Kohistan'],
    ['PNS Siddique', 'site', 'PK-BA', 'Kech'],
    ['Gwadar Port', 'site', 'PK-BA', 'Gwadar'],
    ['Jinnah International Airport', 'site', 'PK-SD', 'Malir'],
    ['Bajaur', 'admin2', 'PK-KP', 'Bajaur'],
    ['North Waziristan', 'admin2', 'PK-KP', 'North Waziristan'],
    ['Makran', 'region', 'PK-BA', ''],
    ['Azizabad', 'settlement', 'PK-SD', 'Karachi Central']
  ])('knows %s as a %s of %s', (name, kind, unit, district) => {
    const place = places.find((row) => row.name === name && row.class === kind);
    expect([place?.admin1, place?.admin2]).toEqual([unit, district]);
  });

  it('names only districts that it lists', () => {
    const districts = new Set(places.filter((place) => place.class === 'admin2').map((place) => place.name));
    const named = [...places, ...gazetteer.filter((row) => row.country === 'PK')].map((row) => row.admin2 ?? '');
    expect([...new Set(named)].filter((name) => name !== '' && !districts.has(name))).toEqual([]);
  });
});

describe('countries.tsv', () => {
  const country = (code: string) => table('countries.tsv').find((row) => row.code === code);
  it.each([
    ['CN', 'China', 'PRC', 'Chinese'],
    ['PK', 'Pakistan', '', 'Pakistani'],
    ['AF', 'Afghanistan', '', 'Afghan'],
    ['GB', 'United Kingdom', 'Britain', 'Briton'],
    ['US', 'United States', 'U.S.', 'American'],
    ['AE', 'United Arab Emirates', 'UAE', 'Emirati'],
    ['CD', 'Democratic Republic of the Congo', 'DRC', 'Congolese'],
    ['JP', 'Japan', '', 'Japanese']
  ])('%s is %s', (code, name, alias, demonym) => {
    expect(country(code)?.name).toBe(name);
    if (alias) expect(country(code)?.aliases?.split('|')).toContain(alias);
    expect(country(code)?.demonyms?.split('|')).toContain(demonym);
  });
});

describe('the basemap', () => {
  it('marks one focus country, and Siachen as land of none', () => {
    const land = geojson('basemap/land.geojson').features;
    expect(land.filter((feature) => feature.properties?.focus).map((feature) => feature.properties?.iso)).toEqual(['PK']);
    const siachen = land.find((feature) => contains(feature.geometry as MultiPolygon, [77.1, 35.4]));
    expect(siachen?.properties?.iso).toBe('');
  });

  it('puts nothing at 0, 0 and draws no empty shape', () => {
    for (const name of ['land', 'towns', 'provinces'])
      for (const { geometry, properties } of geojson(`basemap/${name}.geojson`).features) {
        const { coordinates } = geometry as Polygon | MultiPolygon;
        expect(coordinates.length, `${properties?.name as string}`).toBeGreaterThan(0);
        expect(coordinates, `${properties?.name as string}`).not.toEqual([0, 0]);
      }
  });

  it('labels towns in Urdu where the name is known', () => {
    const towns = geojson('basemap/towns.geojson').features.map((feature) => feature.properties);
    const urdu = (name: string) => towns.find((town) => town?.name === name && town.iso === 'PK')?.name_ur as string;
    expect([urdu('Lahore'), urdu('Quetta'), urdu('Chitral')]).toEqual(['لاہور', 'کوئٹہ', 'چترال']);
    expect(towns.filter((town) => town?.capital && town.iso === 'PK').map((town) => town?.name)).toEqual(['Islamabad']);
  });

  it('marks the Line of Control and the Line of Actual Control as disputed, the Durand line not', () => {
    const lines = geojson('basemap/borders.geojson').features;
    const named = (name: string) => lines.find((feature) => feature.properties?.line === name);
    expect(named('Line of Control')?.properties?.disputed).toBe(true);
    expect(named('Line of Actual Control')?.properties?.disputed).toBe(true);
    expect(nearest(named('Line of Control'), [73.93, 34.1])).toBeLessThan(15);
    const agreed = lines.find((feature) => feature.properties?.disputed === false);
    expect(nearest(agreed, [71.09, 34.12])).toBeLessThan(3);
    expect(nearest(agreed, [73.93, 34.1])).toBeGreaterThan(50);
  });
});

function nearest(feature: Feature | undefined, at: Position): number {
  return feature?.geometry.type === 'MultiLineString' ? distanceKm(feature.geometry, at) : Infinity;
}

function ringsOf(geometry: Feature['geometry']): { points: Position[]; exterior: boolean }[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => rings.map((points, i) => ({ points, exterior: i === 0 })));
}

/** The first place where two edges of a ring cross, null where none do. */
function selfCrossing(ring: Position[]): Position | null {
  const side = (a: Position, b: Position, c: Position) =>
    Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
  for (let i = 1; i < ring.length; i++)
    for (let j = i + 2; j < ring.length; j++) {
      const [a, b, c, d] = [ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!];
      if (Math.max(a[0]!, b[0]!) < Math.min(c[0]!, d[0]!) || Math.max(c[0]!, d[0]!) < Math.min(a[0]!, b[0]!)) continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return a;
    }
  return null;
}
