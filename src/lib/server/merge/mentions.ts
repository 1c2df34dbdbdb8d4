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
export function listMentions(extractions: readonly SourcedExtraction[]): Mentions {
  const seen = new Set<string>();
  for (const { articleId } of extractions) {
    if (seen.has(articleId))
      throw new Error(`article "${articleId}" was given twice; expected one version of each`);
    seen.add(articleId);
  }
  return {
    incidents: collect(
      extractions,
      'incident',
      ({ extraction }) => extraction.incidents,
      (mention, { extraction }) => standingsOf(mention, extraction.article.text)
    ),
    measures: collect(extractions, 'measure', ({ extraction }) => extraction.measures),
    aggregates: collect(extractions, 'aggregate', ({ extraction }) => extraction.aggregates)
  };
}

export function sourceOf(source: ReportSource): ReportSource {
  const { articleId, articleVersion, title, publisher, published, url } = source;
  return { articleId, articleVersion, title, publisher, published, url };
}

function collect<M>(
  extractions: readonly SourcedExtraction[],
  kind: MentionKind,
  read: (extraction: SourcedExtraction) => M[],
  standing?: (mention: M, extraction: SourcedExtraction) => SourcedMention<M>['standing']
): SourcedMention<M>[] {
  const mentions: SourcedMention<M>[] = [];
  for (const extraction of extractions) {
    const { articleId, articleVersion, title, publisher, published, url } = extraction;
    read(extraction).forEach((mention, index) => {
      const id = mentionId(articleId, kind, index);
      const source = { articleId, articleVersion, title, publisher, published, url, id, mention };
      mentions.push(standing ? { ...source, standing: standing(mention, extraction) } : source);
    });
  }
  return mentions.sort((a, b) => (a.id < b.id ? -1 : 1));
}
