import { headOf, type HeadSource } from '../lib/columns/heads.ts';
import { toMapIncident, toMapMeasure } from '../lib/columns/index.ts';
import type { HeldRecord } from '../lib/columns/oneFile.ts';
import { hasWords, searchWords, textsOf } from '../lib/columns/text.ts';

/** Reads the record of a row. */
export type ReadRecord = (row: number) => Promise<HeldRecord>;

/** Parts that stay unpacked. */
const PARTS_KEPT = 40;

/** Records by row, out of parts of `size` that are unpacked when one of theirs is wanted. */
export function heldRecords(size: number, unpack: (part: number) => Promise<HeldRecord[]>): ReadRecord {
  const kept = new Map<number, Promise<HeldRecord[]>>();
  return async (row) => {
    const number = Math.floor(row / size);
    const part = kept.get(number) ?? unpack(number);
    kept.delete(number);
    kept.set(number, part);
    if (kept.size > PARTS_KEPT) kept.delete(kept.keys().next().value!);
    const record = (await part)[row % size];
    if (!record) throw new Error(`this file holds no record ${row}`);
    return record;
  };
}

/** What the engine asks for beside its columns. */
export function heldSource(ids: readonly string[], read: ReadRecord): HeadSource {
  const rows = new Map(ids.map((id, row) => [id, row]));
  return {
    heads: (wanted) =>
      Promise.all(
        wanted.map(async (row) => {
          const { record } = await read(row);
          return headOf('category' in record ? toMapIncident(record) : toMapMeasure(record));
        })
      ),
    locate: async (id) => rows.get(id) ?? null,
    async search(q) {
      const words = searchWords(q);
      const found: number[] = [];
      for (let row = 0; row < ids.length; row++)
        if (hasWords(textsOf((await read(row)).record), words)) found.push(row);
      return found;
    }
  };
}
