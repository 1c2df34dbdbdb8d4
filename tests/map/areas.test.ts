import { describe, expect, it } from 'vitest';
import { toMapRows, type MapIncident, type MapPlace } from '../../src/lib/columns/index.ts';
import {
  drawnAs,
  hasMark,
  openOutlines,
  toCircles,
  toDistricts,
  type DistrictCollection
} from '../../src/lib/map/areas.ts';
import { isOffMap, toPoints } from '../../src/lib/map/features.ts';
import { RECORDS } from '../fixtures/records.ts';

const KECH: DistrictCollection['features'][number] = {
  type: 'Feature',
  properties: { name: 'Kech', code: 'PK-99' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [62, 25.5],
        [64, 25.5],
        [64, 26.6],
        [62, 26.6],
        [62, 25.5]
      ]
    ]
  }
};
const outlines = openOutlines({ type: 'FeatureCollection', features: [KECH] });
const none = openOutlines(null);
const place = (changes: Partial<MapPlace>): MapPlace => ({
  name: 'Turbat',
  admin1: 'PK-BA',
  admin2: 'Kech',
  country: 'PK',
  lng: 63.05,
  lat: 26,
  precision: 'settlement',
  radiusKm: 3,
  ...changes
});
const noPoint = { lng: null, lat: null, radiusKm: null, admin2: null } as const;

describe('what a precision is drawn as', () => {
  it.each([
    ['a site', place({ precision: 'site' }), 'point'],
    ['a town', place({}), 'point'],
    ['near a town', place({ precision: 'near', radiusKm: 10 }), 'circle'],
    ['a district with an outline', place({ precision: 'admin2', radiusKm: 105 }), 'district'],
    [
      'a district of a name without outline',
      place({ precision: 'admin2', admin2: 'Kharan', lng: 65.4, lat: 28.6, radiusKm: 90 }),
      'soft-circle'
    ],
    ['a province', place({ ...noPoint, precision: 'admin1' }), 'province'],
    ['a country', place({ ...noPoint, precision: 'country', admin1: null }), 'off-map'],
    ['no place', place({ ...noPoint, precision: 'unknown', admin1: null, country: null }), 'off-map']
  ] as const)('%s', (_, location, drawn) => {
    expect(drawnAs(location, outlines)).toBe(drawn);
    expect(hasMark(location, outlines)).toBe(drawn === 'point' || drawn === 'circle');
  });

  it('takes a district by another spelling for the one that holds its point', () => {
    expect(outlines(place({ admin2: 'KECH District', lng: null, lat: null }))).toBe(KECH);
    expect(outlines(place({ admin2: 'Turbat', lng: 63, lat: 26 }))).toBe(KECH);
    expect(outlines(place({ admin2: 'Gwadar', lng: 62.3, lat: 25.1 }))).toBeNull();
  });
});

describe('areas', () => {
  const template = toMapRows(RECORDS).incidents[0];
  if (!template) throw new Error('the fixtures have no incident');
  const incident = (id: string, location: MapPlace): MapIncident => ({
    ...template,
    id,
    category: 'attack',
    location
  });
  const near = incident('near', place({ precision: 'near', radiusKm: 15 }));
  const inKech = incident('kech-1', place({ precision: 'admin2', radiusKm: 105 }));
  const raid: MapIncident = { ...inKech, id: 'kech-2', category: 'operation' };
  const rows = [near, inKech, raid, incident('town', place({}))];

  it('shade a district once, striped for the layers in it, with the records it stands for', () => {
    const { features } = toDistricts(rows, outlines, 'kech-2');
    expect(features).toHaveLength(1);
    expect(features[0]?.geometry).toBe(KECH.geometry);
    expect(features[0]?.properties).toMatchObject({
      ids: 'kech-1 kech-2',
      pattern: 'hatch:attack+operation',
      isSelected: true
    });
    expect(toCircles(rows, outlines, null).features.map(({ properties }) => properties.ids)).toEqual([
      'near'
    ]);
  });

  it('without an outline lay a soft circle a layer, told from "near", and no mark in its middle', () => {
    expect(toDistricts(rows, none, null).features).toEqual([]);
    const circles = toCircles(rows, none, null).features.map(({ properties }) => [
      properties.ids,
      properties.drawn
    ]);
    expect(circles).toEqual([
      ['near', 'circle'],
      ['kech-1', 'soft-circle'],
      ['kech-2', 'soft-circle']
    ]);
    const marks = toPoints({ incidents: rows, measures: [] }, () => '').features;
    expect(marks.map(({ properties }) => properties.id)).toEqual(['near', 'town']);
  });

  it('draw a circle of the radius that is stated (km)', () => {
    const ring = toCircles([near], none, null).features[0]?.geometry.coordinates[0] as [number, number][];
    const lats = ring.map(([, lat]) => lat);
    expect(((Math.max(...lats) - Math.min(...lats)) * 111.2) / 2).toBeCloseTo(15, 0);
  });

  it('lose no record: each has a mark, an area, a province or a line in the list', () => {
    const all = toMapRows(RECORDS);
    const every = [...all.incidents, ...all.measures];
    const drawn = [
      ...toPoints(all, () => '', none).features.map(({ properties }) => properties.id),
      ...toDistricts(every, none, null).features.flatMap(({ properties }) => properties.ids.split(' ')),
      ...toCircles(every, none, null).features.flatMap(({ properties }) =>
        properties.drawn === 'soft-circle' ? properties.ids.split(' ') : []
      ),
      ...every.filter(isOffMap).map(({ id }) => id)
    ];
    expect([...drawn].sort()).toEqual(every.map(({ id }) => id).sort());
  });
});
