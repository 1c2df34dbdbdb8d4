import type { Map as MapLibreMap } from 'maplibre-gl';
import type { BriefingImage } from '../model/index.ts';
import { drawIcon, PIXEL_RATIO } from './draw.ts';
import type { IconRequest } from './marks.ts';
import type { Palette } from './palette.ts';

export interface SnapshotWords {
  /** What the image shows, for who cannot see it. */
  alt: string;
  /** Lines under the map: legend, scale, attribution, sources. */
  legend: readonly SnapshotKey[];
  attribution: string;
  /** "100 km" for the bar of the scale. */
  distance: (km: number) => string;
}

/** One entry of the legend: an icon as the map draws it, and what it means. */
export interface SnapshotKey {
  icon: IconRequest;
  text: string;
}

/** Twice the pixels of a screen are crisp on a slide and in print. */
const RATIO = 2;
const BAND = 34;
const PADDING = 12;
const WIDEST_BAR = 110;
const LONGEST_WAIT_MS = 15_000;

/**
 * The map as it stands, drawn twice as fine, with its legend, scale and attribution below. The map has its own pixel
 * ratio again afterwards.
 */
export async function takeSnapshot(
  map: MapLibreMap,
  words: SnapshotWords,
  palette: Palette
): Promise<BriefingImage> {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const ratio = map.getPixelRatio();
  const canvas = document.createElement('canvas');
  canvas.width = width * RATIO;
  canvas.height = (height + BAND) * RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no images');
  try {
    map.setPixelRatio(RATIO);
    await settled(map);
    // The picture must be taken while it is drawn: the browser clears it right after.
    await new Promise<void>((resolve) => {
      map.once('render', () => {
        context.drawImage(map.getCanvas(), 0, 0, width * RATIO, height * RATIO);
        resolve();
      });
      map.triggerRepaint();
    });
  } finally {
    map.setPixelRatio(ratio);
  }
  context.scale(RATIO, RATIO);
  context.translate(0, height);
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, width, BAND);
  context.textBaseline = 'middle';
  context.font = '12px "Noto Sans", sans-serif';
  drawLegend(context, words.legend, palette);
  drawScale(context, map, width, words, palette);
  return { dataUrl: canvas.toDataURL('image/png'), width, height: height + BAND, alt: words.alt };
}

/** Waits until everything in sight is drawn, but not for ever: a tile that never comes must not keep the rest. */
function settled(map: MapLibreMap): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS);
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
    map.triggerRepaint();
  });
}

function drawLegend(
  context: CanvasRenderingContext2D,
  legend: readonly SnapshotKey[],
  palette: Palette
): void {
  let x = PADDING;
  for (const { icon, text } of legend) {
    const image = drawIcon(icon, palette);
    const key = document.createElement('canvas');
    key.width = image.width;
    key.height = image.height;
    key.getContext('2d')?.putImageData(image, 0, 0);
    const [w, h] = [image.width / PIXEL_RATIO, image.height / PIXEL_RATIO];
    context.drawImage(key, x, (BAND - h) / 2, w, h);
    context.fillStyle = palette.ink;
    context.fillText(text, x + w + 4, BAND / 2 + 0.5);
    x += w + 4 + context.measureText(text).width + 16;
  }
}

/** A bar of a round number of kilometres at the middle of the map, and who must be named, at the right edge. */
function drawScale(
  context: CanvasRenderingContext2D,
  map: MapLibreMap,
  width: number,
  words: SnapshotWords,
  palette: Palette
): void {
  const middle = map.getContainer().clientHeight / 2;
  const from = map.unproject([width / 2, middle]);
  const metres = from.distanceTo(map.unproject([width / 2 + WIDEST_BAR, middle]));
  const km = roundDown(metres / 1000);
  const bar = (WIDEST_BAR * km * 1000) / metres;
  context.textAlign = 'right';
  context.font = '10.5px "Noto Sans", sans-serif';
  context.fillStyle = palette.labelQuiet;
  context.fillText(words.attribution, width - PADDING, BAND / 2 + 0.5);
  const right = width - PADDING - context.measureText(words.attribution).width - 24;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(right - bar, BAND / 2 - 4);
  context.lineTo(right - bar, BAND / 2 + 4);
  context.lineTo(right, BAND / 2 + 4);
  context.lineTo(right, BAND / 2 - 4);
  context.stroke();
  context.fillStyle = palette.ink;
  context.fillText(words.distance(km), right - bar - 6, BAND / 2 + 0.5);
  context.textAlign = 'left';
}

/** The largest of 1, 2, 5 and their tens that is no more. */
export function roundDown(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  const digit = value / ten;
  return ten * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
