import type PptxGenJS from 'pptxgenjs';
import type { Briefing, BriefingRecord } from '../model/index.ts';
import {
  addHeaded,
  addSources,
  BODY,
  chunks,
  LINE,
  MARGIN,
  openDeck,
  SOURCES_A_SLIDE,
  writeDeck
} from './deck.ts';
import { directionMark, INK, lines, QUIET, quoteStyle, styleOf, type Style } from './slideStyle.ts';

/** Sizes and places are in inches, type in points. */
const ROWS_A_SLIDE = 14;
const QUOTES_A_SLIDE = 4;

/**
 * Slides (Office Open XML) with native text, tables and charts that can be edited. The same briefing gives the same
 * bytes: the file names no moment.
 */
export async function briefingToPptx(briefing: Briefing): Promise<Uint8Array> {
  const style = styleOf(briefing.locale);
  const deck = openDeck(briefing, style);
  addTitle(deck, briefing, style);
  addProvinces(deck, briefing, style);
  addTimeline(deck, briefing, style);
  for (const record of briefing.records) addRecord(deck, record, style);
  for (const part of chunks(briefing.sources, SOURCES_A_SLIDE)) addSources(deck, briefing, part, style);
  return writeDeck(deck);
}

function addTitle(
  deck: PptxGenJS,
  { title, subtitle, summary, map, method, words }: Briefing,
  { text, isRightToLeft }: Style
): void {
  const { rtlMode, align } = text;
  const inLine = { rtlMode, align };
  const slide = deck.addSlide({ masterName: 'DATELINE' });
  const column = 3.6;
  const gap = 0.4;
  const room = { width: BODY - column - gap, height: 5.75 };
  const top = 1.2;
  const x = isRightToLeft ? MARGIN + BODY - column : MARGIN;
  const mapX = isRightToLeft ? MARGIN : MARGIN + column + gap;
  slide.addText(title, {
    x: MARGIN,
    y: 0.35,
    w: BODY,
    h: 0.6,
    fontSize: 26,
    bold: true,
    ...text,
    fit: 'shrink'
  });
  slide.addText(
    [
      {
        text: subtitle,
        options: { ...inLine, fontSize: 15, color: QUIET, breakLine: true, paraSpaceAfter: 10 }
      },
      { text: summary, options: { ...inLine, fontSize: 16, paraSpaceAfter: 6 } }
    ],
    { x, y: top, w: column, h: room.height, ...text, valign: 'top', fit: 'shrink' }
  );
  if (map === null) {
    slide.addText(words.noMap, {
      x: mapX,
      y: 3.5,
      w: room.width,
      h: 0.5,
      fontSize: 14,
      ...text,
      color: QUIET
    });
  } else {
    const scale = Math.min(room.width / map.width, room.height / map.height);
    const [w, h] = [map.width * scale, map.height * scale];
    slide.addImage({ data: map.dataUrl, x: mapX + (room.width - w) / 2, y: top, w, h, altText: map.alt });
  }
  slide.addNotes([words.method, ...method].join('\n'));
}

function addProvinces(deck: PptxGenJS, { provinces, words }: Briefing, style: Style): void {
  const { font, text, isRightToLeft } = style;
  const [start, end] = isRightToLeft ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const { head, rows, notes } = provinces;
  const first = 3.2;
  const rest = (BODY - first) / Math.max(1, head.length - 1);
  const cell = (words: string, i: number, bold: boolean) => ({
    text: words,
    options: { align: i === 0 ? start : end, bold, lang: text.lang, rtlMode: isRightToLeft }
  });
  // Not every program turns a table round for its language, so the first column is put where it is read first.
  const inOrder = <T>(cells: T[]): T[] => (isRightToLeft ? cells.toReversed() : cells);
  const last = rows.at(-1);
  for (const part of chunks(rows, ROWS_A_SLIDE)) {
    const slide = addHeaded(deck, words.provinces, style);
    slide.addTable(
      [
        inOrder(head.map((t, i) => cell(t, i, true))),
        // The last row is the sum of all.
        ...part.map((row) => inOrder(row.map((t, i) => cell(t, i, row === last))))
      ],
      {
        x: MARGIN,
        y: 1.15,
        w: BODY,
        colW: inOrder(head.map((_, i) => (i === 0 ? first : rest))),
        fontFace: font,
        fontSize: 12,
        color: INK,
        margin: [0.04, 0.08, 0.04, 0.08],
        border: { type: 'solid', pt: 0.5, color: LINE }
      }
    );
    if (notes.length > 0)
      slide.addText(lines(notes, text), {
        x: MARGIN,
        y: 6.2,
        w: BODY,
        h: 0.8,
        fontSize: 11,
        ...text,
        color: QUIET,
        valign: 'bottom'
      });
  }
}

