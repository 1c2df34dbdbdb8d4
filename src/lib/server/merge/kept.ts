import {
  recordsOf,
  type Decision,
  type MentionAnchor,
  type SourcedExtraction,
  type SourcedIncident,
  type SourcedMeasure
} from '../../model/index.ts';
import { indexAnchors, reviveMention, type AnchorIndex } from './anchors.ts';
import type { Mentions } from './mentions.ts';

/** Decisions that say that a record is true: it stays although no rule finds it any more. */
const VOUCHING: readonly Decision['action']['kind'][] = ['set', 'confirm', 'merge', 'accept'];

/**
 * The mentions with those that a person vouched for and today's rules do not find, and with a second reader's proposals
 * that a person accepted. Their ids count the decisions: `articleId#kept.0`.
 */
export function withKept(
  mentions: Mentions,
  extractions: readonly SourcedExtraction[],
  decisions: readonly Decision[],
  revive: typeof reviveMention = reviveMention
): { mentions: Mentions; anchors: AnchorIndex } {
  const anchors = indexAnchors(mentions);
  const vouching = decisions.filter(({ action }) => VOUCHING.includes(action.kind));
  if (vouching.length === 0) return { mentions, anchors };
  const sources = new Map(extractions.map((source) => [source.articleId, source]));
  const incidents = [...mentions.incidents];
  const measures = [...mentions.measures];
  const numbers = new Map<string, number>();
  const keep = (anchor: MentionAnchor) => {
    const number = numbers.get(anchor.articleId) ?? 0;
    const revived = revive(anchor, sources, `${anchor.articleId}#kept.${number}`);
    if (!revived) return;
    numbers.set(anchor.articleId, number + 1);
    anchors.add(anchor.kind, revived);
    if (anchor.kind === 'incident') incidents.push(revived as SourcedIncident);
    else measures.push(revived as SourcedMeasure);
  };
  for (const decision of vouching) {
    for (const record of recordsOf(decision.action)) {
      if (record.mentions.some((anchor) => anchors.find(anchor) !== null)) continue;
      for (const anchor of record.mentions) keep(anchor);
    }
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    mentions: { ...mentions, incidents: incidents.sort(byId), measures: measures.sort(byId) },
    anchors
  };
}
