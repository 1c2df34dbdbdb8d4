import naskh from '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff2?url';
import naskhSemi from '@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-600-normal.woff2?url';
import sans from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import sansExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import semi from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import semiExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
import type { FontFaces } from './basemap.ts';

const LATIN = ['U+0000-00FF', 'U+2000-206F', 'U+20AC', 'U+2122'];
const LATIN_EXT = ['U+0100-02FF', 'U+1E00-1EFF'];
const ARABIC = ['U+0600-06FF', 'U+0750-077F', 'U+08A0-08FF', 'U+FB50-FDFF', 'U+FE70-FEFF'];

/** Label fonts, served by this site: no glyph server is asked. */
export const FONT_FACES: FontFaces = {
  Regular: [
    { url: sans, 'unicode-range': LATIN },
    { url: sansExt, 'unicode-range': LATIN_EXT },
    { url: naskh, 'unicode-range': ARABIC }
  ],
  Semibold: [
    { url: semi, 'unicode-range': LATIN },
    { url: semiExt, 'unicode-range': LATIN_EXT },
    { url: naskhSemi, 'unicode-range': ARABIC }
  ]
};
