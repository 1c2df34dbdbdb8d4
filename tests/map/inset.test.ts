import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MapPlace } from '../../src/lib/columns/index.ts';
import type { ProvinceCollection } from '../../src/lib/map/camera.ts';
import { toInset } from '../../src/lib/map/inset.ts';
import { openOutlines, type DistrictCollection } from '../../src/lib/map/outlines.ts';

const PROVINCES = JSON.parse(readFileSync('geodata/admin1-pk.geojson', 'utf8')) as ProvinceCollection;
const NO_OUTLINES = openOutlines(null);
const place = (part: Partial<MapPlace>): MapPlace => ({
  name: 'Gwadar',
  admin1: 'PK-BA',
  admin2: 'Gwadar',
  country: 'PK',
  lng: 62.3225,
  lat: 25.1264,
  precision: 'settlement',
  radiusKm: 3,
  ...part
});
const KECH: DistrictCollection['features'][number] = {
  type: 'Feature',
  properties: { name: 'Kech' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [62, 25.5],
        [64, 25.5],
        [63, 26.5],
        [62, 25.5]
      ]
    ]
  }
};

describe('the small map of a card', () => {
  it('has Gwadar on its coast, in the south-west of all provinces', () => {
    const inset = toInset(PROVINCES, place({}), NO_OUTLINES);
    if (inset?.shown.kind !== 'point') throw new Error('expected a point');
    expect(inset.provinces.length).toBe(PROVINCES.features.length);
    expect(inset.shown.x).toBeLessThan(inset.width * 0.2);
    expect(inset.shown.y).toBeGreaterThan(inset.height * 0.85);
    expect(inset.shown.y).toBeLessThan(inset.height);
  });

  it('draws what is known no closer as wide as it is known', () => {
    const near = toInset(PROVINCES, place({ precision: 'near', radiusKm: 60 }), NO_OUTLINES);
    const wider = toInset(PROVINCES, place({ precision: 'near', radiusKm: 120 }), NO_OUTLINES);
    if (near?.shown.kind !== 'near' || wider?.shown.kind !== 'near') throw new Error('expected circles');
    expect(wider.shown.radius / near.shown.radius).toBeCloseTo(2, 1);
    const kech = place({ name: 'Kech', admin2: 'Kech', precision: 'admin2', lng: 63, lat: 26 });
    expect(toInset(PROVINCES, kech, NO_OUTLINES)?.shown.kind).toBe('around');
    const outlines = openOutlines({ type: 'FeatureCollection', features: [KECH] });
    expect(toInset(PROVINCES, kech, outlines)?.shown.kind).toBe('district');
    const balochistan = place({ precision: 'admin1', lng: null, lat: null });
    expect(toInset(PROVINCES, balochistan, NO_OUTLINES)?.shown).toEqual({
      kind: 'province',
      admin1: 'PK-BA'
    });
  });

  it('is not drawn for what is known to no province, or lies in another country', () => {
    const nowhere = { admin1: null, admin2: null, lng: null, lat: null } as const;
    expect(toInset(PROVINCES, place({ ...nowhere, precision: 'country' }), NO_OUTLINES)).toBeNull();
    expect(
      toInset(PROVINCES, place({ ...nowhere, country: null, precision: 'unknown' }), NO_OUTLINES)
    ).toBeNull();
    const kandahar = place({ name: 'Kandahar', admin1: 'AF-KAN', country: 'AF', lng: 65.71, lat: 31.61 });
    expect(toInset(PROVINCES, kandahar, NO_OUTLINES)).toBeNull();
  });
});
