import { describe, expect, it } from 'vitest';
import type { CasualtyGroup, SourcedIncident } from '../../../src/lib/model/index.ts';
import { mergeCasualties } from '../../../src/lib/server/merge/ledger.ts';
import { incident } from './mentions.ts';

function report(
  id: string,
  published: string | null,
  figures: string,
  groups: CasualtyGroup[] = []
): SourcedIncident {
  const mention = incident(`bombing 2024-03-26 @Besham ${figures}`);
  mention.casualties.groups.push(...groups);
  return {
    id,
    articleId: id,
    articleVersion: 1,
    title: null,
    publisher: null,
    published,
    url: null,
    mention
  };
}

const group = (
  role: CasualtyGroup['role'],
  best: number,
  nationality: string | null = 'CN'
): CasualtyGroup => ({
  outcome: 'killed',
  role,
  nationality,
  low: best,
  best,
  high: best,
  qualifier: 'exact'
});

describe('mergeCasualties', () => {
  it('shows the newest figure, not the highest, and marks the disagreement', () => {
    const ledger = mergeCasualties([
      report('a', '2024-03-26', 'killed=8'),
      report('b', '2024-03-27', 'killed=6')
    ]);
    expect(ledger.casualties.killed).toEqual({ low: 6, best: 6, high: 8 });
    expect(ledger).toMatchObject({ killedFrom: 'b', disagree: true });
  });

  it.each([
    ['killed=24+', 'killed=26', false],
    ['killed=24+', 'killed=26+', false],
    ['killed=3-5', 'killed=4', false],
    ['killed=9-13', 'killed=9', true],
    ['killed=26+', 'killed=24', true],
    ['killed=24', 'killed=26', true],
    ['killed=3-5', 'killed=6-8', true],
    ['killed=24', 'injured=26', false]
  ])('tells contradictions from lower bounds: %s and %s, disagree: %s', (first, second, disagree) => {
    for (const [a, b] of [
      [first, second],
      [second, first]
    ] as const) {
      const ledger = mergeCasualties([report('a', '2024-11-09', a), report('b', '2024-11-10', b)]);
      expect(ledger.disagree).toBe(disagree);
    }
  });

  it('passes over a newer report that gives no figure, and an undated one', () => {
    const ledger = mergeCasualties([
      report('a', '2024-03-26', 'killed=6'),
      report('b', '2024-03-29', ''),
      report('c', null, 'killed=4')
    ]);
    expect(ledger).toMatchObject({ killedFrom: 'a', casualties: { killed: { low: 4, best: 6, high: 6 } } });
  });

  it('prefers the firmer wording on one day, then the smaller id', () => {
    const open = report('a', '2024-03-26', 'killed=5+');
    const exact = report('b', '2024-03-26', 'killed=6');
    expect(mergeCasualties([open, exact]).killedFrom).toBe('b');
    expect(mergeCasualties([exact, report('a', '2024-03-26', 'killed=7')]).killedFrom).toBe('a');
  });

  it('prefers a report that knows the day to a later one that recalls only the year', () => {
    const recalling = report('b', '2025-03-27', 'killed=5');
    recalling.mention.date = { from: '2024-01-01', to: '2024-12-31', precision: 'year' };
    const ledger = mergeCasualties([report('a', '2024-03-26', 'killed=6'), recalling]);
    expect(ledger).toMatchObject({
      killedFrom: 'a',
      disagree: true,
      casualties: { killed: { low: 5, best: 6, high: 6 } }
    });
    expect(mergeCasualties([report('a', '2024-03-26', ''), recalling]).killedFrom).toBe('b');
  });

  it('takes an office for surer than others on one day, not on a later one', () => {
    const by = (source: SourcedIncident, killed: 'official' | 'unnamed' | 'anonymous') => ({
      ...source,
      standing: { killed, injured: 'unnamed' as const }
    });
    const [plain, office] = [report('a', '2024-03-26', 'killed=8'), report('b', '2024-03-26', 'killed=5+')];
    expect(mergeCasualties([plain, by(office, 'official')]).killedFrom).toBe('b');
    const later = report('c', '2024-03-27', 'killed=7');
    expect(mergeCasualties([plain, by(office, 'official'), later]).killedFrom).toBe('c');
  });

  it('takes a source that will not be named only where nobody else gives a figure', () => {
    const veiled = {
      ...report('b', '2024-03-28', 'killed=30'),
      standing: { killed: 'anonymous', injured: 'unnamed' }
    } as SourcedIncident;
    const ledger = mergeCasualties([report('a', '2024-03-26', 'killed=6'), veiled]);
    expect(ledger).toMatchObject({
      killedFrom: 'a',
      disagree: true,
      casualties: { killed: { low: 6, best: 6, high: 30 } }
    });
    expect(mergeCasualties([report('a', '2024-03-26', ''), veiled]).killedFrom).toBe('b');
  });

  it('leaves high open where the newest says "at least"', () => {
    const ledger = mergeCasualties([
      report('a', '2024-03-26', 'killed=3'),
      report('b', '2024-03-27', 'killed=5+')
    ]);
    expect(ledger.casualties.killed).toEqual({ low: 3, best: 5, high: null });
  });

  it('tells nobody hurt from nobody counted', () => {
    expect(mergeCasualties([report('a', null, '')]).casualties).toMatchObject({
      killed: null,
      injured: null
    });
    expect(mergeCasualties([report('a', null, 'injured=0')]).casualties.injured).toEqual({
      low: 0,
      best: 0,
      high: 0
    });
  });

  it('counts nine Chinese once where one report knows their role and the other does not', () => {
    const ledger = mergeCasualties([
      report('a', '2024-03-26', 'killed=13', [group('civilian', 9)]),
      report('b', '2024-03-27', 'killed=13', [group('unknown', 9)])
    ]);
    expect(ledger.casualties.groups).toEqual([group('civilian', 9)]);
  });

  it('drops a group of open role beside two known ones, which it would count twice', () => {
    const ledger = mergeCasualties([
      report('a', '2024-03-26', 'killed=6', [group('civilian', 4, 'PK'), group('security', 2, 'PK')]),
      report('b', '2024-03-27', 'killed=6', [group('unknown', 6, 'PK')])
    ]);
    expect(ledger.casualties.groups).toEqual([group('civilian', 4, 'PK'), group('security', 2, 'PK')]);
  });
});
