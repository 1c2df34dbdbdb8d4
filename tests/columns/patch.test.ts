import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns } from '../../src/lib/columns/arrow.ts';
import { buildColumns } from '../../src/lib/columns/build.ts';
import type { MapRow } from '../../src/lib/columns/engine.ts';
import type { MapIncident, MapMeasure, Rows } from '../../src/lib/columns/index.ts';
import {
  applyPatch,
  patchRows,
  patchTo,
  type Before,
  type ColumnPatch
} from '../../src/lib/columns/patch.ts';
import { mapStores } from './arbitrary.ts';

const rowsOf = ({ incidents, measures }: Rows<MapIncident, MapMeasure>): MapRow[] => [
  ...incidents,
  ...measures
];

/** A state of the records and the next: some stay as they are, some change, some go, some come. */
const edits = fc
  .tuple(mapStores, mapStores, fc.array(fc.boolean(), { maxLength: 90 }))
  .map(([one, other, kept]) => {
    const before = rowsOf(one);
    const known = new Map(before.map((row) => [row.id, row]));
    // Those of one id are changed, or kept as they are; those of either alone go or come.
    const after = rowsOf(other).map((row, i) => (kept[i] === true ? (known.get(row.id) ?? row) : row));
    const same = new Set(after.filter((row) => known.get(row.id) === row).map(({ id }) => id));
    const changed = new Map<string, Before>();
    for (const { id } of after) if (!same.has(id)) changed.set(id, null);
    for (const { id, date } of before) if (!same.has(id)) changed.set(id, { from: date.from, to: date.to });
    return { before, after, changed };
  });

describe('a patch of the columns', () => {
  it('makes of one state the next, to the last byte of the file, for any change of any store', () => {
    fc.assert(
      fc.property(edits, ({ before, after, changed }) => {
        const [old, fresh] = [buildColumns(before), buildColumns(after)];
        const isChanged = ({ id }: MapRow) => changed.has(id);
        const patched = patchRows(old, new Set(changed.keys()), after.filter(isChanged));
        expect(patched).toEqual(fresh);
        expect(encodeColumns(patched.columns)).toEqual(encodeColumns(fresh.columns));
      }),
      { numRuns: 40 }
    );
  });

  it('brings a page that holds the file before, and no ids, to the same', () => {
    fc.assert(
      fc.property(edits, ({ before, after, changed }) => {
        const held = decodeColumns(encodeColumns(buildColumns(before).columns));
        const fresh = buildColumns(after);
        const sent = JSON.parse(JSON.stringify(patchTo(fresh, changed))) as ColumnPatch;
        expect(sent.added.length).toBe(after.filter(({ id }) => changed.has(id)).length);
        const patched = applyPatch(held, sent);
        expect(patched).toEqual(decodeColumns(encodeColumns(fresh.columns)));
        expect(encodeColumns(patched)).toEqual(encodeColumns(fresh.columns));
      }),
      { numRuns: 40 }
    );
  });

  it('of nothing changes nothing', () => {
    fc.assert(
      fc.property(mapStores, (store) => {
        const built = buildColumns(rowsOf(store));
        expect(patchTo(built, new Map())).toEqual({ removed: [], rows: [], added: [] });
        expect(patchRows(built, new Set(), [])).toEqual(built);
      }),
      { numRuns: 20 }
    );
  });
});
