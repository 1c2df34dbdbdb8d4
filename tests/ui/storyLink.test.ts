import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { NO_STORY, parseStory, type Story } from '../../src/lib/model/index.ts';
import { decodeStory, encodeStory } from '../../src/lib/ui/story/link.ts';

const STORY: Story = {
  title: 'The Bolan pass',
  views: [
    {
      id: 'a',
      query: 'admin1=PK-BA&shade=killed',
      bounds: [60.9, 24.9, 70.3, 32.1],
      caption: 'Attacks on the railway between Sibi and Quetta — “درۂ بولان”',
      notes: 'Pause here.',
      citations: ['inc-1'],
      made: { on: '2026-11-23', dataVersion: '8d05e43b4db2', counts: [3, 1, 2] },
      follows: false
    }
  ]
};

const text = fc.string({ unit: 'binary', maxLength: 60 });
const anyView = fc.record({
  id: text,
  query: text,
  bounds: fc.oneof(
    fc.constant(null),
    fc.array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: 4, maxLength: 4 })
  ),
  caption: text,
  notes: text,
  citations: fc.array(fc.oneof(text, fc.constantFrom('inc-1', 'mea-2'))),
  made: fc.record({
    on: fc.oneof(fc.constant('2026-11-23'), text),
    dataVersion: text,
    counts: fc.oneof(fc.constant(null), fc.array(fc.integer({ min: -2, max: 50 })))
  }),
  follows: fc.boolean()
});

describe('a story in a link', () => {
  it('comes back as it was', () => {
    expect(decodeStory(encodeStory(STORY))).toEqual({ story: STORY });
    expect(encodeStory(STORY)).toMatch(/^1\.[\w-]+$/);
  });

  it('comes back as it was read, whatever was put into it', () => {
    fc.assert(
      fc.property(fc.record({ title: text, views: fc.array(anyView, { maxLength: 8 }) }), (given) => {
        const story = parseStory(given);
        expect(story).not.toBeNull();
        if (story === null || story.views.length === 0) return;
        expect(decodeStory(encodeStory(story))).toEqual({ story });
        expect(parseStory(story)).toEqual(story);
      })
    );
  });

  it('is a story or a problem for any text, and never an error', () => {
    const link = encodeStory(STORY);
    const cut = fc.nat(link.length).map((at) => link.slice(0, at));
    const turned = fc
      .tuple(fc.nat(link.length - 1), fc.constantFrom('A', '_', '.', '%'))
      .map(([at, c]) => link.slice(0, at) + c + link.slice(at + 1));
    const bytes = fc.uint8Array().map((all) => `1.${Buffer.from(all).toString('base64url')}`);
    const packed = fc
      .json()
      .map((json) => `1.${Buffer.from(deflateSync(Buffer.from(json))).toString('base64url')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), cut, turned, bytes, packed), (any) => {
        const read = decodeStory(any);
        expect('story' in read || ['broken', 'newer', 'tooLong'].includes(read.problem)).toBe(true);
      })
    );
  });

  it.each([
    ['', 'broken'],
    ['1.', 'broken'],
    [encodeStory(STORY).slice(0, -9), 'broken'],
    [encodeStory(NO_STORY), 'broken'],
    [encodeStory(STORY).replace('1.', '2.'), 'newer'],
    [`1.${'A'.repeat(1_100_000)}`, 'tooLong'],
    [`1.${Buffer.from(deflateSync(new Uint8Array(30_000_000))).toString('base64url')}`, 'tooLong']
  ])('%.20s is %s', (link, problem) => {
    expect(decodeStory(link)).toEqual({ problem });
  });
});
