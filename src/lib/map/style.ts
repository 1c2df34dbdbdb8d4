import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import {
  BELOW_LINES,
  buildBasemap,
  type FontFaces,
  type GeodataFiles,
  type ProvinceRoom
} from './basemap.ts';
import { dataAt } from './held.ts';
import { buildAreaLayers, buildMarkLayers, buildSources } from './layers.ts';
import { namesIn } from './names.ts';
import type { FirstShapes } from './outlineShapes.ts';
import type { Palette } from './palette.ts';

interface StyleOptions {
  room: ProvinceRoom;
  /** Template of the addresses of the records' tiles. */
  tiles: string;
  /** Shapes to stand in for the files until they are fetched. */
  first?: FirstShapes | null;
  /** In which language places are called, as a BCP 47 tag. */
  locale?: string;
}

/**
 * The whole map: basemap, areas under its lines, marks above its labels. Pure; areas are put in later.
 */
export function buildStyle(
  palette: Palette,
  files: GeodataFiles,
  fontFaces: FontFaces,
  { room, tiles, first = null, locale = 'en' }: StyleOptions
): StyleSpecification {
  const basemap = buildBasemap(palette, files, fontFaces, room, first, namesIn(locale));
  return {
    ...basemap,
    sources: {
      ...basemap.sources,
      ...buildSources(first?.shapes.admin1 ?? dataAt(files.held, files.admin1), tiles)
    },
    layers: [
      ...insertBefore(basemap.layers, BELOW_LINES, buildAreaLayers(palette)),
      ...buildMarkLayers(palette)
    ]
  };
}

function insertBefore(
  layers: LayerSpecification[],
  id: string,
  added: LayerSpecification[]
): LayerSpecification[] {
  const at = layers.findIndex((layer) => layer.id === id);
  if (at < 0)
    throw new Error(`the basemap has no layer "${id}"; it has ${layers.map((l) => l.id).join(', ')}`);
  return [...layers.slice(0, at), ...added, ...layers.slice(at)];
}
