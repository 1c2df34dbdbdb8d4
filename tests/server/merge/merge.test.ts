import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { article, date, incident, measure, place, PLACES } from './mentions.ts';

describe('mergeMentions', () => {
  const besham = [
    article('a-first', ['suicide_bombing 2024-03-26 @Besham killed=5+ CN=5'], '2024-03-26'),
    article('b-second', ['bombing 2024-03-26 @Besham killed=6 CN=5 target=Chinese_engineers'], '2024-03-27'),
    article('c-year-on', ['suicide_bombing 2024-03 @Besham killed=5 CN=5'], '2025-03-30')
  ];

  it('counts one attack once, however many papers tell it', () => {
    const { incidents } = mergeMentions(besham);
    expect(incidents).toHaveLength(1);
    const [one] = incidents;
    expect(one!.reports.map(({ articleId }) => articleId)).toEqual(['a-first', 'b-second', 'c-year-on']);
    expect(one!.type).toBe('suicide_bombing');
    expect(one!.date).toEqual({ from: '2024-03-26', to: '2024-03-26', precision: 'day' });
    expect(one!.location.precision).toBe('settlement');
    expect(one!.reports.every(({ reasons, evidence }) => reasons.length > 0 && evidence.length > 0)).toBe(
      true
    );
  });

  it('takes "five Chinese killed" for a part of the six, though it was published last', () => {
    const [one] = mergeMentions(besham).incidents;
    expect(one!.casualties.killed).toEqual({ low: 6, best: 6, high: 6 });
    expect(one!.killedFrom).toBe('b-second#incident.0');
    expect(one!.casualties.groups).toEqual([
      { outcome: 'killed', role: 'civilian', nationality: 'CN', low: 5, best: 5, high: 5, qualifier: 'exact' }
    ]);
    expect(one!.reports[2]!.reasons.join()).toContain('killed 5 is a part of the 6 in b-second#incident.0');
  });

  it('names a record after its smallest mention id', () => {
    expect(mergeMentions(besham).incidents[0]!.id).toBe(mergeMentions(besham.slice(0, 1)).incidents[0]!.id);
    expect(mergeMentions(besham).incidents[0]!.id).toMatch(/^inc-[0-9a-f]{10}$/);
  });

  it('never joins two incidents that one article tells apart', () => {
    const twins = ['bombing 2017-01-08 @Quetta killed=2', 'bombing 2017-01-08 @Quetta killed=2'];
    expect(mergeMentions([article('a', twins)]).incidents).toHaveLength(2);
    const both = mergeMentions([article('a', twins), article('b', twins)]).incidents;
    expect(both.map(({ reports }) => reports.map(({ articleId }) => articleId))).toEqual([
      ['a', 'b'],
      ['a', 'b']
    ]);
  });

  it('sorts a bus and a car of one night in Noshki into two incidents, in both papers', () => {
    const lines = [
      'armed_assault 2024-04-12 @Noshki killed=9',
      'armed_assault 2024-04-12 @Noshki killed=1 injured=4'
    ];
    const later = [
      'armed_assault 2024-04-12 @Noshki killed=2 injured=3-4',
      'armed_assault 2024-04-12 @Noshki killed=9'
    ];
    const { incidents } = mergeMentions([
      article('a', lines, '2024-04-13'),
      article('b', later, '2024-04-14')
    ]);
    expect(incidents.map(({ casualties }) => casualties.killed?.best).sort()).toEqual([2, 9]);
  });

  it('keeps one of two year-only attacks of an article out of the record that the other joins', () => {
    const { incidents } = mergeMentions([
      article('a', ['bombing 2021-07-14 @Dasu killed=13 CN=9']),
      article('b', ['bombing 2021 @Dasu killed=13 CN=9', 'bombing 2021 @Dasu killed=13 CN=9'])
    ]);
    expect(incidents.map(({ reports }) => reports.length).sort()).toEqual([1, 2]);
  });

  it('refuses an article that stands in the list twice', () => {
    expect(() => mergeMentions([besham[0]!, besham[0]!])).toThrow('"a-first" was given twice');
  });

  it('keeps period totals as they are told, one record each', () => {
    const total = {
      killed: 20,
      injured: 34,
      who: 'Chinese',
      nationality: 'CN',
      from: '2021',
      to: '2024-12',
      area: 'PK',
      source: null,
      evidence: []
    };
    const { incidents, aggregates } = mergeMentions([
      article('a', [], null, { aggregates: [total] }),
      article('b', [], null, { aggregates: [total] })
    ]);
    expect(incidents).toEqual([]);
    expect(aggregates.map(({ killed, articleId }) => [killed, articleId]).sort()).toEqual([
      [20, 'a'],
      [20, 'b']
    ]);
  });
});

