import PptxGenJS from 'pptxgenjs';
import type { Briefing, BriefingSource } from '../model/index.ts';
import { withoutMoment } from './officeFile.ts';
import { directionMark, QUIET, type Style } from './slideStyle.ts';

/** Slides are 13.33 by 7.5 inches; everything here is in inches, type in points. */
const WIDTH = 13.333;
export const MARGIN = 0.6;
export const BODY = WIDTH - 2 * MARGIN;
export const LINE = 'C3C9CD';
export const SOURCES_A_SLIDE = 12;

/** An empty deck whose every slide names the data's version and its own number. */
export function openDeck(
  {
    title,
    subtitle,
    dataVersion,
    words
  }: Pick<Briefing, 'title' | 'subtitle' | 'dataVersion'> & { words: Pick<Briefing['words'], 'dataVersion'> },
  { font, text, isRightToLeft }: Style
): PptxGenJS {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: font, bodyFontFace: font };
  deck.rtlMode = isRightToLeft;
  deck.title = title;
  deck.author = 'Dateline';
  deck.company = 'Dateline';
  deck.subject = subtitle;
  deck.defineSlideMaster({
    title: 'DATELINE',
    background: { color: 'FFFFFF' },
    objects: [
      {
        text: {
          text: `${words.dataVersion} ${dataVersion}`,
          options: {
            ...text,
            x: isRightToLeft ? WIDTH - MARGIN - 9 : MARGIN,
            y: 7.08,
            w: 9,
            h: 0.3,
            fontSize: 10,
            color: QUIET
          }
        }
      }
    ],
    slideNumber: {
      x: isRightToLeft ? MARGIN : WIDTH - MARGIN - 0.6,
      y: 7.08,
      w: 0.6,
      h: 0.3,
      fontSize: 10,
      color: QUIET,
      align: isRightToLeft ? 'left' : 'right'
    }
  });
  return deck;
}

/** The deck as a file that names no moment. */
export async function writeDeck(deck: PptxGenJS): Promise<Uint8Array> {
  const bytes = await deck.write({ outputType: 'uint8array' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the slides were not written as bytes');
  return withoutMoment(bytes);
}

export function addSources(
  deck: PptxGenJS,
  { words }: { words: Pick<Briefing['words'], 'sources'> },
  sources: readonly BriefingSource[],
  style: Style
): void {
  const { text, isRightToLeft } = style;
  const { rtlMode, align } = text;
  const mark = directionMark(style);
  const slide = addHeaded(deck, words.sources, style);
  const runs = sources.flatMap(({ title, publisher, published, url }) => [
    { text: title, options: { rtlMode, align, ...(url ? { hyperlink: { url } } : {}), fontSize: 12 } },
    {
      text: `${mark}  ${[publisher && aside(publisher, isRightToLeft), published].filter(Boolean).join(`${mark} · `)}`,
      options: { rtlMode, align, breakLine: true, fontSize: 11, color: QUIET, paraSpaceAfter: 6 }
    }
  ]);
  slide.addText(runs, { x: MARGIN, y: 1.1, w: BODY, h: 5.8, ...text, valign: 'top', fit: 'shrink' });
}

/** A name between the marks that let it keep its own direction, where it stands in a line from right to left. */
function aside(name: string, isRightToLeft: boolean): string {
  return isRightToLeft ? `\u2068${name}\u2069` : name;
}

/** A slide with its heading. */
export function addHeaded(deck: PptxGenJS, heading: string, { text }: Style) {
  const slide = deck.addSlide({ masterName: 'DATELINE' });
  slide.addText(heading, { x: MARGIN, y: 0.35, w: BODY, h: 0.6, fontSize: 22, bold: true, ...text });
  return slide;
}

export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts = Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size)
  );
  return parts;
}
