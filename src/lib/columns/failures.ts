import type { Filter } from '../model/index.ts';
import { LOOKUPS, PARTS } from './parts.ts';
import type { Prepared } from './prepare.ts';

/** By row which parts of a filter it fails: 0 is selected, one bit is what that part alone leaves out. */
export interface Failures {
  bits: Uint16Array;
  /** What each lookup was asked, so that the next filter asks only what is new. */
  keys: string[];
}

/** Rows that are looked up together, so that their bits stay in the processor's nearest memory. */
const BLOCK = 4096;

/**
 * `found` are the rows that hold the words of `q`; null where nothing is searched. From the failures of another filter
 * of the same columns only the parts that differ are looked up.
 */
export function findFailures(
  prepared: Prepared,
  filter: Filter,
  found: ArrayLike<number> | null,
  before: Failures | null
): Failures {
  const { columns } = prepared;
  const bits = before ? before.bits.slice() : new Uint16Array(columns.length);
  const keys = LOOKUPS.map((lookup) => lookup.keyOf(filter));
  const changed = LOOKUPS.filter((_, i) => keys[i] !== (before?.keys[i] ?? ''));
  // What was failed before of the parts that are asked anew is forgotten first.
  const stale = LOOKUPS.filter((_, i) => keys[i] !== before?.keys[i] && (before?.keys[i] ?? '') !== '');
  const keep = ~stale.reduce((all, { parts }) => parts.reduce((sum, part) => sum | PARTS[part], all), 0);
  if (stale.length > 0) for (let row = 0; row < bits.length; row++) bits[row]! &= keep;

  const lookups = changed
    .filter((lookup) => lookup.keyOf(filter) !== '')
    .map(({ column, tableOf }) => ({ column, table: tableOf(prepared, filter) }));
  const dated = lookups.find(({ column }) => column === 'date');
  if (dated) markRuns(bits, prepared.dateRuns, columns.date, dated.table);
  const others = lookups.filter((lookup) => lookup !== dated);
  for (let start = 0; start < bits.length; start += BLOCK) {
    const end = Math.min(bits.length, start + BLOCK);
    for (const { column, table } of others)
      if (column === 'confidence') markBytes(bits, start, end, table, columns.confidence);
      else markCodes(bits, start, end, table, columns[column]);
  }
  const q = filter.q ?? '';
  if (q !== (before?.keys[LOOKUPS.length] ?? '')) search(bits, found);
  return { bits, keys: [...keys, q] };
}

/** Rows stand by date, so that all rows of an interval pass or fail together. */
function markRuns(bits: Uint16Array, runs: Uint32Array, dates: Uint32Array, table: Uint16Array): void {
  for (let run = 0; run + 1 < runs.length; run++) {
    const failed = table[dates[runs[run]!]!]!;
    if (failed !== 0) for (let row = runs[run]!, end = runs[run + 1]!; row < end; row++) bits[row]! |= failed;
  }
}

function markCodes(
  bits: Uint16Array,
  start: number,
  end: number,
  table: Uint16Array,
  codes: Uint32Array
): void {
  for (let row = start; row < end; row++) bits[row] = bits[row]! | table[codes[row]!]!;
}

/** The same over bytes: one loop for both kinds of column would be slow for either. */
function markBytes(
  bits: Uint16Array,
  start: number,
  end: number,
  table: Uint16Array,
  codes: Uint8Array
): void {
  for (let row = start; row < end; row++) bits[row] = bits[row]! | table[codes[row]!]!;
}

function search(bits: Uint16Array, found: ArrayLike<number> | null): void {
  for (let row = 0; row < bits.length; row++) bits[row]! |= PARTS.q;
  if (found === null) for (let row = 0; row < bits.length; row++) bits[row]! &= ~PARTS.q;
  else for (let i = 0; i < found.length; i++) bits[found[i]!]! &= ~PARTS.q;
}
