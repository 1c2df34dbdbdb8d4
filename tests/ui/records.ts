import { UNKNOWN_PLACE, type Geocode, type Incident } from '../../src/lib/model/index.ts';

/** Whole records for the tests of the pages; only what a test is about is given. */
export const mapRecords = {
  place: (name: string, lng = 67.01, lat = 30.18): Geocode => ({
    ...UNKNOWN_PLACE,
    name,
    admin1: 'PK-BA',
    country: 'PK',
    lng,
    lat,
    precision: 'settlement'
  }),

  country: (country: string): Geocode => ({ ...UNKNOWN_PLACE, country, precision: 'country' }),

  incident: (given: Partial<Incident> & { id: string }): Incident => ({
    category: 'attack',
    type: 'bombing',
    date: { from: '2024-05-03', to: '2024-05-03', precision: 'day' },
    location: mapRecords.place('Quetta'),
    casualties: { killed: null, injured: null, attackersKilled: null, groups: [] },
    killedFrom: null,
    injuredFrom: null,
    disagree: false,
    actors: { perpetrator: null, claimedBy: null, deniedBy: null, suspected: null },
    target: null,
    weapon: null,
    confidence: 0.9,
    reports: [
      {
        articleId: 'first',
        articleVersion: 1,
        title: 'Blast in Quetta',
        publisher: null,
        published: '2024-05-04',
        url: null,
        mentionId: 'first#incident.0',
        casualties: { killed: null, injured: null, attackersKilled: null, groups: [] },
        date: { from: '2024-05-03', to: '2024-05-03', precision: 'day' },
        place: 'Quetta',
        evidence: [],
        reasons: []
      }
    ],
    corrections: [],
    ...given
  })
};
