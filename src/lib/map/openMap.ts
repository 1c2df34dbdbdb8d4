import {
  AttributionControl,
  getRTLTextPluginStatus,
  Map as MapLibreMap,
  Marker,
  NavigationControl,
  ScaleControl,
  setRTLTextPlugin,
  setWorkerUrl,
  type GeoJSONSource,
  type LngLatBounds,
  type PaddingOptions,
  type VectorTileSource
} from 'maplibre-gl';
import rtlTextUrl from '../../../node_modules/@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { formatFilter, type BriefingImage, type LngLat } from '../model/index.ts';
import { addressOf, BASEMAP_SOURCES, DETAIL_ZOOM, type GeodataFiles } from './basemap.ts';
import {
  boundsOf,
  FIT_PADDING,
  lookOf,
  middleOf,
  moveTo,
  reveal,
  roomOf,
  type ProvinceCollection
} from './camera.ts';
import { drawIcon, PIXEL_RATIO } from './draw.ts';
import { fillSources, redrawAreas, type MapContent } from './fill.ts';
import { FONT_FACES } from './fonts.ts';
import { MAX_ZOOM } from './layers.ts';
import type { Bounds, Look } from './look.ts';
import { parseIcon } from './marks.ts';
import type { FirstShapes } from './outlineShapes.ts';
import { PALETTES, type Theme } from './palette.ts';
import { choose, hitAt, MOVE_MS, type MapEvents } from './pointing.ts';
import type { SnapshotWords } from './snapshot.ts';
import { buildStyle } from './style.ts';
import { serveTiles } from './tiles.ts';

// Without it the built worker is not found and the map never comes to rest.
setWorkerUrl(workerUrl);
// Fetched when the first name of that script is to be drawn; a page in one file has none, and its policy would refuse it.
if (rtlTextUrl !== '' && getRTLTextPluginStatus() === 'unavailable') void setRTLTextPlugin(rtlTextUrl, true);

export interface OpenMap {
  map: MapLibreMap;
  show(content: MapContent): void;
  setTheme(theme: Theme): void;
  /** Calls places as they are called in another language. */
  setLocale(locale: string): void;
  /** Room that panels take, in CSS pixels. */
  setPadding(padding: PaddingOptions): void;
  /** Moves to the provinces, or to the whole country for none. */
  fitProvinces(codes: readonly string[]): void;
  /** Shows a pin that can be dragged, and lets a click put it down; a null place waits for the first click. */
  setPin(pin: { at: LngLat | null } | null): void;
  /** Moves to a point only where it is out of sight. */
  reveal(at: LngLat): void;
  /** Somewhere in the middle of a province; null for one that is not on the map. */
  middleOf(admin1: string): LngLat | null;
  /** Where it looks, beside the panels over it. */
  look(): Look;
  /** Shows a part of the earth as large as it fits beside the panels: flies there, or jumps. */
  moveTo(bounds: Bounds, flies: boolean): void;
  /** A crisp picture of what is in sight, with a legend, scale and attribution. */
  snapshot(words: SnapshotWords): Promise<BriefingImage>;
  remove(): void;
}

export interface OpenMapOptions {
  container: HTMLElement;
  files: GeodataFiles;
  /** The provinces' boundaries, already loaded: they say where to look first. */
  provinces: ProvinceCollection;
  /** Shapes to begin with; null fetches the files at once. */
  first?: FirstShapes | null;
  theme: Theme;
  /** In which language places are called, as a BCP 47 tag. */
  locale: string;
  padding: PaddingOptions;
  view: { center: LngLat; zoom: number } | null;
  compactAttribution: boolean;
  /** False for a map that stays without records: its tiles are empty at once, and wait for nobody. */
  awaitsRecords?: boolean;
  events: MapEvents;
}

