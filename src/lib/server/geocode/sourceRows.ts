import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of a table by its columns, with the file and line it stands in. */
export type Row = ReadonlyMap<string, string> & { readonly where: string };

/** The rows of a table of the geodata folder; none where it is not there. */
export function readTable(geodataDir: string, name: string): Row[] {
  const path = join(geodataDir, name);
  return existsSync(path) ? readRows(path, readFileSync(path, 'utf8')) : [];
}

/** The rows of a table with a header line; lines that start with # are remarks. `path` names it in errors. */
export function readRows(path: string, text: string): Row[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const header = lines[first]?.split('\t') ?? [];
  const rows: Row[] = [];
  for (let i = first + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (!line || line.startsWith('#')) continue;
    const cells = line.split('\t');
    rows.push(
      Object.assign(new Map(header.map((column, at) => [column, cells[at] ?? ''])), {
        where: `${path}:${i + 1}`
      })
    );
  }
  return rows;
}

/** A value that must be there. Throws where it is not. */
export function cell(row: Row, column: string): string {
  const value = row.get(column);
  if (!value) throw new Error(`${row.where}: empty "${column}"`);
  return value;
}

export function list(row: Row, column: string): string[] {
  return (row.get(column) ?? '').split('|').filter(Boolean);
}

export function numberOf(row: Row, column: string): number | null {
  const value = row.get(column);
  if (!value) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Error(`${row.where}: "${column}" is "${value}", expected a number`);
  return number;
}
