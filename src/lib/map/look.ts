import type { LngLat } from '../model/index.ts';

/** West, south, east, north, in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** Where a map looks; sizes in CSS pixels, of what no panel covers. */
export interface Look {
  center: LngLat;
  zoom: number;
  bounds: Bounds;
  width: number;
  height: number;
  /** False while it stands where it opened. */
  isMoved: boolean;
}

/** The zoom that shows the same part of the earth on a map of another size: one step is twice as large. */
export function zoomAt(look: Pick<Look, 'zoom' | 'width' | 'height'>, width: number, height: number): number {
  return look.zoom + Math.log2(Math.min(width / look.width, height / look.height));
}
