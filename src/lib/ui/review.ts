import type { Saying } from '../messages/index.ts';
import { readReason } from '../messages/reasons/index.ts';
import {
  AMBIGUOUS,
  noteOf,
  recordsOf,
  REVIEW_KINDS,
  reviewKindsOf,
  type Category,
  type CorrectionNote,
  type Decision,
  type Incident,
  type Measure,
  type MentionAnchor,
  type Proposal,
  type ReviewKind
} from '../model/index.ts';
import type { Quote } from './detail.ts';

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

/** What waits beside the records: what a second reader proposed, and decisions that no record shows. */
export function otherItems(
  decisions: readonly Decision[],
  shown: ReadonlySet<string>,
  proposals: readonly ReviewProposal[]
): ReviewItem[] {
  const items = [
    ...proposals.filter((proposal) => !isDecided(proposal, decisions)).map(proposalItem),
    ...lostDecisions(shown, decisions).map(lostItem)
  ];
  const rank = ({ kinds }: ReviewItem) => REVIEW_KINDS.indexOf(kinds[0] ?? 'lost');
  return items.sort(
    (a, b) => rank(a) - rank(b) || dayOf(b).localeCompare(dayOf(a)) || (a.key < b.key ? -1 : 1)
  );
}

/**
 * Ids of the records that a person confirmed. One is looked at again when an article joins it that nobody had seen then.
 */
export function settledRecords(
  corrected: readonly { id: string; corrections: readonly CorrectionNote[]; articles: readonly string[] }[],
  decisions: readonly Decision[]
): string[] {
  const confirmed = new Map(decisions.map((decision) => [decision.id, articlesOf(decision)]));
  return corrected
    .filter(({ corrections, articles }) =>
      corrections.some(
        ({ kind, correctionId }) =>
          kind === 'confirm' && articles.every((articleId) => confirmed.get(correctionId)?.has(articleId))
      )
    )
    .map(({ id }) => id);
}

/** A record that deserves a look, with why. */
export function recordItem(record: Incident | Measure): ReviewItem {
  const { reports, corrections: _c, ...rest } = record;
  const kinds = reviewKindsOf(record);
  const doubts = reports.flatMap((report) => report.reasons.filter((reason) => reason.startsWith(AMBIGUOUS)));
  const why: Partial<Record<ReviewKind, Saying[]>> = {
    disagree: [{ key: 'review.why.disagree' }],
    ambiguous: [...new Set(doubts)].map((doubt) => doubtOf(doubt)),
    confidence: [{ key: 'review.why.confidence', values: { percent: Math.round(record.confidence * 100) } }],
    unplaced: [
      { key: rest.location.precision === 'country' ? 'review.why.countryOnly' : 'review.why.unplaced' }
    ]
  };
  const shown = { ...rest, reports: reports.length } as ReviewRecord;
  return {
    key: record.id,
    of: 'record',
    kinds,
    why: kinds.flatMap((kind) => why[kind] ?? []),
    record: shown
  };
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
      return { key: 'review.why.said', values: { text: sentence(reason.replace(AMBIGUOUS, '').trim()) } };
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
function lostDecisions(shown: ReadonlySet<string>, decisions: readonly Decision[]): Decision[] {
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
