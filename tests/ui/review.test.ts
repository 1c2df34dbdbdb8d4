import { describe, expect, it } from 'vitest';
import { loadSay } from '../../src/lib/messages/index.ts';
import { otherItems, recordItem, settledRecords } from '../../src/lib/ui/review.ts';
import {
  reviewKindsOf,
  type Correction,
  type IncidentMention,
  type MentionAnchor,
  type Proposal
} from '../../src/lib/model/index.ts';
import { mapRecords } from './records.ts';

const say = await loadSay('en-GB');
const MENTION: IncidentMention = {
  category: 'attack',
  type: 'bombing',
  date: { from: '2024-05-03', to: '2024-05-03', precision: 'day' },
  location: mapRecords.place('Quetta'),
  casualties: { killed: null, injured: null, attackersKilled: null, groups: [] },
  actors: { perpetrator: null, claimedBy: null, deniedBy: null, suspected: null },
  target: null,
  weapon: null,
  confidence: 0.8,
  evidence: [],
  reasons: []
};
const anchor = (articleId: string): MentionAnchor => ({
  kind: 'incident',
  articleId,
  mentionId: `${articleId}#incident.0`,
  mention: MENTION
});
const decision = (id: string, kind: 'confirm' | 'reject', articles: string[]) => ({
  id,
  who: 'amna',
  madeAt: '2026-05-03T10:00:00.000Z',
  why: null,
  action: { kind, record: { kind: 'incident' as const, id: 'inc-1', mentions: articles.map(anchor) } }
});
const noteOf = ({ id, who, madeAt, why }: Correction) =>
  ({ correctionId: id, kind: 'confirm', field: null, was: undefined, who, madeAt, why }) as const;

describe('what deserves a look', () => {
  it('is listed once, under its most pressing reason, with all of them', () => {
    const far = mapRecords.incident({ id: 'inc-1', location: mapRecords.country('PK'), confidence: 0.3 });
    const torn = mapRecords.incident({ id: 'inc-2', disagree: true, confidence: 0.42 });
    const calm = mapRecords.incident({ id: 'inc-3' });
    expect(reviewKindsOf(calm)).toEqual([]);
    const items = [torn, far].map(recordItem);
    expect(items.map(({ key, kinds }) => [key, kinds])).toEqual([
      ['inc-2', ['disagree', 'confidence']],
      ['inc-1', ['confidence', 'unplaced']]
    ]);
    expect(items[0]?.why.map(({ key, values }) => say(key, values))).toEqual([
      'The reports give different tolls.',
      'Read with little confidence (42 %).'
    ]);
  });

  it('tells why a merge is unsure in the words of the merge', () => {
    const incident = mapRecords.incident({ id: 'inc-1' });
    const unsure = {
      ...incident,
      reports: incident.reports.map((report) => ({
        ...report,
        reasons: ['ambiguous: fits inc-3 and inc-4 alike, so it stands apart', 'same place']
      }))
    };
    const item = recordItem(unsure);
    expect(item.kinds).toEqual(['ambiguous']);
    expect(item.why.map(({ key, values }) => say(key, values))).toEqual([
      'Fits inc-3, inc-4 alike, so it stands apart.'
    ]);
  });

  it('leaves the list when it is confirmed, and comes back when a new report joins', () => {
    const confirmed = decision('c1', 'confirm', ['first']);
    const torn = {
      ...mapRecords.incident({ id: 'inc-1', disagree: true }),
      corrections: [noteOf(confirmed)]
    };
    const of = (articles: string[]) => ({ ...torn, articles });
    expect(settledRecords([of(['first'])], [confirmed])).toEqual(['inc-1']);
    expect(settledRecords([of(['first', 'second'])], [confirmed])).toEqual([]);
    expect(settledRecords([of(['first'])], [])).toEqual([]);
  });

  it('holds decisions that find nothing any more, but not those on a rejected record', () => {
    const lost = decision('c1', 'confirm', ['first']);
    expect(otherItems([lost], new Set(), []).map(({ kinds }) => kinds)).toEqual([['lost']]);
    expect(otherItems([lost], new Set(['c1']), [])).toEqual([]);
    expect(otherItems([lost, decision('c2', 'reject', ['first'])], new Set(), [])).toEqual([]);
  });

  it('holds proposals until they are accepted or declined', () => {
    const { confidence: _, ...rest } = MENTION;
    const proposal: Proposal = { kind: 'incident', ...rest, confidence: null, proposedBy: 'a model' };
    const listed = {
      articleId: 'first',
      version: 1,
      position: 0,
      title: null,
      publisher: null,
      published: null,
      proposal,
      quotes: []
    };
    expect(otherItems([], new Set(), [listed]).map(({ key }) => key)).toEqual(['first#proposal.0']);
    const declined = {
      ...decision('c1', 'confirm', []),
      action: { kind: 'decline' as const, mention: { ...anchor('first'), mentionId: 'first#proposal.0' } }
    };
    expect(otherItems([declined], new Set(), [listed])).toEqual([]);
  });
});
