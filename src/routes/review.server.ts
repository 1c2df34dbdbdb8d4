import { error } from '@sveltejs/kit';
import { decisionsInForce } from '../lib/server/merge/decisions.ts';
import { parseDay, REVIEW_KINDS, type Decision, type ReviewKind } from '../lib/model/index.ts';
import type { ReviewPlace } from '../lib/server/store/review.ts';
import { quotesOf } from '../lib/ui/detail.ts';
import {
  otherItems,
  recordItem,
  settledRecords,
  viewOf,
  type DecisionView,
  type ReviewItem,
  type ReviewProposal
} from '../lib/ui/review.ts';

export interface Review {
  /** A page of what waits, in the order in which it should be looked at. */
  items: ReviewItem[];
  /** Where the next page begins; null after the last one. */
  next: string | null;
  /** How much waits in all. */
  counts: Record<ReviewKind | 'all', number>;
  /** The decisions in force, newest first. */
  decided: DecisionView[];
}

/** What waits beside the records is little: what a second reader proposed, and decisions that were lost. */
interface Waiting {
  settled: string[];
  others: ReviewItem[];
  decisions: Decision[];
  counts: Review['counts'];
}

/** How many things deserve an editor's look. */
export async function countReview(locals: App.Locals): Promise<number> {
  return (await readWaiting(locals)).counts.all;
}

/** A page of what deserves a look for one reason, or for any. @param after the `next` of the page before */
export async function readReview(
  locals: App.Locals,
  kind: ReviewKind | null,
  after: string | null,
  count: number
): Promise<Review> {
  const { review } = locals.site;
  const { settled, others, decisions, counts } = await readWaiting(locals);
  const place = after === null ? null : parsePlace(after);
  const items: ReviewItem[] = [];
  let next: string | null = null;
  if (typeof place !== 'number') {
    const { places, isLast } = await review.list(kind, new Set(settled), place, count);
    const records = new Map((await review.records(places.map(({ id }) => id))).map((one) => [one.id, one]));
    items.push(...places.flatMap(({ id }) => (records.has(id) ? recordItem(records.get(id)!) : [])));
    if (!isLast) next = formatPlace(places.at(-1)!);
  }
  if (next === null) {
    const asked = kind === null ? others : others.filter(({ kinds }) => kinds.includes(kind));
    const start = typeof place === 'number' ? place : 0;
    const end = start + Math.max(0, count - items.length);
    items.push(...(await withQuotes(asked.slice(start, end), locals)));
    if (end < asked.length) next = `${OTHERS}${end}`;
  }
  return { items, next, counts, decided: decisions.map(viewOf).reverse() };
}

async function readWaiting({ site, desk }: App.Locals): Promise<Waiting> {
  const [corrections, listed, corrected] = await Promise.all([
    desk.corrections(),
    desk.proposals(),
    site.review.corrected()
  ]);
  const decisions = decisionsInForce(corrections);
  const shown = new Set(corrected.flatMap((row) => row.corrections.map(({ correctionId }) => correctionId)));
  const others = otherItems(
    decisions,
    shown,
    listed.map((row): ReviewProposal => ({ ...row, quotes: [] }))
  );
  const settled = settledRecords(corrected, decisions);
  const { total, byKind } = await site.review.count(settled);
  const counts = { all: total + others.length, ...byKind };
  for (const kind of REVIEW_KINDS) counts[kind] += others.filter(({ kinds }) => kinds.includes(kind)).length;
  return { settled, others, decisions, counts };
}

async function withQuotes(items: ReviewItem[], { site }: App.Locals): Promise<ReviewItem[]> {
  return Promise.all(
    items.map(async (item) => {
      if (item.of !== 'proposal') return item;
      const { proposal, version, ...row } = item.proposal;
      const mentionId = `${row.articleId}#proposal.${row.position}`;
      const report = { ...row, articleVersion: version, mentionId, evidence: proposal.evidence };
      return { ...item, proposal: { ...item.proposal, quotes: await quotesOf([report], site.article) } };
    })
  );
}

/** Before the number of one of those that stand after the records. */
const OTHERS = 'other~';

function formatPlace({ position, day, id }: ReviewPlace): string {
  return `${position}~${day}~${id}`;
}

function parsePlace(text: string): ReviewPlace | number {
  if (text.startsWith(OTHERS) && /^\d{1,9}$/.test(text.slice(OTHERS.length)))
    return Number(text.slice(OTHERS.length));
  const [, position, day = '', id = ''] = /^(\d)~([\d-]*)~(.+)$/.exec(text) ?? [];
  if (position === undefined || (day !== '' && parseDay(day) === null))
    error(400, `after=${text.slice(0, 60)}; expected where a page of this list ends`);
  return { position: Number(position), day, id };
}
