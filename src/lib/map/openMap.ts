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
  type PaddingOptions
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { bbox } from '@turf/bbox';
import type { LngLat } from '../model/index.ts';
import type { GeodataFiles } from './basemap.ts';
import { drawIcon, PIXEL_RATIO } from './draw.ts';
import { openOutlines, toCircles, toDistricts, type DistrictCollection, type OutlineOf } from './areas.ts';
import { isOffMap, toPoints, toShadedProvinces, type MapRows } from './features.ts';
import { FONT_FACES } from './fonts.ts';
import { CLUSTERS, inProvinces, MAX_ZOOM, outsideProvinces, shadePattern } from './layers.ts';
import { parseIcon, type LayerCounts } from './marks.ts';
import { PALETTES, type Theme } from './palette.ts';
import { buildStyle } from './style.ts';

// Without it the built worker is not found and the map never comes to rest.
setWorkerUrl(workerUrl);

/** What a map shows; `show` may be called as often as any of it changes. */
export interface MapContent {
  rows: MapRows;
  labelOf: (row: MapRows['incidents'][number] | MapRows['measures'][number]) => string;
  /** Chosen provinces; the others are dimmed. */
  admin1: readonly string[];
  /** The opened record, shown on top of all others. */
  selectedId: string | null;
}

export type Hit =
  | { kind: 'record'; id: string; label: string; at: LngLat }
  | { kind: 'cluster'; clusterId: number; counts: LayerCounts; at: LngLat }
  | { kind: 'area'; ids: string[]; name: string; at: LngLat }
  | { kind: 'province'; admin1: string; at: LngLat };

export interface MapEvents {
  /** The pointer is over something, or over nothing any more. */
  onhover(hit: Hit | null): void;
  /** One record was chosen. */
  onrecord(id: string): void;
  /** Records that no closer view would part. */
  onplace(ids: string[], at: LngLat): void;
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
  remove(): void;
}

