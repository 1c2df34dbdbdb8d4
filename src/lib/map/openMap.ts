import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import {
  AttributionControl,
  Map as MapLibreMap,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type LngLatBoundsLike,
  type MapGeoJSONFeature,
  type MapMouseEvent,
  type PaddingOptions,
  type VectorTileSource
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { bbox } from '@turf/bbox';
import type { Engine, LayerCounts, MapRow, View } from '../columns/engine.ts';
import { formatFilter, type BriefingImage, type LngLat } from '../model/index.ts';
import { areasInSight, countAreas, hasMany, toAreas, toShadedProvinces } from './areas.ts';
import type { GeodataFiles } from './basemap.ts';
import type { Choropleth } from './choropleth.ts';
import { drawIcon, PIXEL_RATIO } from './draw.ts';
import { isOffMap, toSelected } from './features.ts';
import { FONT_FACES } from './fonts.ts';
import {
  hatchOpacity,
  inProvinces,
  largeAreas,
  MAX_ZOOM,
  nearAreas,
  outsideProvinces,
  paintProvinces,
  pillIcon,
  provinceLabel,
  shadePattern
} from './layers.ts';
import { parseIcon } from './marks.ts';
import type { OutlineOf } from './outlines.ts';
import { PALETTES, type Palette, type Theme } from './palette.ts';
import { takeSnapshot, type SnapshotWords } from './snapshot.ts';
import { buildStyle } from './style.ts';
import { serveTiles } from './tiles.ts';

// Without it the built worker is not found and the map never comes to rest.
setWorkerUrl(workerUrl);

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
}

export type Hit =
  /** `row` is the engine's number of the record; the opened one has none of its own here. */
  | { kind: 'record'; row: number | 'selected'; at: LngLat }
  | {
      kind: 'cluster';
      counts: LayerCounts;
      disagree: number;
      expand: number | null;
      place: number;
      at: LngLat;
    }
  | { kind: 'province'; admin1: string; isHatched: boolean; at: LngLat };

export interface MapEvents {
  /** The pointer is over something, or over nothing any more. */
  onhover(hit: Hit | null): void;
  /** One record was chosen, by the engine's number. */
  onrecord(row: number): void;
  /** A place was chosen whose records no closer view would part. */
  onplace(place: number, at: LngLat): void;
  /** A province with records known no closer; null for a click beside everything. */
  onprovince(admin1: string | null, at: LngLat): void;
  onmove(): void;
  /** The pin was put down, by a click or at the end of a drag; null for the province where it stands in none. */
  onpin(at: LngLat, admin1: string | null): void;
  /** A file did not come, or the style is wrong. */
  onerror(error: { message: string }): void;
}

export interface OpenMap {
  map: MapLibreMap;
  show(content: MapContent): void;
  setTheme(theme: Theme): void;
  /** Room that panels take, in CSS pixels. */
  setPadding(padding: PaddingOptions): void;
  /** Moves to the provinces, or to the whole country for none. */
  fitProvinces(codes: readonly string[]): void;
  /** Shows a pin that can be dragged, and lets a click put it down; a null place waits for the first click. */
  setPin(pin: { at: LngLat | null } | null): void;
  /** Moves to a point only where it is out of sight. */
  reveal(at: LngLat): void;
  /** A crisp picture of what is in sight, with a legend, scale and attribution. */
  snapshot(words: SnapshotWords): Promise<BriefingImage>;
  remove(): void;
}

export interface OpenMapOptions {
  container: HTMLElement;
  files: GeodataFiles;
  /** The provinces' boundaries, already loaded: they say where to look first. */
  provinces: ProvinceCollection;
  theme: Theme;
  padding: PaddingOptions;
  view: { center: LngLat; zoom: number } | null;
  compactAttribution: boolean;
  events: MapEvents;
}

export type ProvinceCollection = FeatureCollection<Polygon | MultiPolygon, { admin1: string; name: string }>;

const MOVE_MS = 450;
const FIT_PADDING = 28;
/** Square degrees. */
const SMALL_EXTENT = 1;
const LARGE_EXTENT = 12;
const CLICKABLE = ['selected', 'clusters', 'records'];

