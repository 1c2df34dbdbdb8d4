import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gazetteerOf } from '../../../src/lib/server/geocode/gazetteer.ts';
import { buildImage } from '../../../src/lib/server/geocode/image.ts';
import { resolveToponyms } from '../../../src/lib/server/geocode/resolve.ts';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import type { Gazetteer } from '../../../src/lib/server/geocode/gazetteer.ts';
import { docOf, shippedGazetteer, sourcePlace } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const resolve = (text: string, from: Gazetteer = gazetteer) => {
  const doc = docOf(text);
  return resolveToponyms(doc, findToponyms(doc, from), from);
};
const placeOf = (text: string, name: string) => resolve(text).find((toponym) => toponym.name === name)?.place;

describe('resolveToponyms', () => {
  it.each([
    ['The shooting was in Paris, Texas.', 'Paris', { admin1: 'US-TX' }],
    ['The shooting was in Paris.', 'Paris', { country: 'FR' }],
    ['A man died in Hyderabad, Sindh.', 'Hyderabad', { admin1: 'PK-SD' }],
    [
      'A blast hit Hyderabad. Police in Karachi and Sukkur, Pakistan, were put on alert.',
      'Hyderabad',
      { country: 'PK' }
    ],
    ['The convoy was hit at Besham in Shangla district.', 'Besham', { admin1: 'PK-KP', class: 'settlement' }],
    ['The dam is at Dasu.', 'Dasu', { admin1: 'PK-KP', class: 'settlement' }],
    ['WASHINGTON: Officials in Texas, Oregon and Ohio spoke.', 'WASHINGTON', { admin1: 'US-DC' }],
    ['Gunmen struck in Khuzdar district.', 'Khuzdar', { class: 'admin2' }],
    ['Gunmen struck in Khuzdar.', 'Khuzdar', { class: 'settlement' }],
    ['Militants hit Georgia, Texas and Florida.', 'Georgia', { admin1: 'US-GA' }]
  ])('%s', (text, name, expected) => expect(placeOf(text, name)).toMatchObject(expected));

  it('gives people and organisations no place', () => {
    const toponyms = resolve('Senator Swabi watched Islamabad United in Lahore.');
    expect(toponyms.map(({ name, place }) => [name, place?.name ?? null])).toEqual([
      ['Swabi', null],
      ['Islamabad', null],
      ['Lahore', 'Lahore']
    ]);
  });

  it('gives no place where the text puts the name into an area that has none of it', () => {
    expect(placeOf('A bus was burnt in the Tanga area of Qila Saifullah.', 'Tanga')).toBeNull();
  });

  it('never lets people overrule a stated province', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000_000 }),
        fc.integer({ min: 0, max: 30_000_000 }),
        (here, there) => {
          const town = { name: 'Mirwah', class: 'settlement' as const, country: 'PK' };
          const small = gazetteerOf(
            buildImage([
              sourcePlace({ name: 'Pakistan', class: 'country', country: 'PK' }),
              sourcePlace({ name: 'Sindh', class: 'admin1', country: 'PK', admin1: 'PK-SD' }),
              sourcePlace({ name: 'Punjab', class: 'admin1', country: 'PK', admin1: 'PK-PB' }),
              sourcePlace({ ...town, admin1: 'PK-SD', lng: 69, lat: 26, population: here }),
              sourcePlace({ ...town, admin1: 'PK-PB', lng: 73, lat: 31, population: there })
            ])
          );
          return (
            resolve('Two men were shot in Mirwah, Sindh, on Monday.', small)[0]?.place?.admin1 === 'PK-SD'
          );
        }
      ),
      { numRuns: 60 }
    );
  });

  it('says why', () => {
    expect(resolve('The shooting was in Paris, Texas.')[0]?.candidates[0]?.reasons).toContain(
      'in the area that the text states'
    );
  });
});