function addTimeline(deck: PptxGenJS, { timeline, words }: Briefing, style: Style): void {
  const { font, text } = style;
  const slide = addHeaded(deck, words.timeline, style);
  const { labels, series, note } = timeline;
  if (labels.length > 0)
    slide.addChart(
      deck.ChartType.bar,
      series.map(({ name, values }) => ({ name, labels, values })),
      {
        x: MARGIN,
        y: 1.15,
        w: BODY,
        h: 5.2,
        barGrouping: 'stacked',
        barGapWidthPct: 20,
        chartColors: series.map(({ colour }) => colour.replace('#', '').toUpperCase()),
        showLegend: true,
        legendPos: 't',
        legendFontFace: font,
        legendFontSize: 12,
        catAxisLabelFontFace: font,
        catAxisLabelFontSize: 10,
        valAxisLabelFontFace: font,
        valAxisLabelFontSize: 10,
        valAxisMajorUnit: majorUnit(series.map(({ values }) => values)),
        valGridLine: { color: LINE, size: 0.5 },
        catGridLine: { style: 'none' },
        altText: words.timeline
      }
    );
  if (note) slide.addText(note, { x: MARGIN, y: 6.45, w: BODY, h: 0.5, fontSize: 11, ...text, color: QUIET });
}

function addRecord(deck: PptxGenJS, { headline, lines: facts, quotes }: BriefingRecord, style: Style): void {
  const { text } = style;
  const quiet = { ...text, fontSize: 11, color: QUIET };
  const mark = directionMark(style);
  const parts = quotes.length === 0 ? [[]] : chunks(quotes, QUOTES_A_SLIDE);
  for (const part of parts) {
    const slide = addHeaded(deck, headline, style);
    slide.addText(lines(facts, text), {
      x: MARGIN,
      y: 1.1,
      w: BODY,
      h: 1.5,
      fontSize: 14,
      ...text,
      valign: 'top',
      fit: 'shrink'
    });
    const said = part.flatMap(({ text: quote, title, source, url }) => [
      { text: `“${quote}”`, options: { ...quoteStyle(quote), breakLine: true, fontSize: 14 } },
      // The title alone is the link: LibreOffice lays out a link in several scripts wrongly.
      { text: title, options: { ...quiet, ...(url ? { hyperlink: { url } } : {}) } },
      { text: `${mark}  ${source}`, options: { ...quiet, breakLine: true, paraSpaceAfter: 10 } }
    ]);
    if (said.length > 0)
      slide.addText(said, { x: MARGIN, y: 2.7, w: BODY, h: 4.2, ...text, valign: 'top', fit: 'shrink' });
  }
}

/** Bars count records: no line of the scale stands at half a record. */
function majorUnit(series: readonly number[][]): number {
  const longest = Math.max(0, ...series.map((values) => values.length));
  const sums = Array.from({ length: longest }, (_, i) =>
    series.reduce((sum, values) => sum + (values[i] ?? 0), 0)
  );
  return Math.max(1, Math.ceil(Math.max(1, ...sums) / 5));
}
