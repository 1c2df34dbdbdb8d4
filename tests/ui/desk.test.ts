import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import type { CorrectionNote, Decision } from '../../src/lib/model/index.ts';
import { openLocalEngine } from '../../src/lib/columns/localEngine.ts';
import { NO_ARTICLES } from '../../src/lib/columns/meta.ts';
import { findCandidates, soughtBy } from '../../src/lib/ui/desk/mergeCandidates.ts';
import { noteWords } from '../../src/lib/ui/desk/notes.ts';
import { toMapIncident } from '../../src/lib/columns/index.ts';
import { intakeProblem } from '../../src/lib/ui/intake.ts';
import { reconciledWords } from '../../src/lib/ui/reconciled.ts';
import { makeSite } from '../../src/lib/ui/site.ts';
import { decisionsOn, madeBy } from '../../src/lib/ui/successors.ts';
import { headingOf } from '../../src/lib/ui/words.ts';
import { mapRecords } from './records.ts';

const site = { ...makeSite(await loadSay('en-GB'), () => []), provinceName: (code: string) => code };
const row = (id: string, given: Parameters<typeof mapRecords.incident>[0] | object = {}) => ({
  ...toMapIncident(mapRecords.incident({ id, ...given }))
});
const note: CorrectionNote = {
  correctionId: 'c1',
  kind: 'set',
  field: 'type',
  was: 'bombing',
  who: 'amna',
  madeAt: '2026-05-03T10:00:00.000Z',
  why: 'page 2'
};

describe('a correction in words', () => {
  it('says what it was, who changed it, when and why', () => {
    expect(noteWords(note, site)).toBe('Type was Bombing; changed by amna on 3 May 2026: page 2');
    expect(noteWords({ ...note, field: 'weapon', was: null, why: null }, site)).toBe(
      'Weapon was not reported; changed by amna on 3 May 2026'
    );
    expect(noteWords({ ...note, kind: 'confirm', field: null }, site)).toBe(
      'Confirmed by amna on 3 May 2026: page 2'
    );
  });
});

it('says a correction in the reader’s language, with the names of people as they are', async () => {
  const of = async (locale: string) => ({ ...site, say: await loadSay(locale), locale });
  expect(noteWords(note, await of('zh-CN'))).toBe('amna于2026年5月3日更改，类型原为：爆炸袭击：page 2');
  expect(noteWords({ ...note, kind: 'confirm', why: null }, await of('ur-PK'))).toBe(
    '\u2068amna\u2069 نے 3 مئی، 2026 کو تصدیق کی'
  );
});

describe('what a record may be merged with', () => {
  const here = row('inc-1');
  const near = row('inc-2', { date: { from: '2024-05-05', to: '2024-05-05', precision: 'day' } });
  const later = row('inc-3', { date: { from: '2024-06-05', to: '2024-06-05', precision: 'day' } });
  const far = row('inc-4', { location: mapRecords.place('Gwadar', 62.3, 25.1) });
  const rows = [far, later, near, here];
  const engine = openLocalEngine(
    { incidents: rows, measures: [], aggregates: [] },
    { ...NO_ARTICLES, dataVersion: 'v1', country: 'PK', admin1: [] }
  );
  const ids = async (search: string) =>
    (await findCandidates(engine, here, search, site.say)).map(({ id }) => id);

  it('is what happened that week near it, and never itself', async () =>
    expect(await ids('')).toEqual(['inc-2']));

  it('is found by place, day or id anywhere', async () => {
    expect(await ids('gwadar')).toEqual(['inc-4']);
    expect(await ids('2024-06')).toEqual(['inc-3']);
    expect(await ids('inc-3')).toEqual(['inc-3']);
    expect(await ids('karachi')).toEqual([]);
  });
});