/** Opens a map in a container. All changes after that go through the returned verbs. */
export function openMap(options: OpenMapOptions): OpenMap {
  const { provinces, events } = options;
  let theme = options.theme;
  const codesOf = (fits: (extent: number) => boolean) =>
    provinces.features.filter((feature) => fits(extentOf(feature))).map((f) => f.properties.admin1);
  const room = {
    small: codesOf((extent) => extent < SMALL_EXTENT),
    large: codesOf((extent) => extent > LARGE_EXTENT)
  };
  let content: MapContent | null = null;
  let shown = '';
  let serial = 0;
  let engineLeft = signal();
  const tiles = serveTiles(async (z, x, y) => {
    for (;;) {
      const { engine = null, view = null } = content ?? {};
      if (engine === null || view === null) return new Uint8Array();
      const bytes = await Promise.race([engine.tile(view.filter, z, x, y), engineLeft.promise]).catch(
        (error: unknown) => {
          if (content?.engine === engine) throw error;
          return null;
        }
      );
      // An engine that was closed meanwhile never answers; the one after it does.
      if (bytes !== null) return bytes;
    }
  });
  const styleOf = () =>
    buildStyle(PALETTES[theme], options.files, FONT_FACES, { room, tiles: tiles.template(serial) });

  const map = new MapLibreMap({
    container: options.container,
    style: styleOf(),
    ...(options.view ?? { bounds: boundsOf(provinces.features) }),
    ...(options.files.held ? { maxBounds: options.files.held.bounds } : {}),
    minZoom: 2.5,
    maxZoom: MAX_ZOOM,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 150
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setPadding(options.padding);
  if (options.view === null)
    map.fitBounds(boundsOf(provinces.features), { padding: FIT_PADDING, duration: 0 });
  map.addControl(new AttributionControl({ compact: options.compactAttribution }), 'bottom-left');
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left');
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.setMissingStyleImageResolver(async (name) => {
    const request = parseIcon(name);
    if (request && !map.hasImage(name)) {
      map.addImage(name, drawIcon(request, PALETTES[theme]), { pixelRatio: PIXEL_RATIO });
    }
  });

  const fill = () => {
    if (content !== null) fillSources(map, content, PALETTES[theme]);
  };
  /** New tiles for a new selection; the old ones stay until they are there. */
  const refreshTiles = () => {
    const { engine = null, view = null } = content ?? {};
    const next = engine && view ? `${engine.meta.dataVersion} ${formatFilter(view.filter).toString()}` : '';
    if (next === shown) return;
    shown = next;
    serial += 1;
    map.getSource<VectorTileSource>('records')?.setTiles([tiles.template(serial)]);
  };
  map.on('style.load', () => {
    refreshTiles();
    fill();
  });
  map.on('move', () => events.onmove());
  map.on('moveend', () => {
    // Of few areas all are there already.
    if (content !== null && map.getSource('areas') && hasMany(content.view?.areas ?? []))
      drawAreas(map, content);
  });
  map.on('mousemove', (event) => {
    const hit = hitAt(map, event, content?.choropleth != null);
    map.getCanvas().style.cursor = isPinning ? 'crosshair' : hit ? 'pointer' : '';
    events.onhover(isPinning ? null : hit);
  });
  map.on('mouseout', () => events.onhover(null));
  const pin = new Marker({ draggable: true, color: PALETTES.light.ink });
  let isPinning = false;
  const provinceAt = (at: LngLat) => {
    const [feature] = map.queryRenderedFeatures(map.project(at), { layers: ['province-hit'] });
    return feature ? String(feature.properties.admin1) : null;
  };
  pin.on('dragend', () => {
    const at = pin.getLngLat().wrap().toArray();
    events.onpin(at, provinceAt(at));
  });
  map.on('click', (event) => {
    if (!isPinning) return choose(map, event, events);
    const at = event.lngLat.wrap().toArray();
    events.onpin(at, provinceAt(at));
  });
  map.on('error', ({ error }) => events.onerror(error));
  // Says once that all is drawn, records too: a map without them rests before they come.
  map.on('idle', () => {
    if (shown !== '') options.container.dataset.idle = 'true';
  });

  return {
    map,
    show(next) {
      const isOther = content !== null && content.engine !== next.engine;
      content = next;
      if (isOther) {
        engineLeft.send(null);
        engineLeft = signal();
      }
      if (!map.getSource('records')) return;
      refreshTiles();
      fill();
    },
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      map.setStyle(styleOf(), { diff: false });
    },
    setPadding(padding) {
      map.easeTo({ padding, duration: 200 });
    },
    fitProvinces(codes) {
      const chosen = provinces.features.filter((feature) => codes.includes(feature.properties.admin1));
      map.fitBounds(boundsOf(chosen.length > 0 ? chosen : provinces.features), {
        padding: FIT_PADDING,
        duration: MOVE_MS,
        maxZoom: 8
      });
    },
    setPin(next) {
      isPinning = next !== null;
      map.getCanvas().style.cursor = isPinning ? 'crosshair' : '';
      if (next?.at) pin.setLngLat(next.at).addTo(map);
      else pin.remove();
    },
    reveal(at) {
      const { x, y } = map.project(at);
      const { left = 0, right = 0, top = 0, bottom = 0 } = map.getPadding();
      const { clientWidth, clientHeight } = map.getContainer();
      const margin = 40;
      const inSight =
        x > left + margin &&
        x < clientWidth - right - margin &&
        y > top + margin &&
        y < clientHeight - bottom - margin;
      if (!inSight) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 5.5), duration: MOVE_MS });
    },
    snapshot: (words) => takeSnapshot(map, words, PALETTES[theme]),
    remove() {
      map.remove();
      tiles.close();
    }
  };
}

