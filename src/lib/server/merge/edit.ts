import {
  noteOf,
  recordsOf,
  type Decision,
  type Incident,
  type Measure,
  type RecordAnchor
} from '../../model/index.ts';
import type { AnchorIndex } from './anchors.ts';

/**
 * Records as people corrected them: rejected ones are gone, set fields stand over what the reports say, and each record
 * tells what was decided about it.
 */
export function editRecords<R extends Incident | Measure>(
  records: readonly R[],
  kind: RecordAnchor['kind'],
  decisions: readonly Decision[],
  anchors: AnchorIndex
): R[] {
  if (decisions.length === 0) return [...records];
  const edited: (R | null)[] = [...records];
  const recordOf = new Map(
    records.flatMap((record, index) => record.reports.map(({ mentionId }) => [mentionId, index] as const))
  );
  for (const decision of decisions) {
    if (decision.action.kind === 'decline') continue;
    for (const anchor of recordsOf(decision.action)) {
      if (anchor.kind !== kind) continue;
      const index = mostOf(anchor, recordOf, anchors);
      const record = index === null ? null : edited[index];
      if (index === null || !record) continue;
      edited[index] = decision.action.kind === 'reject' ? null : decide(record, decision);
    }
  }
  return edited.filter((record) => record !== null);
}

function decide<R extends Incident | Measure>(record: R, decision: Decision): R {
  const note = noteOf(decision);
  const isKnown = record.corrections.some(({ correctionId }) => correctionId === note.correctionId);
  const noted = isKnown ? record : { ...record, corrections: [...record.corrections, note] };
  const { action } = decision;
  if (action.kind !== 'set') return noted;
  const { field, value } = action.edit;
  if ('actors' in noted && field in noted.actors)
    return { ...noted, actors: { ...noted.actors, [field]: value } };
  if (field === 'casualties')
    return { ...noted, casualties: value, killedFrom: null, injuredFrom: null, disagree: false };
  return { ...noted, [field]: value };
}

/** The record that holds most of what an anchor points at; of equals the first. */
function mostOf(
  { mentions }: RecordAnchor,
  recordOf: ReadonlyMap<string, number>,
  anchors: AnchorIndex
): number | null {
  const votes = new Map<number, number>();
  for (const mention of mentions) {
    const index = recordOf.get(anchors.find(mention) ?? '');
    if (index !== undefined) votes.set(index, (votes.get(index) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([a, m], [b, n]) => n - m || a - b);
  return most?.[0] ?? null;
}
