import type { Saying } from '../messages/index.ts';
import { readReason } from '../messages/reasons/index.ts';
import {
  noteOf,
  recordsOf,
  type Category,
  type CorrectionNote,
  type Decision,
  type Incident,
  type Measure,
  type MentionAnchor,
  type Proposal,
  type Records
} from '../model/index.ts';
import type { Quote } from './detail.ts';

/** Why a record deserves a look, most pressing first. */
export const REVIEW_KINDS = ['disagree', 'ambiguous', 'confidence', 'unplaced', 'proposal', 'lost'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** Below this the rules are unsure. */
const LOW_CONFIDENCE = 0.5;
/** What the merge says of a mention that it left apart begins so. */
const AMBIGUOUS = /^ambiguous:\s*/;

export type ReviewRecord =
  | (Omit<Incident, 'reports' | 'corrections'> & { reports: number })
  | (Omit<Measure, 'reports' | 'corrections'> & { reports: number });

export interface ReviewProposal {
  articleId: string;
  version: number;
  position: number;
  title: string | null;
  publisher: string | null;
  published: string | null;
  proposal: Proposal;
  quotes: Quote[];
}

/** A decision as a list shows it, with the record that it was made for as it was then. */
export interface DecisionView extends CorrectionNote {
  recordId: string;
  about: { category?: Category } & Pick<Incident | Measure, 'type' | 'date' | 'location'>;
}

/** One thing to look at. `kinds` are all the reasons for it; it stands in the list where the first one puts it. */
export type ReviewItem = { key: string; kinds: ReviewKind[]; why: Saying[] } & (
  | { of: 'record'; record: ReviewRecord }
  | { of: 'proposal'; proposal: ReviewProposal }
  | { of: 'decision'; decision: DecisionView }
);

/** A record that was confirmed is looked at again when an article joins it that nobody had seen then. */
export function reviewItems(
  records: Records,
  decisions: readonly Decision[],
  proposals: readonly ReviewProposal[]
): ReviewItem[] {
  const confirmed = new Map(decisions.map((decision) => [decision.id, articlesOf(decision)]));
  const all = [...records.incidents, ...records.measures];
  const isConfirmed = (record: Incident | Measure) =>
    record.corrections.some(
      ({ kind, correctionId }) =>
        kind === 'confirm' &&
        record.reports.every(({ articleId }) => confirmed.get(correctionId)?.has(articleId))
    );
  const items = [
    ...all.filter((record) => !isConfirmed(record)).flatMap(recordItem),
    ...proposals.filter((proposal) => !isDecided(proposal, decisions)).map(proposalItem),
    ...lostDecisions(all, decisions).map(lostItem)
  ];
  const rank = ({ kinds }: ReviewItem) => REVIEW_KINDS.indexOf(kinds[0] ?? 'lost');
  return items.sort(
    (a, b) => rank(a) - rank(b) || dayOf(b).localeCompare(dayOf(a)) || (a.key < b.key ? -1 : 1)
  );
}

function recordItem(record: Incident | Measure): ReviewItem[] {
  const { reports, corrections: _c, ...rest } = record;
  const reasons: [ReviewKind, Saying][] = [];
  if ('disagree' in record && record.disagree) reasons.push(['disagree', { key: 'review.why.disagree' }]);
  const doubts = reports.flatMap((report) => report.reasons.filter((reason) => AMBIGUOUS.test(reason)));
  for (const doubt of new Set(doubts)) reasons.push(['ambiguous', doubtOf(doubt)]);
  if (record.confidence < LOW_CONFIDENCE)
    reasons.push([
      'confidence',
      { key: 'review.why.confidence', values: { percent: Math.round(record.confidence * 100) } }
    ]);
  if (record.location.precision === 'country') reasons.push(['unplaced', { key: 'review.why.countryOnly' }]);
  if (record.location.precision === 'unknown') reasons.push(['unplaced', { key: 'review.why.unplaced' }]);
  if (reasons.length === 0) return [];
  const kinds = REVIEW_KINDS.filter((kind) => reasons.some(([other]) => other === kind));
  const shown = { ...rest, reports: reports.length } as ReviewRecord;
  return [{ key: record.id, of: 'record', kinds, why: reasons.map(([, why]) => why), record: shown }];
}

/** What the merge says of a mention that it left apart. */
function doubtOf(reason: string): Saying {
  const read = readReason(reason);
  const n = Number(read?.values.n);
  const which = (read?.values.records ?? '').replaceAll(' and ', ', ');
  switch (read?.code) {
    case 'manyMeant':
      return { key: 'review.why.loose', values: { n } };
    case 'rivals':
      return { key: 'review.why.rivals', values: { which } };
    case 'rivalsMore':
      return { key: 'review.why.rivalsMore', values: { which, n } };
    default:
      return { key: 'review.why.said', values: { text: sentence(reason.replace(AMBIGUOUS, '')) } };
  }
}

function proposalItem(proposal: ReviewProposal): ReviewItem {
  const why: Saying[] = [{ key: 'review.why.proposed', values: { who: proposal.proposal.proposedBy } }];
  const key = `${proposal.articleId}#proposal.${proposal.position}`;
  return { key, of: 'proposal', kinds: ['proposal'], why, proposal };
}

function lostItem(decision: Decision): ReviewItem {
  const why: Saying[] = [{ key: 'review.why.lost' }];
  return { key: decision.id, of: 'decision', kinds: ['lost'], why, decision: viewOf(decision) };
}

function isDecided(proposal: ReviewProposal, decisions: readonly Decision[]): boolean {
  const id = `${proposal.articleId}#proposal.${proposal.position}`;
  const quotes = JSON.stringify(proposal.proposal.evidence.map(({ quote }) => quote));
  return decisions.some(
    ({ action }) =>
      (action.kind === 'accept' || action.kind === 'decline') &&
      action.mention.mentionId === id &&
      JSON.stringify(action.mention.mention.evidence.map(({ quote }) => quote)) === quotes
  );
}

/** Decisions that no record shows. A rejection takes its record away, and with it the notes of what was decided before. */
function lostDecisions(all: readonly (Incident | Measure)[], decisions: readonly Decision[]): Decision[] {
  const shown = new Set(
    all.flatMap(({ corrections }) => corrections.map(({ correctionId }) => correctionId))
  );
  const rejected = new Set(
    decisions
      .filter(({ action }) => action.kind === 'reject')
      .flatMap((decision) => mentionsOf(decision).map(keyOf))
  );
  return decisions.filter(
    (decision) =>
      decision.action.kind !== 'reject' &&
      decision.action.kind !== 'decline' &&
      !shown.has(decision.id) &&
      !mentionsOf(decision).some((mention) => rejected.has(keyOf(mention)))
  );
}

export function viewOf(decision: Decision): DecisionView {
  const [anchor] = recordsOf(decision.action);
  const mention = anchor?.mentions[0]?.mention;
  if (!anchor || !mention) throw new Error(`the decision ${decision.id} points at no record`);
  const { type, date, location } = mention;
  return {
    ...noteOf(decision),
    recordId: anchor.id,
    about: { ...('category' in mention ? { category: mention.category } : {}), type, date, location }
  };
}

function mentionsOf({ action }: Decision): MentionAnchor[] {
  return recordsOf(action).flatMap(({ mentions }) => mentions);
}

function articlesOf(decision: Decision): Set<string> {
  return new Set(mentionsOf(decision).map(({ articleId }) => articleId));
}

function keyOf({ articleId, mentionId }: MentionAnchor): string {
  return `${articleId} ${mentionId}`;
}

function dayOf(item: ReviewItem): string {
  if (item.of === 'decision') return item.decision.madeAt;
  const { date } = item.of === 'record' ? item.record : item.proposal.proposal;
  return date.to ?? date.from ?? '';
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
