import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Geocode, IncidentType, MeasureType } from '../src/lib/model/index.ts';

/** Names and places that the made-up records use; real ones, so that the map draws them where they are. */
export interface SeedWorld {
  places: Geocode[];
  actors: string[];
  publishers: string[];
}

/** Reads places, armed groups and outlets from the geodata folder. */
export function openSeedWorld(geodata: string): SeedWorld {
  const table = (file: string) =>
    readFileSync(join(geodata, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split('\t'));
  return {
    places: table('places.tsv').flatMap(placeOf),
    actors: table('actors.tsv').map(([name, short]) => short || name!),
    publishers: table('publishers.tsv').map(([, name]) => name!)
  };
}

/** How often each type of incident is drawn, and how it is told. */
export const ATTACKS: [IncidentType, share: number, told: string][] = [
  ['armed_assault', 0.3, 'Gunmen attacked'],
  ['bombing', 0.2, 'A bomb hit'],
  ['targeted_killing', 0.13, 'Men on a motorcycle shot at'],
  ['operation', 0.15, 'Security forces raided a hideout near'],
  ['grenade', 0.06, 'A grenade was thrown at'],
  ['suicide_bombing', 0.05, 'A suicide bomber struck'],
  ['kidnapping', 0.04, 'Armed men took hostages from'],
  ['shelling', 0.03, 'Rockets hit'],
  ['complex_attack', 0.02, 'Bombers and gunmen stormed'],
  ['arson_sabotage', 0.02, 'Men set fire to']
];
export const TARGETS = (
  'a police van|a checkpost|a convoy of engineers|a bus|a gas pipeline|a school|a polio team|a shopkeeper|a camp of workers|' +
  'a mosque|a market|a court|a hotel|a bridge|a mobile tower|a bank|a railway track|an army vehicle|a dam site|the port gate'
).split('|');
export const MEASURES: [MeasureType, share: number, told: string][] = [
  ['deployment', 0.22, 'Police ordered more guards at'],
  ['movement_control', 0.2, 'The government closed the road at'],
  ['security_plan', 0.14, 'A new security plan was agreed for'],
  ['protection_unit', 0.12, 'A protection unit was announced for'],
  ['surveillance', 0.1, 'Cameras were ordered for'],
  ['coordination', 0.08, 'Officials met over the security of'],
  ['investigation', 0.06, 'A joint inquiry was ordered into events in'],
  ['suspension', 0.05, 'Work was suspended at'],
  ['legal', 0.03, 'Large gatherings were banned in']
];
export const ISSUERS = ['police', 'home department', 'cabinet', 'army', null, null];

function placeOf(cells: string[]): Geocode[] {
  const [id, name, , kind, country, admin1, admin2, lng, lat, radiusKm] = cells as [string, ...string[]];
  const precision = { settlement: 'settlement', site: 'site', admin2: 'admin2', tehsil: 'admin2' }[
    kind ?? ''
  ];
  if (!precision || !admin1 || !lng || !lat) return [];
  return [
    {
      name: name!,
      placeId: id,
      admin1,
      admin2: admin2 || null,
      country: country!,
      lng: Number(lng),
      lat: Number(lat),
      precision: precision as Geocode['precision'],
      radiusKm: radiusKm ? Number(radiusKm) : 3,
      score: 0.9,
      reasons: ['made up']
    }
  ];
}
