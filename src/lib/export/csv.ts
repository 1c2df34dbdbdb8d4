import Papa from 'papaparse';
import type { Incident, Measure } from '../model/index.ts';
import { INCIDENT_FIELDS, MEASURE_FIELDS, type Cell, type Field } from './fields.ts';
import { describe, type ExportMeta } from './meta.ts';

interface CsvOptions {
  /** Adds a second row with the tags of the Humanitarian Exchange Language. */
  hxl?: boolean;
}

/**
 * CSV (RFC 4180, UTF-8) for spreadsheets. Unknown is an empty cell, never 0. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it. The data version and the filter stand in a column of each row.
 */
export function incidentsToCsv(
  incidents: readonly Incident[],
  meta: ExportMeta,
  options: CsvOptions = {}
): string {
  return toCsv(incidents, INCIDENT_FIELDS, meta, options);
}

export function measuresToCsv(
  measures: readonly Measure[],
  meta: ExportMeta,
  options: CsvOptions = {}
): string {
  return toCsv(measures, MEASURE_FIELDS, meta, options);
}

function toCsv<R>(
  records: readonly R[],
  fields: readonly Field<R>[],
  meta: ExportMeta,
  options: CsvOptions
): string {
  const names = [...fields.map(({ name }) => name), 'dataVersion', 'filter', 'attribution'];
  const tags = [...fields.map(({ hxl }) => hxl), '#meta+version', '#meta+filter', '#meta+attribution'];
  const { dataVersion, filter, attribution } = describe(meta);
  const rows = records.map((record) => [
    ...fields.map(({ of }) => of(record)),
    dataVersion,
    filter,
    attribution
  ]);
  return unparse(names, rows, options.hxl ? tags : undefined);
}

/** @param tags a second row that is written as it is. */
export function unparse(fields: string[], rows: Cell[][], tags?: string[]): string {
  const safeRows = rows.map((row) => row.map(safe));
  return `${Papa.unparse({ fields, data: tags ? [tags, ...safeRows] : safeRows }, { newline: '\r\n' })}\r\n`;
}

/** A negative number is a number; a text that begins like a formula is none. */
function safe(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
