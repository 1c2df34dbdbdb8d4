import type { Correction, Decision } from '../../model/index.ts';

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

function byTime(a: Correction, b: Correction): number {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
