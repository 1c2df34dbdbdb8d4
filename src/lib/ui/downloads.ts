/** What the Download menu offers, by address; a test holds it to the formats that there are. */
export const DOWNLOADS = [
  'incidents.csv',
  'incidents.geojson',
  'incidents.parquet',
  'incidents.acled.csv',
  'incidents.ged.csv',
  'incidents.hxl.csv',
  'measures.csv',
  'measures.geojson',
  'summary.json'
] as const;
