import * as fc from 'fast-check';
import { tableFromIPC } from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns } from '../../src/lib/columns/arrow.ts';
import { buildColumns } from '../../src/lib/columns/build.ts';
import { toMapRows } from '../../src/lib/columns/index.ts';
import { RECORDS } from '../fixtures/records.ts';
import { mapStores } from './arbitrary.ts';

describe('the Arrow file of the columns', () => {
  it('gives back what was written, for any store', () => {
    fc.assert(
      fc.property(mapStores, ({ incidents, measures }) => {
        const { columns } = buildColumns([...incidents, ...measures]);
        expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
      })
    );
  });

  it('gives back the columns of whole records', () => {
    const { incidents, measures } = toMapRows(RECORDS);
    const { columns } = buildColumns([...incidents, ...measures]);
    expect(columns.length).toBe(incidents.length + measures.length);
    expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
  });

  it('is read by any reader of Arrow: each row has its place, day and toll', () => {
    const { incidents, measures } = toMapRows(RECORDS);
    const { columns, ids } = buildColumns([...incidents, ...measures]);
    const table = tableFromIPC(encodeColumns(columns));
    const row = ids.indexOf('inc-besham-2024');
    const read = Object.fromEntries(table.names.map((name) => [name, table.getChild(name).at(row)]));
    expect(read).toMatchObject({
      kind: { layer: 'attack', type: 'suicide_bombing' },
      place: { name: 'Besham', admin1: 'PK-KP', lng: 7287220, lat: 3492970 },
      date: { from: Date.UTC(2024, 2, 26), precision: 'day' },
      casualties: { killed: { low: 6, best: 6, high: 6 } }
    });
  });

  it('stands newest first, undated records last, the same in whatever order the records came', () => {
    fc.assert(
      fc.property(mapStores, fc.nat(), ({ incidents, measures }, turn) => {
        const rows = [...incidents, ...measures];
        const { columns, ids } = buildColumns(rows);
        const at = rows.length === 0 ? 0 : turn % rows.length;
        expect(buildColumns([...rows.slice(at), ...rows.slice(0, at)])).toEqual({ columns, ids });
        const days = [...columns.date].map((code) => columns.dictionaries.date[code]!.to ?? '');
        expect(days).toEqual([...days].sort().reverse());
      })
    );
  });
});
