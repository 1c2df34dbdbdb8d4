import { describe, expect, it } from 'vitest';
import type { PlaceReference } from '../../../src/lib/model/index.ts';
import { openBoundaries } from '../../../src/lib/server/geocode/boundaries.ts';
import { locate } from '../../../src/lib/server/geocode/locate.ts';
import { resolveToponyms } from '../../../src/lib/server/geocode/resolve.ts';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import { docOf, GEODATA, nameWords, shippedGazetteer } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const boundaries = openBoundaries(GEODATA);

/** Locates by all the places that the text names, in the given order of names. */
function located(text: string, names: string[], rest: Partial<PlaceReference> = {}) {
  const doc = docOf(text);
  const toponyms = resolveToponyms(doc, findToponyms(doc, gazetteer, nameWords), gazetteer);
  const indexes = names.map((name) => toponyms.findIndex((toponym) => toponym.name === name));
  const reference: PlaceReference = {
    toponyms: indexes,
    relation: 'at',
    distanceKm: null,
    span: { start: 0, end: 0 },
    direction: null,
    reasons: [],
    ...rest
  };
  return locate(reference, toponyms, boundaries, doc);
}

describe('locate', () => {
  it('gives a town its point', () => {
    expect(located('A blast hit Besham in Shangla district.', ['Besham', 'Shangla'])).toMatchObject({
      name: 'Besham',
      precision: 'settlement',
      admin1: 'PK-KP',
      country: 'PK',
      lng: expect.closeTo(72.88, 1),
      lat: expect.closeTo(34.93, 1)
    });
  });

  it('takes a quarter and its city for one place', () => {
    expect(located('A guard opened fire in the SITE area of Karachi.', ['SITE', 'Karachi'])).toMatchObject({
      precision: 'settlement',
      lng: expect.closeTo(67, 1)
    });
  });

  it('puts what happened on a road into the town that the text names beside it', () => {
    const text = 'A bus was hit on the Karakoram Highway in Chilas, Gilgit-Baltistan.';
    expect(located(text, ['Karakoram Highway', 'Chilas', 'Gilgit-Baltistan'])).toMatchObject({
      name: 'Chilas',
      precision: 'settlement',
      admin1: 'PK-GB'
    });
  });

  it('gives a province no point', () => {
    expect(located('A blast hit Balochistan.', ['Balochistan'], { direction: 'southwestern' })).toMatchObject(
      {
        precision: 'admin1',
        admin1: 'PK-BA',
        lng: null,
        lat: null,
        radiusKm: null
      }
    );
  });

  it('gives a part of a country only the country', () => {
    expect(
      located('A blast hit northwest Pakistan.', ['Pakistan'], { direction: 'northwest' })
    ).toMatchObject({ precision: 'country', country: 'PK', lng: null });
  });

  it('gives a district its middle with its extent', () => {
    const place = located('Two men died in Kech district.', ['Kech']);
    expect(place).toMatchObject({ precision: 'admin2', admin1: 'PK-BA' });
    expect(place.radiusKm).toBeGreaterThan(20);
  });

  it('draws a circle for a stated distance, and no point for one too wide to mean anything', () => {
    const text = 'A bus was hit near Quetta.';
    expect(located(text, ['Quetta'], { relation: 'near', distanceKm: 12 })).toMatchObject({
      precision: 'near',
      radiusKm: 12,
      lng: expect.any(Number)
    });
    expect(located(text, ['Quetta'], { relation: 'near' })).toMatchObject({
      precision: 'near',
      lng: expect.any(Number)
    });
    expect(located(text, ['Quetta'], { relation: 'near', distanceKm: 300 })).toMatchObject({
      precision: 'admin1',
      lng: null
    });
  });

  it('knows several towns at once only to their province', () => {
    expect(located('Bombs hit Turbat and Quetta.', ['Turbat', 'Quetta'])).toMatchObject({
      name: 'Turbat, Quetta',
      precision: 'admin1',
      admin1: 'PK-BA',
      lng: null
    });
    expect(located('Bombs hit Lahore and Quetta.', ['Lahore', 'Quetta'])).toMatchObject({
      precision: 'country',
      admin1: null,
      country: 'PK',
      lng: null
    });
  });

  it('puts "between" into the middle of both', () => {
    const place = located('A bus was hit between Mastung and Quetta.', ['Mastung', 'Quetta'], {
      relation: 'between'
    });
    expect(place).toMatchObject({ precision: 'near', admin1: 'PK-BA' });
    expect(place.lat).toBeGreaterThan(29.8);
    expect(place.lat).toBeLessThan(30.2);
  });

  it('keeps the name that no gazetteer has, with the geometry of its district', () => {
    const place = located('A mortar hit the village of Zorbakht in Kurram district.', ['Zorbakht', 'Kurram']);
    expect(place).toMatchObject({
      name: 'Zorbakht, Kurram',
      placeId: null,
      precision: 'admin2',
      admin1: 'PK-KP',
      admin2: 'Kurram'
    });
  });

  it('knows nothing where nothing is said or known', () => {
    expect(locate(null, [], boundaries, docOf(''))).toMatchObject({
      precision: 'unknown',
      lng: null,
      lat: null
    });
    expect(located('A mortar hit the village of Zorbakht.', ['Zorbakht'])).toMatchObject({
      name: 'Zorbakht',
      precision: 'unknown',
      lng: null
    });
  });
});
