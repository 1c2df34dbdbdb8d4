import type { ReviewItem } from '../review.ts';
import type { Site } from '../site.ts';
import { headline } from '../words.ts';

/** What an item is about, as its record is headed. */
export function itemHeadline(item: ReviewItem, site: Site): string {
  if (item.of === 'record') return headline(item.record, site);
  return headline(item.of === 'proposal' ? item.proposal.proposal : item.decision.about, site);
}

/** What a measure says, since many of one kind wait; null for an incident, whose headline is its own. */
export function itemSummary(item: ReviewItem): string | null {
  if (item.of === 'record') return 'summary' in item.record ? item.record.summary : null;
  const told = item.of === 'proposal' ? item.proposal.proposal : null;
  return told?.kind === 'measure' ? told.summary : null;
}

export function itemDate(item: ReviewItem) {
  if (item.of === 'record') return item.record.date;
  return item.of === 'proposal' ? item.proposal.proposal.date : item.decision.about.date;
}
