import Papa from 'papaparse';
import type { Incident, Measure } from '../model/index.ts';
import { INCIDENT_FIELDS, MEASURE_FIELDS, type Cell, type Field } from './fields.ts';
import { describe, type ExportMeta } from './meta.ts';
import { textOf, type RecordWriter } from './writer.ts';

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
  return textOf(incidentCsv(meta, options), incidents);
}

export const incidentCsv = (meta: ExportMeta, options?: CsvOptions): RecordWriter<Incident> =>
  csvWriter(INCIDENT_FIELDS, meta, options);
export const measureCsv = (meta: ExportMeta, options?: CsvOptions): RecordWriter<Measure> =>
  csvWriter(MEASURE_FIELDS, meta, options);

export function measuresToCsv(
  measures: readonly Measure[],
  meta: ExportMeta,
  options: CsvOptions = {}
): string {
  return textOf(measureCsv(meta, options), measures);
}

function csvWriter<R>(
  fields: readonly Field<R>[],
  meta: ExportMeta,
  options: CsvOptions = {}
): RecordWriter<R> {
  const names = [...fields.map(({ name }) => name), 'dataVersion', 'filter', 'attribution'];
  const tags = [...fields.map(({ hxl }) => hxl), '#meta+version', '#meta+filter', '#meta+attribution'];
  const { dataVersion, filter, attribution } = describe(meta);
  return {
    begin: () => `${line(names)}${options.hxl ? line(tags) : ''}`,
    add: (record) =>
      line([...fields.map(({ of }) => of(record)), dataVersion, filter, attribution].map(safe)),
    end: () => ''
  };
}

/** CSV with these columns. */
export function tableWriter<R>(names: readonly string[], cellsOf: (record: R) => Cell[]): RecordWriter<R> {
  return {
    begin: () => line(names),
    add: (record) => line(cellsOf(record).map(safe)),
    end: () => ''
  };
}

/** A table whose rows are at hand. */
export function unparse(names: readonly string[], rows: readonly Cell[][]): string {
  return textOf(
    tableWriter<Cell[]>(names, (row) => row),
    rows
  );
}

function line(cells: readonly Cell[]): string {
  return `${Papa.unparse([[...cells]], { newline: '\r\n' })}\r\n`;
}

/** A negative number is a number; a text that begins like a formula is none. */
function safe(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
