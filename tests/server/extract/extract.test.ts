import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeName, read } from './reading.ts';

const REPORT = [
  'QUETTA: Gunmen killed four policemen at a checkpost near Mastung on Friday, officials said.',
  'The attack was claimed by the Baloch Liberation Army (BLA).',
  'In a separate incident, a roadside bomb injured two soldiers in Turbat on Saturday.',
  'According to the interior ministry, as many as 60 policemen had been killed in attacks in the country since 2021.'
];

describe('several events in one article', () => {
  it('are told apart by place and day, and each keeps its own toll', () => {
    const result = read(REPORT.join('\n\n'));
    const told = result.findings.incidents.map((i) => [
      placeName(result, i.where),
      i.date.from,
      i.casualties.killed?.best ?? null,
      i.casualties.injured?.best ?? null
    ]);
    expect(told).toEqual([
      ['Mastung', '2024-03-08', 4, null],
      ['Turbat', '2024-03-09', null, 2]
    ]);
  });

  it('give a total over a period as an aggregate, in no incident', () => {
    const { aggregates } = read(REPORT.join('\n\n')).findings;
    expect(aggregates).toHaveLength(1);
    expect(aggregates[0]).toMatchObject({ killed: 60, injured: null, from: '2021', area: 'PK' });
  });

  it('carry a claim only where the text says that the group claimed it', () => {
    const claims = read(REPORT.join('\n\n')).findings.incidents.map((i) => i.actors.claimedBy);
    expect(claims).toEqual(['BLA', null]);
  });

  it('share a claim said of both', () => {
    const text =
      'The May 3 attack on a port in Gwadar followed a May 1 assault on a base in Turbat. Both attacks have been claimed by the Baloch Liberation Army.';
    expect(read(text, '2023-06-01').findings.incidents.map((i) => i.actors.claimedBy)).toEqual([
      'BLA',
      'BLA'
    ]);
  });

  it('announced together are an aggregate beside their parts', () => {
    const text =
      'Eight people were killed on Friday in two separate attacks in Balochistan. In the first, gunmen shot dead five labourers in Turbat. In the second, a bomb killed three people in Quetta.';
    const { incidents, aggregates } = read(text).findings;
    expect(incidents.map((i) => i.casualties.killed?.best)).toEqual([5, 3]);
    expect(aggregates.map((a) => a.killed)).toEqual([8]);
  });
});

describe('one event told several times', () => {
  it('is one incident, completed by later sentences', () => {
    const text =
      'A bomb killed five people in northwest Pakistan on Friday.\n\nThe attack in Peshawar also injured 12 people, police said.\n\nThe bombing was condemned by the prime minister.';
    const result = read(text);
    expect(result.findings.incidents).toHaveLength(1);
    const [incident] = result.findings.incidents;
    expect(placeName(result, incident?.where ?? null)).toBe('Peshawar');
    expect(incident?.casualties).toMatchObject({ killed: { best: 5 }, injured: { best: 12 } });
  });

  it('keeps its day when a later sentence only names the month', () => {
    const text =
      'A suicide bomber killed nine people in Bannu on March 4.\n\nThe March bombing in Bannu was the worst this year.';
    expect(read(text).findings.incidents.map((i) => i.date)).toEqual([
      { from: '2024-03-04', to: '2024-03-04', precision: 'day' }
    ]);
  });
});

describe('a wave of attacks told as one', () => {
  it('is one incident at the province that "the province" takes up', () => {
    const text =
      'The minister spoke of the situation in Balochistan. A spate of attacks shook the province on January 31, officials said.';
    const result = read(text, '2024-02-05');
    expect(result.findings.incidents.map((i) => [i.type, placeName(result, i.where), i.date.from])).toEqual([
      ['other', 'Balochistan', '2024-01-31']
    ]);
  });
});

describe('undated news', () => {
  it('is dated to the week before publication', () => {
    const [incident] = read('Two engineers were injured by gunfire from a guard in Karachi.').findings
      .incidents;
    expect(incident?.date).toEqual({ from: '2024-03-03', to: '2024-03-10', precision: 'week' });
  });

  it('stays undated where the article has no date either', () => {
    const [incident] = read('Gunmen killed two policemen in Karachi on Friday.', null).findings.incidents;
    expect(incident?.date.precision).toBe('unknown');
  });
});

describe('every record', () => {
  const sentences = [
    ...REPORT,
    'A suicide bomber blew himself up in Peshawar on Thursday, killing 12 worshippers and injuring 40 others.',
    'Police foiled an attack in Lahore.',
    'Floods killed 30 people in Swat.',
    'The ambassador visited Islamabad on Friday.',
    'No group has claimed responsibility.'
  ];
  const articles = fc
    .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join('\n\n'));

  it('has evidence that is the text at its offsets, and every rejection too', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const { findings, article } = read(text);
        const quoted = [...findings.incidents, ...findings.aggregates].flatMap((record) => record.evidence);
        for (const q of [...quoted, ...findings.rejected])
          expect(article.text.slice(q.start, q.end)).toBe(q.quote);
        for (const incident of findings.incidents) expect(incident.evidence.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 }
    );
  });

  it('is the same when read again', () => {
    fc.assert(
      fc.property(articles, (text) => {
        expect(read(text).findings).toEqual(read(text).findings);
      }),
      { numRuns: 30 }
    );
  });

  it('is not changed by an unrelated paragraph at the end', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const more = `${text}\n\nThe stock exchange opened higher on Monday, brokers said.`;
        expect(read(more).findings.incidents).toEqual(read(text).findings.incidents);
      }),
      { numRuns: 30 }
    );
  });
});

describe('a group that the article introduces itself', () => {
  it('is known by its short form from there on', () => {
    const text =
      'The Makran Resistance Front (MRF) is new. Gunmen killed two soldiers in Turbat on Friday. The MRF claimed responsibility for the attack.';
    expect(read(text).findings.incidents.map((i) => i.actors.claimedBy)).toEqual(['MRF']);
  });
});

describe('the doer of an attack', () => {
  const doer = (text: string) => read(text).findings.incidents.map((i) => i.actors.perpetrator);

  it('is the group that the clause makes its agent', () => {
    expect(doer('TTP militants stormed a police post in Bannu on Friday and killed two constables.')).toEqual(
      ['TTP']
    );
    expect(doer('Two constables were shot dead in Bannu on Friday by the TTP.')).toEqual(['TTP']);
  });

  it('is no group that denies the attack or is only spoken of', () => {
    expect(
      doer('A bomb killed two constables in Bannu on Friday. The TTP denied any part in the attack.')
    ).toEqual([null]);
    expect(
      doer('A bomb killed two constables in Bannu on Friday during an operation against the TTP.')
    ).toEqual([null]);
  });
});

describe('a claim of two other attacks', () => {
  const BESHAM = 'A suicide bomber killed six people in Besham on Friday.';
  const claimedBy = (text: string) => read(text).findings.incidents.map((i) => i.actors.claimedBy);

  it('is none of the attack that the article tells', () => {
    const others = 'It came within a week of attacks in Gwadar and Turbat. Both were claimed by the BLA.';
    expect(claimedBy(`${BESHAM} ${others}`)).toEqual([null]);
  });

  it('is one of each where the article tells both', () => {
    const two = 'Gunmen killed two soldiers in Turbat on Saturday. Both were claimed by the BLA.';
    expect(claimedBy(`${BESHAM} ${two}`)).toEqual(['BLA', 'BLA']);
  });
});
