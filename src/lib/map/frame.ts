import type { Layer } from '../model/index.ts';
import { drawIcon, PIXEL_RATIO } from './draw.ts';
import type { IconRequest } from './marks.ts';
import type { Palette } from './palette.ts';

/** One entry of the legend: an icon, a shape or a line as the map draws it or a colour of the shading, and what it means. */
export type SnapshotKey = { text: string } & (
  | { icon: IconRequest }
  | { colour: string }
  | { area: 'near' | 'district'; layer: Layer }
  | { line: 'disputed' }
);

/** Entries that say one thing together, behind its name. */
export interface SnapshotKeys {
  title: string;
  keys: readonly SnapshotKey[];
}

export interface FrameWords {
  /** Over the map; without it the map begins the picture. */
  heading?: { title: string; subtitle: string };
  legend: readonly SnapshotKey[];
  /** What the sizes of marks mean, and the provinces' colours. */
  groups?: readonly SnapshotKeys[];
  attribution: string;
  /** Under all else: sources, the data's version. */
  lines?: readonly string[];
  rightToLeft?: boolean;
  /** How much larger than on a screen all this is, for a picture that is shown small; 1 where none is said. */
  scale?: number;
}

/** The bar of the scale: its length on the picture in CSS pixels, and what it stands for. */
export interface ScaleBar {
  length: number;
  text: string;
}

/** What is drawn around the map; sizes in CSS pixels. */
export interface Frame {
  top: number;
  bottom: number;
  /** `height` is the map's own. */
  draw(context: CanvasRenderingContext2D, height: number): void;
}

const PADDING = 12;
const GAP = 16;
const ROW = 22;
const FONTS = {
  title: '600 20px "Noto Sans", sans-serif',
  subtitle: '13px "Noto Sans", sans-serif',
  key: '12px "Noto Sans", sans-serif',
  strong: '600 12px "Noto Sans", sans-serif',
  note: '10.5px "Noto Sans", sans-serif'
};
const LINE = { title: 27, subtitle: 19, note: 15 };
const SWATCH = { width: 18, height: 12 };

interface Piece {
  width: number;
  /** Of what is higher than a line of text. */
  height?: number;
  draw(context: CanvasRenderingContext2D, x: number, middle: number): void;
}

/** Lays out title, legend, scale and notes for a picture of a width; what does not fit in a row goes on in the next. */
export function layFrame(words: FrameWords, scale: ScaleBar, width: number, palette: Palette): Frame {
  const { heading, legend, groups = [], attribution, lines = [], rightToLeft = false } = words;
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('this browser draws no images');
  const room = width - 2 * PADDING;
  const wrapped = (text: string, font: string) => {
    context.font = font;
    return wrap(text, room, (part) => context.measureText(part).width);
  };
  const titles = heading ? wrapped(heading.title, FONTS.title) : [];
  const subtitles = heading ? wrapped(heading.subtitle, FONTS.subtitle) : [];
  const pieceOf = (text: string, font: string, colour: string): Piece => {
    context.font = font;
    return {
      width: context.measureText(text).width,
      draw(to, x, middle) {
        to.font = font;
        to.fillStyle = colour;
        to.fillText(text, x, middle);
      }
    };
  };
  const keyOf = (key: SnapshotKey) => withIcon(key, pieceOf(key.text, FONTS.key, palette.ink), palette);
  const rows: Piece[][] = [
    legend.map(keyOf),
    ...groups.map(({ title, keys }) => [pieceOf(title, FONTS.strong, palette.ink), ...keys.map(keyOf)]),
    [scaleOf(scale, pieceOf(scale.text, FONTS.note, palette.ink), palette)]
  ];
  const notes = [attribution, ...lines].flatMap((text) => wrapped(text, FONTS.note));
  const placed = rows
    .flatMap((pieces) => flow(pieces, room))
    .map((row) => ({ row, height: Math.max(ROW, ...row.map(({ piece }) => piece.height ?? 0)) }));
  const top = heading ? PADDING + titles.length * LINE.title + subtitles.length * LINE.subtitle + 8 : 0;
  const keys = placed.reduce((sum, { height }) => sum + height, 0);
  const bottom = 8 + keys + notes.length * LINE.note + 8;
  const xOf = (x: number, wide: number) => (rightToLeft ? width - PADDING - x - wide : PADDING + x);

  return {
    top,
    bottom,
    draw(to, height) {
      to.fillStyle = palette.surface;
      to.fillRect(0, 0, width, top);
      to.fillRect(0, top + height, width, bottom);
      to.textBaseline = 'middle';
      to.textAlign = 'left';
      to.direction = rightToLeft ? 'rtl' : 'ltr';
      const write = (text: string, font: string, colour: string, middle: number) => {
        const piece = pieceOf(text, font, colour);
        piece.draw(to, xOf(0, piece.width), middle);
      };
      let y = PADDING;
      for (const text of titles) write(text, FONTS.title, palette.ink, (y += LINE.title) - LINE.title / 2);
      for (const text of subtitles)
        write(text, FONTS.subtitle, palette.labelQuiet, (y += LINE.subtitle) - LINE.subtitle / 2);
      y = top + height + 8;
      for (const { row, height } of placed) {
        for (const { x, piece } of row) piece.draw(to, xOf(x, piece.width), y + height / 2);
        y += height;
      }
      for (const text of notes) write(text, FONTS.note, palette.labelQuiet, (y += LINE.note) - LINE.note / 2);
    }
  };
}

