import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  SourceSpecification
} from 'maplibre-gl';
import type { Layer } from '../model/index.ts';
import { leastRadiusKm } from './areas.ts';
import type { Choropleth } from './choropleth.ts';
import { blankIcon, hatchIcon } from './marks.ts';
import { stepsOf, type Palette } from './palette.ts';

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The deepest zoom; the tiles part every place there. */
export const MAX_ZOOM = 14;
/** The layers that a tile of records has. */
const TILE = { records: 'records', clusters: 'clusters', legs: 'legs' } as const;
/** Sources of the records; tiles come from the columns, the rest is put in by `setData`. */
export function buildSources(
  admin1: GeoJSONSourceSpecification['data'],
  tiles: string
): Record<string, SourceSpecification> {
  return {
    admin1: { type: 'geojson', data: admin1, promoteId: 'admin1' },
    areas: { type: 'geojson', data: EMPTY },
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
        'fill-opacity': ['match', ['get', 'kind'], 'near', 0.05, 'district', 0.13, 0.08]
      }
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

/** Which stripes a shaded province gets. */
export function shadePattern(
  shaded: ReadonlyMap<string, readonly Layer[]>
): ExpressionSpecification | string {
  return byProvince(
    [...shaded].map(([admin1, layers]) => [admin1, hatchIcon(layers)]),
    hatchIcon(['attack'])
  );
}

/** How the provinces are shaded: their steps, and the patterns of those without one. */
export interface ProvincePaint {
  filled: string[];
  colors: ExpressionSpecification | string;
  blank: string[];
  patterns: ExpressionSpecification | string;
}

/** A zero is neither filled nor patterned: it stays the colour of the land. */
export function paintProvinces(choropleth: Choropleth | null, palette: Palette): ProvincePaint {
  const fills: [admin1: string, color: string][] = [];
  const patterns: [admin1: string, icon: string][] = [];
  const steps = stepsOf(rampOf(choropleth, palette), choropleth?.classes.length ?? 0);
  for (const [admin1, { step }] of choropleth?.provinces ?? []) {
    if (typeof step === 'number') fills.push([admin1, steps[step] ?? palette.ramp[0]]);
    else if (step !== 'none') patterns.push([admin1, blankIcon(step)]);
  }
  return {
    filled: fills.map(([admin1]) => admin1),
    colors: byProvince(fills, palette.ramp[0]),
    blank: patterns.map(([admin1]) => admin1),
    patterns: byProvince(patterns, blankIcon('tollUnknown'))
  };
}

/** What was read has a hue of its own, so that nobody takes it for what happened. */
export function rampOf(choropleth: Pick<Choropleth, 'shade'> | null, palette: Palette): Palette['ramp'] {
  return choropleth?.shade === 'articles' ? palette.readRamp : palette.ramp;
}

/** Provinces by code. */
export function inProvinces(codes: readonly string[]): FilterSpecification {
  return ['in', ['get', 'admin1'], ['literal', [...codes]]];
}

/** The provinces that are not chosen, once any is. */
export function outsideProvinces(codes: readonly string[]): FilterSpecification {
  return codes.length === 0 ? inProvinces([]) : ['!', inProvinces(codes) as ExpressionSpecification];
}

/** A province's name, with words under it where there are any. */
export function provinceLabel(words: ReadonlyMap<string, string>): ExpressionSpecification {
  const name: ExpressionSpecification = ['upcase', ['get', 'name']];
  if (words.size === 0) return name;
  const under = byProvince(
    [...words].map(([admin1, text]) => [admin1, `\n${text}`]),
    ''
  );
  return ['format', name, {}, under, { 'font-scale': 0.95 }] as ExpressionSpecification;
}

function byProvince(
  values: readonly (readonly [admin1: string, value: string])[],
  otherwise: string
): ExpressionSpecification | string {
  if (values.length === 0) return otherwise;
  return ['match', ['get', 'admin1'], ...values.flat(), otherwise] as unknown as ExpressionSpecification;
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

/** Stripes over a shading, and over what one looks at closely, are held back. */
export function hatchOpacity(isShaded: boolean): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], 5.5, isShaded ? 0.45 : 0.85, 8.5, isShaded ? 0.2 : 0.3];
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
