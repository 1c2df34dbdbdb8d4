import type { Figures } from './bench.ts';

/** A bench's figures as text: single ones by name, rows as a table under theirs. */
export function formatFigures(figures: Figures, indent = ''): string {
  const entries = Object.entries(figures);
  const isSingle = (value: unknown) => value === null || typeof value !== 'object';
  const width = Math.max(0, ...entries.filter(([, value]) => isSingle(value)).map(([name]) => name.length));
  return entries
    .map(([name, value]) => {
      if (isSingle(value)) return `${indent}${name.padEnd(width)}  ${cell(value)}`;
      if (Array.isArray(value))
        return `${indent}${name}\n${formatRows(value as readonly Figures[], `${indent}  `)}`;
      return `${indent}${name}\n${formatFigures(value as Figures, `${indent}  `)}`;
    })
    .join('\n');
}

function formatRows(rows: readonly Figures[], indent: string): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  return lines
    .map((line) => indent + line.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
