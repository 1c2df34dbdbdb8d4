import { unzipSync, zipSync, strFromU8, strToU8, type Zippable } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import type { Briefing, BriefingRecord, BriefingSource } from '../model/index.ts';

/** Slides are 13.33 by 7.5 inches; everything here is in inches, type in points. */
const WIDTH = 13.333;
export const MARGIN = 0.6;
export const BODY = WIDTH - 2 * MARGIN;
const FONT = 'Noto Sans';
const INK = '1C2226';
export const QUIET = '5D666D';
const LINE = 'C3C9CD';
const ROWS_A_SLIDE = 14;
export const SOURCES_A_SLIDE = 12;
const QUOTES_A_SLIDE = 4;

/**
 * Slides (Office Open XML) with native text, tables and charts that can be edited. The same briefing gives the same
 * bytes: the file names no moment.
 */
export async function briefingToPptx(briefing: Briefing): Promise<Uint8Array> {
  const deck = openDeck(briefing);
  addTitle(deck, briefing);
  addProvinces(deck, briefing);
  addTimeline(deck, briefing);
  for (const record of briefing.records) addRecord(deck, record);
  for (const part of chunks(briefing.sources, SOURCES_A_SLIDE)) addSources(deck, briefing, part);
  return writeDeck(deck);
}

/** An empty deck whose every slide names the data's version and its own number. */
export function openDeck({
  title,
  subtitle,
  dataVersion,
  words
}: Pick<Briefing, 'title' | 'subtitle' | 'dataVersion'> & {
  words: Pick<Briefing['words'], 'dataVersion'>;
}): PptxGenJS {
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT };
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
          options: { x: MARGIN, y: 7.08, w: 9, h: 0.3, fontSize: 10, color: QUIET, fontFace: FONT, margin: 0 }
        }
      }
    ],
    slideNumber: {
      x: WIDTH - MARGIN - 0.6,
      y: 7.08,
      w: 0.6,
      h: 0.3,
      fontSize: 10,
      color: QUIET,
      align: 'right'
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

function addTitle(deck: PptxGenJS, { title, subtitle, summary, map, method, words }: Briefing): void {
  const slide = deck.addSlide({ masterName: 'DATELINE' });
  slide.addText(title, { x: MARGIN, y: 0.35, w: BODY, h: 0.55, fontSize: 26, bold: true, ...TEXT });
  slide.addText(subtitle, { x: MARGIN, y: 0.9, w: BODY, h: 0.35, fontSize: 15, ...TEXT, color: QUIET });
  slide.addText(summary, { x: MARGIN, y: 1.27, w: BODY, h: 0.35, fontSize: 14, ...TEXT });
  const room = { width: BODY, height: 5.2 };
  if (map === null) {
    slide.addText(words.noMap, { x: MARGIN, y: 3.5, w: BODY, h: 0.5, fontSize: 14, ...TEXT, color: QUIET });
  } else {
    const scale = Math.min(room.width / map.width, room.height / map.height);
    const [w, h] = [map.width * scale, map.height * scale];
    slide.addImage({ data: map.dataUrl, x: MARGIN + (room.width - w) / 2, y: 1.75, w, h, altText: map.alt });
  }
  slide.addNotes([words.method, ...method].join('\n'));
}

function addProvinces(deck: PptxGenJS, { provinces, words }: Briefing): void {
  const { head, rows, notes } = provinces;
  const first = 3.2;
  const rest = (BODY - first) / Math.max(1, head.length - 1);
  const cell = (text: string, i: number, bold: boolean) => ({
    text,
    options: { align: i === 0 ? ('left' as const) : ('right' as const), bold }
  });
  for (const part of chunks(rows, ROWS_A_SLIDE)) {
    const slide = addHeaded(deck, words.provinces);
    slide.addTable(
      [
        head.map((text, i) => cell(text, i, true)),
        ...part.map((row) => row.map((t, i) => cell(t, i, false)))
      ],
      {
        x: MARGIN,
        y: 1.15,
        w: BODY,
        colW: head.map((_, i) => (i === 0 ? first : rest)),
        fontFace: FONT,
        fontSize: 12,
        color: INK,
        margin: [0.04, 0.08, 0.04, 0.08],
        border: { type: 'solid', pt: 0.5, color: LINE }
      }
    );
    if (notes.length > 0)
      slide.addText(lines(notes), {
        x: MARGIN,
        y: 6.2,
        w: BODY,
        h: 0.8,
        fontSize: 11,
        ...TEXT,
        color: QUIET,
        valign: 'bottom'
      });
  }
}

function addTimeline(deck: PptxGenJS, { timeline, words }: Briefing): void {
  const slide = addHeaded(deck, words.timeline);
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
        legendFontFace: FONT,
        legendFontSize: 12,
        catAxisLabelFontFace: FONT,
        catAxisLabelFontSize: 10,
        valAxisLabelFontFace: FONT,
        valAxisLabelFontSize: 10,
        valAxisMajorUnit: majorUnit(series.map(({ values }) => values)),
        valGridLine: { color: LINE, size: 0.5 },
        catGridLine: { style: 'none' },
        altText: words.timeline
      }
    );
  if (note) slide.addText(note, { x: MARGIN, y: 6.45, w: BODY, h: 0.5, fontSize: 11, ...TEXT, color: QUIET });
}

