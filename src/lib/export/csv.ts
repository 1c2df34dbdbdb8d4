import Papa from 'papaparse';
import type { Count, Incident, Measure } from '../model/index.ts';
import { describe, sourcesOf, type ExportMeta } from './meta.ts';

export type Cell = string | number | boolean | null;

/**
 * CSV (RFC 4180, UTF-8) for spreadsheets. Unknown is an empty cell, never 0. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it. The data version and the filter stand in a column of each row.
 */
export function incidentsToCsv(incidents: readonly Incident[], meta: ExportMeta): string {
  return unparse(
    INCIDENT_COLUMNS,
    incidents.map((incident) => {
      const { killed, injured, attackersKilled } = incident.casualties;
      return [
        incident.id,
        incident.category,
        incident.type,
        ...whenAndWhere(incident),
        ...countCells(killed),
        ...countCells(injured),
        attackersKilled,
        incident.disagree,
        incident.actors.perpetrator,
        incident.actors.claimedBy,
        incident.target,
        incident.weapon,
        incident.confidence,
        ...sourceCells(incident),
        ...metaCells(meta)
      ];
    })
  );
}

export function measuresToCsv(measures: readonly Measure[], meta: ExportMeta): string {
  return unparse(
    MEASURE_COLUMNS,
    measures.map((measure) => [
      measure.id,
      measure.type,
      measure.status,
      ...whenAndWhere(measure),
      measure.summary,
      measure.issuer,
      measure.confidence,
      ...sourceCells(measure),
      ...metaCells(meta)
    ])
  );
}

const WHEN_AND_WHERE = [
  'dateFrom',
  'dateTo',
  'datePrecision',
  'place',
  'admin2',
  'admin1',
  'country',
  'lng',
  'lat',
  'placePrecision',
  'radiusKm'
];
const SOURCES = ['reports', 'articleIds', 'publishers'];
const META = ['dataVersion', 'filter', 'attribution'];

const INCIDENT_COLUMNS = [
  ...['id', 'category', 'type', ...WHEN_AND_WHERE],
  ...['killedLow', 'killedBest', 'killedHigh', 'injuredLow', 'injuredBest', 'injuredHigh', 'attackersKilled'],
  ...['reportsDisagree', 'perpetrator', 'claimedBy', 'target', 'weapon', 'confidence'],
  ...SOURCES,
  ...META
];
const MEASURE_COLUMNS = [
  ...['id', 'type', 'status', ...WHEN_AND_WHERE, 'summary', 'issuer', 'confidence'],
  ...SOURCES,
  ...META
];

function whenAndWhere({ date, location }: Pick<Incident, 'date' | 'location'>): Cell[] {
  return [
    date.from,
    date.to,
    date.precision,
    location.name,
    location.admin2,
    location.admin1,
    location.country,
    location.lng,
    location.lat,
    location.precision,
    location.radiusKm
  ];
}

function countCells(count: Count | null): Cell[] {
  return count === null ? [null, null, null] : [count.low, count.best, count.high];
}

function sourceCells({ reports }: Pick<Incident, 'reports'>): Cell[] {
  const sources = sourcesOf(reports);
  const publishers = [...new Set(sources.flatMap((source) => source.publisher ?? []))];
  return [reports.length, sources.map((source) => source.articleId).join(' '), publishers.join('; ')];
}

function metaCells(meta: ExportMeta): Cell[] {
  const { dataVersion, filter, attribution } = describe(meta);
  return [dataVersion, filter, attribution];
}

export function unparse(fields: string[], rows: Cell[][]): string {
  return `${Papa.unparse({ fields, data: rows.map((row) => row.map(safe)) }, { newline: '\r\n' })}\r\n`;
}

/** A negative number is a number; a text that begins like a formula is none. */
function safe(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