function fillSources(map: MapLibreMap, content: MapContent, palette: Palette): void {
  const { view, admin1, selected, choropleth, words, disagree } = content;
  setData(map, 'selected', toSelected(selected));
  const count = countAreas(view?.areas ?? []);
  map.setFilter('areas', largeAreas(count));
  map.setFilter('areas-line', nearAreas(count));
  drawAreas(map, content);
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
  map.setLayoutProperty('label-provinces', 'text-field', provinceLabel(words));
  map.setPaintProperty('label-provinces', 'text-color', choropleth ? palette.label : palette.labelQuiet);
  map.setLayoutProperty('disagree', 'visibility', disagree ? 'visible' : 'none');
  map.setLayoutProperty('clusters', 'icon-image', pillIcon(disagree));
}

function drawAreas(map: MapLibreMap, { view, outlineOf, selected }: MapContent): void {
  const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = map.getBounds().toArray();
  const inSight = areasInSight(view?.areas ?? [], [west, south, east, north], map.getZoom());
  setData(map, 'areas', toAreas(inSight, outlineOf, selected));
}

/** The province of an opened record that has no point to show. */
function provinceOf(row: MapRow | null): string[] {
  return row && isOffMap(row) && row.location.admin1 ? [row.location.admin1] : [];
}

function setData(map: MapLibreMap, id: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(id)?.setData(data);
}

/** What stands at the pointer: a mark before a province that is hatched, or shaded. */
function hitAt(map: MapLibreMap, event: MapMouseEvent, isShaded: boolean): Hit | null {
  if (!map.getLayer('records')) return null;
  const mark = map.queryRenderedFeatures(event.point, { layers: CLICKABLE })[0];
  if (mark) return hitOfMark(mark);
  const at = event.lngLat.toArray();
  const [hatched] = map.queryRenderedFeatures(event.point, { layers: ['province-shade'] });
  const [other] = isShaded ? map.queryRenderedFeatures(event.point, { layers: ['province-hit'] }) : [];
  const admin1: unknown = (hatched ?? other)?.properties.admin1;
  return typeof admin1 === 'string'
    ? { kind: 'province', admin1, isHatched: hatched !== undefined, at }
    : null;
}

function hitOfMark({ properties, geometry, layer }: MapGeoJSONFeature): Hit | null {
  if (geometry.type !== 'Point') return null;
  const at: LngLat = [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
  if (layer.id === 'selected') return { kind: 'record', row: 'selected', at };
  if (layer.id === 'records') return { kind: 'record', row: Number(properties.row), at };
  const countOf = (name: string) => Number(properties[name] ?? 0);
  return {
    kind: 'cluster',
    counts: { attack: countOf('attack'), operation: countOf('operation'), measure: countOf('measure') },
    disagree: countOf('disagree'),
    expand: typeof properties.expand === 'number' ? properties.expand : null,
    place: countOf('place'),
    at
  };
}

/** Opens a record, parts a cluster, or lists what stands at one place. */
function choose(map: MapLibreMap, event: MapMouseEvent, events: MapEvents): void {
  const hit = hitAt(map, event, false);
  if (hit === null) return events.onprovince(null, event.lngLat.toArray());
  if (hit.kind === 'record') return hit.row === 'selected' ? undefined : events.onrecord(hit.row);
  if (hit.kind === 'province') return events.onprovince(hit.admin1, hit.at);
  if (hit.expand === null) return events.onplace(hit.place, hit.at);
  // As far as it parts, for which a tile's own zoom is a whole number, and far enough to feel like a step.
  const zoom = Math.min(Math.max(hit.expand + 0.3, map.getZoom() + 1), MAX_ZOOM);
  map.easeTo({ center: hit.at, zoom, duration: MOVE_MS });
}

function signal(): { promise: Promise<null>; send: (value: null) => void } {
  let send: (value: null) => void = () => {};
  const promise = new Promise<null>((resolve) => (send = resolve));
  return { promise, send };
}

function boundsOf(features: Feature[]): LngLatBoundsLike {
  const [west, south, east, north] = bbox({ type: 'FeatureCollection', features });
  return [west, south, east, north];
}

function extentOf(feature: Feature): number {
  const [west, south, east, north] = bbox(feature);
  return (east - west) * (north - south);
}