export interface OpenMapOptions {
  container: HTMLElement;
  files: GeodataFiles;
  /** The provinces' boundaries, already loaded: they say where to look first. */
  provinces: ProvinceCollection;
  /** Outlines of districts, where any were added. */
  districts?: DistrictCollection | null;
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
const CLICKABLE = ['selected', 'clusters', 'records'];
/** Areas that stand for their records themselves. */
const AREAS = ['surroundings-soft', 'district-shade'];

/** Opens a map in a container. All changes after that go through the returned verbs. */
export function openMap(options: OpenMapOptions): OpenMap {
  const { provinces, events } = options;
  let theme = options.theme;
  const outlineOf = openOutlines(options.districts ?? null);
  const small = provinces.features
    .filter((feature) => extentOf(feature) < SMALL_EXTENT)
    .map((f) => f.properties.admin1);
  let content: MapContent | null = null;

  const map = new MapLibreMap({
    container: options.container,
    style: buildStyle(PALETTES[theme], options.files, FONT_FACES, small),
    ...(options.view ?? { bounds: boundsOf(provinces.features) }),
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
    if (content !== null) fillSources(map, content, outlineOf);
  };
  map.on('style.load', fill);
  map.on('move', () => events.onmove());
  map.on('mousemove', (event) => {
    const hit = hitAt(map, event);
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
    if (!isPinning) return void choose(map, event, events);
    const at = event.lngLat.wrap().toArray();
    events.onpin(at, provinceAt(at));
  });
  map.on('error', ({ error }) => events.onerror(error));
  map.once('idle', () => (options.container.dataset.idle = 'true'));

  return {
    map,
    show(next) {
      content = next;
      if (map.isStyleLoaded() || map.getSource('records')) fill();
    },
    setTheme(next) {
      if (next === theme) return;
      theme = next;
      map.setStyle(buildStyle(PALETTES[theme], options.files, FONT_FACES, small), { diff: false });
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
    remove() {
      map.remove();
    }
  };
}

function fillSources(
  map: MapLibreMap,
  { rows, labelOf, admin1, selectedId }: MapContent,
  outlineOf: OutlineOf
): void {
  const points = toPoints(rows, labelOf, outlineOf);
  const all = [...rows.incidents, ...rows.measures];
  const chosen = points.features.filter((feature) => feature.properties.id === selectedId);
  setData(map, 'records', points);
  setData(map, 'selected', { type: 'FeatureCollection', features: chosen });
  setData(map, 'surroundings', toCircles(all, outlineOf, selectedId));
  setData(map, 'districts', toDistricts(all, outlineOf, selectedId));
  const shaded = toShadedProvinces(rows);
  map.setPaintProperty('province-shade', 'fill-pattern', shadePattern(shaded));
  map.setFilter('province-shade', inProvinces([...shaded.keys()]));
  map.setFilter('province-dim', outsideProvinces(admin1));
  map.setFilter('province-chosen', inProvinces([...admin1, ...provinceOf(rows, selectedId)]));
}

/** The province of an opened record that has no point to show. */
function provinceOf(rows: MapRows, id: string | null): string[] {
  const row = [...rows.incidents, ...rows.measures].find((candidate) => candidate.id === id);
  return row && isOffMap(row) && row.location.admin1 ? [row.location.admin1] : [];
}

function setData(map: MapLibreMap, id: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(id)?.setData(data);
}

/** What stands at the pointer: a mark before a shaded district, that before a shaded province. */
function hitAt(map: MapLibreMap, event: MapMouseEvent): Hit | null {
  if (!map.getLayer('records')) return null;
  const mark = map.queryRenderedFeatures(event.point, { layers: CLICKABLE })[0];
  if (mark) return hitOfMark(mark);
  const areas = map.queryRenderedFeatures(event.point, { layers: AREAS });
  const ids = [...new Set(areas.flatMap(({ properties }) => String(properties.ids).split(' ')))];
  if (ids.length > 0)
    return { kind: 'area', ids, name: String(areas[0]?.properties.name), at: event.lngLat.toArray() };
  const shades = map.queryRenderedFeatures(event.point, { layers: ['province-shade'] });
  const admin1: unknown = shades[0]?.properties.admin1;
  return typeof admin1 === 'string' ? { kind: 'province', admin1, at: event.lngLat.toArray() } : null;
}

function hitOfMark({ properties, geometry }: MapGeoJSONFeature): Hit | null {
  if (geometry.type !== 'Point') return null;
  const at: LngLat = [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0];
  if (typeof properties.cluster_id !== 'number') {
    return { kind: 'record', id: String(properties.id), label: String(properties.label), at };
  }
  const counts = {
    attack: Number(properties.attack),
    operation: Number(properties.operation),
    measure: Number(properties.measure)
  };
  return { kind: 'cluster', clusterId: properties.cluster_id, counts, at };
}

/** Opens a record, parts a cluster, or lists what stands at one place. */
async function choose(map: MapLibreMap, event: MapMouseEvent, events: MapEvents): Promise<void> {
  const hit = hitAt(map, event);
  if (hit === null) return events.onprovince(null, event.lngLat.toArray());
  if (hit.kind === 'record') return events.onrecord(hit.id);
  if (hit.kind === 'province') return events.onprovince(hit.admin1, hit.at);
  if (hit.kind === 'area') {
    const [only, ...others] = hit.ids;
    return only !== undefined && others.length === 0
      ? events.onrecord(only)
      : events.onplace(hit.ids, hit.at);
  }
  const source = map.getSource<GeoJSONSource>('records');
  if (!source) return;
  const zoom = await source.getClusterExpansionZoom(hit.clusterId);
  if (zoom <= Math.min(MAX_ZOOM, CLUSTERS.maxZoom)) {
    map.easeTo({ center: hit.at, zoom: Math.min(zoom + 0.3, MAX_ZOOM), duration: MOVE_MS });
    return;
  }
  const leaves = await source.getClusterLeaves(hit.clusterId, 1000, 0);
  events.onplace(
    leaves.map((leaf) => String(leaf.properties?.id)),
    hit.at
  );
}

function boundsOf(features: Feature[]): LngLatBoundsLike {
  const [west, south, east, north] = bbox({ type: 'FeatureCollection', features });
  return [west, south, east, north];
}

function extentOf(feature: Feature): number {
  const [west, south, east, north] = bbox(feature);
  return (east - west) * (north - south);
}
