import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification
} from 'maplibre-gl';
import { leastRadiusKm } from './areas.ts';
import { SEMIBOLD } from './basemap.ts';
import { blankIcon, hatchIcon } from './marks.ts';
import type { Palette } from './palette.ts';
import { hatchOpacity, inProvinces } from './provincePaint.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The deepest zoom; the tiles part every place there. */
export const MAX_ZOOM = 14;
/** The layers that a tile of records has. */
const TILE = { records: 'records', clusters: 'clusters', legs: 'legs' } as const;
/** Sources of the records; tiles come from the columns, the rest is put in by `setData`. */
export function buildSources(
  admin1: string | FeatureCollection,
  tiles: string
): Record<string, SourceSpecification> {
  return {
    admin1: { type: 'geojson', data: admin1, promoteId: 'admin1' },
    areas: { type: 'geojson', data: EMPTY },
    'area-labels': { type: 'geojson', data: EMPTY },
    records: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: MAX_ZOOM },
    selected: { type: 'geojson', data: EMPTY }
  };
}

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
      id: 'province-fill',
      type: 'fill',
      source: 'admin1',
      filter: inProvinces([]),
      paint: { 'fill-color': palette.ramp[0] }
    },
    {
      id: 'province-blank',
      type: 'fill',
      source: 'admin1',
      filter: inProvinces([]),
      paint: { 'fill-pattern': blankIcon('tollUnknown') }
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
      paint: { 'fill-pattern': hatchIcon(['attack']), 'fill-opacity': hatchOpacity(false) }
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
      id: 'areas',
      type: 'fill',
      source: 'areas',
      filter: largeAreas(0),
      paint: {
        'fill-color': byLayer(palette),
        'fill-opacity': ['match', ['get', 'kind'], 'near', 0.05, 0.2]
      }
    },
    {
      id: 'areas-chosen',
      type: 'line',
      source: 'areas',
      filter: ['all', ['get', 'chosen'], ['!=', ['get', 'kind'], 'near']],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': 1.6, 'line-opacity': 0.75 }
    },
    {
      id: 'areas-line',
      type: 'line',
      source: 'areas',
      filter: nearAreas(0),
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
      id: 'area-labels',
      type: 'symbol',
      source: 'area-labels',
      layout: {
        'text-field': [
          'step',
          ['zoom'],
          ['to-string', ['get', 'count']],
          6.5,
          ['format', ['get', 'name'], {}, '\n', {}, ['to-string', ['get', 'count']], {}]
        ],
        'text-font': SEMIBOLD,
        'text-size': 11,
        'text-line-height': 1.2,
        'text-max-width': 8,
        'text-padding': 3,
        'symbol-sort-key': ['-', 0, ['get', 'count']]
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
    },
    {
      id: 'legs',
      type: 'line',
      source: 'records',
      'source-layer': TILE.legs,
      paint: { 'line-color': palette.label, 'line-width': 1, 'line-opacity': 0.7 }
    },
    {
      id: 'disagree',
      type: 'symbol',
      source: 'records',
      'source-layer': TILE.records,
      filter: ['to-boolean', ['get', 'disagree']],
      layout: {
        visibility: 'none',
        'icon-image': ['concat', 'ring:', ['to-string', ['get', 'radius']]],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true
      }
    },
    {
      id: 'records',
      type: 'symbol',
      source: 'records',
      'source-layer': TILE.records,
      layout: {
        'icon-image': [
          'concat',
          'mark:',
          ['get', 'layer'],
          ':',
          ['case', ['to-boolean', ['get', 'hollow']], 'hollow', ['to-string', ['get', 'radius']]]
        ],
        'icon-allow-overlap': true,
        // Larger marks are drawn first, so that small ones stay in reach.
        'symbol-sort-key': ['-', 0, ['get', 'radius']]
      }
    },
    {
      id: 'clusters',
      type: 'symbol',
      source: 'records',
      'source-layer': TILE.clusters,
      layout: { 'icon-image': pillIcon(false), 'icon-allow-overlap': true }
    },
    {
      id: 'selected-ring',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': ['+', 8, ['get', 'radius']],
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

/** The name of a cluster's image: its counts in short, with those that reports tell differently where asked. */
export function pillIcon(disagree: boolean): ExpressionSpecification {
  return [
    'concat',
    ...['pill:', shortCount('attack'), ':', shortCount('operation'), ':', shortCount('measure')],
    ...(disagree ? [':', shortCount('disagree')] : [])
  ] as ExpressionSpecification;
}

/** "842", "1.2k", "86k", "1.4M": a pill has no room for more. */
function shortCount(property: string): ExpressionSpecification {
  const count: ExpressionSpecification = ['to-number', ['get', property], 0];
  const rounded = (unit: number): ExpressionSpecification => ['to-string', ['round', ['/', count, unit]]];
  const tenths = (unit: number): ExpressionSpecification => [
    'to-string',
    ['/', ['round', ['/', count, unit / 10]], 10]
  ];
  return [
    'case',
    ...[
      ['<', count, 1000],
      ['to-string', count]
    ],
    ...[
      ['<', count, 9950],
      ['concat', tenths(1000), 'k']
    ],
    ...[
      ['<', count, 999_500],
      ['concat', rounded(1000), 'k']
    ],
    ['concat', tenths(1_000_000), 'M']
  ] as unknown as ExpressionSpecification;
}

/** Which areas are drawn at a zoom, where so many are to draw. */
export function largeAreas(count: number): FilterSpecification {
  const steps = [4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((zoom) => [zoom, leastRadiusKm(zoom, count)]);
  return [
    'any',
    ['get', 'always'],
    ['>=', ['get', 'radiusKm'], ['step', ['zoom'], leastRadiusKm(3, count), ...steps]]
  ] as unknown as FilterSpecification;
}

/** Of those, the ones that are drawn with a dashed line. */
export function nearAreas(count: number): FilterSpecification {
  return ['all', ['==', ['get', 'kind'], 'near'], largeAreas(count)] as FilterSpecification;
}

function byLayer(palette: Palette): ExpressionSpecification {
  return [
    'match',
    ['get', 'layer'],
    'attack',
    palette.category.attack,
    'operation',
    palette.category.operation,
    'measure',
    palette.category.measure,
    palette.label
  ];
}
