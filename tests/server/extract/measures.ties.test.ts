import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/lib/server/extract/lexicons.ts';
import { matchPhrases } from '../../../src/lib/server/extract/measures/phrases.ts';
import { wordsOf } from '../../../src/lib/server/extract/measures/words.ts';
import { parseDoc } from '../../../src/lib/server/text/parse.ts';
import { lexicons, tagger } from './measures.setting.ts';
import { placeName, read } from './reading.ts';

/** Each measure with the place of the incident that prompted it. */
function ties(text: string) {
  const result = read(text);
  const { incidents, measures } = result.findings;
  return measures.map(({ type, prompted }) => {
    const incident = prompted === null ? null : incidents[prompted];
    return [type, incident ? placeName(result, incident.where) : null];
  });
}

describe('the incident that prompted a measure', () => {
  it('is the one at the place that is named with "after"', () => {
    expect(
      ties(
        'Gunmen shot dead two engineers in Besham on Tuesday. A bomb killed four people in Quetta on Wednesday. ' +
          'After the Besham attack, the Khyber Pakhtunkhwa police posted 300 more men along the highway.'
      )
    ).toEqual([['deployment', 'Besham']]);
  });

  it('is the one told in the same sentence', () => {
    expect(
      ties(
        'Ethiopia closed the road to Gondar after gunmen killed two foreign engineers near Gondar on Friday.'
      )
    ).toEqual([['movement_control', 'Gondar']]);
  });

  it('is the one where the measure applies, of two that "the attack" could mean', () => {
    expect(
      ties(
        'A suicide bomber killed five engineers near Dasu on Monday. Separately, gunmen killed three policemen in Quetta on Tuesday. ' +
          'Following the attack, the Balochistan government imposed a curfew in Quetta.'
      )
    ).toEqual([['movement_control', 'Quetta']]);
  });

  it('is what "prompted" the authorities', () => {
    expect(
      ties(
        'A bomb hit a bus in Quetta on Monday, killing nine people. The blast prompted the authorities to close all schools in the city.'
      )
    ).toEqual([['suspension', 'Quetta']]);
  });

  it('is what an inquiry looks into', () => {
    expect(
      ties(
        'A bomb hit a bus in Quetta on Monday, killing nine people. The chief minister ordered a judicial inquiry into the bombing.'
      )
    ).toEqual([['investigation', 'Quetta']]);
  });

  it.each([
    'A bomb hit a bus in Quetta on Monday, killing nine people. The deputy commissioner banned pillion riding in Quetta for Muharram.',
    'A bomb hit a bus in Quetta on Monday, killing nine people. Police in Lahore imposed a curfew after an attack in Karachi.'
  ])('is none in: %s', (text) => {
    expect(ties(text).map(([, place]) => place)).toEqual([null]);
  });

  it('comes with the words that say so', () => {
    const { findings, article } = read(
      'Gunmen shot dead two engineers in Besham on Tuesday. After the Besham attack, the police imposed a curfew in Besham.'
    );
    const [tie] = findings.measures[0]?.evidence.filter(({ field }) => field === 'prompted') ?? [];
    expect(tie?.quote).toBe('After the Besham attack');
    expect(article.text.slice(tie?.start, tie?.end)).toBe(tie?.quote);
  });
});

describe('whom a measure protects', () => {
  it.each([
    ['Sindh police formed a special unit to protect Chinese nationals in Karachi.', 'Chinese nationals'],
    ['The army deployed troops in Turbat to guard the power plant.', 'power plant'],
    [
      "Punjab's home department has issued revised guidelines for the security of foreign engineers.",
      'foreign engineers'
    ],
    ['The cabinet approved a new force for foreigners in Karachi.', 'foreigners'],
    ['Pillion riding was banned in Peshawar on Friday.', null]
  ])('%s', (text, protects) => {
    expect(read(text).findings.measures.map((measure) => measure.protects)).toEqual([protects]);
  });
});

describe('who took a measure', () => {
  it.each([
    ["Balochistan's home department banned pillion riding in Quetta.", "Balochistan's home department"],
    [
      'The deputy commissioner of Kurram has imposed a curfew in Parachinar.',
      'deputy commissioner of Kurram'
    ],
    ['Mobile phone services were suspended in Quetta on Friday.', null]
  ])('%s', (text, issuer) => {
    expect(read(text).findings.measures.map((measure) => measure.issuer)).toEqual([issuer]);
  });
});

describe('every phrase of the tables behind these', () => {
  const matches = (table: 'measure-prompts' | 'measure-protects', text: string) => {
    const { article } = read('');
    const doc = parseDoc({ ...article, text }, tagger);
    const index = table === 'measure-prompts' ? lexicons.measures.prompts : lexicons.measures.protects;
    return doc.sentences.flatMap((sentence) =>
      matchPhrases<unknown>(wordsOf(doc, sentence, lexicons.functionWords), index)
    );
  };

  for (const table of ['measure-prompts', 'measure-protects'] as const) {
    for (const { fires = '', quiet = '' } of tableOf(lexicons, table)) {
      it(`${table} matches in: ${fires}`, () => expect(matches(table, fires)).not.toEqual([]));
      if (quiet) it(`${table} matches nothing in: ${quiet}`, () => expect(matches(table, quiet)).toEqual([]));
    }
  }
});