describe('measures', () => {
  const told = (id: string, over: Parameters<typeof measure>[0], published = '2024-06-22') =>
    article(id, [], published, { measures: [measure(over)] });

  it('joins one plan told in two papers, the newer status first', () => {
    const { measures } = mergeMentions([
      told('a', { summary: 'The capital police announced a security plan for Chinese nationals' }),
      told(
        'b',
        {
          summary: 'Police reviewed the plan for protection of Chinese nationals in the capital',
          status: 'reviewed'
        },
        '2024-06-23'
      )
    ]);
    expect(measures).toHaveLength(1);
    expect(measures[0]!.status).toBe('reviewed');
    expect(measures[0]!.id).toMatch(/^mea-[0-9a-f]{10}$/);
  });

  it.each([
    ['another type', { type: 'deployment' as const }],
    ['another town', { location: place('Gwadar') }],
    ['another month', { date: date('2024-08-01') }],
    [
      'another matter',
      { summary: 'Schools stay closed until cameras are installed', location: place('Pakistan') }
    ]
  ])('keeps apart what differs by %s', (_what, over) => {
    expect(mergeMentions([told('a', {}, '2024-08-02'), told('b', over, '2024-08-02')]).measures).toHaveLength(
      2
    );
  });
});

describe('any order of articles', () => {
  const line = fc
    .record({
      type: fc.constantFrom(
        'bombing',
        'suicide_bombing',
        'armed_assault',
        'kidnapping',
        'operation',
        'other'
      ),
      when: fc.constantFrom(
        '2021',
        '2021-07',
        '2021-07-14',
        '2021-07-15',
        '2021-07-16',
        '2021-07-12/2021-07-18',
        '?'
      ),
      where: fc.constantFrom(...Object.keys(PLACES).slice(0, 10), 'Balochistan', 'Pakistan', ''),
      killed: fc.option(fc.integer({ min: 0, max: 6 })),
      chinese: fc.option(fc.integer({ min: 1, max: 6 }))
    })
    .map(({ type, when, where, killed, chinese }) =>
      [
        type,
        when,
        where && `@${where}`,
        killed !== null && `killed=${killed}`,
        chinese !== null && `CN=${chinese}`
      ]
        .filter(Boolean)
        .join(' ')
    );
  const articles = fc
    .array(
      fc.tuple(
        fc.array(line, { maxLength: 3 }),
        fc.constantFrom('2021-07-15', '2021-07-20', '2022-01-01', null)
      ),
      { maxLength: 14 }
    )
    .map((list) => list.map(([lines, published], i) => article(`a${i}`, lines, published)));
  const shuffled = articles.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }))
  );

  it('gives the same records', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(JSON.stringify(mergeMentions(other))).toBe(JSON.stringify(mergeMentions(list)));
      }),
      { numRuns: 300, seed: 5 }
    );
  });

  it('puts every mention into exactly one record, and two of one article never into the same', () => {
    fc.assert(
      fc.property(articles, (list) => {
        const reports = mergeMentions(list).incidents.map((record) => record.reports);
        const ids = reports
          .flat()
          .map(({ mentionId }) => mentionId)
          .sort();
        const told = list.flatMap(({ articleId, extraction }) =>
          extraction.incidents.map((_, i) => `${articleId}#incident.${i}`)
        );
        expect(ids).toEqual(told.sort());
        for (const record of reports)
          expect(new Set(record.map(({ articleId }) => articleId)).size).toBe(record.length);
      }),
      { numRuns: 200, seed: 6 }
    );
  });

  it('keeps low ≤ best ≤ high, and best a figure that its report gives', () => {
    fc.assert(
      fc.property(articles, (list) => {
        for (const { casualties, killedFrom, reports } of mergeMentions(list).incidents) {
          const { killed } = casualties;
          if (killed === null || killed.best === null) continue;
          expect(killed.low).toBeLessThanOrEqual(killed.best);
          if (killed.high !== null) expect(killed.high).toBeGreaterThanOrEqual(killed.best);
          const source = reports.find(({ mentionId }) => mentionId === killedFrom);
          expect(source?.casualties.killed?.best).toBe(killed.best);
        }
      }),
      { numRuns: 200, seed: 7 }
    );
  });
});

describe('cost', () => {
  it('compares mentions of a place and a day, not all with all', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => {
        const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(i / 4))).toISOString().slice(0, 10);
        return article(`a${i}`, [`bombing ${day} @Quetta killed=${1 + (Math.floor(i / 4) % 9)}`], day);
      });
    expect(mergeMentions(many(4000)).incidents).toHaveLength(1000);
    expect(incident('bombing 2021 @Dasu').date.precision).toBe('year');
  });
});
