import { describe, expect, it } from 'vitest';
import type { LngLat } from '../../../src/lib/model/index.ts';
import { boundariesOf, openBoundaries } from '../../../src/lib/server/geocode/boundaries.ts';
import { GEODATA, shippedGazetteer } from './fixtures.ts';

const boundaries = openBoundaries(GEODATA);
const PLACES: [string, LngLat, string | null][] = [
  ['Quetta', [67.0, 30.19], 'PK-BA'],
  ['Dasu', [73.29, 35.29], 'PK-KP'],
  ['Miranshah, in the former FATA', [70.07, 33.0], 'PK-KP'],
  ['Lahore', [74.34, 31.55], 'PK-PB'],
  ['Karachi', [67.01, 24.86], 'PK-SD'],
  ['Gwadar port, on a spit that the coastline cuts off', [62.34, 25.11], 'PK-BA'],
  ['Islamabad', [73.06, 33.7], 'PK-IS'],
  ['Kabul', [69.17, 34.53], null],
  ['the open Arabian Sea', [64, 22], null]
];

describe('admin1At', () => {
  it('has the seven units of Pakistan', () => {
    expect(boundaries.codes).toEqual(['PK-BA', 'PK-GB', 'PK-IS', 'PK-JK', 'PK-KP', 'PK-PB', 'PK-SD']);
  });

  it.each(PLACES)('puts %s at %j into %s', (_, point, admin1) =>
    expect(boundaries.admin1At(point)).toBe(admin1)
  );

  it("agrees with the gazetteer's provinces for 97 of 100 towns", () => {
    const gazetteer = shippedGazetteer();
    const towns = boundaries.codes.flatMap((code) => {
      const province = gazetteer.admin1(code);
      return province
        ? gazetteer.placesIn(province).filter(({ class: kind, lngLat }) => kind === 'settlement' && lngLat)
        : [];
    });
    const agreeing = towns.filter(({ lngLat, admin1 }) => lngLat && boundaries.admin1At(lngLat) === admin1);
    expect(towns.length).toBeGreaterThan(400);
    expect(agreeing.length / towns.length).toBeGreaterThan(0.97);
  });

  it('names a boundary without its code', () => {
    const collection = {
      type: 'FeatureCollection' as const,
      features: [
        {
          type: 'Feature' as const,
          properties: { name: 'X' },
          geometry: { type: 'Polygon' as const, coordinates: [] }
        }
      ]
    };
    expect(() => boundariesOf([collection])).toThrow('admin1');
  });
});
