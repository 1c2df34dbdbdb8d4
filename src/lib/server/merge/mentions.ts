import type {
  AggregateClaim,
  ReportSource,
  SourcedExtraction,
  SourcedIncident,
  SourcedMeasure,
  SourcedMention
} from '../../model/index.ts';
import { standingsOf } from './standing.ts';

export interface Mentions {
  incidents: SourcedIncident[];
  measures: SourcedMeasure[];
  aggregates: SourcedMention<AggregateClaim>[];
}

type MentionKind = 'incident' | 'measure' | 'aggregate';

export function mentionId(articleId: string, kind: MentionKind, index: number): string {
  return `${articleId}#${kind}.${index}`;
}

/**
 * All mentions in the order of their ids, so that nothing after this depends on the order of the articles.
 * @throws where an article stands in the list twice: its incidents would count twice.
 */
export function listMentions(
  extractions: readonly SourcedExtraction[],
  read: (extraction: SourcedExtraction) => Mentions = mentionsOf
): Mentions {
  const seen = new Set<string>();
  const all: Mentions = { incidents: [], measures: [], aggregates: [] };
  for (const extraction of extractions) {
    const { articleId } = extraction;
    if (seen.has(articleId))
      throw new Error(`article "${articleId}" was given twice; expected one version of each`);
    seen.add(articleId);
    const { incidents, measures, aggregates } = read(extraction);
    all.incidents.push(...incidents);
    all.measures.push(...measures);
    all.aggregates.push(...aggregates);
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return {
    incidents: all.incidents.sort(byId),
    measures: all.measures.sort(byId),
    aggregates: all.aggregates.sort(byId)
  };
}

/** The mentions of one article, numbered as it tells them. */
export function mentionsOf(source: SourcedExtraction): Mentions {
  const { incidents, measures, aggregates, article } = source.extraction;
  return {
    incidents: number(source, 'incident', incidents, (mention) => standingsOf(mention, article.text)),
    measures: number(source, 'measure', measures),
    aggregates: number(source, 'aggregate', aggregates)
  };
}

export function sourceOf(source: ReportSource): ReportSource {
  const { articleId, articleVersion, title, publisher, published, url } = source;
  return { articleId, articleVersion, title, publisher, published, url };
}

function number<M>(
  { articleId, articleVersion, title, publisher, published, url }: SourcedExtraction,
  kind: MentionKind,
  mentions: readonly M[],
  standing?: (mention: M) => NonNullable<SourcedMention<M>['standing']>
): SourcedMention<M>[] {
  return mentions.map((mention, index) => {
    const id = mentionId(articleId, kind, index);
    const source: SourcedMention<M> = {
      articleId,
      articleVersion,
      title,
      publisher,
      published,
      url,
      id,
      mention
    };
    if (standing) source.standing = standing(mention);
    return source;
  });
}
