import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
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

  it("gives Turf's own answer at any point in or around Pakistan, and beside it only by snapping", () => {
    const { features } = JSON.parse(
      readFileSync(join(GEODATA, 'admin1-pk.geojson'), 'utf8')
    ) as FeatureCollection<Polygon | MultiPolygon, { admin1: string }>;
    const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const anywhere = fc.tuple(degrees(60, 78.5), degrees(23, 37.5));
    const vertices = features.flatMap(({ geometry }) =>
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2)
    );
    const nearBorder = fc
      .tuple(fc.constantFrom(...vertices), degrees(-0.05, 0.05), degrees(-0.05, 0.05))
      .map(([[lng = 0, lat = 0], east, north]): LngLat => [lng + east, lat + north]);
    fc.assert(
      fc.property(fc.oneof(anywhere, nearBorder), (point) => {
        const drawn = features.find((feature) => booleanPointInPolygon(point, feature));
        const found = boundaries.admin1At(point);
        expect(found).toBe(drawn ? drawn.properties.admin1 : found);
        if (!drawn && found !== null)
          expect(around(point).some((at) => boundaries.admin1At(at) === found)).toBe(true);
      }),
      { numRuns: 3000 }
    );
  });

  it('knows nothing of points off the map', () => {
    expect([boundaries.admin1At([-170, -80]), boundaries.admin1At([NaN, 30])]).toEqual([null, null]);
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

/** Points 8 km around, where a unit that a point was snapped to must show. */
function around([lng, lat]: LngLat): LngLat[] {
  return Array.from({ length: 72 }, (_, i): LngLat => {
    const angle = (i * Math.PI) / 36;
    return [lng + (0.072 / Math.cos((lat * Math.PI) / 180)) * Math.cos(angle), lat + 0.072 * Math.sin(angle)];
  });
}
