import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Engine, MapRow, View } from '../columns/engine.ts';
import { areasInSight, countCircles, hasMany, toAreas, toShadedProvinces } from './areas.ts';
import type { Choropleth } from './choropleth.ts';
import { toSelected } from './features.ts';
import { largeAreas, nearAreas, pillIcon } from './layers.ts';
import { namesIn } from './names.ts';
import type { OutlineOf } from './outlines.ts';
import type { Palette } from './palette.ts';
import {
  hatchOpacity,
  inProvinces,
  outsideProvinces,
  paintProvinces,
  provinceLabel,
  shadePattern
} from './provincePaint.ts';
import { toShadeLabels } from './shades.ts';

/** What a map shows; `show` may be called as often as any of it changes. */
export interface MapContent {
  /** Cuts the tiles of the selection, and tells of single records. Null while there are none. */
  engine: Engine | null;
  view: View | null;
  /** Chosen provinces; the others are dimmed. */
  admin1: readonly string[];
  /** The opened record, shown on top of all others. */
  selected: MapRow | null;
  choropleth: Choropleth | null;
  /** Words under the names of provinces. */
  words: ReadonlyMap<string, string>;
  /** Rings round records that reports tell differently. */
  disagree: boolean;
  outlineOf: OutlineOf;
  /** In which language places are called, as a BCP 47 tag. */
  locale: string;
}

/** Puts everything but the tiles on the map. */
export function fillSources(map: MapLibreMap, content: MapContent, palette: Palette): void {
  const { view, admin1, selected, choropleth, words, disagree, locale } = content;
  setData(map, 'selected', toSelected(selected));
  const count = countCircles(view?.areas ?? []);
  map.setFilter('areas', largeAreas(count));
  map.setFilter('areas-line', nearAreas(count));
  drawAreas(map, content);
  setData(map, 'area-labels', toShadeLabels(view?.areas ?? [], content.outlineOf));
  const shaded = toShadedProvinces(view?.areas ?? []);
  map.setPaintProperty('province-shade', 'fill-pattern', shadePattern(shaded));
  map.setPaintProperty('province-shade', 'fill-opacity', hatchOpacity(choropleth !== null));
  map.setFilter('province-shade', inProvinces([...shaded.keys()]));
  map.setFilter('province-dim', outsideProvinces(admin1));
  map.setFilter('province-chosen', inProvinces([...admin1, ...provinceOf(selected)]));
  const paint = paintProvinces(choropleth, palette);
  map.setPaintProperty('province-fill', 'fill-color', paint.colors);
  map.setFilter('province-fill', inProvinces(paint.filled));
  map.setPaintProperty('province-blank', 'fill-pattern', paint.patterns);
  map.setFilter('province-blank', inProvinces(paint.blank));
  map.setLayoutProperty('label-provinces', 'text-field', provinceLabel(words, namesIn(locale)));
  map.setPaintProperty('label-provinces', 'text-color', choropleth ? palette.label : palette.labelQuiet);
  map.setLayoutProperty('disagree', 'visibility', disagree ? 'visible' : 'none');
  map.setLayoutProperty('clusters', 'icon-image', pillIcon(disagree));
}

/** After a move: of few circles all are there already. */
export function redrawAreas(map: MapLibreMap, content: MapContent): void {
  if (map.getSource('areas') && hasMany(content.view?.areas ?? [])) drawAreas(map, content);
}

function drawAreas(map: MapLibreMap, { view, outlineOf, selected }: MapContent): void {
  const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = map.getBounds().toArray();
  const inSight = areasInSight(view?.areas ?? [], [west, south, east, north], map.getZoom());
  setData(map, 'areas', toAreas(inSight, outlineOf, selected));
}

/** The province of an opened record that is known no closer. */
function provinceOf(row: MapRow | null): string[] {
  return row?.location.precision === 'admin1' && row.location.admin1 ? [row.location.admin1] : [];
}

function setData(map: MapLibreMap, id: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(id)?.setData(data);
}
