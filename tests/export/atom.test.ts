import { parseAtomFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import { recordsToAtom } from '../../src/lib/export/index.ts';
import { EVERYTHING } from '../../src/lib/model/index.ts';
import { feedErrors } from '../fixtures/feedErrors.ts';
import { RECORDS } from '../fixtures/records.ts';

const META = { dataVersion: 'v1', filter: { ...EVERYTHING, admin1: ['PK-KP'] } };
const WORDS = { title: 'Test & <map>', titleOf: () => 'a title', textOf: () => 'a < b & c' };
const feedOf = (records: Parameters<typeof recordsToAtom>[0]) =>
  parseAtomFeed(recordsToAtom(records, META, 'https://dateline.example', WORDS));

it('is a feed that a reader reads: newest change first, escaped, with points and permalinks', () => {
  const feed = feedOf([...RECORDS.incidents, ...RECORDS.measures]);
  expect(feed.title).toMatchObject({ value: 'Test & <map>' });
  expect(feed.entries).toHaveLength(RECORDS.incidents.length + RECORDS.measures.length);
  const updated = feed.entries!.map((entry) => String(entry.updated));
  expect(updated).toEqual([...updated].sort().reverse());
  expect(feed.updated).toBe(updated[0]);
  const dasu = feed.entries!.find(({ id }) => id === 'urn:dateline:incident:inc-dasu-2021');
  expect(dasu?.links?.[0]?.href).toBe('https://dateline.example/?incident=inc-dasu-2021');
  expect(dasu?.georss?.point).toMatchObject({ lng: 73.2894, lat: 35.2898 });
  expect(JSON.stringify(dasu?.content)).toContain('13 bodies were recovered');
  const wave = feed.entries!.find(({ id }) => id === 'urn:dateline:incident:inc-balochistan-wave-2024');
  expect(wave?.georss?.point).toBeUndefined();
});

it('moves a record up when somebody corrects it', () => {
  const [first] = RECORDS.incidents;
  const note = { kind: 'confirm', field: null, was: null, who: 'amna', why: null } as const;
  const corrected = {
    ...first!,
    corrections: [{ ...note, correctionId: 'c1', madeAt: '2026-05-03T10:00:00.000Z' }]
  };
  expect(feedOf([corrected, ...RECORDS.incidents.slice(1)]).entries?.[0]).toMatchObject({
    id: `urn:dateline:incident:${first!.id}`,
    updated: '2026-05-03T10:00:00.000Z'
  });
});

it('may hold nothing, and gives the same bytes again', () => {
  expect(feedOf([]).entries ?? []).toHaveLength(0);
  const once = recordsToAtom(RECORDS.incidents, META, 'https://dateline.example', WORDS);
  const again = recordsToAtom([...RECORDS.incidents].reverse(), META, 'https://dateline.example', WORDS);
  expect(again).toBe(once);
});

it('is valid by the schema of Atom, which finds what is not', async () => {
  const feed = recordsToAtom(
    [...RECORDS.incidents, ...RECORDS.measures],
    META,
    'https://dateline.example',
    WORDS
  );
  expect(await feedErrors(feed)).toEqual([]);
  expect(await feedErrors(recordsToAtom([], META, 'https://dateline.example', WORDS))).toEqual([]);
  const [, entry = ''] = /(<entry>.*?<\/entry>)/s.exec(feed) ?? [];
  for (const [part, instead] of [
    [/<updated>[^<]*</, '<updated>yesterday<'],
    [/<id>[^<]*<\/id>/, ''],
    [/<title>/, '<title type="xml">']
  ] as const)
    expect(await feedErrors(feed.replace(entry, entry.replace(part, instead))), String(part)).not.toEqual([]);
});
