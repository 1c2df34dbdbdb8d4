import { LAYERS, type Layer } from '../model/index.ts';
import type { Blank } from './choropleth.ts';
import { markOutline, type IconRequest, type Mark } from './marks.ts';
import type { Palette } from './palette.ts';

/** Images are drawn at twice their size on screen, which is sharp enough on any screen. */
export const PIXEL_RATIO = 2;

const PILL = {
  height: 24,
  /** Of each count, where there are several. */
  row: 15,
  rowPadding: 3,
  corner: 9,
  glyphRadius: 4.4,
  padding: 7,
  gap: 5,
  font: '600 12px "Noto Sans", sans-serif'
};
const HATCH = {
  gap: 9,
  width: 1.3,
  alpha: 0.4,
  dashes: { attack: null, operation: [0.6, 0.4], measure: [0.22, 0.78] }
};
const RING = { clear: 3.5, width: 1.6, period: 5 };
const BLANK = { gap: 9, width: 0.9, cross: 1.5, alpha: 0.6 };
const TOWN_RADIUS = 1.7;

/** Draws what an icon's name asks for, in the browser. */
export function drawIcon(request: IconRequest, palette: Palette): ImageData {
  switch (request.kind) {
    case 'mark':
      return drawMark(request.mark, palette);
    case 'pill':
      return drawPill(request.counts, request.disagree, palette);
    case 'ring':
      return drawRing(request.radius, palette);
    case 'blank':
      return drawBlank(request.blank, palette);
    case 'hatch':
      return drawHatch(request.layers, palette);
    case 'town':
      return drawTown(palette);
  }
}

function drawMark(mark: Mark, palette: Palette): ImageData {
  const size = Math.ceil(mark.radius * 2.6) + 6;
  const context = canvasOf(size, size);
  context.translate(size / 2, size / 2);
  traceShape(context, mark.layer, mark.radius);
  context.lineJoin = 'round';
  // The halo keeps neighbouring marks apart; it is drawn first so that it never eats into the shape.
  context.lineWidth = mark.hollow ? 5 : 3;
  context.strokeStyle = palette.markStroke;
  context.stroke();
  if (mark.hollow) {
    context.fillStyle = palette.markStroke;
    context.fill();
    context.lineWidth = 2.2;
    context.strokeStyle = palette.category[mark.layer];
    context.stroke();
  } else {
    context.fillStyle = palette.category[mark.layer];
    context.fill();
  }
  return pixelsOf(context, size, size);
}

