import type { Map as MapLibreMap } from 'maplibre-gl';
import type { BriefingImage } from '../model/index.ts';
import { layFrame, type FrameWords, type ScaleBar } from './frame.ts';
import type { Palette } from './palette.ts';

export interface SnapshotWords extends FrameWords {
  /** What the image shows, for who cannot see it. */
  alt: string;
  /** "100 km" for the bar of the scale. */
  distance: (km: number) => string;
}

/** Twice the pixels of a screen are crisp on a slide and in print. */
const RATIO = 2;
const WIDEST_BAR = 110;
const LONGEST_WAIT_MS = 15_000;

/**
 * The map as it stands, drawn twice as fine, in a frame of title, legend, scale and attribution. The map has its own
 * pixel ratio again afterwards.
 */
export async function takeSnapshot(
  map: MapLibreMap,
  words: SnapshotWords,
  palette: Palette
): Promise<BriefingImage> {
  const { clientWidth: width, clientHeight } = map.getContainer();
  const { scale = 1 } = words;
  const bar = scaleBar(map, words.distance);
  // Laid out at its own size, and drawn larger.
  const frame = layFrame(words, { ...bar, length: bar.length / scale }, width / scale, palette);
  const top = Math.ceil(frame.top * scale);
  const height = top + clientHeight + Math.ceil(frame.bottom * scale);
  const ratio = map.getPixelRatio();
  const canvas = document.createElement('canvas');
  canvas.width = width * RATIO;
  canvas.height = height * RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no images');
  context.scale(RATIO, RATIO);
  try {
    map.setPixelRatio(RATIO);
    await settled(map);
    // The picture must be taken while it is drawn: the browser clears it right after.
    await new Promise<void>((resolve) => {
      map.once('render', () => {
        context.drawImage(map.getCanvas(), 0, top, width, clientHeight);
        resolve();
      });
      map.triggerRepaint();
    });
  } finally {
    map.setPixelRatio(ratio);
  }
  context.scale(scale, scale);
  frame.draw(context, clientHeight / scale);
  return { dataUrl: canvas.toDataURL('image/png'), width, height, alt: words.alt };
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

/** A round number of kilometres at the middle of the map. */
function scaleBar(map: MapLibreMap, distance: (km: number) => string): ScaleBar {
  const { clientWidth, clientHeight } = map.getContainer();
  const [x, y] = [clientWidth / 2, clientHeight / 2];
  const metres = map.unproject([x, y]).distanceTo(map.unproject([x + WIDEST_BAR, y]));
  const km = roundDown(metres / 1000);
  return { length: (WIDEST_BAR * km * 1000) / metres, text: distance(km) };
}

/** The largest of 1, 2, 5 and their tens that is no more. */
export function roundDown(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  const digit = value / ten;
  return ten * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}
