import type {
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
  SymbolLayerSpecification
} from 'maplibre-gl';
import { dataAt, type HeldFiles } from './held.ts';
import { TOWN_ICON } from './marks.ts';
import { namesIn, type Names } from './names.ts';
import type { FirstShapes } from './outlineShapes.ts';
import type { Palette } from './palette.ts';

/** Where the map's files are served, and of which country. */
export interface GeodataFiles {
  /** Folder of the basemap. */
  basemap: string;
  /** Boundaries of the provinces of the country in focus. */
  admin1: string;
  /** ISO 3166-1 alpha-2 of the country in focus. */
  country: string;
  /** Those of the files that need no server. */
  held?: HeldFiles | null;
  /** Coarse shapes of the region around in one small file, to begin with; without it all files are fetched at once. */
  outlines?: string;
}

/** Closer than this the first, coarse shapes and the towns among them are not enough. */
export const DETAIL_ZOOM = 5.7;
/** The basemap's sources; each is a file of the folder. */
export const BASEMAP_SOURCES = ['land', 'borders', 'province-lines', 'provinces', 'towns'] as const;

type VariableAnchors = NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'];
export type FontFaces = NonNullable<StyleSpecification['font-faces']>;

const REGULAR = ['Regular'];
export const SEMIBOLD = ['Semibold'];

/** Shown on the map wherever the map is shown. */
const ATTRIBUTION = [
  '<a href="https://www.naturalearthdata.com/" target="_blank" rel="noreferrer">Natural Earth</a>',
  '<a href="https://www.geonames.org/" target="_blank" rel="noreferrer">GeoNames</a> (CC BY 4.0)',
  '<a href="https://ucdp.uu.se/" target="_blank" rel="noreferrer">UCDP GED</a> (CC BY 4.0)',
  'open-admin-data (CC BY 4.0)'
].join(' · ');

/** A province's name stands on its spot; in a large one also beside the marks that stand there. Offsets in ems. */
const ON_SPOT = ['center', [0, 0]];
const BESIDE = [
  ...ON_SPOT,
  ...['top', [0, 2.5], 'bottom', [0, -2.5], 'left', [3, 0], 'right', [-3, 0]],
  ...['top-left', [2, 2.5], 'top-right', [-2, 2.5], 'bottom-left', [2, -2.5], 'bottom-right', [-2, -2.5]],
  ...['top', [0, 4.5], 'bottom', [0, -4.5]]
];

/** Provinces by the room that they have for a name. */
export interface ProvinceRoom {
  /** Hardly larger than their town: no name of their own from afar. */
  small: readonly string[];
  /** Large enough for the name to stand elsewhere than on its spot. */
  large: readonly string[];
}

/** The layer before which areas of records are drawn. */
export const BELOW_LINES = 'province-lines';

/**
 * The offline basemap: a pure function of a palette and of where its files are served.
 * @param first shapes to stand in for the files until they are fetched
 * @param names what places are called
 */
export function buildBasemap(
  palette: Palette,
  files: GeodataFiles,
  fontFaces: FontFaces,
  room: ProvinceRoom,
  first: FirstShapes | null = null,
  names: Names = namesIn('en')
): StyleSpecification {
  const file = (name: string): SourceSpecification => ({
    type: 'geojson',
    data: first?.shapes[name] ?? dataAt(files.held, addressOf(files, name))
  });
  return {
    version: 8,
    'font-faces': fontFaces,
    sources: {
      land: { ...file('land'), attribution: ATTRIBUTION } as SourceSpecification,
      borders: file('borders'),
      'province-lines': file('province-lines'),
      provinces: file('provinces'),
      towns: file('towns')
    },
    layers: [...areas(palette), ...lines(palette), ...labels(palette, files.country, room, names)]
  };
}

/** The file behind one of the basemap's sources, or behind `admin1`. */
export function addressOf(files: GeodataFiles, name: string): string {
  return name === 'admin1' ? files.admin1 : `${files.basemap}/${name}.geojson`;
}

function areas(palette: Palette): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    {
      id: 'coast-glow',
      type: 'line',
      source: 'land',
      paint: { 'line-color': palette.coast, 'line-width': 5, 'line-blur': 5, 'line-opacity': 0.6 }
    },
    {
      id: 'land',
      type: 'fill',
      source: 'land',
      paint: {
        'fill-color': ['case', ['==', ['get', 'focus'], true], palette.focus, palette.land],
        'fill-antialias': true
      }
    }
  ];
}

