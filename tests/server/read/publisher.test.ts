import { describe, expect, it } from 'vitest';
import { choosePublisher, openPublishers } from '../../../src/lib/server/read/publisher.ts';

const publishers = openPublishers(new URL('../../../geodata/publishers.tsv', import.meta.url).pathname);
const nothing = { named: null, url: null, site: null, footer: null, credit: null };
const choose = (clues: Partial<typeof nothing> | Record<string, string>) =>
  choosePublisher({ ...nothing, ...clues }, publishers);

describe('choosePublisher', () => {
  it('knows a listed host and any part of it', () => {
    expect(choose({ url: 'https://www.dawn.com/news/1' })).toBe('Dawn');
    expect(choose({ url: 'https://english.aaj.tv/news/1' })).toBe('Aaj News');
  });

  it('takes a record’s own word first, and reads a host in it as the outlet', () => {
    expect(choose({ named: 'Reuters', url: 'https://www.dawn.com/news/1' })).toBe('Reuters');
    expect(choose({ named: 'www.dawn.com' })).toBe('Dawn');
    expect(choose({ named: 'unlisted.example' })).toBe('unlisted.example');
  });

  it('prefers the list to the site’s spelling, then the footer, the credit and the bare host', () => {
    expect(choose({ site: 'DAWN.COM', url: 'https://www.dawn.com/news/1' })).toBe('Dawn');
    expect(choose({ footer: 'Dawn', credit: 'AFP', url: 'https://other.example/1' })).toBe('Dawn');
    expect(choose({ credit: 'AFP', url: 'https://other.example/1' })).toBe('AFP');
    expect(choose({ url: 'https://www.other.example/1' })).toBe('other.example');
    expect(choose({ url: 'ftp://x' })).toBeNull();
  });
});
