import type { Admin1, Rows } from '../columns/index.ts';
import type { Incident, Measure } from '../model/index.ts';
import { incidentsToAcled } from './acled.ts';
import { incidentsToCsv, measuresToCsv } from './csv.ts';
import { incidentsToGed } from './ged.ts';
import { incidentsToGeoJson, measuresToGeoJson } from './geojson.ts';
import { selectionToHtml, type PageParts } from './html.ts';
import { incidentsToGeoParquet, measuresToGeoParquet } from './geoparquet.ts';
import { incidentsToJsonl } from './jsonl.ts';
import type { ExportMeta } from './meta.ts';
import { summaryToJson } from './summary.ts';

/** What an export is made of. */
export interface Exported {
  selection: Rows<Incident, Measure> & { undated: number };
  /** The incidents of the whole map, which reported totals are compared with. */
  all: readonly Incident[];
  provinces: readonly Admin1[];
  meta: ExportMeta;
  /** For a page in one file; other formats need none. */
  page?: PageParts;
}

export interface ExportFormat {
  /** Name on the command line. */
  name: string;
  /** Last part of its web address, and name of the file. */
  file: string;
  /** What a person chooses it by. */
  title: string;
  mediaType: string;
  /** True where `Exported.page` must be there. */
  needsPage?: true;
  write: (exported: Exported) => string | Uint8Array | Promise<string>;
}

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
    write: ({ selection, meta }) => incidentsToCsv(selection.incidents, meta)
  },
  {
    name: 'geojson',
    file: 'incidents.geojson',
    title: 'Incidents, GeoJSON',
    mediaType: GEOJSON,
    write: ({ selection, meta }) => incidentsToGeoJson(selection.incidents, meta)
  },
  {
    name: 'jsonl',
    file: 'incidents.jsonl',
    title: 'Incidents with their reports, JSON lines',
    mediaType: 'application/jsonl; charset=utf-8',
    write: ({ selection }) => incidentsToJsonl(selection.incidents)
  },
  {
    name: 'hxl',
    file: 'incidents.hxl.csv',
    title: 'Incidents, CSV with HXL tags',
    mediaType: CSV,
    write: ({ selection, meta }) => incidentsToCsv(selection.incidents, meta, { hxl: true })
  },
  {
    name: 'acled',
    file: 'incidents.acled.csv',
    title: 'Incidents, in ACLED’s columns',
    mediaType: CSV,
    write: ({ selection, meta }) => incidentsToAcled(selection.incidents, meta)
  },
  {
    name: 'ged',
    file: 'incidents.ged.csv',
    title: 'Incidents, in UCDP GED’s columns',
    mediaType: CSV,
    write: ({ selection, meta }) => incidentsToGed(selection.incidents, meta)
  },
  {
    name: 'geoparquet',
    file: 'incidents.parquet',
    title: 'Incidents, GeoParquet',
    mediaType: PARQUET,
    write: ({ selection, meta }) => incidentsToGeoParquet(selection.incidents, meta)
  },
  {
    name: 'measures-csv',
    file: 'measures.csv',
    title: 'Measures, CSV',
    mediaType: CSV,
    write: ({ selection, meta }) => measuresToCsv(selection.measures, meta)
  },
  {
    name: 'measures-geojson',
    file: 'measures.geojson',
    title: 'Measures, GeoJSON',
    mediaType: GEOJSON,
    write: ({ selection, meta }) => measuresToGeoJson(selection.measures, meta)
  },
  {
    name: 'measures-hxl',
    file: 'measures.hxl.csv',
    title: 'Measures, CSV with HXL tags',
    mediaType: CSV,
    write: ({ selection, meta }) => measuresToCsv(selection.measures, meta, { hxl: true })
  },
  {
    name: 'measures-geoparquet',
    file: 'measures.parquet',
    title: 'Measures, GeoParquet',
    mediaType: PARQUET,
    write: ({ selection, meta }) => measuresToGeoParquet(selection.measures, meta)
  },
  {
    name: 'summary',
    file: 'summary.json',
    title: 'Summary by province, JSON',
    mediaType: 'application/json',
    write: ({ selection, all, provinces, meta }) => summaryToJson(selection, provinces, meta, all)
  },
  {
    name: 'html',
    file: 'brief.html',
    title: 'A page in one file, with map and sources',
    mediaType: 'text/html; charset=utf-8',
    needsPage: true,
    write: selectionToHtml
  }
];
