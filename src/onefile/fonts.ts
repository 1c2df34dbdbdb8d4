import serif from '@fontsource/noto-serif/files/noto-serif-latin-400-normal.woff2?url';
import { FONT_FACES } from '../lib/map/fonts.ts';

/** What the page's styles call them: letters that one family has not are taken from the other. */
const FAMILIES = ['Noto Sans', 'Noto Naskh Arabic'];

/** Gives the page's words the fonts that the map's labels have, so that the file holds each once. */
export function addFonts(): void {
  add('Noto Serif', 400, { url: serif });
  for (const [name, weight] of [
    ['Regular', 400],
    ['Semibold', 600]
  ] as const)
    for (const face of [FONT_FACES[name] ?? []].flat())
      if (typeof face !== 'string') for (const family of FAMILIES) add(family, weight, face);
}

function add(family: string, weight: number, face: { url: string; 'unicode-range'?: string[] }): void {
  const range = face['unicode-range'];
  document.fonts.add(
    new FontFace(family, `url(${face.url})`, {
      weight: String(weight),
      ...(range ? { unicodeRange: range.join(', ') } : {})
    })
  );
}
