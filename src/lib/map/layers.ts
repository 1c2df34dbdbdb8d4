import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification
} from 'maplibre-gl';
import { LAYERS, type Layer } from '../model/index.ts';
import { hatchIcon } from './marks.ts';
import type { Palette } from './palette.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Marks closer than `radius` CSS pixels at a zoom become one; those at one place stay one at every zoom. */
export const CLUSTERS = { radius: 34, maxZoom: 14 };
export const MAX_ZOOM = 12;

const countOf = (layer: Layer): [string, ExpressionSpecification] => [
  '+',
  ['case', ['==', ['get', 'layer'], layer], 1, 0]
];

/** Sources of the records; they start empty and are filled by `setData`. */
export function buildSources(admin1Url: string): Record<string, SourceSpecification> {
  return {
    admin1: { type: 'geojson', data: admin1Url, promoteId: 'admin1' },
    districts: { type: 'geojson', data: EMPTY },
    surroundings: { type: 'geojson', data: EMPTY },
    records: {
      type: 'geojson',
      data: EMPTY,
      maxzoom: CLUSTERS.maxZoom + 1,
      cluster: true,
      clusterRadius: CLUSTERS.radius,
      clusterMaxZoom: CLUSTERS.maxZoom,
      clusterProperties: Object.fromEntries(LAYERS.map((layer) => [layer, countOf(layer)]))
    },
    selected: { type: 'geojson', data: EMPTY }
  };
}

/** "Near" a place: a dashed line. */
const IN_CIRCLE: FilterSpecification = ['==', ['get', 'drawn'], 'circle'];
/** Somewhere in a district without an outline: no line, for nobody knows where it ends, and no mark in the middle. */
const SOFT: FilterSpecification = ['==', ['get', 'drawn'], 'soft-circle'];

/** Areas, below the province lines. */
export function buildAreaLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'province-hit',
      type: 'fill',
      source: 'admin1',
      paint: { 'fill-color': palette.ink, 'fill-opacity': 0 }
    },
    {
      id: 'province-dim',
      type: 'fill',
      source: 'admin1',
      filter: inProvinces([]),
      paint: { 'fill-color': palette.land, 'fill-opacity': 0.85 }
    },
    {
      id: 'province-shade',
      type: 'fill',
      source: 'admin1',
      filter: inProvinces([]),
      paint: { 'fill-pattern': hatchIcon(['attack']) }
    },
    {
      id: 'province-chosen',
      type: 'line',
      source: 'admin1',
      filter: inProvinces([]),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': 1.6, 'line-opacity': 0.75 }
    },
    {
      id: 'district-shade',
      type: 'fill',
      source: 'districts',
      paint: { 'fill-pattern': ['get', 'pattern'] }
    },
    {
      id: 'district-line',
      type: 'line',
      source: 'districts',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'isSelected'], palette.selected, palette.provinceLine],
        'line-width': ['case', ['get', 'isSelected'], 2.2, 0.8]
      }
    },
    {
      id: 'surroundings',
      type: 'fill',
      source: 'surroundings',
      filter: IN_CIRCLE,
      paint: { 'fill-color': byLayer(palette), 'fill-opacity': 0.05 }
    },
    {
      id: 'surroundings-soft',
      type: 'fill',
      source: 'surroundings',
      filter: SOFT,
      paint: {
        'fill-color': byLayer(palette),
        'fill-opacity': ['case', ['get', 'isSelected'], 0.32, 0.17],
        'fill-antialias': false
      }
    },
    {
      id: 'surroundings-line',
      type: 'line',
      source: 'surroundings',
      filter: IN_CIRCLE,
      paint: {
        'line-color': byLayer(palette),
        'line-width': 1.2,
        'line-dasharray': [3, 2.5],
        'line-opacity': 0.8
      }
    }
  ];
}

/** Marks, above everything. */
export function buildMarkLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'records',
      type: 'symbol',
      source: 'records',
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'icon'],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'order']
      }
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'records',
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': [
          'concat',
          'pill:',
          ['get', 'attack'],
          ':',
          ['get', 'operation'],
          ':',
          ['get', 'measure']
        ],
        'icon-allow-overlap': true
      }
    },
    {
      id: 'selected-ring',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': ['+', 8, ['-', 0, ['get', 'order']]],
        'circle-color': palette.surface,
        'circle-opacity': 0.55,
        'circle-stroke-color': palette.selected,
        'circle-stroke-width': 2
      }
    },
    {
      id: 'selected',
      type: 'symbol',
      source: 'selected',
      layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'icon-ignore-placement': true }
    }
  ];
}

/** Which stripes a shaded province gets. */
export function shadePattern(
  shaded: ReadonlyMap<string, readonly Layer[]>
): ExpressionSpecification | string {
  const [first, ...rest] = [...shaded].map(([admin1, layers]) => [admin1, hatchIcon(layers)] as const);
  if (first === undefined) return hatchIcon(['attack']);
  return ['match', ['get', 'admin1'], ...first, ...rest.flat(), first[1]] as ExpressionSpecification;
}

/** Provinces by code. */
export function inProvinces(codes: readonly string[]): FilterSpecification {
  return ['in', ['get', 'admin1'], ['literal', [...codes]]];
}

/** The provinces that are not chosen, once any is. */
export function outsideProvinces(codes: readonly string[]): FilterSpecification {
  return codes.length === 0 ? inProvinces([]) : ['!', inProvinces(codes) as ExpressionSpecification];
}

function byLayer(palette: Palette): ExpressionSpecification {
  return [
    'match',
    ['get', 'layer'],
    'attack',
    palette.category.attack,
    'operation',
    palette.category.operation,
    palette.category.measure
  ];
}
