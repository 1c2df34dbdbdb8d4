import type { Reconciliation, Rows } from '../columns/index.ts';
import type { Incident, Measure } from '../model/index.ts';
import { acledWriter } from './acled.ts';
import { incidentCsv, measureCsv } from './csv.ts';
import { gedWriter } from './ged.ts';
import { incidentGeoJson, measureGeoJson } from './geojson.ts';
import { incidentGeoParquet, measureGeoParquet } from './geoparquet.ts';
import { selectionToHtml, type PageParts } from './html.ts';
import { incidentJsonl } from './jsonl.ts';
import type { ExportMeta } from './meta.ts';
import { summaryToJson } from './summary.ts';
import type { RecordWriter } from './writer.ts';

/** What a page in one file is made of. */
export interface Exported {
  selection: Rows<Incident, Measure>;
  /** The reported totals of the selection, each beside the incidents of the whole map. */
  reconciled: readonly Reconciliation[];
  meta: ExportMeta;
  page: PageParts;
}

interface Described {
  /** Name on the command line. */
  name: string;
  /** Last part of its web address, and name of the file. */
  file: string;
  /** What a person chooses it by. */
  title: string;
  mediaType: string;
}

/** A format of records is written one by one; a summary and a page are made of all at once. */
export type ExportFormat = Described &
  (
    | { of: 'incidents'; start: (meta: ExportMeta) => RecordWriter<Incident> }
    | { of: 'measures'; start: (meta: ExportMeta) => RecordWriter<Measure> }
    | { of: 'sums'; write: typeof summaryToJson }
    | { of: 'page'; write: (exported: Exported) => Promise<string> }
  );

const CSV = 'text/csv; charset=utf-8';
const GEOJSON = 'application/geo+json';
const PARQUET = 'application/vnd.apache.parquet';

/** Every way out of the map but the pictures: an identical selection gives identical bytes. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'csv',
    file: 'incidents.csv',
    title: 'Incidents, CSV',
    mediaType: CSV,
    of: 'incidents',
    start: (meta) => incidentCsv(meta)
  },
  {
    name: 'geojson',
    file: 'incidents.geojson',
    title: 'Incidents, GeoJSON',
    mediaType: GEOJSON,
    of: 'incidents',
    start: incidentGeoJson
  },
  {
    name: 'jsonl',
    file: 'incidents.jsonl',
    title: 'Incidents with their reports, JSON lines',
    mediaType: 'application/jsonl; charset=utf-8',
    of: 'incidents',
    start: incidentJsonl
  },
  {
    name: 'hxl',
    file: 'incidents.hxl.csv',
    title: 'Incidents, CSV with HXL tags',
    mediaType: CSV,
    of: 'incidents',
    start: (meta) => incidentCsv(meta, { hxl: true })
  },
  {
    name: 'acled',
    file: 'incidents.acled.csv',
    title: 'Incidents, in ACLED’s columns',
    mediaType: CSV,
    of: 'incidents',
    start: acledWriter
  },
  {
    name: 'ged',
    file: 'incidents.ged.csv',
    title: 'Incidents, in UCDP GED’s columns',
    mediaType: CSV,
    of: 'incidents',
    start: gedWriter
  },
  {
    name: 'geoparquet',
    file: 'incidents.parquet',
    title: 'Incidents, GeoParquet',
    mediaType: PARQUET,
    of: 'incidents',
    start: incidentGeoParquet
  },
  {
    name: 'measures-csv',
    file: 'measures.csv',
    title: 'Measures, CSV',
    mediaType: CSV,
    of: 'measures',
    start: (meta) => measureCsv(meta)
  },
  {
    name: 'measures-geojson',
    file: 'measures.geojson',
    title: 'Measures, GeoJSON',
    mediaType: GEOJSON,
    of: 'measures',
    start: measureGeoJson
  },
  {
    name: 'measures-hxl',
    file: 'measures.hxl.csv',
    title: 'Measures, CSV with HXL tags',
    mediaType: CSV,
    of: 'measures',
    start: (meta) => measureCsv(meta, { hxl: true })
  },
  {
    name: 'measures-geoparquet',
    file: 'measures.parquet',
    title: 'Measures, GeoParquet',
    mediaType: PARQUET,
    of: 'measures',
    start: measureGeoParquet
  },
  {
    name: 'summary',
    file: 'summary.json',
    title: 'Summary by province, JSON',
    mediaType: 'application/json',
    of: 'sums',
    write: summaryToJson
  },
  {
    name: 'html',
    file: 'brief.html',
    title: 'A page in one file, with map and sources',
    mediaType: 'text/html; charset=utf-8',
    of: 'page',
    write: selectionToHtml
  }
];
