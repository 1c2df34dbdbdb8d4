import type { MapRow } from './selection.ts';

/** A record as it was last on the page, with the decisions that the page knew of then. */
export interface Seen {
  row: MapRow;
  notes: ReadonlySet<string>;
}

/** Ids of all decisions that records tell of. */
export function notesOf(rows: readonly MapRow[]): Set<string> {
  return new Set(rows.flatMap(({ corrections }) => corrections.map(({ correctionId }) => correctionId)));
}

/**
 * What a record has become that is no more: the records of its kind that tell of a merge or a split which nobody knew
 * of when it was last seen, those with most reports first.
 */
export function successorsOf({ row, notes }: Seen, rows: readonly MapRow[]): MapRow[] {
  const isIncident = 'category' in row;
  return rows
    .filter(
      (other) =>
        'category' in other === isIncident &&
        other.corrections.some(
          ({ kind, correctionId }) => (kind === 'merge' || kind === 'split') && !notes.has(correctionId)
        )
    )
    .sort((a, b) => b.reports - a.reports);
}

/** The records that a merge or a split has led to, those with most reports first. */
export function madeBy(correction: string, rows: readonly MapRow[]): MapRow[] {
  return rows
    .filter(({ corrections }) =>
      corrections.some(
        ({ kind, correctionId }) => correctionId === correction && (kind === 'merge' || kind === 'split')
      )
    )
    .sort((a, b) => b.reports - a.reports);
}
