import type { GeodataFiles } from './basemap.ts';
import type { ProvinceCollection } from './camera.ts';
import { dataAt, type HeldFiles } from './held.ts';
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
    return { provinces: await readJson<ProvinceCollection>(files.admin1, files.held), first: null };
  const first = readTopology(await readJson<Topology>(files.outlines));
  const provinces = first.shapes.admin1;
  if (!provinces) throw new Error(`${files.outlines} holds no admin1`);
  return { provinces: provinces as ProvinceCollection, first };
}

/**
 * A file of the map; a page that holds its own asks nobody for another one.
 * @throws an Error that names the file that is not there or did not come
 */
export async function readJson<T>(url: string, held?: HeldFiles | null): Promise<T> {
  const data = dataAt(held, url);
  if (typeof data !== 'string') return data as T;
  if (held) throw new Error(`${url} is not in this file`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}
