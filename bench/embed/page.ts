// maplibre-gl and nothing else: what every page with a map has to fetch and start. See bench/embed.ts.
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);
const container = document.getElementById('map');
if (!container) throw new Error('the page has no element #map');
// One shape makes the worker start, as any map's first file does.
const land = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [61, 24],
      [77, 24],
      [77, 37],
      [61, 37],
      [61, 24]
    ]
  ]
};
const map = new MapLibreMap({
  container,
  center: [69, 30],
  zoom: 5,
  style: {
    version: 8,
    sources: { land: { type: 'geojson', data: { type: 'Feature', properties: {}, geometry: land } } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#dce7ee' } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': '#fbfaf7' } }
    ]
  }
});
await map.once('idle');
container.dataset.idle = 'true';
