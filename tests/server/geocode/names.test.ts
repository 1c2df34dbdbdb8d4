import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, nameParts, soundKey } from '../../../src/lib/server/geocode/names.ts';

describe('foldName', () => {
  it.each([
    ['Dera Ismāʿīl Khān', 'dera ismail khan'],
    ['Gilgit-Baltistan', 'gilgit baltistan'],
    ["Côte d'Ivoire", 'cote divoire'],
    ['Côte d’Ivoire', 'cote divoire'],
    ['D.C.', 'dc'],
    ['St. Louis', 'saint louis'],
    ['Mt Vernon', 'mount vernon'],
    ['Łódź', 'lodz'],
    ['كوئٹہ', foldName('کوئٹہ')],
    ['—', '']
  ])('writes %s as %s', (name, folded) => expect(foldName(name)).toBe(folded));

  it('is idempotent on any Unicode string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => foldName(foldName(name)) === foldName(name)),
      { numRuns: 2000 }
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)),
      { numRuns: 2000 }
    );
  });
});

describe('soundKey', () => {
  it.each([
    ['Besham', 'Bisham'],
    ['Waziristan', 'Wazirestan'],
    ['Noshki', 'Nushki'],
    ['Qila Abdullah', 'Killa Abdullah'],
    ['Dera Bugti', 'Dehra Bugti'],
    ['Panjgur', 'Punjgur'],
    ['Neelum', 'Neelam'],
    ['Jacobabad', 'Jacob Abad'],
    ['Muzaffarabad', 'Muzafarabad'],
    ['Mohmand', 'Muhmand']
  ])('hears %s and %s alike', (one, other) => expect(soundKey(one)).toBe(soundKey(other)));

  it.each([
    ['Quetta', 'Kotri'],
    ['Swat', 'Swabi'],
    ['Bannu', 'Buner'],
    ['Kharan', 'Khuzdar']
  ])('keeps %s and %s apart', (one, other) => expect(soundKey(one)).not.toBe(soundKey(other)));
});

describe('nameParts', () => {
  it.each([
    ['Shahkot village', 'shahkot', 'settlement'],
    ['North Waziristan Agency', 'north waziristan', 'admin2'],
    ['Neelam valley', 'neelam', 'region'],
    ['FR Bannu', 'bannu', 'tehsil'],
    ['the town of Besham', 'besham', 'settlement'],
    ['Balochistan province', 'balochistan', 'admin1'],
    ['Goth Haji Ramzan', 'haji ramzan', 'settlement'],
    ['Basti Malook', 'malook', 'settlement'],
    ['Killi Shabo', 'shabo', 'settlement'],
    ['Sohrab Goth', 'sohrab goth', null],
    ['Basti', 'basti', null],
    ['City', 'city', null],
    ['Quetta', 'quetta', null]
  ])('takes %s for %s asked for as %s', (name, core, asked) =>
    expect(nameParts(name)).toMatchObject({ core, asked })
  );
});
