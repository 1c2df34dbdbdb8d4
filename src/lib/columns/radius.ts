import type { Casualties, Count } from '../model/index.ts';

/** Radius of a mark in CSS pixels; its area grows with the people killed. */
export const MARK_SIZES = {
  /** Measures, and incidents that killed nobody. */
  smallest: 5,
  /** Pixels for the square root of one person. */
  perRoot: 1.9,
  largest: 22,
  /** An incident of which nobody says how many died: a hollow mark of fixed size. */
  unknown: 6.5
};

export function markRadius(killed: number): number {
  const radius = MARK_SIZES.smallest + MARK_SIZES.perRoot * Math.sqrt(Math.max(0, killed));
  return Math.round(Math.min(MARK_SIZES.largest, radius) * 2) / 2;
}

/** Who a mark's size counts: victims of an attack; everyone killed in an operation. Null where nobody says. */
export function peopleKilled(category: 'attack' | 'operation', casualties: Casualties): number | null {
  const victims = casualties.killed && floorOf(casualties.killed);
  if (category === 'attack') return victims;
  const militants =
    casualties.attackersKilled ??
    casualties.groups
      .filter((group) => group.role === 'militant' && group.outcome === 'killed')
      .reduce<number | null>((sum, group) => (sum ?? 0) + floorOf(group), null);
  return victims === null && militants === null ? null : (victims ?? 0) + (militants ?? 0);
}

function floorOf(count: Count): number {
  return count.best ?? count.low;
}
