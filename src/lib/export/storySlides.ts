import type { StoryBriefing, StoryPage } from '../model/index.ts';
import { addSources, BODY, chunks, MARGIN, openDeck, SOURCES_A_SLIDE, writeDeck } from './deck.ts';
import { QUIET, styleOf, type Style } from './slideStyle.ts';

/** Beside its picture a view has a column of words; inches. */
const COLUMN = 4.1;
const GAP = 0.4;
const TOP = 0.45;
const HEIGHT = 6.45;

/**
 * Slides (Office Open XML) of a story: one a view, with its caption, figures and cited records as text that can be
 * edited, and its map. The same story gives the same bytes.
 */
export async function storyToPptx(story: StoryBriefing): Promise<Uint8Array> {
  const style = styleOf(story.locale);
  const { text } = style;
  const deck = openDeck({ ...story, subtitle: '' }, style);
  const title = deck.addSlide({ masterName: 'DATELINE' });
  title.addText(story.title, {
    x: MARGIN,
    y: 2.6,
    w: BODY,
    h: 1.2,
    fontSize: 34,
    bold: true,
    ...text,
    valign: 'bottom'
  });
  title.addText(lines(story.method, text), {
    x: MARGIN,
    y: 4,
    w: BODY,
    h: 2,
    fontSize: 12,
    ...text,
    color: QUIET,
    valign: 'top'
  });
  for (const page of story.pages) addPage(deck, page, story.words.noMap, style);
  for (const part of chunks(story.sources, SOURCES_A_SLIDE)) addSources(deck, story, part, style);
  return writeDeck(deck);
}

function addPage(deck: ReturnType<typeof openDeck>, page: StoryPage, noMap: string, style: Style): void {
  const { text, isRightToLeft } = style;
  const { rtlMode, align } = text;
  const { caption, lines: facts, citations, map, notes } = page;
  const slide = deck.addSlide({ masterName: 'DATELINE' });
  slide.addText(
    [
      ...(caption
        ? [
            {
              text: caption,
              options: { rtlMode, align, fontSize: 22, bold: true, breakLine: true, paraSpaceAfter: 10 }
            }
          ]
        : []),
      ...citations.map(({ text: words, url }) => ({
        text: words,
        options: {
          rtlMode,
          align,
          fontSize: 13,
          breakLine: true,
          paraSpaceAfter: 6,
          bullet: { indent: 12 },
          ...(url ? { hyperlink: { url } } : {})
        }
      })),
      ...facts.map((words, i) => ({
        text: words,
        options: {
          rtlMode,
          align,
          fontSize: 11,
          color: QUIET,
          breakLine: true,
          paraSpaceBefore: i === 0 ? 10 : 0,
          paraSpaceAfter: 4
        }
      }))
    ],
    {
      x: isRightToLeft ? MARGIN + BODY - COLUMN : MARGIN,
      y: TOP,
      w: COLUMN,
      h: HEIGHT,
      ...text,
      valign: 'top',
      fit: 'shrink'
    }
  );
  const room = { x: isRightToLeft ? MARGIN : MARGIN + COLUMN + GAP, width: BODY - COLUMN - GAP };
  if (map === null) {
    slide.addText(noMap, { x: room.x, y: 3.2, w: room.width, h: 0.5, fontSize: 14, ...text, color: QUIET });
  } else {
    const scale = Math.min(room.width / map.width, HEIGHT / map.height);
    const [w, h] = [map.width * scale, map.height * scale];
    const at = { x: room.x + (room.width - w) / 2, y: TOP + (HEIGHT - h) / 2, w, h };
    slide.addImage({ data: map.dataUrl, altText: map.alt, ...at });
  }
  if (notes) slide.addNotes(notes);
}

function lines(texts: readonly string[], { rtlMode, align }: Style['text']) {
  return texts.map((text) => ({ text, options: { rtlMode, align, breakLine: true, paraSpaceAfter: 6 } }));
}
