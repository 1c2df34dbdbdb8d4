import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measuresOf } from './measures.setting.ts';

describe('one measure told several times', () => {
  it('is one in headline, lede and later, with the lede as its words', () => {
    const text = [
      'QUETTA: The Balochistan government announced on Tuesday that a special protection unit would be set up in Gwadar for foreign workers.',
      'Officials met the chief minister to discuss the port.',
      'The special protection unit, he said, was being established in Gwadar with 500 men.'
    ].join('\n\n');
    const { measures } = measuresOf(text);
    expect(measures.map(({ type, status, place }) => [type, status, place])).toEqual([
      ['protection_unit', 'announced', 'Gwadar']
    ]);
    expect(measures[0]?.summary).toContain('announced on Tuesday');
    expect(measures[0]?.date).toEqual({ from: '2024-04-30', to: '2024-04-30', precision: 'day' });
  });

  it('stays two where it applies to two provinces', () => {
    const { measures } = measuresOf(
      'Security was beefed up in Quetta on Monday.\n\nThe police chief said security had also been beefed up in Lahore.'
    );
    expect(measures.map(({ admin1 }) => admin1).sort()).toEqual(['PK-BA', 'PK-PB']);
  });

  it('gives a list of several kinds as several measures', () => {
    const { measures } = measuresOf(
      'Mobile phone services were suspended, pillion riding was banned and 5,000 policemen were deployed in Peshawar on Friday.'
    );
    expect(measures.map(({ type }) => type).sort()).toEqual(['deployment', 'movement_control', 'suspension']);
    expect(new Set(measures.map(({ admin1 }) => admin1))).toEqual(new Set(['PK-KP']));
  });
});

describe('where a measure applies', () => {
  it('is nowhere in particular for talks between two governments in a capital', () => {
    const { measures } = measuresOf(
      'At a meeting in Ankara, Pakistan and Turkey agreed to expand police training and exchange programmes.'
    );
    expect(measures.map(({ type, where }) => [type, where])).toEqual([['training', null]]);
  });

  it('is carried on by a local story to sentences that name no place', () => {
    const { measures } = measuresOf(
      'PESHAWAR: Police in Peshawar announced steps for the festival.\n\nThe inner city will be closed off for two days.'
    );
    expect(measures.map(({ type, status, admin1 }) => [type, status, admin1])).toEqual([
      ['movement_control', 'announced', 'PK-KP']
    ]);
  });

  it('is the place of the attack for an inquiry that a minister promises', () => {
    const { measures } = measuresOf(
      'Two engineers were hurt in a shooting in Karachi last week.\n\nThe interior minister visited the embassy in Islamabad and promised a transparent investigation.'
    );
    expect(measures.map(({ type, place }) => [type, place])).toEqual([['investigation', 'Karachi']]);
  });

  it('is none for a national review, though the meeting has a town', () => {
    const { measures } = measuresOf(
      'The interior minister chaired a meeting in Islamabad on Tuesday to review the security plan for foreign nationals.'
    );
    expect(measures.map(({ type, status, where }) => [type, status, where])).toEqual([
      ['security_plan', 'reviewed', null]
    ]);
  });
});

describe('what is set aside', () => {
  it.each([
    ['The opposition leader demanded that the army be deployed in Karachi.', 'hypothetical'],
    ['The Chinese ambassador called for enhanced security in Pakistan.', 'foreign_policy'],
    ['Schools in Karachi were closed because of heavy rain.', 'disaster'],
    ['Police asked for reinforcements and launched search operations in Quetta.', 'routine']
  ])('%s', (text, reason) => {
    const { measures, rejected } = measuresOf(text);
    expect(measures).toEqual([]);
    expect(rejected.map((rejection) => rejection.reason)).toEqual([reason]);
  });

  it('drops what attackers do without a word', () => {
    expect(measuresOf('Militants set up a checkpoint and closed the highway near Khuzdar.')).toMatchObject({
      measures: [],
      rejected: []
    });
  });
});

describe('every measure', () => {
  const sentences = [
    'The IGP Punjab ordered a security audit of all projects in Rawalpindi.',
    'Mobile phone services were suspended in Quetta on Friday.',
    'He thanked the ministry “for its support”; the curfew in Bannu – imposed on May 3 – stays.',
    'Gunmen blocked the highway near Khuzdar.',
    'Both sides agreed to share intelligence and to train police.',
    'The weather in Lahore was fine.'
  ];

  it('carries quotes that are true to their offsets, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...sentences), { maxLength: 6 }),
        fc.constantFrom(' ', '\n\n'),
        (chosen, joint) => {
          const { measures, rejected, text } = measuresOf(chosen.join(joint));
          for (const { evidence, confidence, summary } of measures) {
            expect(evidence.length).toBeGreaterThanOrEqual(2);
            expect(text).toContain(summary);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThanOrEqual(0.95);
            for (const { start, end, quote } of evidence) expect(text.slice(start, end)).toBe(quote);
          }
          for (const { start, end, quote } of rejected) expect(text.slice(start, end)).toBe(quote);
        }
      ),
      { numRuns: 40 }
    );
  });

  it('is left as it is by an unrelated paragraph after it', () => {
    for (const sentence of sentences) {
      const alone = measuresOf(sentence).measures;
      expect(measuresOf(`${sentence}\n\nThe team won the match by six wickets.`).measures).toEqual(alone);
    }
  });
});
