import { UNKNOWN_PLACE, type Geocode } from '../src/lib/model/index.ts';

/** A town of a made-up world. */
export interface Town {
  name: string;
  lng: number;
  lat: number;
  province: string;
}

/** About so many towns lie in a square of one degree. */
const TOWNS_PER_CELL = 0.4;

export function makeTowns(count: number, random: () => number): Town[] {
  const area = count / TOWNS_PER_CELL;
  const height = Math.min(35, Math.sqrt(area));
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = [(random() * area) / height, random() * height];
    return {
      name: `Town ${i}`,
      lng: -60 + x,
      lat: 5 + y,
      // A province is a square of three degrees or so.
      province: `XX-${Math.floor(x / 3)}${String.fromCharCode(65 + (Math.floor(y / 3) % 26))}`
    };
  });
}

export function townOf(town: Town, radiusKm: number): Geocode {
  const { name, lng, lat, province } = town;
  return {
    ...UNKNOWN_PLACE,
    name,
    placeId: `world:${name}`,
    admin1: province,
    country: 'XX',
    lng,
    lat,
    precision: 'settlement',
    radiusKm,
    score: 0.9
  };
}

export function siteOf(town: Town): Geocode {
  const { name, lng, lat } = town;
  return {
    ...townOf(town, 1),
    name: `${name} station`,
    placeId: `world:${name} station`,
    lng: lng + 0.02,
    lat: lat - 0.01,
    precision: 'site'
  };
}

export function districtOf(town: Town): Geocode {
  return { ...townOf(town, 35), placeId: `world:${town.name} district`, precision: 'admin2' };
}

export function provinceOf({ province }: Town): Geocode {
  return {
    ...UNKNOWN_PLACE,
    name: province,
    admin1: province,
    country: 'XX',
    precision: 'admin1',
    score: 0.9
  };
}
