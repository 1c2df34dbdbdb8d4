import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { NO_DISPLAY, SHADES } from '../../src/lib/map/choropleth.ts';
import { classWords, offMapWords, provinceValueWords } from '../../src/lib/ui/shadeWords.ts';
import { formatDisplay, parseDisplay } from '../../src/lib/ui/view.ts';

const say = await loadSay('en-GB');

describe('the display in the URL', () => {
  it('comes back as it was written, whatever is chosen', () => {
    for (const shade of [null, ...SHADES])
      for (const per of [true, false])
        for (const disagree of [true, false]) {
          const display = { shade, per, disagree };
          expect(parseDisplay(formatDisplay(display))).toEqual(display);
        }
    expect(formatDisplay(NO_DISPLAY).toString()).toBe('');
  });

  it('leaves out what it does not know', () => {
    expect(parseDisplay(new URLSearchParams('shade=weather&per=5&disagree=1'))).toEqual(NO_DISPLAY);
  });
});

describe('words of a shading', () => {
  const value = { step: 1, count: 18, value: 0.126, unknown: 3, articles: 12 };

  it('say that a sum with unknown tolls is a least one, and what was read', () => {
    expect(provinceValueWords({ shade: 'killed', per: true }, value, say)).toBe(
      'at least 18 killed, 0.126 per 100,000 people, toll not reported for 3; 12 articles read'
    );
  });

  it('say what is missing', () => {
    const killed = { shade: 'killed', per: false } as const;
    expect(provinceValueWords(killed, { ...value, count: null, value: null }, say)).toBe(
      'killed: toll not reported; 12 articles read'
    );
    expect(
      provinceValueWords({ ...killed, per: true }, { ...value, step: 'noPopulation', unknown: 0 }, say)
    ).toBe('18 killed, no population figure; 12 articles read');
    expect(
      provinceValueWords(
        { shade: 'attacks', per: false },
        { ...value, count: 0, unknown: 0, articles: 1 },
        say
      )
    ).toBe('no attack; 1 article read');
    expect(provinceValueWords(killed, { ...value, count: 0, unknown: 0 }, say)).toBe(
      'no one killed; 12 articles read'
    );
  });

  it('name classes by what they hold', () => {
    expect(classWords({ from: 0, to: 5 }, true, say)).toBe('1 to 4');
    expect(classWords({ from: 5, to: 6 }, true, say)).toBe('5');
    expect(classWords({ from: 1000, to: null }, true, say)).toBe('1,000 or more');
    expect(classWords({ from: 0, to: 0.05 }, false, say)).toBe('under 0.05');
    expect(classWords({ from: 0.05, to: 0.2 }, false, say)).toBe('0.05 to under 0.2');
  });

  it('say how many records have no mark', () => {
    expect(offMapWords({ districtOnly: 2, provinceOnly: 7, placeUnknown: 0 }, say)).toBe(
      'Without a mark: 2 known to district only, 7 known to province only'
    );
    expect(offMapWords({ districtOnly: 0, provinceOnly: 0, placeUnknown: 0 }, say)).toBeNull();
  });
});
