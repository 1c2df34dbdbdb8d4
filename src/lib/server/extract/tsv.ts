/** One line of a lexicon: column name to value, never undefined for a column of the header. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads a table: the first line names the columns, `#` starts a comment line, cells are separated by tabs.
 * Throws where a line has more cells than the header, naming the line.
 */
export function parseTable(content: string, name: string): Row[] {
  const lines = content.split(/\r?\n/).map((text, index) => ({ text, number: index + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  const header = filled
    .shift()
    ?.text.split('\t')
    .map((cell) => cell.trim());
  if (!header) throw new Error(`${name}: expected a header line, found an empty table`);
  return filled.map(({ text, number }) => {
    const cells = text.split('\t');
    if (cells.length > header.length) {
      throw new Error(
        `${name}:${number}: ${cells.length} cells, expected at most ${header.length} (${header.join(', ')})`
      );
    }
    return Object.fromEntries(header.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}

/** Rows of a table that must be there; throws with the names that are. */
export function tableOf(tables: ReadonlyMap<string, Row[]>, name: string): Row[] {
  const rows = tables.get(name);
  if (!rows) throw new Error(`no lexicon "${name}", have ${[...tables.keys()].join(', ')}`);
  return rows;
}
