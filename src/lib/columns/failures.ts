import type { Filter } from '../model/index.ts';
import { LOOKUPS, PARTS } from './parts.ts';
import type { Prepared } from './prepare.ts';

/** By row which parts of a filter it fails: 0 is selected, one bit is what that part alone leaves out. */
export interface Failures {
  bits: Uint16Array;
  /** What each lookup was asked, so that the next filter asks only what is new. */
  keys: string[];
}

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
  LOOKUPS.forEach((lookup, i) => {
    const was = before?.keys[i] ?? '';
    if (keys[i] === was) return;
    const keep = ~lookup.parts.reduce((all, part) => all | PARTS[part], 0);
    if (keys[i] === '') clear(bits, keep);
    else apply(bits, keep, lookup.tableOf(prepared, filter), columns[lookup.column]);
  });
  const q = filter.q ?? '';
  if (q !== (before?.keys[LOOKUPS.length] ?? '')) search(bits, found);
  return { bits, keys: [...keys, q] };
}

function clear(bits: Uint16Array, keep: number): void {
  for (let row = 0; row < bits.length; row++) bits[row]! &= keep;
}

function apply(bits: Uint16Array, keep: number, table: Uint16Array, codes: Uint32Array | Uint8Array): void {
  for (let row = 0; row < bits.length; row++) bits[row] = (bits[row]! & keep) | table[codes[row]!]!;
}

function search(bits: Uint16Array, found: ArrayLike<number> | null): void {
  if (found === null) return clear(bits, ~PARTS.q);
  for (let row = 0; row < bits.length; row++) bits[row]! |= PARTS.q;
  for (let i = 0; i < found.length; i++) bits[found[i]!]! &= ~PARTS.q;
}
