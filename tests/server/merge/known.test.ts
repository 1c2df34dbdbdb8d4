import { describe, expect, it } from 'vitest';
import { knownBy } from '../../../src/lib/server/merge/known.ts';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { article } from './mentions.ts';

describe('knownBy', () => {
  const told = [
    article('flash', ['suicide_bombing 2024-11-09 @Quetta killed=24'], '2024-11-09'),
    article('next-day', ['suicide_bombing 2024-11-09 @Quetta killed=26'], '2024-11-10'),
    article('undated', ['bombing 2024-11-09 @Quetta killed=20'])
  ];
  const best = (date: string) =>
    mergeMentions(knownBy(told, date).extractions).incidents.map(({ casualties }) => casualties.killed?.best);

  it('gives the toll as the papers of that day had it', () => {
    expect(best('2024-11-09')).toEqual([24]);
    expect(best('2024-11-10')).toEqual([26]);
    expect(best('2024-11-08')).toEqual([]);
  });

  it('counts what it leaves out: what came later, and what says no day', () => {
    expect(knownBy(told, '2024-11-09')).toMatchObject({ later: 1, undated: 1 });
    expect(knownBy(told, '2030-01-01')).toMatchObject({ later: 0, undated: 1 });
  });
});
