import type { DateInterval, Extraction, Proposal, Span } from '../../model/index.ts';

/** Whether a rule's record already tells what is proposed: a proposal stands beside the rules' records, never over one. */
export function isToldAlready(proposal: Proposal, told: Span, extraction: Extraction): boolean {
  const own = proposal.kind === 'incident' ? extraction.incidents : extraction.measures;
  return own.some((record) => {
    if (record.evidence.some((item) => item.start < told.end && told.start < item.end)) return true;
    const isAlike = record.type === proposal.type && record.location.admin1 === proposal.location.admin1;
    return isAlike && meet(record.date, proposal.date);
  });
}

function meet(a: DateInterval, b: DateInterval): boolean {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return true;
  return a.from <= b.to && b.from <= a.to;
}
