import { buildColumns } from './build.ts';
import { createEngine } from './createEngine.ts';
import type { Engine } from './engine.ts';
import { headOf, type HeadSource } from './heads.ts';
import { metaOf, type About } from './meta.ts';
import { reconcile } from './reconcile.ts';
import type { IncidentRow, MapIncident, MapMeasure, MeasureRow, Rows } from './rows.ts';
import { hasWords, searchWords, textsOf } from './text.ts';

/**
 * An engine over rows that are all in memory: for tests, for a page in one file, and for what is drawn on the server.
 * A search reads `searched`, full records where there are any, for light rows hold one quote each.
 */
export function openLocalEngine(
  rows: Rows<MapIncident, MapMeasure>,
  about: Omit<About, 'aggregates' | 'reconciled'>,
  searched: Rows = rows
): Engine {
  const all = [...rows.incidents, ...rows.measures];
  const { columns, ids } = buildColumns(all);
  const byId = new Map(all.map((row) => [row.id, headOf(row)]));
  const meta = metaOf(columns, {
    ...about,
    aggregates: rows.aggregates,
    reconciled: reconcile(rows.aggregates, rows.incidents)
  });
  return createEngine(columns, meta, {
    heads: async (wanted) => wanted.map((row) => byId.get(ids[row]!)!),
    ...idSource(ids, searched)
  });
}

/** Finds rows by id and by words among full records. */
export function idSource(ids: readonly string[], searched: Rows): Pick<HeadSource, 'locate' | 'search'> {
  let rowsById: Map<string, number> | null = null;
  const index = () => (rowsById ??= new Map(ids.map((id, row) => [id, row])));
  return {
    locate: async (id) => index().get(id) ?? null,
    async search(q) {
      const words = searchWords(q);
      const records: (IncidentRow | MeasureRow)[] = [...searched.incidents, ...searched.measures];
      return records
        .filter((record) => hasWords(textsOf(record), words))
        .map(({ id }) => index().get(id)!)
        .sort((a, b) => a - b);
    }
  };
}
