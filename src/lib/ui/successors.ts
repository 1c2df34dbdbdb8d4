import type { CorrectionNote, Decision } from '../model/index.ts';

/** The least of a record that tells what it was made of. */
interface Made {
  reports: readonly unknown[];
  corrections: readonly CorrectionNote[];
}

/** Merges and splits of a record that went by this id, newest first; `decisions` are those in force, oldest first. */
export function decisionsOn(id: string, decisions: readonly Decision[]): string[] {
  return decisions
    .filter(({ action }) => {
      if (action.kind === 'merge') return action.records.some((record) => record.id === id);
      return action.kind === 'split' && action.record.id === id;
    })
    .map((decision) => decision.id)
    .reverse();
}

/** The records that a merge or a split has led to, those with most reports first. */
export function madeBy<R extends Made>(correction: string, records: readonly R[]): R[] {
  return records
    .filter(({ corrections }) =>
      corrections.some(
        ({ kind, correctionId }) => correctionId === correction && (kind === 'merge' || kind === 'split')
      )
    )
    .sort((a, b) => b.reports.length - a.reports.length);
}
