import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementSnippet,
  EMBED_OPTIONS,
  formatEmbed,
  frameSnippet,
  parseEmbed,
  PLAIN_EMBED
} from '../../src/lib/model/index.ts';

const read = (query: string) => parseEmbed(new URLSearchParams(query));

describe('the options of an embed', () => {
  it('are read from its query', () => {
    expect(
      read('legend=off&timeline=on&panel=on&title=Gwadar+%26+Turbat&theme=dark&lang=ur&interaction=click')
    ).toEqual({
      legend: false,
      timeline: true,
      panel: true,
      title: 'Gwadar & Turbat',
      theme: 'dark',
      lang: 'ur',
      interaction: 'click'
    });
  });

  it.each([
    ['', 'nothing'],
    ['legend=no&timeline=1&panel&colour=red', 'what is neither on nor off, and what is no option'],
    ['theme=sepia&lang=../etc&interaction=never&title=+++', 'values that there are not']
  ])('are plain for "%s": %s', (query) => {
    expect(read(query)).toEqual(PLAIN_EMBED);
  });

  it('come back from the query that they write, whatever was read', () => {
    const name = fc.constantFrom(...EMBED_OPTIONS, 'admin1');
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('on', 'off', 'dark', 'light', 'zh-Hans', 'click', 'a'.repeat(200))
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const options = parseEmbed(new URLSearchParams(pairs));
        expect(parseEmbed(formatEmbed(options))).toEqual(options);
      })
    );
    expect(formatEmbed(PLAIN_EMBED).toString()).toBe('');
  });
});

describe('a snippet', () => {
  const query = new URLSearchParams('admin1=PK-BA&shade=killed&view=66,29,6&panel=on&title="<b>');

  it('is a frame that no title can break out of', () => {
    const html = frameSnippet(`https://d.example/embed?${query}`, '"><script>', '100%', 520);
    expect(html).toContain('style="width:100%" height="520"');
    expect(html.match(/<|>/g)).toHaveLength(4);
  });

  it('is an element with the same in its attributes', () => {
    expect(elementSnippet(query, 'https://d.example', 800, 520)).toBe(
      '<script src="https://d.example/dateline-map.js"></script>\n' +
        '<dateline-map filter="admin1=PK-BA&amp;shade=killed" view="66,29,6" panel="on" title="&#34;&#60;b&#62;" height="520" style="width:800px"></dateline-map>'
    );
  });
});
