import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/lib/model/geometry.ts';
import { geocodeName } from '../../../src/lib/server/geocode/geocode.ts';
import { geoparse } from '../../../src/lib/server/geocode/geoparse.ts';
import { docOf, nameWords, shippedGazetteer } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const code = (place: string, adm2?: string, adm1?: string) =>
  geocodeName({ place, adm1, adm2, country: 'PK' }, gazetteer, nameWords);

describe('geocodeName', () => {
  it.each([
    ['Gwadar town', undefined, 62.33, 25.12, 'settlement'],
    ['North Waziristan Agency', undefined, 69.94, 32.96, 'admin2'],
    ['Bisham', 'Shangla district', 72.88, 34.93, 'settlement'],
    ['Dasu town', 'Upper Kohistan', 73.29, 35.29, 'settlement'],
    ['Turbat', 'Kech district', 63.05, 26.0, 'settlement']
  ])('finds %s of %s', (place, adm2, lng, lat, precision) => {
    const found = code(place, adm2);
    expect(found.precision).toBe(precision);
    expect(Math.abs((found.lng ?? 0) - lng)).toBeLessThan(0.15);
    expect(Math.abs((found.lat ?? 0) - lat)).toBeLessThan(0.15);
  });

  it.each([
    ['Gwadar', 62.3254, 25.1216],
    ['Dasu', 73.2906, 35.2917],
    ['Rawalpindi', 73.05, 33.6],
    ['Islamabad', 73.05, 33.69],
    ['Quetta', 67.0, 30.19],
    ['Karachi', 67.01, 24.86],
    ['Peshawar', 71.57, 34.01]
  ])('takes a bare %s for the town, not for its tehsil, district or territory', (place, lng, lat) => {
    const found = geocodeName({ place }, gazetteer, nameWords);
    expect(found.precision).toBe('settlement');
    expect(distanceKm([found.lng ?? 0, found.lat ?? 0], [lng, lat])).toBeLessThan(5);
  });

  it.each(['Gwadar district', 'Quetta district', 'district of Quetta'])(
    'takes %s for the district',
    (place) => expect(geocodeName({ place }, gazetteer, nameWords).precision).toBe('admin2')
  );

  it('reads a slip in the word that says the kind', () => {
    expect(code('Jafarabad Distrcit', undefined, 'Balochistan province')).toMatchObject({
      precision: 'admin2',
      admin2: 'Jaffarabad'
    });
  });

  it('puts a road between its two ends, and a road named for a town near it', () => {
    const road = code('Quetta-Mastung highway', undefined, 'Balochistan province');
    expect(road).toMatchObject({ precision: 'near', placeId: null });
    expect(road.lat).toBeGreaterThan(29.8);
    expect(road.lat).toBeLessThan(30.18);
    expect(code('Khuzdar checkpost', 'Khuzdar district')).toMatchObject({
      precision: 'near',
      placeId: null,
      lng: expect.closeTo(66.61, 1)
    });
  });

  it('does not take a namesake in another district for one that is unknown here', () => {
    expect(code('Hayatabad village', 'Panjgur district')).toMatchObject({
      placeId: null,
      admin2: 'Panjgur',
      precision: 'admin2'
    });
  });

  it('falls back to the district, keeping the name as written', () => {
    expect(code('Zorbakht village', 'Kurram agency', 'Federally Administered Tribal Areas')).toMatchObject({
      name: 'Zorbakht village',
      placeId: null,
      precision: 'admin2',
      admin1: 'PK-KP',
      lng: expect.any(Number)
    });
  });

  it('gives no point for a province, or for an unknown name in one', () => {
    expect(code('Balochistan province')).toMatchObject({ precision: 'admin1', lng: null, lat: null });
    expect(code('Zorbakht village', undefined, 'Balochistan province')).toMatchObject({
      precision: 'unknown',
      placeId: null,
      lng: null,
      admin1: 'PK-BA'
    });
  });

  it('never takes a namesake in another province', () => {
    expect(code('Lahore', undefined, 'Balochistan province').admin1).toBe('PK-BA');
  });
});

describe('geoparse', () => {
  it('gives every place with a point, countries too, and no people', () => {
    const { toponyms } = geoparse(
      docOf('LONDON: A Turkish official said Ankara and Paris would meet in Geneva, Switzerland.'),
      gazetteer,
      nameWords
    );
    expect(toponyms.map(({ name, precision }) => [name, precision])).toEqual([
      ['LONDON', 'settlement'],
      ['Ankara', 'settlement'],
      ['Paris', 'settlement'],
      ['Geneva', 'settlement'],
      ['Switzerland', 'country']
    ]);
    expect(toponyms.every(({ lng, lat }) => lng !== null && lat !== null)).toBe(true);
  });
});
