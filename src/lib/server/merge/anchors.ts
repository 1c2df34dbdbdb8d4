import type { Evidence, MentionAnchor, SourcedExtraction } from '../../model/index.ts';
import { sourceOf, type Mentions } from './mentions.ts';

/** The field whose quote tells of the event itself. */
const TELLING = { incident: 'type', measure: 'summary' } as const;
/** Less than this share of quotes in common is another mention. */
const ALIKE = 0.3;

export type ListedMention = Mentions['incidents'][number] | Mentions['measures'][number];

/** Finds what corrections point at among the mentions of today. */
export interface AnchorIndex {
  add(kind: MentionAnchor['kind'], mention: ListedMention): void;
  /** Id of the mention that an anchor means, null where nothing of today is like it. */
  find(anchor: MentionAnchor): string | null;
}

export function indexAnchors({ incidents, measures }: Mentions): AnchorIndex {
  const index = (lists: ByArticle) => {
    for (const mention of incidents) listUnder(lists, 'incident', mention);
    for (const mention of measures) listUnder(lists, 'measure', mention);
    return lists;
  };
  // Nobody asks where nobody corrected anything.
  let indexed: ByArticle | null = null;
  const byArticle = () => (indexed ??= index(new Map()));
  return {
    add: (kind, mention) => listUnder(byArticle(), kind, mention),
    find(anchor) {
      const rated = (byArticle().get(keyOf(anchor.kind, anchor.articleId)) ?? [])
        .map((listed) => ({ id: listed.id, alike: likeness(anchor, listed) }))
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike || preference(anchor, a.id, b.id));
      return rated[0]?.id ?? null;
    }
  };
}

type ByArticle = Map<string, ListedMention[]>;

function listUnder(lists: ByArticle, kind: MentionAnchor['kind'], mention: ListedMention): void {
  const key = keyOf(kind, mention.articleId);
  const list = lists.get(key);
  if (list) list.push(mention);
  else lists.set(key, [mention]);
}

function keyOf(kind: MentionAnchor['kind'], articleId: string): string {
  return `${kind} ${articleId}`;
}

/**
 * The mention of an anchor put back where no rule finds it any more: its quotes where they stand in today's text. Null
 * where the article is gone or holds none of them.
 */
export function reviveMention(
  anchor: MentionAnchor,
  extractions: ReadonlyMap<string, SourcedExtraction>,
  id: string
): ListedMention | null {
  const source = extractions.get(anchor.articleId);
  if (!source) return null;
  const { text } = source.extraction.article;
  const evidence = anchor.mention.evidence.flatMap((item) => findAgain(item, text));
  if (evidence.length === 0) return null;
  return { ...sourceOf(source), id, mention: { ...anchor.mention, evidence } } as ListedMention;
}

/** Of mentions alike, the one that had the number before. */
function preference({ mentionId }: MentionAnchor, a: string, b: string): number {
  if (a === mentionId || b === mentionId) return a === mentionId ? -1 : 1;
  return a < b ? -1 : 1;
}

function findAgain(item: Evidence, text: string): Evidence[] {
  if (text.slice(item.start, item.end) === item.quote) return [item];
  const start = text.indexOf(item.quote);
  return start < 0 ? [] : [{ ...item, start, end: start + item.quote.length }];
}

/** Share of quotes in common, 0 to 1; the words that tell of the event count as much as all together. */
function likeness(anchor: MentionAnchor, { id, mention }: ListedMention): number {
  const quotes = (evidence: Evidence[]) => new Set(evidence.map(({ quote }) => quote));
  const [before, now] = [quotes(anchor.mention.evidence), quotes(mention.evidence)];
  const shared = [...before].filter((quote) => now.has(quote)).length;
  const union = before.size + now.size - shared;
  if (union === 0) return id === anchor.mentionId ? 1 : 0;
  const telling = (evidence: Evidence[]) => evidence.find(({ field }) => field === TELLING[anchor.kind]);
  const [then, today] = [telling(anchor.mention.evidence), telling(mention.evidence)];
  const isSame = then !== undefined && then.quote === today?.quote;
  return (isSame ? 0.5 : 0) + shared / union / 2;
}
