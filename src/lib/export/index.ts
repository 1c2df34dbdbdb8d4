export * from './csv.ts';
export * from './geojson.ts';
export * from './jsonl.ts';
export type { ExportMeta } from './meta.ts';
export * from './summary.ts';