function lines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'province-lines',
      type: 'line',
      source: 'province-lines',
      filter: ['!=', ['get', 'disputed'], true],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.provinceLine, 'line-width': 1, 'line-opacity': 0.75 }
    },
    {
      id: 'borders',
      type: 'line',
      source: 'borders',
      filter: ['!=', ['get', 'disputed'], true],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': palette.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1, 8, 1.8]
      }
    },
    ...(['province-lines', 'borders'] as const).map((source): LayerSpecification => ({
      id: `${source}-disputed`,
      type: 'line',
      source,
      filter: ['==', ['get', 'disputed'], true],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.disputed,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 1.1, 8, 1.8],
        'line-dasharray': [3, 2.4]
      }
    }))
  ];
}

/** Towns come in by rank as one gets closer; the map itself drops labels that would collide. */
function labels(
  palette: Palette,
  country: string,
  { small, large }: ProvinceRoom,
  names: Names
): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.4 };
  return [
    {
      id: 'label-countries',
      type: 'symbol',
      source: 'towns',
      maxzoom: 7,
      filter: [
        'all',
        ['==', ['get', 'kind'], 'country'],
        ['!=', ['get', 'focus'], true],
        ['<=', ['get', 'rank'], ['step', ['zoom'], 0, 3.5, 1, 4.5, 2, 6, 3]]
      ],
      layout: {
        'text-field': names.country,
        'text-font': REGULAR,
        'text-size': ['interpolate', ['linear'], ['zoom'], 3, 11, 6, 14],
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        'text-padding': 8
      },
      paint: { ...halo, 'text-halo-color': palette.land, 'text-color': palette.labelCountry }
    },
    {
      id: 'label-towns',
      type: 'symbol',
      source: 'towns',
      minzoom: 3.4,
      filter: [
        'all',
        ['==', ['get', 'kind'], 'town'],
        [
          '<=',
          // Towns of the neighbours wait for two steps longer.
          [
            '+',
            ['get', 'rank'],
            ['case', ['any', ['==', ['get', 'iso'], country], ['==', ['get', 'capital'], true]], 0, 2]
          ],
          ['step', ['zoom'], 0, 5, 1, 5.8, 3, 7, 4, 8, 9]
        ]
      ],
      layout: {
        'text-field': names.place,
        'text-font': REGULAR,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          4,
          ['match', ['get', 'rank'], 0, 11, 10],
          9,
          ['match', ['get', 'rank'], 0, 15, [1, 2], 13.5, 12]
        ],
        // Beside the dot where there is room, else clear of a mark that stands on the town.
        'text-variable-anchor-offset': [
          ...['left', [0.45, 0], 'right', [-0.45, 0], 'top', [0, 0.35], 'bottom', [0, -0.35]],
          ...['top', [0, 1.15], 'bottom', [0, -1.15], 'left', [1.3, 0], 'right', [-1.3, 0]],
          ...['left', [2.3, 0], 'right', [-2.3, 0]]
        ] as VariableAnchors,
        'icon-image': TOWN_ICON,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'text-justify': 'auto',
        'text-max-width': 8,
        'text-padding': 4,
        'symbol-sort-key': [
          '-',
          ['case', ['==', ['get', 'capital'], true], -1e9, 0],
          ['coalesce', ['get', 'population'], 0]
        ]
      },
      paint: { ...halo, 'text-color': ['match', ['get', 'rank'], [0, 1], palette.label, palette.labelQuiet] }
    },
    {
      id: 'label-provinces',
      type: 'symbol',
      source: 'provinces',
      // A province that is hardly larger than its town waits until there is room for both names.
      filter: ['step', ['zoom'], ['!', ['in', ['get', 'admin1'], ['literal', [...small]]]], 6.5, true],
      minzoom: 3.8,
      maxzoom: 8,
      layout: {
        'text-field': ['upcase', names.place],
        'text-font': SEMIBOLD,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 9, 7, 12.5],
        'text-letter-spacing': 0.14,
        'text-variable-anchor-offset': [
          'step',
          ['zoom'],
          ['literal', ON_SPOT],
          4.8,
          [
            'case',
            ['in', ['get', 'admin1'], ['literal', [...large]]],
            ['literal', BESIDE],
            ['literal', ON_SPOT]
          ]
        ] as unknown as VariableAnchors,
        'text-max-width': 9,
        'text-line-height': 1.25,
        'text-padding': 6
      },
      paint: { ...halo, 'text-color': palette.labelQuiet }
    }
  ];
}
