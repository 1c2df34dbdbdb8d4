import { bbox } from '@turf/bbox';
import type { FeatureCollection } from 'geojson';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTopology, type Topology } from '../../src/lib/map/outlineShapes.ts';

const read = <T>(path: string) => JSON.parse(readFileSync(`geodata/${path}`, 'utf8')) as T;
const { shapes, box } = readTopology(read<Topology>('basemap/outlines.json'));
const detailed = read<FeatureCollection>('admin1-pk.geojson');

test('the first shapes of the provinces reach as far as their boundaries do', () => {
  const rough = new Map(shapes.admin1?.features.map((feature) => [feature.properties?.admin1, feature]));
  for (const feature of detailed.features) {
    const found = rough.get(feature.properties?.admin1);
    expect(found?.properties?.name).toBe(feature.properties?.name);
    const [sides, wanted] = [found ? bbox(found) : [], bbox(feature)];
    // Balochistan's corners are kept to a tenth of a degree, eleven kilometres.
    for (const [i, side] of wanted.entries()) expect(Math.abs(side - (sides[i] ?? NaN))).toBeLessThan(0.1);
  }
});

test('every ring of the first land ends where it begins, and lies in the box', () => {
  const rings = (shapes.land?.features ?? []).flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
  );
  expect(rings.length).toBeGreaterThan(30);
  const [west, south, east, north] = box;
  for (const ring of rings) {
    expect(ring[0]).toEqual(ring.at(-1));
    for (const [x = NaN, y = NaN] of ring)
      expect(x >= west - 0.01 && x <= east + 0.01 && y >= south - 0.01 && y <= north + 0.01).toBe(true);
  }
});

test('the first shapes hold what the map asks of the files that follow', () => {
  expect(shapes.borders?.features.some(({ properties }) => properties?.disputed === true)).toBe(true);
  expect(shapes.land?.features.filter(({ properties }) => properties?.focus === true)).toHaveLength(1);
  const towns = shapes.towns?.features.map(({ properties }) => properties?.name);
  expect(towns).toEqual(expect.arrayContaining(['Quetta', 'Karachi', 'Kabul', 'Iran']));
  expect(towns).not.toContain('Paris');
});
