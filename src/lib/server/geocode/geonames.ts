import type { FeatureClass } from '../../model/index.ts';

/** A row of a GeoNames country file that the gazetteer has a use for (geonames.org/export, `readme.txt`). */
export interface GeoNamesRow {
  id: string;
  name: string;
  ascii: string;
  alternates: string[];
  lat: number;
  lng: number;
  /** What the gazetteer makes of it; `admin1` rows only name the codes. */
  class: FeatureClass;
  country: string;
  admin1: string;
  admin2: string;
  population: number;
}

export interface GeoNamesTable {
  rows: GeoNamesRow[];
  /** Rows that are read well but are no places to the gazetteer (streams, farms, historical places). */
  skipped: number;
  /** One line a row that is malformed: file, row, value and what was expected. */
  faults: string[];
  /** All rows that hold anything. */
  total: number;
}

const COLUMNS = 19;

/** Feature codes and what they are to the gazetteer; settlements (class P) are taken but for those that are gone. */
const CLASSES: Readonly<Record<string, FeatureClass>> = {
  ADM1: 'admin1',
  ADM2: 'admin2',
  ADM3: 'tehsil',
  RGN: 'region',
  AREA: 'region',
  VAL: 'region',
  VALS: 'region',
  AIRP: 'site',
  AIRB: 'site',
  AIRF: 'site',
  DAM: 'site',
  UNIV: 'site',
  PRT: 'site',
  MILB: 'site',
  INSM: 'site',
  NVB: 'site',
  PS: 'site',
  PSN: 'site',
  RSTN: 'site',
  PASS: 'site',
  GAP: 'site',
  SHRN: 'site',
  PSTB: 'site', // border post
  DIP: 'site', //  embassy or consulate
  FT: 'site',
  MN: 'site',
  GASF: 'site',
  OILF: 'site',
  CMPRF: 'site', // refugee camp
  TNL: 'site'
};
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** Reads a GeoNames country file line by line; `file` names it in the faults. Never throws on content. */
export function parseGeoNames(lines: Iterable<string>, file: string): GeoNamesTable {
  const table: GeoNamesTable = { rows: [], skipped: 0, faults: [], total: 0 };
  const seen = new Set<string>();
  let country: string | null = null;
  let number = 0;
  for (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    table.total += 1;
    const cells = line.replace(/\r$/, '').split('\t');
    const fault = faultOf(cells, seen, country);
    if (fault) {
      table.faults.push(`${file}, row ${number}: ${fault}`);
      continue;
    }
    country ??= cells[8] ?? null;
    seen.add(cells[0] ?? '');
    const kind = classOf(cells[6] ?? '', cells[7] ?? '');
    if (kind) table.rows.push(rowOf(cells, kind));
    else table.skipped += 1;
  }
  return table;
}

function classOf(group: string, code: string): FeatureClass | null {
  if (group === 'P') return GONE.has(code) ? null : 'settlement';
  return CLASSES[code] ?? null;
}

/** What is wrong with a row, null where nothing is. */
function faultOf(cells: string[], seen: ReadonlySet<string>, country: string | null): string | null {
  if (cells.length !== COLUMNS) return `${cells.length} columns, expected ${COLUMNS} separated by tabs`;
  const [id = '', name = '', , , lat = '', lng = '', group = '', , code = ''] = [
    ...cells.slice(0, 8),
    cells[8]
  ];
  const population = cells[14] ?? '';
  if (!/^\d+$/.test(id)) return `geonameid "${id}", expected a whole number`;
  if (seen.has(id)) return `geonameid ${id} twice, expected each once`;
  if (name.trim() === '') return 'no name, expected one in column 2';
  if (!isDegrees(lat, 90)) return `latitude "${lat}", expected -90 to 90`;
  if (!isDegrees(lng, 180)) return `longitude "${lng}", expected -180 to 180`;
  if (!/^[A-Z]?$/.test(group)) return `feature class "${group}", expected one letter`;
  if (!/^[A-Z]{2}$/.test(code)) return `country "${code}", expected two letters (ISO 3166-1)`;
  if (country !== null && code !== country)
    return `country ${code}, expected ${country} as in the rows before`;
  if (!/^\d*$/.test(population)) return `population "${population}", expected a whole number or nothing`;
  return null;
}

function isDegrees(text: string, limit: number): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit;
}

function rowOf(cells: string[], kind: FeatureClass): GeoNamesRow {
  const at = (index: number) => cells[index] ?? '';
  return {
    id: at(0),
    name: at(1).trim(),
    ascii: at(2).trim(),
    alternates: at(3).split(',').filter(Boolean),
    lat: Number(at(4)),
    lng: Number(at(5)),
    class: kind,
    country: at(8),
    admin1: at(10),
    admin2: at(11),
    population: Number(at(14))
  };
}
