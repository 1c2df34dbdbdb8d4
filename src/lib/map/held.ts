import type { FeatureCollection } from 'geojson';

/** Map files that a page holds itself, so that it asks nobody for them. */
export interface HeldFiles {
  /** By address; files that are not here are fetched. */
  files: Readonly<Record<string, FeatureCollection>>;
  /** Degrees that they cover; nobody pans out of them. */
  bounds: [west: number, south: number, east: number, north: number];
}

/** What MapLibre takes as the data of a source: the file where it is held, else its address. */
export function dataAt(held: HeldFiles | null | undefined, address: string): FeatureCollection | string {
  return held?.files[address] ?? address;
}
