import type { Map as MapLibreMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import type { LayerCounts } from '../columns/engine.ts';
import type { LngLat } from '../model/index.ts';
import { MAX_ZOOM } from './layers.ts';

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
  /** The shade of a district: `areas` are the engine's numbers of what it stands for. */
  | { kind: 'area'; areas: number[]; at: LngLat }
  | { kind: 'province'; admin1: string; isHatched: boolean; at: LngLat };

export interface MapEvents {
  /** The pointer is over something, or over nothing any more. */
  onhover(hit: Hit | null): void;
  /** One record was chosen, by the engine's number. */
  onrecord(row: number): void;
  /** A place was chosen whose records no closer view would part. */
  onplace(place: number, at: LngLat): void;
  /** The shade of a district was chosen. */
  onarea(areas: number[], at: LngLat): void;
  /** A province with records known no closer; null for a click beside everything. */
  onprovince(admin1: string | null, at: LngLat): void;
  onmove(): void;
  /** The pin was put down, by a click or at the end of a drag; null for the province where it stands in none. */
  onpin(at: LngLat, admin1: string | null): void;
  /** A file did not come, or the style is wrong. */
  onerror(error: { message: string }): void;
}

export const MOVE_MS = 450;
const CLICKABLE = ['selected', 'clusters', 'records'];

/** What stands at the pointer: a mark before a district's shade, and that before a province that is hatched, or shaded. */
export function hitAt(map: MapLibreMap, event: MapMouseEvent, isShaded: boolean): Hit | null {
  if (!map.getLayer('records')) return null;
  const mark = map.queryRenderedFeatures(event.point, { layers: CLICKABLE })[0];
  if (mark) return hitOfMark(mark);
  const at = event.lngLat.toArray();
  const areas = areasOf(map.queryRenderedFeatures(event.point, { layers: ['areas'] }));
  if (areas) return { kind: 'area', areas, at };
  const [hatched] = map.queryRenderedFeatures(event.point, { layers: ['province-shade'] });
  const [other] = isShaded ? map.queryRenderedFeatures(event.point, { layers: ['province-hit'] }) : [];
  const admin1: unknown = (hatched ?? other)?.properties.admin1;
  return typeof admin1 === 'string'
    ? { kind: 'province', admin1, isHatched: hatched !== undefined, at }
    : null;
}

/** Opens a record, parts a cluster, or lists what stands at one place or in one area. */
export function choose(map: MapLibreMap, event: MapMouseEvent, events: MapEvents): void {
  const hit = hitAt(map, event, false);
  if (hit === null) return events.onprovince(null, event.lngLat.toArray());
  if (hit.kind === 'record') return hit.row === 'selected' ? undefined : events.onrecord(hit.row);
  if (hit.kind === 'area') return events.onarea(hit.areas, hit.at);
  if (hit.kind === 'province') return events.onprovince(hit.admin1, hit.at);
  if (hit.expand === null) return events.onplace(hit.place, hit.at);
  // As far as it parts, for which a tile's own zoom is a whole number, and far enough to feel like a step.
  const zoom = Math.min(Math.max(hit.expand + 0.3, map.getZoom() + 1), MAX_ZOOM);
  map.easeTo({ center: hit.at, zoom, duration: MOVE_MS });
}

/** Of shades over each other the smallest: it is the one that could not be reached otherwise. */
function areasOf(features: readonly MapGeoJSONFeature[]): number[] | null {
  const shades = features.filter(({ properties }) => properties.kind !== 'near');
  const [first] = shades.sort((a, b) => Number(a.properties.radiusKm) - Number(b.properties.radiusKm));
  const areas: unknown = first?.properties.areas;
  // A vector tile has no lists, so that MapLibre may have written it as text.
  return typeof areas === 'string'
    ? (JSON.parse(areas) as number[])
    : ((areas as number[] | undefined) ?? null);
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
