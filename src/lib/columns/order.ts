import type { DateInterval } from '../model/index.ts';
import { dayNumber, type Coded } from './columns.ts';

/** Where a row stands among others: by last day, then first day, both newest first, undated ones last; then by id. */
export interface Standing {
  first: number;
  last: number;
  id: string;
}

/** Before every day. */
const UNDATED = -1e9;

export function standingOf({ from, to }: Pick<DateInterval, 'from' | 'to'>, id: string): Standing {
  const day = (iso: string | null) => (iso === null ? UNDATED : dayNumber(iso));
  return { first: day(from ?? to), last: day(to ?? from), id };
}

export function compareStandings(a: Standing, b: Standing): number {
  return b.last - a.last || b.first - a.first || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
}

/**
 * Gives codes their final numbers, in place, and their values in that order: intervals as the rows stand, all else the
 * most frequent first, so that most codes are small. Values that no row has are left out.
 */
export function recode<T>(name: Coded, codes: Uint32Array, values: readonly T[]): T[] {
  const size = values.length;
  const ranks = name === 'date' ? byAppearance(codes, size) : byFrequency(codes, size);
  const sorted: T[] = [];
  for (let code = 0; code < size; code++) if (ranks[code] !== UNUSED) sorted[ranks[code]!] = values[code]!;
  for (let i = 0; i < codes.length; i++) codes[i] = ranks[codes[i]!]!;
  return sorted;
}

const UNUSED = 0xffffffff;

/** The most frequent first; equal ones as they appear. */
function byFrequency(codes: Uint32Array, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (const code of codes) counts[code]! += 1;
  const first = byAppearance(codes, size);
  const ranks = new Uint32Array(size).fill(UNUSED);
  Uint32Array.from(counts.keys())
    .sort((a, b) => counts[b]! - counts[a]! || first[a]! - first[b]!)
    .forEach((code, rank) => counts[code]! > 0 && (ranks[code] = rank));
  return ranks;
}

function byAppearance(codes: Uint32Array, size: number): Uint32Array {
  const ranks = new Uint32Array(size).fill(UNUSED);
  let next = 0;
  for (const code of codes) if (ranks[code] === UNUSED) ranks[code] = next++;
  return ranks;
}