/** Pieces one after the other, each where it stands in its row; a new row begins where the next does not fit. */
export function flow<P extends { width: number }>(
  pieces: readonly P[],
  room: number
): { x: number; piece: P }[][] {
  const rows: { x: number; piece: P }[][] = [];
  let x = 0;
  for (const piece of pieces) {
    const row = rows.at(-1);
    if (row && x + piece.width <= room) row.push({ x, piece });
    else {
      x = 0;
      rows.push([{ x, piece }]);
    }
    x += piece.width + GAP;
  }
  return rows;
}

/** Breaks a text where its language lets it; a word that is wider than the room stands alone. */
export function wrap(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (line.trim() !== '' && widthOf((line + segment).trimEnd()) > room) {
      lines.push(line.trim());
      line = '';
    }
    line += segment;
  }
  return line.trim() === '' ? lines : [...lines, line.trim()];
}

function withIcon(key: SnapshotKey, text: Piece, palette: Palette): Piece {
  const image = 'icon' in key && !isPattern(key.icon) ? toCanvas(drawIcon(key.icon, palette)) : null;
  const icon = image
    ? { width: image.width / PIXEL_RATIO, height: image.height / PIXEL_RATIO }
    : { width: SWATCH.width, height: SWATCH.height };
  return {
    width: icon.width + 4 + text.width,
    height: icon.height,
    draw(to, x, middle) {
      const isLast = to.direction === 'rtl';
      const iconX = isLast ? x + text.width + 4 : x;
      if (image) to.drawImage(image, iconX, middle - icon.height / 2, icon.width, icon.height);
      else drawSwatch(to, key, iconX, middle - icon.height / 2, palette);
      text.draw(to, isLast ? x : x + icon.width + 4, middle + 0.5);
    }
  };
}

/** Icons that fill a province. */
function isPattern({ kind }: IconRequest): boolean {
  return kind === 'blank' || kind === 'hatch';
}

/** A colour of the shading, the pattern of a province, the shape of an area or a line. */
function drawSwatch(
  to: CanvasRenderingContext2D,
  key: SnapshotKey,
  x: number,
  y: number,
  palette: Palette
): void {
  const { width, height } = SWATCH;
  if ('area' in key) return drawArea(to, key, x + width / 2, y + height / 2, palette);
  if ('line' in key) {
    to.strokeStyle = palette.disputed;
    to.lineWidth = 1.5;
    to.setLineDash([4, 3]);
    to.beginPath();
    to.moveTo(x, y + height / 2);
    to.lineTo(x + width, y + height / 2);
    to.stroke();
    to.setLineDash([]);
    return;
  }
  to.fillStyle = 'colour' in key ? key.colour : palette.focus;
  to.fillRect(x, y, width, height);
  if ('icon' in key) {
    const pattern = to.createPattern(toCanvas(drawIcon(key.icon, palette)), 'repeat');
    pattern?.setTransform(new DOMMatrix().translate(x, y).scale(1 / PIXEL_RATIO));
    if (pattern) to.fillStyle = pattern;
    to.fillRect(x, y, width, height);
  }
  to.strokeStyle = palette.labelQuiet;
  to.lineWidth = 0.6;
  to.strokeRect(x, y, width, height);
}

/** A circle with a dashed edge, or a district's soft shade. */
function drawArea(
  to: CanvasRenderingContext2D,
  { area, layer }: Extract<SnapshotKey, { area: unknown }>,
  x: number,
  y: number,
  palette: Palette
): void {
  const { width, height } = SWATCH;
  const colour = palette.category[layer];
  to.beginPath();
  to.ellipse(x, y, width / 2 - 1, height / 2, 0, 0, 2 * Math.PI);
  to.fillStyle = colour;
  to.globalAlpha = area === 'near' ? 0.08 : 0.24;
  to.fill();
  to.globalAlpha = 1;
  if (area === 'district') return;
  to.strokeStyle = colour;
  to.lineWidth = 1.2;
  to.setLineDash([3, 2.5]);
  to.stroke();
  to.setLineDash([]);
}

function scaleOf({ length }: ScaleBar, text: Piece, palette: Palette): Piece {
  return {
    width: length + 6 + text.width,
    draw(to, x, middle) {
      const isLast = to.direction === 'rtl';
      const from = isLast ? x + text.width + 6 : x;
      to.strokeStyle = palette.ink;
      to.lineWidth = 1.5;
      to.beginPath();
      to.moveTo(from, middle - 4);
      to.lineTo(from, middle + 4);
      to.lineTo(from + length, middle + 4);
      to.lineTo(from + length, middle - 4);
      to.stroke();
      text.draw(to, isLast ? x : x + length + 6, middle + 0.5);
    }
  };
}

function toCanvas(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}
