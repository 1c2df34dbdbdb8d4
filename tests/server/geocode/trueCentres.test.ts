import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../../geodata/rebuild/sources.ts';
import { distanceKm } from '../../../src/lib/model/geometry.ts';
import { geocodeName } from '../../../src/lib/server/geocode/geocode.ts';
import { GEODATA, nameWords, shippedGazetteer } from './fixtures.ts';

const gazetteer = shippedGazetteer();

// True centres as maps print them, rounded to about a kilometre.
describe('places that reports of attacks name', () => {
  it.each([
    ['Dasu', 'Khyber Pakhtunkhwa', 73.29, 35.29],
    ['Besham', 'Khyber Pakhtunkhwa', 72.88, 34.93],
    ['Bisham', 'KP', 72.88, 34.93],
    ['Gwadar', 'Balochistan', 62.33, 25.12],
    ['Karachi', 'Sindh', 67.01, 24.86],
    ['Islamabad', null, 73.06, 33.7],
    ['Rawalpindi', 'Punjab', 73.05, 33.6],
    ['Quetta', 'Balochistan', 67.0, 30.19],
    ['Turbat', 'Balochistan', 63.05, 26.0],
    ['Noshki', 'Balochistan', 66.02, 29.55],
    ['Hub', 'Balochistan', 66.89, 25.04],
    ['Peshawar', null, 71.55, 34.01],
    ['Lahore', null, 74.33, 31.56],
    ['Jinnah International Airport', 'Sindh', 67.16, 24.91],
    ['Gwadar Port', null, 62.34, 25.11],
    ['University of Karachi', null, 67.12, 24.94],
    ['کراچی', null, 67.01, 24.86],
    ['گوادر', null, 62.33, 25.12],
    ['اسلام آباد', null, 73.06, 33.7],
    ['کوئٹہ', null, 67.0, 30.19],
    ['راولپنڈی', null, 73.05, 33.6]
  ])('%s (%s) within 5 km of its centre', (place, adm1, lng, lat) => {
    const found = geocodeName({ place, adm1, country: 'PK' }, gazetteer, nameWords);
    expect(found.lng, found.reasons.join()).not.toBeNull();
    expect(distanceKm([found.lng ?? 0, found.lat ?? 0], [lng, lat])).toBeLessThan(5);
  });

  it.each([
    ['بلوچستان', 'PK-BA'],
    ['سندھ', 'PK-SD'],
    ['خیبر پختونخوا', 'PK-KP'],
    ['پنجاب', 'PK-PB']
  ])('%s is the province %s', (name, code) => {
    expect(gazetteer.lookup(name).find((place) => place.class === 'admin1')?.admin1).toBe(code);
  });

  it('never lets people overrule a stated province', () => {
    for (const [place, adm1, code] of [
      ['Hyderabad', 'Punjab', 'PK-PB'],
      ['Khanpur', 'Khyber Pakhtunkhwa', 'PK-KP'],
      ['Nawagai', 'Khyber Pakhtunkhwa', 'PK-KP'],
      ['Shahpur', 'Sindh', 'PK-SD'],
      ['Sahiwal', 'Balochistan', 'PK-BA']
    ] as const) {
      const found = geocodeName({ place, adm1, country: 'PK' }, gazetteer, nameWords);
      expect([code, null], `${place}, ${adm1}`).toContain(found.admin1);
    }
  });

  it('never answers from another province than the one stated, whatever the name', () => {
    const provinces = ['PK-BA', 'PK-GB', 'PK-IS', 'PK-JK', 'PK-KP', 'PK-PB', 'PK-SD'];
    const rows = parseTable(readFileSync(join(GEODATA, 'places.tsv'), 'utf8'));
    const names = rows.flatMap((row) => (row.class === 'region' ? [] : (row.name ?? [])));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...provinces), (place, adm1) => {
        const found = geocodeName({ place, adm1, country: 'PK' }, gazetteer, nameWords);
        return found.admin1 === adm1 || found.lng === null;
      }),
      { numRuns: 500 }
    );
  });

  it.each([
    ['Budgam', 'IN-JK'],
    ['Kulgam', 'IN-JK'],
    ['Narayanpur', 'IN-CG'],
    ['Sukma', 'IN-CG'],
    ['Dantewada', 'IN-CG'],
    ['Gadchiroli', 'IN-MH'],
    ['Panjwai', 'AF-KAN'],
    ['Rangamati', 'BD-B']
  ])('%s is a district of %s', (name, unit) => {
    expect(
      gazetteer
        .lookup(name)
        .filter((place) => place.class === 'admin2')
        .map((place) => place.admin1)
    ).toContain(unit);
  });
});
