import { formatFilter } from '../model/index.ts';
import { ATTRIBUTION, type ExportMeta } from './meta.ts';

/** Fields by layer, as `Engine.tile` writes them; TileJSON wants a word of each. */
const LAYERS = {
  clusters: {
    description: 'Several records that stand close together, or at one place',
    fields: {
      attack: 'Number of attacks',
      operation: 'Number of operations',
      measure: 'Number of measures',
      count: 'Number of all of them',
      disagree: 'Number of those that reports tell differently',
      expand: 'Number: the zoom at which it parts; missing where none does',
      place: 'Number of the place, where all stand at one'
    }
  },
  records: {
    description: 'Single records',
    fields: {
      row: 'Number of the record in this version of the data',
      layer: 'String: attack, operation or measure',
      radius: 'Number: pixels; its square grows with the people killed',
      hollow: 'Boolean: no report gives a toll',
      disagree: 'Boolean: reports tell it differently',
      precision: 'String: how closely its place is known',
      place: 'Number of the place'
    }
  },
  legs: {
    description: 'Lines from a record that is fanned out to its place',
    fields: { row: 'Number of the record in this version of the data' }
  }
} as const;

interface TileSite {
  /** Address of the site, without a slash at its end. */
  base: string;
  maxzoom: number;
  /** West, south, east, north of all that has a point; null where nothing has. */
  bounds: readonly [number, number, number, number] | null;
  /** Tiles of this version of the data only, as long as the server holds it; else of what is known by then. */
  isFixed: boolean;
}

/** TileJSON 3.0.0 of the selected records, with the version of the data that it tells of. Pure. */
export function toTileJson(
  { dataVersion, filter }: ExportMeta,
  { base, maxzoom, bounds, isFixed }: TileSite
) {
  const query = formatFilter(filter);
  const asked = query.toString();
  if (isFixed) query.set('version', dataVersion);
  return {
    tilejson: '3.0.0',
    name: 'Dateline',
    description: 'Incidents and security measures read from news articles',
    // Of the data, not of this description: equal versions have equal tiles.
    version: '1.0.0',
    attribution: ATTRIBUTION,
    scheme: 'xyz',
    tiles: [`${base}/tiles/{z}/{x}/{y}${query.size > 0 ? `?${query}` : ''}`],
    minzoom: 0,
    maxzoom,
    ...(bounds ? { bounds } : {}),
    vector_layers: Object.entries(LAYERS).map(([id, layer]) => ({ id, ...layer, minzoom: 0, maxzoom })),
    dataVersion,
    filter: asked
  };
}
