import Papa from 'papaparse';
import { FIELD_NAMES, matchFields } from './columns.ts';
import { parseDay } from './dates.ts';
import { baseName } from './format.ts';
import { rowId } from './ids.ts';
import { recordDraft } from './record.ts';
import { failed, isRowError, rowError, shown, type Drafts, type RowError } from './result.ts';

const EXPECTED_HEADER = `a header row that names a text column, one of: ${FIELD_NAMES.text.slice(0, 6).join(', ')}; and title, published, url, publisher, id where known`;

/** A table of articles with a header row; comma, semicolon, tab or bar between cells. Rows count from 1 under the header. */
export function readCsv(text: string, fileName: string): Drafts {
  const { header, rows } = readTable(text);
  if (matchFields(header).text === undefined) {
    const names = header.filter(Boolean).slice(0, 12);
    const found = names.length > 0 ? names.map((name) => shown(name, 30)).join(', ') : 'nothing';
    return failed(rowError('MissingText', null, `no text column; the header has ${found}`, EXPECTED_HEADER));
  }
  const result: Drafts = { drafts: [], errors: [], notes: [] };
  for (const [i, row] of rows.entries()) {
    const draft = row.unclosed ? unclosedQuote(row, i + 1) : rowDraft(row.cells, header, i + 1, fileName);
    if (isRowError(draft)) result.errors.push(draft);
    else result.drafts.push(draft);
  }
  if (rows.length === 0) {
    result.errors.push(rowError('EmptyArticle', null, 'a header and no rows under it', 'one article a row'));
  }
  return result;
}

interface TableRow {
  cells: string[];
  /** A cell's quote is not closed: it `swallows` the rows below it, which are read again, or all are `lost`. */
  unclosed: false | 'swallows' | 'lost';
}

interface Table {
  header: string[];
  rows: TableRow[];
}

/** Each unclosed quote reads the rest of the file again; a file with more of them is no table. */
const MOST_UNCLOSED = 50;

/**
 * All rows of a table. An unclosed quote swallows what follows it, so the rest is read again from the next line on:
 * up to the first whole row, its lines are taken for the broken cell's own.
 */
function readTable(text: string): Table {
  const { data, errors, meta } = parse(text, '');
  const table: Table = { header: (data[0] ?? []).map((name) => name.trim()), rows: [] };
  let part: Part = { data, errors, text, skip: 1 };
  for (let unclosed = 0; ; unclosed++) {
    const broken = findUnclosed(part, table.header, meta.delimiter);
    const end = broken?.row ?? part.data.length;
    const whole = part.data.slice(part.skip, end).filter((cells) => cells.some((cell) => cell.trim() !== ''));
    table.rows.push(...whole.map((cells): TableRow => ({ cells, unclosed: false })));
    if (!broken) return table;
    const rest = lineAfter(part.text, broken.index);
    const next = parse(rest, meta.delimiter);
    const skip =
      unclosed < MOST_UNCLOSED ? next.data.findIndex((cells) => isWholeRow(cells, table.header)) : -1;
    table.rows.push({
      cells: part.data[end] ?? [],
      unclosed: skip < 0 && rest.trim() !== '' ? 'lost' : 'swallows'
    });
    if (skip < 0) return table;
    part = { data: next.data, errors: next.errors, text: rest, skip };
  }
}

interface Part {
  data: string[][];
  errors: Papa.ParseError[];
  text: string;
  /** Rows at the start that are none of ours: the header, or what is left of a broken cell. */
  skip: number;
}

function parse(text: string, delimiter: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, delimitersToGuess: [',', ';', '\t', '|'] });
}

/** A stray quote inside a cell does no harm; one that never ends, or has swallowed whole rows below it, does. */
function findUnclosed(part: Part, header: string[], delimiter: string): Papa.ParseError | undefined {
  let tried = -1;
  return part.errors.find((error) => {
    if (error.code === 'MissingQuotes') return true;
    const row = error.row ?? -1;
    if (error.type !== 'Quotes' || row === tried) return false;
    tried = row;
    const lines = (part.data[row] ?? []).flatMap((cell) => cell.split(/\r?\n/).slice(1));
    return lines.some((line) => isWholeRow(parse(line, delimiter).data[0] ?? [], header));
  });
}

/** As many cells as headings and a date in its column. Without such a column a paragraph with commas looks the same. */
function isWholeRow(cells: string[], header: string[]): boolean {
  const { published } = matchFields(header);
  return (
    cells.length === header.length &&
    published !== undefined &&
    parseDay(cells[header.indexOf(published)]) !== null
  );
}

function lineAfter(text: string, index: number | undefined): string {
  const lineEnd = text.indexOf('\n', index);
  return lineEnd < 0 ? '' : text.slice(lineEnd + 1);
}

function rowDraft(cells: string[], header: string[], number: number, fileName: string) {
  if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
    const message = `${cells.length} cells under ${header.length} headings`;
    return rowError(
      'BadCsv',
      number,
      message,
      'as many cells as headings; a cell with commas or line ends in quotes'
    );
  }
  const record = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
  const draft = recordDraft(record, number, rowId(baseName(fileName), number));
  return isRowError(draft) && draft.name === 'MissingText' ? { ...draft, expected: EXPECTED_HEADER } : draft;
}

function unclosedQuote({ cells, unclosed }: TableRow, number: number): RowError {
  const cell = shown(cells.find((text) => text.includes('\n')) ?? cells.at(-1) ?? '');
  const rest = unclosed === 'lost' ? '; the rows below it cannot be told from its text' : '';
  const expected = 'a quote at both ends of the cell, quotes inside it doubled';
  return rowError('BadCsv', number, `a quoted cell is not closed: ${cell}${rest}`, expected);
}
