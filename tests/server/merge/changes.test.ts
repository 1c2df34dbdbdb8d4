import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../src/lib/server/merge/changes.ts';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { article } from './mentions.ts';

const A = article('a', ['bombing 2024-03-26 @Besham killed=5+ CN=5'], '2024-03-26');
const B = article('b', ['bombing 2024-03-26 @Besham killed=6 CN=5'], '2024-03-27');
const FAR = article('far', ['bombing 2024-01-02 @Quetta killed=2'], '2024-01-03');
const between = (before: (typeof A)[], after: (typeof A)[]) =>
  compareRecords(mergeMentions(before), mergeMentions(after));

describe('compareRecords', () => {
  it('finds nothing where nothing changed', () => {
    expect(between([A, FAR], [FAR, A])).toEqual([]);
  });

  it('tells new records from new reports of known ones, with the fields that they change', () => {
    const changes = between([A], [A, B, FAR]);
    expect(changes.map(({ what, before }) => [what, before.length]).sort()).toEqual([
      ['added', 0],
      ['joined', 1]
    ]);
    const joined = changes.find(({ what }) => what === 'joined')!;
    expect(joined.reports.map(({ articleId }) => articleId)).toEqual(['b']);
    expect(joined.fields.map(({ field }) => field)).toEqual(['casualties']);
    expect(joined.fields[0]!.to).toMatchObject({ killed: { best: 6 } });
  });

  it('finds the record again when an earlier report gives it another id', () => {
    const [change] = between([B], [A, B]);
    expect(change!.what).toBe('joined');
    expect(change!.before).not.toEqual([change!.record.id]);
  });

  it('tells of records that went, and of a report that left', () => {
    expect(between([A, FAR], [A]).map(({ what, record }) => `${what} ${record.location.name}`)).toEqual([
      'removed Quetta'
    ]);
    expect(between([A, B], [B]).map(({ what }) => what)).toEqual(['changed']);
  });
});
