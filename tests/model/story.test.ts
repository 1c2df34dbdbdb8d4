import { describe, expect, it } from 'vitest';
import {
  parseStory,
  STORY_LIMITS,
  storyAddress,
  storyFilter,
  storyState,
  storyStates,
  storyVersions,
  withoutNotes,
  type StoryView
} from '../../src/lib/model/index.ts';

const VIEW: StoryView = {
  id: 'a',
  query: 'admin1=PK-BA&shade=killed',
  bounds: [60.9, 24.9, 70.3, 32.1],
  caption: 'Attacks around Turbat',
  notes: 'Name the source.',
  citations: ['inc-1'],
  made: { on: '2026-11-23', dataVersion: '8d05e43b4db2', counts: [3, 1, 2] },
  follows: false
};

describe('a view of a story', () => {
  const [version, day, now] = [
    { asOf: null, version: '8d05e43b4db2' },
    { asOf: '2026-11-23', version: null },
    { asOf: null, version: null }
  ];
  const follows = { ...VIEW, follows: true };

  it('is told from the version that it was made from, unless it follows or names its own day', () => {
    expect(storyStates(VIEW)).toEqual([version, day]);
    expect(storyStates(follows)).toEqual([now]);
    const own = { asOf: '2024-05-01', version: null };
    expect(storyStates({ ...follows, query: 'asOf=2024-05-01' })).toEqual([own]);
    expect(storyStates({ ...VIEW, made: { ...VIEW.made, dataVersion: '' } })).toEqual([day]);
    expect(storyVersions({ title: '', views: [VIEW, follows, VIEW] })).toEqual(['8d05e43b4db2']);
  });

  it('is told as of its day where that version is not known any more', () => {
    expect(storyState(VIEW, () => true)).toEqual(version);
    expect(storyState(VIEW, () => false)).toEqual(day);
    expect(storyState(follows, () => false)).toEqual(now);
    expect(storyFilter(VIEW, day).asOf).toBe('2026-11-23');
    expect(storyFilter(VIEW, version).asOf).toBeNull();
  });

  it('has the address of its filter, its display and its state', () => {
    expect(storyAddress(VIEW, version).toString()).toBe('admin1=PK-BA&shade=killed&version=8d05e43b4db2');
    expect(storyAddress(VIEW, day).toString()).toBe('admin1=PK-BA&asOf=2026-11-23&shade=killed');
    expect(storyAddress(follows, now).toString()).toBe('admin1=PK-BA&shade=killed');
  });
});

describe('reading a story', () => {
  it('leaves out what is no view, and mends what can be mended', () => {
    const story = parseStory({
      title: 7,
      views: [
        VIEW,
        {
          ...VIEW,
          bounds: [70, 24, 60, 32],
          citations: ['inc-2', 'javascript:alert(1)', 'inc-2'],
          extra: true
        },
        { ...VIEW, made: { on: '2024-02-30' } },
        null
      ]
    });
    expect(story?.title).toBe('');
    expect(story?.views).toEqual([VIEW, { ...VIEW, id: '2', bounds: null, citations: ['inc-2'] }]);
  });

  it('cuts what is too long', () => {
    const long = 'a'.repeat(9000);
    const story = parseStory({
      title: long,
      views: Array.from({ length: 99 }, () => ({ ...VIEW, caption: long }))
    });
    expect(story?.views).toHaveLength(STORY_LIMITS.views);
    expect(story?.title).toHaveLength(STORY_LIMITS.title);
    expect(story?.views[0]?.caption).toHaveLength(STORY_LIMITS.caption);
  });

  it.each([null, 'story', [], {}, { views: {} }])('finds none in %j', (value) => {
    expect(parseStory(value)).toBeNull();
  });

  it('takes the notes out for others', () => {
    expect(withoutNotes({ title: 'A', views: [VIEW] }).views[0]).toEqual({ ...VIEW, notes: '' });
  });
});
