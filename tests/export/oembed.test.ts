import { describe, expect, it } from 'vitest';
import { embedAddress, oembedOf } from '../../src/lib/export/index.ts';

const ORIGIN = 'https://dateline.example';

describe('the embed of a page', () => {
  it('shows the same selection and view, without what only the page has', () => {
    expect(embedAddress(`${ORIGIN}/?admin1=PK-BA&incident=inc-1&view=66,29,6&shade=killed`, ORIGIN)).toBe(
      `${ORIGIN}/embed?admin1=PK-BA&view=66%2C29%2C6&shade=killed`
    );
    expect(embedAddress(`${ORIGIN}/`, ORIGIN)).toBe(`${ORIGIN}/embed`);
    expect(embedAddress(`${ORIGIN}/embed?legend=off`, ORIGIN)).toBe(`${ORIGIN}/embed?legend=off`);
  });

  it.each(['https://elsewhere.example/', `${ORIGIN}/articles`, 'nonsense', `${ORIGIN}.evil.example/`])(
    'is none for %s',
    (url) => {
      expect(embedAddress(url, ORIGIN)).toBeNull();
    }
  );
});

describe('an oEmbed answer', () => {
  const asked = { url: `${ORIGIN}/?admin1=PK-BA`, maxWidth: null, maxHeight: null };

  it('has a frame no larger than asked', () => {
    expect(oembedOf(asked, ORIGIN, 'Map')).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 800,
      height: 520
    });
    const small = oembedOf({ ...asked, maxWidth: 320, maxHeight: 9000 }, ORIGIN, 'Map');
    expect(small).toMatchObject({ width: 320, height: 520 });
    expect(small?.html).toContain('width="320" height="520"');
  });

  it('cannot be made to break out of its frame', () => {
    const html = oembedOf({ ...asked, url: `${ORIGIN}/?view="><script>` }, ORIGIN, '"><b>')?.html ?? '';
    expect(html.match(/<|>/g)).toHaveLength(4);
  });
});
