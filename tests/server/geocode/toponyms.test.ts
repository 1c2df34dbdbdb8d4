import { describe, expect, it } from 'vitest';
import { findToponyms } from '../../../src/lib/server/geocode/toponyms.ts';
import { docOf, nameWords, shippedGazetteer } from './fixtures.ts';

const gazetteer = shippedGazetteer();
const rolesIn = (text: string) =>
  findToponyms(docOf(text), gazetteer, nameWords).map(({ name, role }) => `${name}: ${role}`);

describe('findToponyms marks', () => {
  it.each([
    ['A bomb went off near Besham in Shangla district on Tuesday.', ['Besham: literal', 'Shangla: literal']],
    ['A convoy from Dera Ismail Khan was hit near Tank.', ['Dera Ismail Khan: literal', 'Tank: literal']],
    ['Militants attacked a post in southwestern Balochistan.', ['Balochistan: literal']],
    ['The blast shook Pakistan’s northwest.', ['Pakistan: literal']],
    [
      'Officials in Nice and Reading met police in Mobile.',
      ['Nice: literal', 'Reading: literal', 'Mobile: literal']
    ],
    ['The firm is a Karachi-based company.', ['Karachi: literal']],
    ['Two died in KP on Friday.', ['KP: literal']],
    ['A man from Columbia, KY was held.', ['Columbia: literal', 'KY: literal']],
    ['He was shot in Columbia, Ky. on Friday.', ['Columbia: literal', 'Ky.: literal']]
  ])('places: %s', (text, roles) => expect(rolesIn(text)).toEqual(roles));

  it.each([
    ['Chinese engineers were hurt.', ['Chinese: demonym']],
    ['Islamabad said it would respond.', ['Islamabad: metonym']],
    ['Officials say Beijing has pledged more money.', ['Beijing: metonym']],
    ['The talks between Moscow and Kyiv failed.', ['Moscow: metonym', 'Kyiv: metonym']],
    ['The Balochistan Police arrested two men.', ['Balochistan: metonym']]
  ])('peoples and governments: %s', (text, roles) => expect(rolesIn(text)).toEqual(roles));

  it.each([
    ['The bus was bombed near the Dasu dam.', ['Dasu dam: literal']],
    ['A bomber struck Quetta railway station.', ['Quetta railway station: literal']],
    ['Two died in Quetta city.', ['Quetta: literal']],
    [
      'Gunmen seized a train in the Bolan district of Balochistan.',
      ['Bolan district: literal', 'Balochistan: literal']
    ],
    ['Work on the Karachi Safe City project began.', ['Karachi: literal']],
    ['The attack happened in the Zorbakht area.', ['Zorbakht: literal']],
    [
      'A post at Daraban in Dera Ismail Khan district was hit, Imran Khan said.',
      ['Daraban: literal', 'Dera Ismail Khan: literal', 'Khan: person']
    ]
  ])('names that end in what they are: %s', (text, roles) => expect(rolesIn(text)).toEqual(roles));

  it.each([
    'It was taken to the Civil Hospital.',
    'A bomber struck on the East Coastal Bay Expressway.',
    'They named the commander as Sana, also known as Baru.',
    'Cameras of the Safe City project will be put up.',
    'Tehreek-e-Taliban Pakistan claimed the attack.',
    'Islamabad United beat Peshawar Zalmi by six runs.',
    'Senator Swabi spoke after Kashmir Singh.',
    'Lashkar-e-Jhangvi claimed the bombing.',
    'A soldier of the Punjab Regiment was buried.',
    'Shares fell at the Multan Stock Exchange.',
    'Paris Hilton met Chelsea Clinton.',
    'A sample of the Marburg virus was lost.'
  ])('no place: %s', (text) =>
    expect(rolesIn(text).filter((line) => /literal|dateline|metonym/.test(line))).toEqual([])
  );

  it.each([
    'Police of the unit will march, split and reading most of it was nice.',
    'Reading the report took hours. March was cold, and May is near.',
    'The OK came IN writing from OR and ME.',
    'It told us that they had US$460 million.'
  ])('words that are only spelt like towns: %s', (text) => expect(rolesIn(text)).toEqual([]));

  it('a person by surname once the article has named him in full', () => {
    const text = 'The ambassador was shot by Mevlut Lahore. Witnesses said Lahore shouted before he fired.';
    expect(rolesIn(text)).toEqual(['Lahore: person', 'Lahore: person']);
  });

  it('a village that no gazetteer has, where the words leave no doubt', () => {
    expect(rolesIn('A mortar hit the village of Zorbakht in Kurram district.')).toEqual([
      'Zorbakht: literal',
      'Kurram: literal'
    ]);
  });

  it('names in reading order, true to their offsets', () => {
    const doc = docOf('QUETTA: Gunmen stopped a bus near Noshki, then fled towards Kharan.');
    const toponyms = findToponyms(doc, gazetteer, nameWords);
    expect(toponyms.map(({ start, end }) => doc.article.text.slice(start, end))).toEqual(
      toponyms.map(({ name }) => name)
    );
    expect(toponyms.map(({ start }) => start)).toEqual(
      toponyms.map(({ start }) => start).sort((a, b) => a - b)
    );
    expect(toponyms[0]).toMatchObject({ name: 'QUETTA', role: 'dateline' });
  });
});
