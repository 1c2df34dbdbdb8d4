import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident, MentionAnchor, RecordAnchor } from '../../../src/lib/model/index.ts';
import { mergeMentions } from '../../../src/lib/server/merge/merge.ts';
import { anchorOf, anchorsOf, by, told } from './decided.ts';
import { incident } from './mentions.ts';

const groups = (records: { incidents: Incident[] }) =>
  records.incidents.map(({ reports }) => reports.map(({ articleId }) => articleId).join(' ')).sort();

const A = told('a', ['bombing 2024-03-26 @Besham killed=6 CN=5']);
const B = told('b', ['bombing 2024-03-26 @Besham killed=6 CN=5 target=Chinese_engineers']);
const C = told('c', ['bombing 2024-03-26 @Besham killed=6']);
const FAR = told('far', ['bombing 2024-01-02 @Quetta killed=2']);
const three = [A, B, C];
const whole = mergeMentions(three).incidents[0]!;
const split = by({
  kind: 'split',
  record: anchorOf(three, whole),
  apart: anchorsOf(three, whole).filter(({ articleId }) => articleId === 'c')
});

describe('a split', () => {
  it('stands, says who made it, and stands when a further report joins', () => {
    expect(groups(mergeMentions(three))).toEqual(['a b c']);
    const { incidents } = mergeMentions(three, [split]);
    expect(groups({ incidents })).toEqual(['a b', 'c']);
    expect(
      incidents.flatMap(({ corrections }) => corrections.map(({ kind, who }) => `${kind} ${who}`))
    ).toEqual(['split amna', 'split amna']);
    const reasons = incidents.flatMap(({ reports }) => reports.flatMap((report) => report.reasons));
    expect(reasons.join()).toContain('set apart by amna, 2024-05-01');
    const d = told('d', ['bombing 2024-03-26 @Besham killed=6 CN=5']);
    expect(groups(mergeMentions([...three, d], [split]))).toEqual(['a b d', 'c']);
  });

  it('stands when the article is read again with more in it, so that the numbers of its mentions move', () => {
    const again = told('c', [
      'armed_assault 2023-01-01 @Quetta killed=1',
      'bombing 2024-03-26 @Besham killed=6'
    ]);
    expect(groups(mergeMentions([A, B, again], [split]))).toEqual(['a b', 'c', 'c']);
  });

  it('is taken back by an undo, and made again by an undo of that', () => {
    const undo = by({ kind: 'undo', correction: split.id });
    const redo = by({ kind: 'undo', correction: undo.id });
    expect(groups(mergeMentions(three, [split, undo]))).toEqual(['a b c']);
    expect(groups(mergeMentions(three, [split, undo, redo]))).toEqual(['a b', 'c']);
    expect(mergeMentions(three, [split, undo])).toEqual(mergeMentions(three));
  });
});

describe('a merge', () => {
  const all = [A, FAR];
  const records = mergeMentions(all).incidents.map((record) => anchorOf(all, record)) as [
    RecordAnchor,
    RecordAnchor
  ];
  const merge = by({ kind: 'merge', records });

  it('keeps together what the scores keep apart, under the id of the first report', () => {
    expect(groups(mergeMentions(all))).toEqual(['a', 'far']);
    const { incidents } = mergeMentions(all, [merge]);
    expect(groups({ incidents })).toEqual(['a far']);
    expect(incidents[0]!.id).toBe(mergeMentions([A]).incidents[0]!.id);
    expect(incidents[0]!.corrections).toHaveLength(1);
  });

  it('can be split again later', () => {
    const [one] = mergeMentions(all, [merge]).incidents;
    const apart = anchorsOf(all, one!).filter(({ articleId }) => articleId === 'far');
    const later = by({ kind: 'split', record: anchorOf(all, one!), apart });
    expect(groups(mergeMentions(all, [merge, later]))).toEqual(['a', 'far']);
  });
});

describe('a field that a person set', () => {
  const record = anchorOf(three, whole);
  const set = by({
    kind: 'set',
    record,
    edit: { of: 'incident', field: 'type', value: 'suicide_bombing' },
    was: 'bombing'
  });
  const actor = by({
    kind: 'set',
    record,
    edit: { of: 'incident', field: 'claimedBy', value: 'TTP' },
    was: null
  });

  it('stands over the reports, with what it was', () => {
    const [one] = mergeMentions(three, [set, actor]).incidents;
    expect(one).toMatchObject({ type: 'suicide_bombing', actors: { claimedBy: 'TTP', perpetrator: null } });
    expect(one!.corrections.map(({ field, was }) => [field, was])).toEqual([
      ['type', 'bombing'],
      ['claimedBy', null]
    ]);
  });

  it('keeps the record on the map where newer rules find it no more', () => {
    const silent = three.map((source) => ({
      ...source,
      extraction: { ...source.extraction, incidents: [] }
    }));
    expect(mergeMentions(silent).incidents).toEqual([]);
    const { incidents } = mergeMentions(silent, [set]);
    expect(groups({ incidents })).toEqual(['a b c']);
    expect(incidents[0]!.type).toBe('suicide_bombing');
    expect(incidents[0]!.reports.map(({ mentionId }) => mentionId)).toEqual([
      'a#kept.0',
      'b#kept.0',
      'c#kept.0'
    ]);
  });

  it('says nothing where its articles are gone', () => {
    expect(mergeMentions([FAR], [set])).toEqual(mergeMentions([FAR]));
  });
});

describe('other decisions', () => {
  const record = anchorOf(three, whole);
  it('take a record off the map, and put it back by an undo', () => {
    const reject = by({ kind: 'reject', record });
    expect(mergeMentions([...three, FAR], [reject]).incidents).toHaveLength(1);
    expect(mergeMentions(three, [reject, by({ kind: 'undo', correction: reject.id })])).toEqual(
      mergeMentions(three)
    );
  });

  it('confirm it, changing nothing else', () => {
    const { incidents } = mergeMentions(three, [by({ kind: 'confirm', record })]);
    const [{ corrections, ...rest }] = incidents as [Incident];
    expect(corrections.map(({ kind }) => kind)).toEqual(['confirm']);
    const { corrections: _, ...before } = whole;
    expect(rest).toEqual(before);
  });

  it('put a proposal on the map', () => {
    const mention: MentionAnchor = {
      kind: 'incident',
      articleId: 'far',
      mentionId: 'far#proposal.0',
      mention: {
        ...incident('kidnapping 2024-01-02 @Quetta'),
        evidence: [{ field: 'type', start: 8, end: 18, quote: '2024-01-02' }]
      }
    };
    const { incidents } = mergeMentions([FAR], [by({ kind: 'accept', mention })]);
    expect(incidents.map(({ type }) => type).sort()).toEqual(['bombing', 'kidnapping']);
    expect(incidents.find(({ type }) => type === 'kidnapping')!.corrections[0]!.kind).toBe('accept');
  });
});

describe('decisions', () => {
  it('give the same records in any order of articles and corrections', () => {
    const all = [A, B, C, FAR];
    const corrections = [
      split,
      by({ kind: 'confirm', record: anchorOf(three, whole) }),
      by({ kind: 'reject', record: anchorOf([FAR], mergeMentions([FAR]).incidents[0]!) })
    ];
    const expected = JSON.stringify(mergeMentions(all, corrections));
    const order = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
    fc.assert(
      fc.property(order(all), order(corrections), (articles, decided) => {
        expect(JSON.stringify(mergeMentions(articles, decided))).toBe(expected);
      })
    );
  });
});
