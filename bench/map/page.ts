// One map of the page's own, until it rests: `?mode=empty`, `columns` or `geojson`. See bench/map.ts.
import 'maplibre-gl/dist/maplibre-gl.css';
import type { ExpressionSpecification } from 'maplibre-gl';
import { openWorkerEngine } from '../../src/lib/columns/workerEngine.ts';
import type { DataMeta, Engine } from '../../src/lib/columns/engine.ts';
import { pillIcon } from '../../src/lib/map/layers.ts';
import type { ProvinceCollection } from '../../src/lib/map/camera.ts';
import { openMap, type OpenMap } from '../../src/lib/map/openMap.ts';
import { EVERYTHING, LAYERS, type Layer } from '../../src/lib/model/index.ts';

const NOTHING = {
  admin1: [],
  selected: null,
  choropleth: null,
  words: new Map<string, string>(),
  disagree: false,
  outlineOf: () => null,
  locale: 'en-GB'
};
const mode = new URLSearchParams(location.search).get('mode') ?? 'empty';
const container = document.getElementById('map');
if (!container) throw new Error('the page has no element #map');

// As the pages do it: a worker reads the columns while the map is made.
const opening =
  mode === 'columns'
    ? openWorkerEngine({ base: `${location.origin}/`, asOf: null, first: EVERYTHING })
    : null;
const [meta, provinces] = await Promise.all([
  fetchJson<DataMeta>('/columns.json'),
  fetchJson<ProvinceCollection>('/geo/admin1.geojson')
]);
const ignore = () => {};
const opened = openMap({
  container,
  files: { basemap: '/geo/basemap', admin1: '/geo/admin1.geojson', country: meta.country },
  provinces,
  theme: 'light',
  locale: 'en-GB',
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  view: null,
  compactAttribution: false,
  awaitsRecords: mode === 'columns',
  events: {
    onhover: ignore,
    onrecord: ignore,
    onplace: ignore,
    onarea: ignore,
    onprovince: ignore,
    onmove: ignore,
    onpin: ignore,
    onerror: ({ message }) => (document.body.dataset.failure = message)
  }
});
if (opening) await showColumns(opened, await opening);
if (mode === 'geojson') await showGeojson(opened);
await opened.map.once('idle');
document.body.dataset.drawn = String(opened.map.queryRenderedFeatures({ layers: drawnLayers() }).length);
document.body.dataset.idle = String(performance.now());

async function showColumns({ show }: OpenMap, engine: Engine): Promise<void> {
  show({ ...NOTHING, engine, view: await engine.view(EVERYTHING) });
}

/** The same points by MapLibre's own source, with the clusters that this map had before it had columns. */
async function showGeojson({ map }: OpenMap): Promise<void> {
  if (!map.isStyleLoaded()) await map.once('style.load');
  const countOf = (layer: Layer): [string, ExpressionSpecification] => [
    '+',
    ['case', ['==', ['get', 'layer'], layer], 1, 0]
  ];
  map.addSource('points', {
    type: 'geojson',
    data: '/points.geojson',
    maxzoom: 15,
    cluster: true,
    clusterRadius: 34,
    clusterMaxZoom: 14,
    clusterProperties: Object.fromEntries(LAYERS.map((layer) => [layer, countOf(layer)]))
  });
  map.addLayer({
    id: 'points',
    type: 'symbol',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true }
  });
  map.addLayer({
    id: 'point-clusters',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: { 'icon-image': pillIcon(false), 'icon-allow-overlap': true }
  });
}

function drawnLayers(): string[] {
  return mode === 'geojson' ? ['points', 'point-clusters'] : ['records', 'clusters'];
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}
