import { describe, expect, it } from 'vitest';
import { findLanguage, languageOf, localeOf } from '../../src/lib/messages/index.ts';

const nothing = { asked: null, chosen: undefined, accepted: null };

describe('the reader’s language', () => {
  it('is what the address asks for, before what was chosen and what the browser takes', () => {
    expect(findLanguage({ asked: 'ur', chosen: 'zh', accepted: 'en-GB' })).toBe('ur');
    expect(findLanguage({ ...nothing, chosen: 'zh', accepted: 'en-GB' })).toBe('zh');
    expect(findLanguage({ ...nothing, accepted: 'zh-CN,zh;q=0.9,en;q=0.8' })).toBe('zh');
  });

  it('is English where nothing is asked for that there is', () => {
    expect(findLanguage(nothing)).toBe('en');
    expect(findLanguage({ asked: 'fr', chosen: 'toString', accepted: 'de-DE, *;q=0.5' })).toBe('en');
  });

  it('is the one that the browser wants most', () => {
    expect(findLanguage({ ...nothing, accepted: 'en;q=0.3, ur-PK;q=0.9' })).toBe('ur');
    expect(findLanguage({ ...nothing, accepted: 'ur;q=0, de, en' })).toBe('en');
  });
});

describe('the locale', () => {
  it('is the reader’s kind of English', () => {
    expect(localeOf('en', 'de, en-US;q=0.8, en-PK;q=0.9')).toBe('en-PK');
    expect(localeOf('en', 'ur')).toBe('en-GB');
  });

  it('is the language’s own elsewhere, and names its language', () => {
    expect(localeOf('ur', 'en-US')).toBe('ur-PK');
    expect(languageOf(localeOf('zh', null))).toBe('zh');
  });
});
