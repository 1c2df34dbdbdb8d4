import type { Correction, CorrectionAction, CorrectionNote } from '../../model/index.ts';

/** A decision in force; an undo only takes others away. */
export type Decision = Correction & { action: Exclude<CorrectionAction, { kind: 'undo' }> };

/** Decisions in force, oldest first. An undo that was itself undone undoes nothing. */
export function decisionsInForce(corrections: readonly Correction[]): Decision[] {
  const undone = new Set<string>();
  const inForce: Decision[] = [];
  for (const correction of [...corrections].sort(byTime).reverse()) {
    const { action } = correction;
    if (undone.has(correction.id)) continue;
    if (action.kind === 'undo') undone.add(action.correction);
    else inForce.push({ ...correction, action });
  }
  return inForce.reverse();
}

export function noteOf({ id, who, madeAt, why, action }: Decision): CorrectionNote {
  const isSet = action.kind === 'set';
  return {
    correctionId: id,
    kind: action.kind,
    field: isSet ? action.edit.field : null,
    was: isSet ? action.was : null,
    who,
    madeAt,
    why
  };
}

function byTime(a: Correction, b: Correction): number {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