/** Opens a map in a container. All changes after that go through the returned verbs. */
export function openMap(options: OpenMapOptions): OpenMap {
  const { provinces, events } = options;
  let { theme, locale } = options;
  const room = roomOf(provinces);
  let content: MapContent | null = null;
  let shown = '';
  let serial = 0;
  let engineLeft = signal();
  /** The first records: tiles that are asked for before are answered with them, and not asked for again. */
  const recordsCame = signal();
  let hasCome = options.awaitsRecords === false;
  const tiles = serveTiles(async (z, x, y, signal) => {
    if (!hasCome) await recordsCame.promise;
    for (;;) {
      const { engine = null, view = null } = content ?? {};
      if (engine === null || view === null) return new Uint8Array();
      const bytes = await Promise.race([engine.tile(view.filter, z, x, y, signal), engineLeft.promise]).catch(
        (error: unknown) => {
          if (content?.engine === engine || signal.aborted) throw error;
          return null;
        }
      );
      // An engine that was closed meanwhile never answers; the one after it does.
      if (bytes !== null) return bytes;
    }
  });
  /** Null once the files themselves are fetched. */
  let first = options.first ?? null;
  const styleOf = () =>
    buildStyle(PALETTES[theme], options.files, FONT_FACES, {
      room,
      tiles: tiles.template(serial),
      first,
      locale
    });

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
    // What has come is shown at once: every step of a fade is a drawing of the whole map, slow where no card helps.
    fadeDuration: 0
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

  const detail = () => {
    if (first === null) return;
    first = null;
    for (const name of [...BASEMAP_SOURCES, 'admin1'])
      map.getSource<GeoJSONSource>(name)?.setData(addressOf(options.files, name));
  };
  /** Fetches the files with all detail where the first shapes are too coarse, or end. */
  const detailWhereNeeded = () => {
    if (first && (map.getZoom() > DETAIL_ZOOM || !holds(first.box, map.getBounds()))) detail();
  };
  const fill = () => {
    if (content !== null) fillSources(map, content, PALETTES[theme]);
  };
  /** New tiles for a new selection; the old ones stay until they are there. */
  const refreshTiles = () => {
    const { engine = null, view = null } = content ?? {};
    const next = engine && view ? `${engine.meta.dataVersion} ${formatFilter(view.filter).toString()}` : '';
    if (next === shown) return;
    shown = next;
    if (!hasCome) {
      hasCome = true;
      return recordsCame.send(null);
    }
    serial += 1;
    map.getSource<VectorTileSource>('records')?.setTiles([tiles.template(serial)]);
  };
  map.on('style.load', () => {
    detailWhereNeeded();
    refreshTiles();
    fill();
  });
  map.on('move', () => events.onmove());
  let isMoved = options.view !== null;
  /** Provinces that fill the frame; null once the map has been told to look elsewhere. */
  let fitted: readonly string[] | null = [];
  const fit = (codes: readonly string[], duration: number) => {
    const chosen = provinces.features.filter((feature) => codes.includes(feature.properties.admin1));
    const bounds = boundsOf(chosen.length > 0 ? chosen : provinces.features);
    map.fitBounds(bounds, { padding: FIT_PADDING, duration, maxZoom: 8 });
  };
  // A larger window or a phone that is turned shows the same, as large as it fits.
  map.on('resize', () => {
    if (!isMoved && fitted !== null) fit(fitted, 0);
  });
  map.on('movestart', ({ originalEvent }) => {
    if (originalEvent) isMoved = true;
  });
  map.on('moveend', () => {
    detailWhereNeeded();
    if (content !== null) redrawAreas(map, content);
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
    setLocale(next) {
      if (next === locale) return;
      locale = next;
      map.setStyle(styleOf(), { diff: false });
    },
    setPadding(padding) {
      map.easeTo({ padding, duration: 200 });
    },
    fitProvinces(codes) {
      fitted = codes;
      fit(codes, MOVE_MS);
    },
    setPin(next) {
      isPinning = next !== null;
      // The province under a pin is told by the boundaries.
      if (isPinning) detail();
      map.getCanvas().style.cursor = isPinning ? 'crosshair' : '';
      if (next?.at) pin.setLngLat(next.at).addTo(map);
      else pin.remove();
    },
    reveal(at) {
      reveal(map, at);
      if (map.isMoving()) fitted = null;
    },
    middleOf: (admin1) => middleOf(provinces, admin1),
    async snapshot(words) {
      const { takeSnapshot } = await import('./snapshot.ts');
      detail();
      return takeSnapshot(map, words, PALETTES[theme]);
    },
    look: () => lookOf(map, isMoved),
    moveTo(bounds, flies) {
      isMoved = true;
      moveTo(map, bounds, flies);
    },
    remove() {
      map.remove();
      tiles.close();
    }
  };
}

function signal(): { promise: Promise<null>; send: (value: null) => void } {
  let send: (value: null) => void = () => {};
  const promise = new Promise<null>((resolve) => (send = resolve));
  return { promise, send };
}

function holds([west, south, east, north]: FirstShapes['box'], bounds: LngLatBounds): boolean {
  return (
    bounds.getWest() >= west &&
    bounds.getSouth() >= south &&
    bounds.getEast() <= east &&
    bounds.getNorth() <= north
  );
}
