import { decisionsInForce } from '../lib/server/merge/decisions.ts';
import { quotesOf } from '../lib/ui/detail.ts';
import {
  reviewItems,
  viewOf,
  type DecisionView,
  type ReviewItem,
  type ReviewProposal
} from '../lib/ui/review.ts';

export interface Review {
  items: ReviewItem[];
  /** The decisions in force, newest first. */
  decided: DecisionView[];
}

/** How many things deserve an editor's look. */
export async function countReview(locals: App.Locals): Promise<number> {
  return (await listReview(locals, false)).items.length;
}

/** What deserves an editor's look, in the order in which it should get it; proposals come with their quotes. */
export async function listReview({ site, desk }: App.Locals, withQuotes = true): Promise<Review> {
  const [{ records }, corrections, listed] = await Promise.all([
    site.records(),
    desk.corrections(),
    desk.proposals()
  ]);
  const decisions = decisionsInForce(corrections);
  const proposals = await Promise.all(
    listed.map(async ({ version, ...row }): Promise<ReviewProposal> => {
      const mentionId = `${row.articleId}#proposal.${row.position}`;
      const report = { ...row, articleVersion: version, mentionId, evidence: row.proposal.evidence };
      return { ...row, version, quotes: withQuotes ? await quotesOf([report], site.article) : [] };
    })
  );
  return { items: reviewItems(records, decisions, proposals), decided: decisions.map(viewOf).reverse() };
}
