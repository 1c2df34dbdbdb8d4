import { fold, searchWords } from '../lib/columns/text.ts';

/**
 * The folded words of very many records in one block of memory, searched by the processor's own search for bytes: a few
 * hundred bytes a record, no object for any of them.
 */
export interface Haystack {
  add(row: number, texts: readonly string[]): void;
  /** Ascending numbers of the rows that hold every word. */
  search(q: string): number[];
}

const FIRST_BYTES = 1 << 20;

export function startHaystack(): Haystack {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let length = 0;
  const starts: number[] = [];
  const rows: number[] = [];
  return {
    add(row, texts) {
      const text = Buffer.from(`${fold(texts.join('\n'))}\n`);
      if (length + text.length > bytes.length) {
        const larger = Buffer.alloc(Math.max(bytes.length * 2, length + text.length));
        bytes.copy(larger, 0, 0, length);
        bytes = larger;
      }
      text.copy(bytes, length);
      starts.push(length);
      rows.push(row);
      length += text.length;
    },
    search(q) {
      // The longest word is the rarest: the others are looked for only where it stands.
      const [longest, ...others] = searchWords(q)
        .map((word) => Buffer.from(word))
        .sort((a, b) => b.length - a.length);
      if (!longest) return [...rows].sort((a, b) => a - b);
      const whole = bytes.subarray(0, length);
      const found: number[] = [];
      for (let at = whole.indexOf(longest); at >= 0;) {
        const entry = entryAt(starts, at);
        const end = starts[entry + 1] ?? length;
        const text = whole.subarray(starts[entry], end);
        if (others.every((word) => text.includes(word))) found.push(rows[entry]!);
        at = whole.indexOf(longest, end);
      }
      return found.sort((a, b) => a - b);
    }
  };
}

/** The entry that holds a byte. */
function entryAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
