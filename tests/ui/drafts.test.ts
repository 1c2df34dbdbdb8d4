import { describe, expect, it } from 'vitest';
import {
  draftDate,
  draftPlace,
  draftToll,
  readDateDraft,
  readPlaceDraft,
  readTollDraft
} from '../../src/lib/ui/desk/drafts.ts';
import { NO_CASUALTIES, UNKNOWN_PLACE, type Casualties, type Geocode } from '../../src/lib/model/index.ts';

const QUETTA: Geocode = {
  name: 'Quetta',
  placeId: 'geonames:1167528',
  admin1: 'PK-BA',
  admin2: 'Quetta',
  country: 'PK',
  lng: 67.01,
  lat: 30.18,
  precision: 'settlement',
  radiusKm: 6,
  score: 0.9,
  reasons: ['named']
};

describe('a date in a form', () => {
  it('comes out as it went in', () => {
    const week = { from: '2024-11-04', to: '2024-11-10', precision: 'week' } as const;
    expect(readDateDraft(draftDate(week))).toEqual({ value: week });
  });

  it('is the whole month or year where no end is given', () => {
    expect(readDateDraft({ precision: 'month', from: '2024-02-01', to: '' })).toEqual({
      value: { from: '2024-02-01', to: '2024-02-29', precision: 'month' }
    });
    expect(readDateDraft({ precision: 'year', from: '2021-01-01', to: '' })).toEqual({
      value: { from: '2021-01-01', to: '2021-12-31', precision: 'year' }
    });
  });

  it('has no day where it is not known, and says what is missing otherwise', () => {
    expect(readDateDraft({ precision: 'unknown', from: '2024-02-01', to: '' })).toEqual({
      value: { from: null, to: null, precision: 'unknown' }
    });
    expect(readDateDraft({ precision: 'day', from: '', to: '' })).toHaveProperty('problem');
    expect(readDateDraft({ precision: 'week', from: '2024-02-09', to: '2024-02-01' })).toHaveProperty(
      'problem'
    );
  });
});

describe('a place in a form', () => {
  it('keeps its gazetteer entry only while its name and its pin stay', () => {
    const same = readPlaceDraft(draftPlace(QUETTA), QUETTA);
    expect(same).toEqual({ value: { ...QUETTA, score: 1, reasons: ['set by a person'] } });
    const moved = readPlaceDraft({ ...draftPlace(QUETTA), lng: '67.2' }, QUETTA);
    expect(moved).toMatchObject({ value: { lng: 67.2, lat: 30.18, placeId: null } });
  });

  it('has no pin where only the province is known', () => {
    const known = readPlaceDraft({ ...draftPlace(QUETTA), precision: 'admin1' }, QUETTA);
    expect(known).toMatchObject({
      value: { lng: null, lat: null, admin1: 'PK-BA', admin2: null, radiusKm: null }
    });
  });

  it('asks for the pin, for the province, and for degrees that there are', () => {
    const draft = draftPlace(UNKNOWN_PLACE);
    expect(readPlaceDraft({ ...draft, precision: 'site' }, UNKNOWN_PLACE)).toHaveProperty('problem');
    expect(readPlaceDraft({ ...draft, precision: 'admin1' }, UNKNOWN_PLACE)).toHaveProperty('problem');
    for (const lng of ['181', 'east'])
      expect(readPlaceDraft({ ...draftPlace(QUETTA), lng }, QUETTA)).toHaveProperty('problem');
  });
});

describe('a toll in a form', () => {
  const toll: Casualties = {
    killed: { low: 5, best: 6, high: 9 },
    injured: { low: 24, best: null, high: null },
    attackersKilled: 2,
    groups: [
      { outcome: 'killed', role: 'civilian', nationality: 'CN', qualifier: 'exact', low: 5, best: 5, high: 5 }
    ]
  };

  it('comes out as it went in, unknown figures too', () => {
    expect(readTollDraft(draftToll(toll))).toEqual({ value: toll });
    expect(readTollDraft(draftToll(NO_CASUALTIES))).toEqual({ value: NO_CASUALTIES });
  });

  it('takes one figure for exact, and one without a highest for at least', () => {
    const draft = draftToll(NO_CASUALTIES);
    expect(readTollDraft({ ...draft, killed: { low: '', best: '7', high: '' } })).toMatchObject({
      value: { killed: { low: 7, best: 7, high: 7 } }
    });
    expect(readTollDraft({ ...draft, killed: { low: '5', best: '7', high: '' } })).toMatchObject({
      value: { killed: { low: 5, best: 7, high: null } }
    });
  });

  it('names what is no figure', () => {
    const draft = draftToll(NO_CASUALTIES);
    const wrong = [
      { ...draft, killed: { low: '9', best: '7', high: '' } },
      { ...draft, injured: { low: 'some', best: '', high: '' } },
      { ...draft, attackersKilled: '-1' },
      { ...draftToll(toll), groups: [{ ...draftToll(toll).groups[0]!, nationality: 'China' }] }
    ];
    for (const one of wrong) expect(readTollDraft(one)).toHaveProperty('problem');
  });
});
