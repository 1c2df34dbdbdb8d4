import { describe, expect, it } from 'vitest';
import type { Geocode, SourcedIncident } from '../../../src/lib/model/index.ts';
import { pickLocation } from '../../../src/lib/server/merge/fields.ts';
import { place } from './mentions.ts';

describe('pickLocation', () => {
  const pick = (...locations: Geocode[]) =>
    pickLocation(locations.map((location) => ({ mention: { location } }) as SourcedIncident));
  const nearAirport: Geocode = { ...place('Karachi airport'), precision: 'near', radiusKm: 10 };

  it('takes what lies near an airport for closer than the city around it', () => {
    expect(pick(place('Karachi'), nearAirport).name).toBe('Karachi airport');
  });

  it('keeps a town that is smaller than the surroundings of a place near it', () => {
    expect(pick(place('Besham'), { ...place('Dasu'), precision: 'near', radiusKm: 10 }).name).toBe('Besham');
  });

  it('keeps a site whatever lies near', () => {
    expect(pick(nearAirport, place('Gwadar port')).name).toBe('Gwadar port');
  });
});
