import type { Feature, Point } from 'geojson';
import type { Incident, Measure } from '../model/index.ts';
import { INCIDENT_FIELDS, MEASURE_FIELDS, type Cell, type Field } from './fields.ts';
import { describe, type ExportMeta } from './meta.ts';
import { CRS84, OGC_LIMIT, OGC_MOST, type OgcQuery } from './ogcQuery.ts';

/** OGC API – Features, Part 1: Core (OGC 17-069r4), as GDAL, QGIS and ArcGIS read it. All functions here are pure. */
export const OGC_COLLECTIONS = {
  incidents: {
    title: 'Incidents',
    description: 'Attacks and security operations, each with the articles that tell of it.'
  },
  measures: {
    title: 'Security measures',
    description: 'Measures that a state body or a firm took, ordered, agreed, announced or reviewed.'
  }
} as const;
export type OgcCollection = keyof typeof OGC_COLLECTIONS;

export interface OgcLink {
  rel: string;
  href: string;
  type: string;
  title?: string;
}

/** Days and degrees that the whole map reaches over; null where nothing is dated, or nothing has a point. */
export interface OgcExtent {
  interval: [from: string, to: string] | null;
  bbox: [west: number, south: number, east: number, north: number] | null;
}

export const OGC_CONFORMANCE = {
  conformsTo: ['core', 'oas30', 'geojson'].map(
    (name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`
  )
};

const JSON_TYPE = 'application/json';
const GEOJSON_TYPE = 'application/geo+json';
const OPENAPI_TYPE = 'application/vnd.oai.openapi+json;version=3.0';

/** @param base address of the landing page, without a slash at its end. */
export function ogcLanding(base: string) {
  return {
    title: 'Dateline',
    description: 'Incidents and security measures read from news articles, with their sources.',
    links: [
      link('self', base, JSON_TYPE, 'This page'),
      link('service-desc', `${base}/api`, OPENAPI_TYPE, 'The definition of this interface'),
      link('conformance', `${base}/conformance`, JSON_TYPE, 'What it conforms to'),
      link('data', `${base}/collections`, JSON_TYPE, 'What it holds')
    ]
  };
}

export function ogcCollections(base: string, extent: OgcExtent) {
  const names = Object.keys(OGC_COLLECTIONS) as OgcCollection[];
  return {
    links: [link('self', `${base}/collections`, JSON_TYPE)],
    collections: names.map((name) => ogcCollection(base, name, extent))
  };
}

export function ogcCollection(base: string, name: OgcCollection, { interval, bbox }: OgcExtent) {
  const { title, description } = OGC_COLLECTIONS[name];
  const self = `${base}/collections/${name}`;
  return {
    id: name,
    title,
    description,
    itemType: 'feature',
    crs: [CRS84],
    extent: {
      ...(bbox && { spatial: { bbox: [bbox], crs: CRS84 } }),
      ...(interval && { temporal: { interval: [interval.map((day) => `${day}T00:00:00Z`)] } })
    },
    links: [link('self', self, JSON_TYPE), link('items', `${self}/items`, GEOJSON_TYPE, title)]
  };
}

/** One page of a collection: its records, and how many there are in all. @param asked the query as it came, which the links repeat. */
export function ogcItems(
  base: string,
  name: OgcCollection,
  { records, matched }: { records: readonly (Incident | Measure)[]; matched: number },
  { limit, offset }: Pick<OgcQuery, 'limit' | 'offset'>,
  asked: URLSearchParams,
  meta: ExportMeta
) {
  const features = records.map((record) => ogcFeature(record));
  const page = (start: number) => {
    const query = new URLSearchParams(asked);
    query.set('limit', String(limit));
    query.set('offset', String(start));
    return `${base}/collections/${name}/items?${query.toString()}`;
  };
  return {
    type: 'FeatureCollection',
    ...describe(meta),
    numberMatched: matched,
    numberReturned: features.length,
    links: [
      link('self', page(offset), GEOJSON_TYPE),
      ...(offset + limit < matched ? [link('next', page(offset + limit), GEOJSON_TYPE)] : []),
      ...(offset > 0 ? [link('prev', page(Math.max(0, offset - limit)), GEOJSON_TYPE)] : []),
      link('collection', `${base}/collections/${name}`, JSON_TYPE)
    ],
    features
  };
}

export function ogcItem(base: string, name: OgcCollection, record: Incident | Measure) {
  const collection = `${base}/collections/${name}`;
  return {
    ...ogcFeature(record),
    links: [
      link('self', `${collection}/items/${encodeURIComponent(record.id)}`, GEOJSON_TYPE),
      link('collection', collection, JSON_TYPE)
    ]
  };
}

/** The interface's own definition, for clients that read one before they ask. */
export function ogcApi(base: string) {
  const ok = (type: string) => ({ '200': { description: 'OK', content: { [type]: {} } } });
  const query = (name: string, description: string, schema: object) => ({
    name,
    in: 'query',
    description,
    schema,
    style: 'form',
    explode: false
  });
  const parameters = [
    query('limit', 'How many features at most', {
      type: 'integer',
      minimum: 1,
      maximum: OGC_MOST,
      default: OGC_LIMIT
    }),
    query('offset', 'How many features to pass over', { type: 'integer', minimum: 0, default: 0 }),
    query('bbox', 'Only points in it: west,south,east,north', {
      type: 'array',
      minItems: 4,
      maxItems: 4,
      items: { type: 'number' }
    }),
    query('datetime', 'A day or an interval; a record counts when its own interval shares a day', {
      type: 'string'
    })
  ];
  const items = Object.fromEntries(
    (Object.keys(OGC_COLLECTIONS) as OgcCollection[]).flatMap((name) => [
      [
        `/collections/${name}/items`,
        { get: { operationId: `${name}.items`, parameters, responses: ok(GEOJSON_TYPE) } }
      ],
      [
        `/collections/${name}/items/{id}`,
        {
          get: {
            operationId: `${name}.item`,
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
            responses: { ...ok(GEOJSON_TYPE), '404': { description: 'There is no such record' } }
          }
        }
      ]
    ])
  );
  const page = (operationId: string) => ({ get: { operationId, responses: ok(JSON_TYPE) } });
  return {
    openapi: '3.0.3',
    info: { title: 'Dateline', version: '1' },
    servers: [{ url: base }],
    paths: {
      '/': page('landing'),
      '/conformance': page('conformance'),
      '/collections': page('collections'),
      ...items
    }
  };
}

function ogcFeature(record: Incident | Measure): Feature<Point | null> {
  const { lng, lat } = record.location;
  return {
    type: 'Feature',
    id: record.id,
    geometry: lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] },
    properties: 'category' in record ? cells(INCIDENT_FIELDS, record) : cells(MEASURE_FIELDS, record)
  };
}

/** Without the two that the geometry holds. */
function cells<R>(fields: readonly Field<R>[], record: R): Record<string, Cell> {
  const flat = fields.filter(({ name }) => name !== 'lng' && name !== 'lat');
  return Object.fromEntries(flat.map(({ name, of }) => [name, of(record)]));
}

function link(rel: string, href: string, type: string, title?: string): OgcLink {
  return { rel, href, type, ...(title === undefined ? {} : { title }) };
}
