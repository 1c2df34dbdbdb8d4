import type { Incident, Measure } from './records.ts';

/** Why a record deserves a look, most pressing first. */
export const REVIEW_KINDS = ['disagree', 'ambiguous', 'confidence', 'unplaced', 'proposal', 'lost'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Below this the rules are unsure. */
export const LOW_CONFIDENCE = 0.5;

/** How the merge begins what it says of a mention that it left apart. */
export const AMBIGUOUS = 'ambiguous:';

/** The reasons of a record for a look; none where it deserves none. */
export function reviewKindsOf(record: Incident | Measure): ReviewKind[] {
  const { reports, confidence, location } = record;
  const has: Partial<Record<ReviewKind, boolean>> = {
    disagree: 'disagree' in record && record.disagree,
    ambiguous: reports.some(({ reasons }) => reasons.some((reason) => reason.startsWith(AMBIGUOUS))),
    confidence: confidence < LOW_CONFIDENCE,
    unplaced: location.precision === 'country' || location.precision === 'unknown'
  };
  return REVIEW_KINDS.filter((kind) => has[kind]);
}