/** A cluster: how many of each category, one below the other; a dashed ring before those told differently. */
function drawPill(counts: Record<Layer, string>, disagree: string, palette: Palette): ImageData {
  const parts: { text: string; layer: Layer | null }[] = LAYERS.filter((layer) => counts[layer] !== '').map(
    (layer) => ({ text: counts[layer], layer })
  );
  if (disagree !== '') parts.push({ text: disagree, layer: null });
  const measure = canvasOf(1, 1);
  measure.font = PILL.font;
  const widths = parts.map(({ text }) => measure.measureText(text).width);
  const glyph = PILL.glyphRadius * 2;
  const inner = glyph + PILL.gap + Math.max(...widths, 0);
  const width = Math.ceil(inner + PILL.padding * 2) + 4;
  const height = (parts.length > 1 ? parts.length * PILL.row + PILL.rowPadding * 2 : PILL.height) + 4;
  const context = canvasOf(width, height);
  context.beginPath();
  context.roundRect(2, 2, width - 4, height - 4, parts.length > 1 ? PILL.corner : PILL.height / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.surfaceLine;
  context.lineWidth = 1;
  context.stroke();
  context.font = PILL.font;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const left = PILL.padding + 2;
  parts.forEach(({ text, layer }, i) => {
    const y = height / 2 + (i - (parts.length - 1) / 2) * PILL.row;
    context.save();
    context.translate(left + PILL.glyphRadius, y);
    if (layer === null) strokeRing(context, PILL.glyphRadius, palette);
    else {
      traceShape(context, layer, PILL.glyphRadius);
      context.fillStyle = palette.category[layer];
      context.fill();
    }
    context.restore();
    context.fillStyle = palette.ink;
    context.fillText(text, left + inner, y + 0.5);
  });
  return pixelsOf(context, width, height);
}

/** A ring that stands clear of the widest shape of its mark. */
function drawRing(radius: number, palette: Palette): ImageData {
  const outer = radius * 1.26 + RING.clear;
  const size = Math.ceil(outer * 2) + 6;
  const context = canvasOf(size, size);
  context.translate(size / 2, size / 2);
  context.beginPath();
  context.arc(0, 0, outer, 0, Math.PI * 2);
  context.fillStyle = palette.markStroke;
  context.globalAlpha = 0.7;
  context.fill();
  context.globalAlpha = 1;
  strokeRing(context, outer, palette);
  return pixelsOf(context, size, size);
}

function strokeRing(context: CanvasRenderingContext2D, radius: number, palette: Palette): void {
  const dashes = Math.max(6, Math.round((Math.PI * 2 * radius) / RING.period));
  const period = (Math.PI * 2 * radius) / dashes;
  context.setLineDash([period * 0.6, period * 0.4]);
  context.lineWidth = RING.width;
  context.strokeStyle = palette.ink;
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.stroke();
  context.setLineDash([]);
}

/** Not the slant of the hatches, and no colour of a category: a figure is missing here. */
function drawBlank(blank: Exclude<Blank, 'none'>, palette: Palette): ImageData {
  const tile = BLANK.gap;
  const context = canvasOf(tile, tile);
  context.globalAlpha = BLANK.alpha;
  context.strokeStyle = palette.blank;
  context.lineWidth = BLANK.width;
  context.beginPath();
  if (blank === 'tollUnknown')
    for (const shift of [-tile, 0, tile]) {
      context.moveTo(shift, 0);
      context.lineTo(shift + tile, tile);
    }
  if (blank === 'noPopulation') {
    context.moveTo(0, tile / 2);
    context.lineTo(tile, tile / 2);
  }
  if (blank === 'unread') {
    const [near, far] = [tile / 2 - BLANK.cross, tile / 2 + BLANK.cross];
    context.moveTo(near, near);
    context.lineTo(far, far);
    context.moveTo(near, far);
    context.lineTo(far, near);
  }
  context.stroke();
  return pixelsOf(context, tile, tile);
}

/** Slanting stripes, one of each layer in turn: whole for attacks, dashed for operations, dotted for measures. */
function drawHatch(layers: readonly Layer[], palette: Palette): ImageData {
  const tile = HATCH.gap * Math.max(2, layers.length) * (layers.length === 1 ? 1 : 2);
  const stripes = Math.round(tile / HATCH.gap);
  const context = canvasOf(tile, tile);
  context.lineWidth = HATCH.width;
  context.globalAlpha = HATCH.alpha;
  for (let i = 0; i < stripes; i += 1) {
    const layer = layers[i % layers.length];
    if (layer === undefined) break;
    context.strokeStyle = palette.category[layer];
    // A dash must fit the tile's diagonal a whole number of times, or the pattern would break at its edges.
    const period = (tile * Math.SQRT2) / (stripes * 2);
    context.setLineDash(HATCH.dashes[layer]?.map((part) => part * period) ?? []);
    for (const shift of [-tile, 0, tile]) {
      const x = shift + i * HATCH.gap;
      context.beginPath();
      context.moveTo(x, tile);
      context.lineTo(x + tile, 0);
      context.stroke();
    }
  }
  return pixelsOf(context, tile, tile);
}

function drawTown(palette: Palette): ImageData {
  const size = 6;
  const context = canvasOf(size, size);
  context.beginPath();
  context.arc(size / 2, size / 2, TOWN_RADIUS, 0, Math.PI * 2);
  context.fillStyle = palette.labelQuiet;
  context.fill();
  return pixelsOf(context, size, size);
}

function traceShape(context: CanvasRenderingContext2D, layer: Layer, radius: number): void {
  const outline = markOutline(layer, radius);
  context.beginPath();
  if (outline === null) {
    context.arc(0, 0, radius, 0, Math.PI * 2);
    return;
  }
  outline.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser draws no 2d canvas');
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  return context;
}

function pixelsOf(context: CanvasRenderingContext2D, width: number, height: number): ImageData {
  return context.getImageData(0, 0, width * PIXEL_RATIO, height * PIXEL_RATIO);
}
