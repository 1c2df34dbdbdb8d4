import { describe, expect, it } from 'vitest';
import { readRoads } from '../../../src/lib/server/geocode/sources.ts';
import { GEODATA, shippedGazetteer } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const townsOf = (name: string) => gazetteer.road(name)?.places.map((place) => place.name);

describe('roads', () => {
  it.each([
    ['Karakoram Highway', 'Karakoram Highway'],
    ['the KKH', 'Karakoram Highway'],
    ['N-25', 'N-25'],
    ['N-25 highway', 'N-25'],
    ['Quetta–Karachi highway', 'N-25'],
    ['Quetta-Karachi National Highway', 'Quetta-Karachi National Highway'],
    ['M-9 motorway', 'M-9'],
    ['Makran Coastal Highway', 'Makran Coastal Highway']
  ])('knows %s', (written, name) => expect(gazetteer.road(written)?.name).toBe(name));

  it('gives the part between two of its towns, in the order of the name', () => {
    expect(townsOf('Khuzdar-Kalat road')).toEqual(['Khuzdar', 'Surab', 'Kalat']);
    expect(townsOf('Kalat-Khuzdar highway')).toEqual(['Kalat', 'Surab', 'Khuzdar']);
    expect(gazetteer.road('Mastung-Quetta National Highway')?.lengthKm).toBeLessThan(70);
  });

  it.each(['Quetta', 'Paris–Dakar road', 'road', '', 'N-999', 'Karachi-Turbat highway'])(
    'knows no road %s',
    (name) => expect(gazetteer.road(name)).toBeNull()
  );

  it('finds towns for each row, none of them a leap off the way', () => {
    for (const { name, towns } of readRoads(GEODATA)) {
      const road = gazetteer.road(name);
      expect(road?.places.length, name).toBeGreaterThanOrEqual(Math.max(2, towns.length - 1));
      const straight = road?.places.slice(1).map(({ lngLat }, i) => {
        const before = road.places[i]?.lngLat;
        return lngLat && before ? Math.hypot((lngLat[0] - before[0]) * 95, (lngLat[1] - before[1]) * 111) : 0;
      });
      expect(Math.max(...(straight ?? [])), name).toBeLessThan(260);
    }
  });
});
