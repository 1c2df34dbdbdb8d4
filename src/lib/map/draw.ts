import { LAYERS, type Layer } from '../model/index.ts';
import { markOutline, type IconRequest, type LayerCounts, type Mark } from './marks.ts';
import type { Palette } from './palette.ts';

/** Images are drawn at twice their size on screen, which is sharp enough on any screen. */
export const PIXEL_RATIO = 2;

const PILL = {
  height: 24,
  glyphRadius: 4.6,
  padding: 8,
  gap: 4,
  groupGap: 8,
  font: '600 12px "Noto Sans", sans-serif'
};
const HATCH = {
  gap: 9,
  width: 1.3,
  alpha: 0.4,
  dashes: { attack: null, operation: [0.6, 0.4], measure: [0.22, 0.78] }
};
const TOWN_RADIUS = 1.7;

/** Draws what an icon's name asks for, in the browser. */
export function drawIcon(request: IconRequest, palette: Palette): ImageData {
  switch (request.kind) {
    case 'mark':
      return drawMark(request.mark, palette);
    case 'pill':
      return drawPill(request.counts, palette);
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

/** A cluster: how many of each category, in words of shape and number. */
function drawPill(counts: LayerCounts, palette: Palette): ImageData {
  const present = LAYERS.filter((layer) => counts[layer] > 0);
  const measure = canvasOf(1, 1);
  measure.font = PILL.font;
  const widths = present.map((layer) => measure.measureText(String(counts[layer])).width);
  const glyph = PILL.glyphRadius * 2;
  const inner =
    widths.reduce((sum, width) => sum + glyph + PILL.gap + width, 0) + PILL.groupGap * (present.length - 1);
  const width = Math.ceil(inner + PILL.padding * 2) + 4;
  const height = PILL.height + 4;
  const context = canvasOf(width, height);
  context.beginPath();
  context.roundRect(2, 2, width - 4, PILL.height, PILL.height / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.surfaceLine;
  context.lineWidth = 1;
  context.stroke();
  context.font = PILL.font;
  context.textBaseline = 'middle';
  let x = PILL.padding + 2;
  present.forEach((layer, i) => {
    context.save();
    context.translate(x + PILL.glyphRadius, height / 2);
    traceShape(context, layer, PILL.glyphRadius);
    context.fillStyle = palette.category[layer];
    context.fill();
    context.restore();
    context.fillStyle = palette.ink;
    context.fillText(String(counts[layer]), x + glyph + PILL.gap, height / 2 + 0.5);
    x += glyph + PILL.gap + (widths[i] ?? 0) + PILL.groupGap;
  });
  return pixelsOf(context, width, height);
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
