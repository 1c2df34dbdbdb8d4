import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gazetteerOf } from '../../../src/lib/server/geocode/gazetteer.ts';
import { buildImage } from '../../../src/lib/server/geocode/image.ts';
import { resolveToponyms } from '../../../src/lib/server/geocode/resolve.ts';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import type { Gazetteer } from '../../../src/lib/server/geocode/gazetteer.ts';
import { docOf, nameWords, shippedGazetteer, sourcePlace } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const resolve = (text: string, from: Gazetteer = gazetteer) => {
  const doc = docOf(text);
  return resolveToponyms(doc, findToponyms(doc, from, nameWords), from);
};
const placeOf = (text: string, name: string) => resolve(text).find((toponym) => toponym.name === name)?.place;

/** Towns of the shipped gazetteer with namesakes in other provinces, each with its province's and country's names. */
function namesakes() {
  const names = [
    'Springfield',
    'Richmond',
    'Hyderabad',
    'Santiago',
    'Newcastle',
    'Georgetown',
    'Victoria',
    'Valencia'
  ];
  return names.flatMap((name) =>
    gazetteer.lookup(name).flatMap((place) => {
      const province = place.admin1 ? gazetteer.admin1(place.admin1)?.name : undefined;
      const country = gazetteer.country(place.country)?.name;
      const isTown = place.class === 'settlement' && place.name === name;
      const isOnly = province !== undefined && province !== name && gazetteer.lookup(province).length === 1;
      return isTown && isOnly && country ? [{ name, admin1: place.admin1, province, country }] : [];
    })
  );
}

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

  it('keeps two towns of one name apart where the text puts them into different provinces', () => {
    const found = resolve('Paris, Texas, has a tower. So has Paris, Ontario. In Paris nobody minds.');
    const places = found.filter(({ name }) => name === 'Paris').map(({ place }) => place?.admin1);
    expect(places).toEqual(['US-TX', 'CA-ON', 'CA-ON']);
    expect(found.find(({ name }) => name === 'Ontario')?.place?.admin1).toBe('CA-ON');
  });

  it.each([
    ['A gas pipeline was blown up near Sui, officials in Dera Bugti and Quetta said.', 'Sui', 'PK-BA'],
    [
      'The council met in Paris. Henry County and the towns of Puryear and Buchanan sent men.',
      'Paris',
      'US-TN'
    ]
  ])('lets small places of one region agree: %s', (text, name, admin1) =>
    expect(placeOf(text, name)?.admin1).toBe(admin1)
  );

  it('leaves a town open that the text puts into a province where the gazetteer has none of its name', () => {
    expect(placeOf('The river flooded Lahore, Tenn., on Monday.', 'Lahore')).toBeNull();
  });

  it.each([
    [{ url: 'https://www.example.co.uk/news/1' }, 'GB'],
    [{ publisher: 'The Ottawa Example' }, 'CA'],
    [{}, 'GB']
  ])('%o: a bare London is in %s', (rest, country) => {
    const doc = docOf('The council met in London on Monday.', rest);
    const [london] = resolveToponyms(doc, findToponyms(doc, gazetteer, nameWords), gazetteer);
    expect(london?.candidates.some(({ place }) => place.country === country)).toBe(true);
    expect(london?.place?.country).toBe('GB');
  });

  it('never lets people overrule a stated province, whichever name of the world it is', () => {
    const towns = namesakes();
    fc.assert(
      fc.property(fc.constantFrom(...towns), ({ name, admin1, province, country }) => {
        const text = `Two men were shot in ${name}, ${province}, ${country}, on Monday.`;
        const start = text.indexOf(name);
        const spans = [name, province, country].map((part, i) => {
          const at = i === 0 ? start : text.indexOf(`, ${part},`, start) + 2;
          return { start: at, end: at + part.length, name: part, role: 'literal' as const, reasons: [] };
        });
        return resolveToponyms(docOf(text), spans, gazetteer)[0]?.place?.admin1 === admin1;
      }),
      { numRuns: 200 }
    );
  });

  it.each([
    ['NEW ROADS, La. - A man died on Monday.', 'La.', 'US-LA'],
    ['He lives in Kelbrook, La., with his wife.', 'La.', 'US-LA'],
    ['Gunmen fled to Rome, GA.', 'GA', 'US-GA']
  ])('takes the short form of a province after a comma for the province: %s', (text, name, admin1) =>
    expect(resolve(text).find((one) => one.name.startsWith(name))?.place).toMatchObject({
      class: 'admin1',
      admin1
    })
  );

  it('takes no short form for one that stands alone', () => {
    expect(
      resolve('They sang la la la in La La Land, oh la la.').map(({ place }) => place?.admin1)
    ).not.toContain('US-LA');
  });

  it('knows every Alexandria by "Alexandria City", not only the one that has it for an alias', () => {
    const text =
      'The Alexandria City Council met. Leaders of Rapides Parish, Pineville and Baton Rouge came.';
    expect(resolve(text)[0]?.place?.admin1).toBe('US-LA');
    expect(placeOf('The shooting was in Mexico City.', 'Mexico City')?.country).toBe('MX');
    expect(placeOf('Trains stop at Montreal, Quebec City and Halifax.', 'Quebec City')?.class).toBe(
      'settlement'
    );
  });

  it('doubts a place of another kind than asked for, far from all else in the article', () => {
    const text =
      'A Lebanon County man from Palmyra, Pa., was held in Annville. Jonestown and North Lebanon Township police helped.';
    expect(placeOf(text, 'North Lebanon')).toBeNull();
    expect(placeOf('The army moved into North Lebanon and Tripoli.', 'Tripoli')).not.toBeNull();
  });

  it('says why', () => {
    expect(resolve('The shooting was in Paris, Texas.')[0]?.candidates[0]?.reasons).toContain(
      'in the area that the text states'
    );
  });
});