function addRecord(deck: PptxGenJS, { headline, lines: facts, quotes }: BriefingRecord): void {
  const parts = quotes.length === 0 ? [[]] : chunks(quotes, QUOTES_A_SLIDE);
  for (const part of parts) {
    const slide = addHeaded(deck, headline);
    slide.addText(lines(facts), { x: MARGIN, y: 1.1, w: BODY, h: 1.5, fontSize: 14, ...TEXT, valign: 'top' });
    const said = part.flatMap(({ text, source, url }) => [
      { text: `“${text}”`, options: { breakLine: true, fontFace: 'Noto Serif', fontSize: 14, color: INK } },
      {
        text: source,
        options: {
          breakLine: true,
          fontSize: 11,
          color: QUIET,
          paraSpaceAfter: 10,
          ...(url ? { hyperlink: { url } } : {})
        }
      }
    ]);
    if (said.length > 0)
      slide.addText(said, { x: MARGIN, y: 2.7, w: BODY, h: 4.2, ...TEXT, valign: 'top', fit: 'shrink' });
  }
}

export function addSources(
  deck: PptxGenJS,
  { words }: { words: Pick<Briefing['words'], 'sources'> },
  sources: readonly BriefingSource[]
): void {
  const slide = addHeaded(deck, words.sources);
  const runs = sources.flatMap(({ title, publisher, published, url }) => [
    { text: title, options: { ...(url ? { hyperlink: { url } } : {}), fontSize: 12 } },
    {
      text: `  ${[publisher, published].filter(Boolean).join(', ')}`,
      options: { breakLine: true, fontSize: 11, color: QUIET, paraSpaceAfter: 6 }
    }
  ]);
  slide.addText(runs, { x: MARGIN, y: 1.1, w: BODY, h: 5.8, ...TEXT, valign: 'top', fit: 'shrink' });
}

export const TEXT = { fontFace: FONT, color: INK, margin: 0 } as const;

function addHeaded(deck: PptxGenJS, heading: string) {
  const slide = deck.addSlide({ masterName: 'DATELINE' });
  slide.addText(heading, { x: MARGIN, y: 0.35, w: BODY, h: 0.6, fontSize: 22, bold: true, ...TEXT });
  return slide;
}

function lines(texts: readonly string[]) {
  return texts.map((text) => ({ text, options: { breakLine: true } }));
}

/** Bars count records: no line of the scale stands at half a record. */
function majorUnit(series: readonly number[][]): number {
  const longest = Math.max(0, ...series.map((values) => values.length));
  const sums = Array.from({ length: longest }, (_, i) =>
    series.reduce((sum, values) => sum + (values[i] ?? 0), 0)
  );
  return Math.max(1, Math.ceil(Math.max(1, ...sums) / 5));
}

export function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts = Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size)
  );
  return parts;
}

/** The first moment that a zip file can name. */
const MOMENT = new Date(1980, 0, 1);

/** Writes the package anew with its parts in order, its chart the first, and no word of when it was made. */
function withoutMoment(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('/')) continue;
    const isText = /\.(?:xml|rels)$/.test(name);
    const text = isText ? firstChart(strFromU8(content)) : null;
    if (name === 'docProps/core.xml') parts[name] = withoutDates(content);
    // A chart carries its figures as a workbook of its own.
    else if (name.endsWith('.xlsx')) parts[firstChart(name)] = withoutMoment(content);
    else parts[firstChart(name)] = text === null ? content : strToU8(text);
  }
  const inOrder = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(inOrder), { mtime: MOMENT });
}

/** Charts are numbered by how many this process has made; a deck of ours has one. */
function firstChart(text: string): string {
  return text.replace(
    /\b(chart|Microsoft_Excel_Worksheet)\d+(?=\.(?:xml|xlsx))/g,
    (_, name: string) => `${name}1`
  );
}

function withoutDates(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
