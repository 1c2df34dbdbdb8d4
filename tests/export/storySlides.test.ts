import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { storyToPptx } from '../../src/lib/export/storySlides.ts';
import type { StoryBriefing } from '../../src/lib/model/index.ts';

/** One transparent point. */
const POINT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const STORY: StoryBriefing = {
  locale: 'en-GB',
  title: 'The Makran coast',
  pages: [
    {
      caption: 'Gwadar & its roads',
      lines: [
        'Balochistan',
        '3 attacks; at least 12 killed.',
        'As the reports published by 23 November 2026 tell it.'
      ],
      citations: [
        { text: 'Bombing in Gwadar: at least 4 killed', url: 'https://news.example/gwadar?a=1&b=2' }
      ],
      map: { dataUrl: POINT, width: 900, height: 700, alt: 'Balochistan: 3 attacks' },
      notes: 'Name the source.'
    },
    { caption: 'Turbat', lines: ['Kech'], citations: [], map: null, notes: '' }
  ],
  sources: [{ title: 'Blast near the port', publisher: 'Gwadar Times', published: '4 May 2024', url: null }],
  method: ['Read from 12 news articles.'],
  dataVersion: '8d05e43b4db2',
  words: { sources: 'Sources', method: 'Method', noMap: 'No map.', dataVersion: 'Data version' }
};

it('puts each view of a story on a slide of its own, as text beside its map', async () => {
  const files = unzipSync(await storyToPptx(STORY));
  const slide = (n: number) => strFromU8(files[`ppt/slides/slide${n}.xml`] ?? new Uint8Array());
  expect(slide(1)).toContain('The Makran coast');
  expect(slide(2)).toContain('Gwadar &amp; its roads');
  expect(slide(2)).toContain('at least 12 killed');
  expect(slide(2)).toContain('<a:hlinkClick');
  expect(slide(2)).toContain('descr="Balochistan: 3 attacks"');
  expect(slide(3)).toContain('No map.');
  expect(slide(4)).toContain('Blast near the port');
  expect(slide(5)).toBe('');
  expect(strFromU8(files['ppt/notesSlides/notesSlide2.xml'] ?? new Uint8Array())).toContain(
    'Name the source.'
  );
});

it('is the same bytes again', async () => {
  expect(Buffer.from(await storyToPptx(STORY)).equals(Buffer.from(await storyToPptx(STORY)))).toBe(true);
});
