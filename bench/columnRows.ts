import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnRow } from '../src/lib/columns/build.ts';
import type { MapPlace } from '../src/lib/columns/index.ts';
import {
  ATTACK_TYPES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  NO_ACTORS,
  NO_CASUALTIES,
  type Casualties,
  type Count,
  type DateInterval
} from '../src/lib/model/index.ts';
import { randomFrom } from './measure.ts';

const FIRST_DAY = Date.UTC(2016, 0, 1) / 86_400_000;
const DAYS = 3653;
/** Of all rows. */
const SHARES = { measures: 0.12, operations: 0.15, near: 0.02, admin1: 0.07, country: 0.02 };
const TARGETS = (
  'police van|checkpost|convoy of engineers|bus|gas pipeline|school|polio team|shopkeeper|camp of workers|mosque|' +
  'market|court|hotel|bridge|mobile tower|bank|railway track|army vehicle|dam site|port'
).split('|');

/**
 * Rows of the map as ten years of news would give them, without articles: a few places see most of it, tolls have a long
 * tail, and what is known to the surroundings of a place stands on a point of its own. The same seed makes the same rows.
 */
export function* makeColumnRows(geodata: string, seed: number, size: number): Generator<ColumnRow> {
  const table = (file: string) =>
    readFileSync(join(geodata, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split('\t'));
  const places = table('places.tsv').flatMap(toPlace);
  const actors = table('actors.tsv').map(([name, short]) => short || name!);
  const outlets = table('publishers.tsv').map(([, name]) => name!);
  const days = Array.from({ length: DAYS + 40 }, (_, i) =>
    new Date((FIRST_DAY + i) * 86_400_000).toISOString().slice(0, 10)
  );
  const random = randomFrom(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  /** The rank of what is drawn follows Zipf's law: the first a hundred times as often as the hundredth. */
  const heavy = <T>(list: readonly T[]): T => list[Math.floor(list.length ** random()) - 1]!;
  const mixed = [...places].sort((a, b) => a.name!.length - b.name!.length || (a.name! < b.name! ? -1 : 1));

  const drawPlace = (): MapPlace => {
    const place = heavy(mixed);
    if (chance(SHARES.near)) {
      const apart = () => (random() - 0.5) / 4;
      const at = (degrees: number) => Math.round((degrees + apart()) * 1e5) / 1e5;
      return {
        ...place,
        lng: at(place.lng!),
        lat: at(place.lat!),
        precision: 'near',
        radiusKm: pick([5, 10, 15, 20])
      };
    }
    const { admin1, country } = place;
    const wide = { name: null, admin2: null, lng: null, lat: null, radiusKm: null, country };
    if (chance(SHARES.admin1)) return { ...wide, admin1, precision: 'admin1' };
    return chance(SHARES.country) ? { ...wide, admin1: null, precision: 'country' } : place;
  };
  const drawDate = (): DateInterval => {
    const day = Math.floor(DAYS * random() ** 0.8);
    const share = random();
    if (share < 0.92) return { from: days[day]!, to: days[day]!, precision: 'day' };
    if (share < 0.96) return { from: days[day]!, to: days[day + 6]!, precision: 'week' };
    const year = days[day]!.slice(0, 4);
    if (share < 0.98) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
    return share < 0.99
      ? { from: `${days[day]!.slice(0, 8)}01`, to: `${days[day]!.slice(0, 8)}28`, precision: 'month' }
      : { from: null, to: null, precision: 'unknown' };
  };
  const toll = (): number => Math.floor(Math.min(400, (1 - random()) ** (-1 / 1.25))) - (chance(0.4) ? 1 : 0);
  const countOf = (n: number): Count => ({
    low: n,
    best: chance(0.04) ? null : n,
    high: chance(0.1) ? null : n
  });
  const drawCasualties = (isOperation: boolean): Casualties => {
    const killed = chance(0.7) ? toll() : null;
    const injured = chance(0.45) ? toll() : null;
    const foreign = killed !== null && killed > 0 && chance(0.03);
    const group = { outcome: 'killed', role: 'civilian', nationality: 'CN', qualifier: 'exact' } as const;
    return {
      ...NO_CASUALTIES,
      killed: killed === null ? null : countOf(killed),
      injured: injured === null ? null : countOf(injured),
      attackersKilled: isOperation ? toll() : null,
      groups: foreign ? [{ ...group, low: 1, best: 1, high: 1 }] : []
    };
  };

  for (let i = 0; i < size; i++) {
    const reports = Math.min(9, Math.ceil(-Math.log(1 - random()) / 1.4));
    const common = {
      // Ids are hashes: what they are has nothing to do with the row.
      id: Math.floor(random() * 2 ** 48).toString(16),
      date: drawDate(),
      location: drawPlace(),
      confidence: Math.round(100 * (0.5 + 0.49 * random() ** 0.5)) / 100,
      reports,
      publishers: [...new Set(Array.from({ length: Math.min(reports, 3) }, () => heavy(outlets)))].sort()
    };
    if (chance(SHARES.measures)) {
      yield { ...common, type: heavy(MEASURE_TYPES), status: heavy(MEASURE_STATUSES) };
      continue;
    }
    const isOperation = chance(SHARES.operations);
    const actor = chance(0.45) ? heavy(actors) : null;
    yield {
      ...common,
      category: isOperation ? 'operation' : 'attack',
      type: isOperation ? 'operation' : heavy(ATTACK_TYPES),
      casualties: drawCasualties(isOperation),
      actors: { ...NO_ACTORS, claimedBy: actor, perpetrator: actor !== null && chance(0.3) ? actor : null },
      target: chance(0.6) ? heavy(TARGETS) : null,
      disagree: reports > 1 && chance(0.15)
    };
  }
}

function toPlace(cells: string[]): MapPlace[] {
  const [, name, , kind, country, admin1, admin2, lng, lat, radiusKm] = cells as [string, ...string[]];
  const precisions: Record<string, MapPlace['precision']> = {
    settlement: 'settlement',
    site: 'site',
    admin2: 'admin2',
    tehsil: 'admin2'
  };
  const precision = precisions[kind ?? ''];
  if (!precision || !admin1 || !lng || !lat) return [];
  return [
    {
      name: name!,
      admin1,
      admin2: admin2 || null,
      country: country!,
      lng: Number(lng),
      lat: Number(lat),
      precision,
      radiusKm: radiusKm ? Number(radiusKm) : null
    }
  ];
}
