import type { FeatureCollection } from 'geojson';
import type { GeodataFiles } from './basemap.ts';
import type { ProvinceCollection } from './camera.ts';
import { dataAt } from './held.ts';
import { readTopology, type FirstShapes, type Topology } from './outlineShapes.ts';

export interface LoadedShapes {
  provinces: ProvinceCollection;
  /** Null where the map begins with the files themselves. */
  first: FirstShapes | null;
}

/** Fetches what a map needs before it can be opened. @throws an Error that names the file that did not come */
export async function loadShapes(files: GeodataFiles): Promise<LoadedShapes> {
  // A page that holds the files needs nothing to begin with.
  if (files.outlines === undefined || files.held)
    return { provinces: await readFile<ProvinceCollection>(files, files.admin1), first: null };
  const first = readTopology(await fetchJson<Topology>(files.outlines));
  const provinces = first.shapes.admin1;
  if (!provinces) throw new Error(`${files.outlines} holds no admin1`);
  return { provinces: provinces as ProvinceCollection, first };
}

/** One of the map's files, by its address: the page's own where it holds it. */
export async function readFile<T extends FeatureCollection>(
  files: GeodataFiles,
  address: string
): Promise<T> {
  const held = dataAt(files.held, address);
  return typeof held === 'string' ? fetchJson<T>(held) : (held as T);
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}
