/** What the Download menu offers, by address; a test holds it to the formats that there are. */
export const DOWNLOADS = [
  ['incidents.csv', 'Incidents, CSV'],
  ['incidents.geojson', 'Incidents, GeoJSON'],
  ['incidents.parquet', 'Incidents, GeoParquet'],
  ['incidents.acled.csv', 'Incidents, ACLED’s columns'],
  ['incidents.ged.csv', 'Incidents, UCDP GED’s columns'],
  ['incidents.hxl.csv', 'Incidents, HXL'],
  ['measures.csv', 'Measures, CSV'],
  ['measures.geojson', 'Measures, GeoJSON'],
  ['summary.json', 'Summary by province, JSON']
] as const;