describe('what somebody seeks to merge with', () => {
  it('is a day, a month or a year, a word of a type, and words of the record', async () => {
    expect(soughtBy(['2024-02', 'suicide', 'quetta', 'railway'], site.say)).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
      types: ['suicide_bombing'],
      q: 'quetta railway'
    });
    const chinese = await loadSay('zh-CN');
    expect(soughtBy(['绑架'], chinese)).toEqual({ types: ['kidnapping'], q: null });
    expect(soughtBy(['2023'], site.say)).toEqual({ from: '2023-01-01', to: '2023-12-31', q: null });
    expect(soughtBy(['2024-05-03'], site.say)).toEqual({ from: '2024-05-03', to: '2024-05-03', q: null });
  });
});

describe('a record that is no more', () => {
  const anchor = (id: string) => ({ kind: 'incident' as const, id, mentions: [] });
  const decision = (id: string, action: Decision['action']): Decision => ({
    id,
    who: 'amna',
    madeAt: '2026-05-03T10:00:00.000Z',
    why: null,
    action
  });

  it('was last split or merged by these decisions, the newest first', () => {
    const decisions = [
      decision('c1', { kind: 'split', record: anchor('inc-1'), apart: [] }),
      decision('c2', { kind: 'reject', record: anchor('inc-1') }),
      decision('c3', { kind: 'merge', records: [anchor('inc-7'), anchor('inc-1')] }),
      decision('c4', { kind: 'merge', records: [anchor('inc-7'), anchor('inc-8')] })
    ];
    expect(decisionsOn('inc-1', decisions)).toEqual(['c3', 'c1']);
    expect(decisionsOn('inc-9', decisions)).toEqual([]);
  });

  it('leads to what the decision has made of it, those with most reports first', () => {
    const made = { ...note, kind: 'split' as const };
    const small = { id: 'inc-2', reports: [1], corrections: [made] };
    const large = { id: 'inc-3', reports: [1, 2], corrections: [made] };
    const other = { id: 'inc-4', reports: [1, 2, 3], corrections: [note] };
    expect(madeBy('c1', [other, small, large]).map(({ id }) => id)).toEqual(['inc-3', 'inc-2']);
  });
});

describe('files to be dropped', () => {
  it('are refused in words where they are too many or too large', () => {
    const file = { name: 'a.txt', size: 1000 };
    const words = (files: { name: string; size: number }[]) => {
      const problem = intakeProblem(files);
      return problem && site.say(problem.key, problem.values);
    };
    expect(words([file])).toBeNull();
    expect(words(Array.from({ length: 51 }, () => file))).toContain('up to 50');
    expect(words([{ name: 'feed.xml', size: 6_000_000 }])).toContain('feed.xml is larger than 5 MB');
    expect(words(Array.from({ length: 5 }, () => ({ name: 'a', size: 4_500_000 })))).toContain('together');
  });
});

it('heads an article without a title by its first words', () => {
  expect(headingOf('Blast in Quetta', 'QUETTA: A bomb')).toBe('Blast in Quetta');
  expect(headingOf(null, 'QUETTA: A bomb went off.\nMore.')).toBe('QUETTA: A bomb went off.');
  const long = `QUETTA: ${'A bomb went off near the bus terminal of the city. '.repeat(4)}`;
  expect(headingOf(null, long)).toMatch(/^QUETTA: A bomb went off near the bus terminal of the city.* …$/);
  expect(headingOf(null, long)?.length).toBeLessThan(76);
});

it('sets a reported total beside what the map holds of it', () => {
  const base = {
    id: 'agg-1',
    from: '2021-01-01',
    to: '2024-12-31',
    injured: null,
    incidents: [],
    uncertain: []
  };
  const killed = { reported: 20, onMap: 14, difference: 6, notLocated: 6 };
  expect(reconciledWords({ ...base, killed, reason: null }, site.say)).toBe(
    'On this map: 14 killed, 6 not located.'
  );
  const more = { reported: 10, onMap: 14, difference: -4, notLocated: 0 };
  expect(reconciledWords({ ...base, killed: more, reason: null, uncertain: ['inc-1'] }, site.say)).toBe(
    'On this map: 14 killed, 4 more than reported. One more incident may belong to it; its date leaves it open.'
  );
  expect(reconciledWords({ ...base, killed: null, reason: 'group unknown' }, site.say)).toContain(
    'does not know this group'
  );
});
