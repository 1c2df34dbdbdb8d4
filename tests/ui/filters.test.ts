import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { EVERYTHING, type Filter } from '../../src/lib/model/index.ts';
import { listedValues } from '../../src/lib/ui/filters/facetValues.ts';
import {
  readViews,
  renamed,
  withoutView,
  withView,
  writeViews
} from '../../src/lib/ui/filters/savedViews.ts';
import { chipsOf, filterWords, isUnfiltered, tollRangeWords } from '../../src/lib/ui/filters/words.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { PROVINCES } from '../fixtures/records.ts';

const site = makeSite(await loadSay('en-GB'), () => PROVINCES);

describe('a chosen filter', () => {
  const filter = {
    ...EVERYTHING,
    admin1: ['PK-BA', 'PK-SD'],
    types: ['bombing', 'other'],
    nationalities: ['CN'],
    statuses: ['in_force' as const],
    precisions: ['admin1' as const],
    killedMin: 5,
    confidence: 80,
    publishers: ['Dawn'],
    q: 'hotel',
    from: '2024-03-01',
    to: '2024-03-31',
    asOf: '2024-04-01'
  };

  it('has a chip for each value, in words', () => {
    expect(chipsOf(filter, site).map(({ text }) => text)).toEqual([
      '“hotel”',
      'Balochistan',
      'Sindh',
      'Bombing',
      'Other',
      'people from China',
      'measures in force',
      'place known to province only',
      'told by Dawn',
      'March 2024',
      '5 or more killed',
      'confidence 80 % or more',
      'as known on 1 April 2024'
    ]);
    expect(filterWords({ ...EVERYTHING, admin1: ['PK-BA'], q: 'hotel' }, site)).toBe('“hotel”; Balochistan');
  });

  it('loses exactly what a chip stands for', () => {
    const chip = chipsOf(filter, site).find(({ text }) => text === 'Sindh');
    expect({ ...filter, ...chip?.without }).toEqual({ ...filter, admin1: ['PK-BA'] });
    let left: Filter = { ...filter };
    for (let next = chipsOf(left, site)[0]; next; next = chipsOf(left, site)[0])
      left = { ...left, ...next.without };
    expect(left).toEqual(EVERYTHING);
    expect(isUnfiltered(left)).toBe(true);
    expect(isUnfiltered(filter)).toBe(false);
  });

  it('names ranges of tolls', () => {
    expect(tollRangeWords({ killedMin: 0, killedMax: 0 }, site.say)).toBe('nobody killed');
    expect(tollRangeWords({ killedMin: 2, killedMax: 4 }, site.say)).toBe('2 to 4 killed');
    expect(tollRangeWords({ killedMin: null, killedMax: 4 }, site.say)).toBe('up to 4 killed');
  });
});

describe('the values of a facet', () => {
  const values = [
    { value: 'quetta', count: 2 },
    { value: 'jam', count: 7 },
    { value: 'gwadar', count: 2 }
  ];
  const names: Record<string, string> = { quetta: 'Quetta', jam: 'Jāmshoro', gwadar: 'Gwadar', lost: 'Lost' };
  const list = (chosen: string[], sought = '') =>
    listedValues(values, chosen, (value) => names[value] ?? value, sought, 'en').map(({ label }) => label);

  it('stand by count, then by name, with what is chosen before them', () => {
    expect(list([])).toEqual(['Jāmshoro', 'Gwadar', 'Quetta']);
    expect(list(['quetta'])).toEqual(['Quetta', 'Jāmshoro', 'Gwadar']);
  });

  it('do not move while the list stands open', () => {
    const open = listedValues(values, ['quetta'], (value) => names[value] ?? value, '', 'en', []);
    expect(open.map(({ label }) => label)).toEqual(['Jāmshoro', 'Gwadar', 'Quetta']);
  });

  it('keep a chosen value that no record has any more', () => {
    expect(list(['lost'])[0]).toBe('Lost');
  });

  it('are found without regard to case and marks', () => {
    expect(list([], 'JAMsh')).toEqual(['Jāmshoro']);
    expect(list([], 'nowhere')).toEqual([]);
  });
});

describe('saved views', () => {
  const memory = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value)
    };
  };
  const views = [{ name: 'Karachi', query: 'admin1=PK-SD' }];

  it('are kept by name, and one of the same name takes the place of the other', () => {
    const storage = memory();
    writeViews(storage, withView(views, { name: '  Gwadar  port ', query: 'q=gwadar' }));
    expect(readViews(storage)).toEqual([{ name: 'Gwadar port', query: 'q=gwadar' }, ...views]);
    expect(withView(views, { name: 'Karachi', query: 'q=karachi' })).toEqual([
      { name: 'Karachi', query: 'q=karachi' }
    ]);
  });

  it('are renamed unless another has the name', () => {
    const two = withView(views, { name: 'Gwadar', query: 'q=gwadar' });
    expect(renamed(two, 'Gwadar', 'Coast')?.map(({ name }) => name)).toEqual(['Coast', 'Karachi']);
    expect(renamed(two, 'Gwadar', 'Karachi')).toBeNull();
    expect(renamed(two, 'Gwadar', ' ')).toBeNull();
    expect(withoutView(two, 'Gwadar')).toEqual(views);
  });

  it('are none where the storage holds something else', () => {
    for (const text of ['', 'null', '{"name":1}', '[{"name":"x"}]', 'not json']) {
      expect(readViews({ getItem: () => text, setItem: () => {} })).toEqual([]);
    }
  });
});
