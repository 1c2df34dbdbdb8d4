import { describe, expect, it } from 'vitest';
import type { AreaCount } from '../../src/lib/columns/engine.ts';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { areasInSight, toAreas, toShadedProvinces } from '../../src/lib/map/areas.ts';
import { toShadeLabels, toShades } from '../../src/lib/map/shades.ts';
import { openOutlines, type DistrictCollection } from '../../src/lib/map/outlines.ts';
import { RECORDS } from '../fixtures/records.ts';

const area = (part: Partial<AreaCount>): AreaCount => ({
  area: 0,
  precision: 'near',
  name: null,
  admin1: 'PK-KP',
  admin2: null,
  country: 'PK',
  lng: 73.29,
  lat: 35.29,
  radiusKm: 15,
  counts: { attack: 1, operation: 0, measure: 0 },
  ...part
});
const NEAR_DASU = area({ name: 'Dasu' });
const IN_KECH = area({
  area: 1,
  precision: 'admin2',
  admin1: 'PK-BA',
  admin2: 'Kech',
  lng: 63,
  lat: 26,
  radiusKm: 60,
  counts: { attack: 0, operation: 2, measure: 0 }
});
const BALOCHISTAN = area({
  area: 2,
  precision: 'admin1',
  admin1: 'PK-BA',
  lng: null,
  lat: null,
  radiusKm: null,
  counts: { attack: 1, operation: 1, measure: 0 }
});
const DISTRICTS: DistrictCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'Kech District' },
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
    }
  ]
};

const NO_OUTLINES = openOutlines(null);
const OUTLINES = openOutlines(DISTRICTS);

describe('areas', () => {
  it('are a circle of 15 km around what is near Dasu', () => {
    const [feature] = toAreas([NEAR_DASU], NO_OUTLINES).features;
    expect(feature?.properties).toEqual({
      kind: 'near',
      layer: 'attack',
      radiusKm: 15,
      always: false,
      chosen: false,
      areas: [0]
    });
    const ring = (feature?.geometry.coordinates[0] ?? []) as [number, number][];
    const lats = ring.map(([, lat]) => lat);
    expect(((Math.max(...lats) - Math.min(...lats)) * 111.2) / 2).toBeCloseTo(15, 0);
  });

  it('are the district where its boundary is known, else a soft circle', () => {
    expect(toAreas([IN_KECH], OUTLINES).features[0]).toMatchObject({
      geometry: DISTRICTS.features[0]?.geometry,
      properties: { kind: 'district', layer: 'operation' }
    });
    expect(toAreas([IN_KECH], NO_OUTLINES).features[0]?.properties).toEqual({
      kind: 'around',
      layer: 'operation',
      radiusKm: 60,
      always: true,
      chosen: false,
      areas: [1]
    });
    const elsewhere = { ...IN_KECH, admin2: 'Panjgur', lng: 64.1, lat: 26.97 };
    expect(toAreas([area(elsewhere)], OUTLINES).features[0]?.properties.kind).toBe('around');
  });

  it('find a district that goes by another name by its point', () => {
    const turbat = { ...IN_KECH, admin2: 'Turbat', lng: 63.04, lat: 26 };
    expect(toAreas([area(turbat)], OUTLINES).features[0]?.properties.kind).toBe('district');
  });

  it('are drawn from any distance around the opened record', () => {
    const dasu = toMapRows(RECORDS).incidents.find((row) => row.id === 'inc-dasu-2021') ?? null;
    expect(toAreas([], NO_OUTLINES, dasu).features.map((feature) => feature.properties)).toEqual([
      { kind: 'near', layer: 'attack', radiusKm: 15, always: true, chosen: true, areas: [] }
    ]);
    const gwadar = toMapRows(RECORDS).incidents.find((row) => row.id === 'inc-gwadar-2024') ?? null;
    expect(toAreas([], NO_OUTLINES, gwadar).features).toEqual([]);
  });

  it('are drawn once for records of several layers, and never for what has no extent', () => {
    const measures = area({ counts: { attack: 0, operation: 0, measure: 3 } });
    const { features } = toAreas([NEAR_DASU, measures, area({ radiusKm: null }), BALOCHISTAN], NO_OUTLINES);
    expect(features.map((feature) => feature.properties.layer)).toEqual(['mixed']);
  });

  it('of very many are made where they are in sight and large enough, of few all at once', () => {
    const many = Array.from({ length: 1000 }, (_, i) =>
      area({ lng: 60 + (i % 40) / 2, lat: 24 + i / 80, radiusKm: i % 2 === 0 ? 3 : 40 })
    );
    const aroundDasu: [number, number, number, number] = [72, 34, 74, 36];
    const seen = areasInSight(many, aroundDasu, 8);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every(({ lng, radiusKm }) => radiusKm === 40 && Math.abs((lng ?? 0) - 73) < 1.6)).toBe(true);
    expect(areasInSight([NEAR_DASU], [60, 24, 62, 26], 3)).toEqual([NEAR_DASU]);
  });

  it('are one shade for all names of one district, which tells every one of its areas', () => {
    const turbat = area({
      ...IN_KECH,
      area: 7,
      admin2: 'Turbat',
      counts: { attack: 3, operation: 0, measure: 0 }
    });
    const [feature, ...others] = toAreas([IN_KECH, turbat], OUTLINES).features;
    expect(others).toEqual([]);
    expect(feature?.properties).toMatchObject({ layer: 'mixed', areas: [1, 7] });
    const [shade, ...more] = toShades([IN_KECH, turbat], OUTLINES);
    expect(more).toEqual([]);
    expect(shade).toMatchObject({
      district: 'Kech District',
      areas: [1, 7],
      counts: { attack: 3, operation: 2, measure: 0 },
      at: [63, 26]
    });
    expect(toShadeLabels([IN_KECH, turbat], OUTLINES).features.map(({ properties }) => properties)).toEqual([
      { name: 'Kech District', count: 5 }
    ]);
  });

  it('stand for what is known to a province beside what is known to its districts, but not for what is near', () => {
    const shades = toShades([IN_KECH, NEAR_DASU, BALOCHISTAN], NO_OUTLINES);
    expect(shades.map(({ admin1, district, areas }) => [admin1, district, areas])).toEqual([
      ['PK-BA', null, [2]],
      ['PK-BA', 'Kech', [1]]
    ]);
  });

  it('are a circle of some width for a district of unknown extent, and none where no point is known', () => {
    const [feature] = toAreas([area({ ...IN_KECH, radiusKm: null })], NO_OUTLINES).features;
    expect(feature?.properties).toMatchObject({ kind: 'around', radiusKm: 30 });
    expect(toAreas([area({ ...IN_KECH, lng: null, lat: null })], NO_OUTLINES).features).toEqual([]);
  });

  it('hatch a province for each layer that is known to it only', () => {
    const measure = area({
      ...BALOCHISTAN,
      admin1: 'PK-GB',
      counts: { attack: 0, operation: 0, measure: 1 }
    });
    expect([...toShadedProvinces([measure, NEAR_DASU, BALOCHISTAN])]).toEqual([
      ['PK-BA', ['attack', 'operation']],
      ['PK-GB', ['measure']]
    ]);
  });
});
