import { LANGUAGES, languageOf, type Language } from '../messages/index.ts';

export const INK = '1C2226';
export const QUIET = '5D666D';

/** Fonts that Office brings along on Windows and on the Mac; a deck holds no fonts of its own. */
const FONTS: Record<Language, { text: string; quote: string }> = {
  en: { text: 'Calibri', quote: 'Cambria' },
  ur: { text: 'Arial', quote: 'Times New Roman' },
  zh: { text: 'Microsoft YaHei', quote: 'SimSun' }
};

/** How a deck is written: what all of its texts share, and on which side they begin. */
export interface Style {
  font: string;
  text: {
    fontFace: string;
    color: string;
    margin: 0;
    lang: string;
    align: 'left' | 'right';
    rtlMode: boolean;
  };
  isRightToLeft: boolean;
}

export function styleOf(locale: string): Style {
  const language = languageOf(locale);
  const isRightToLeft = LANGUAGES[language].dir === 'rtl';
  const font = FONTS[language].text;
  const align = isRightToLeft ? 'right' : 'left';
  return {
    font,
    text: { fontFace: font, color: INK, margin: 0, lang: locale, align, rtlMode: isRightToLeft },
    isRightToLeft
  };
}

/** A quote stays in its own language: with its script's font, and beginning on that script's side. */
export function quoteStyle(quote: string): Style['text'] {
  const language = /\p{Script=Arabic}/u.test(quote) ? 'ur' : /\p{Script=Han}/u.test(quote) ? 'zh' : 'en';
  return { ...styleOf(LANGUAGES[language].locale).text, fontFace: FONTS[language].quote };
}

/** Keeps a day that follows a Latin name from being read as a part of it, where lines run from right to left. */
export function directionMark({ isRightToLeft }: Style): string {
  return isRightToLeft ? '\u200f' : '';
}

/** A line in no letter of the deck's own script, as a report's own words, keeps its direction. */
export function lines(texts: readonly string[], { rtlMode, align }: Style['text']) {
  return texts.map((text) => {
    const isForeign = rtlMode && !/\p{Script=Arabic}/u.test(text);
    const side = isForeign ? { rtlMode: false, align: 'left' as const } : { rtlMode, align };
    return { text, options: { ...side, breakLine: true } };
  });
}
