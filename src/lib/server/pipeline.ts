import type { Article, Extraction, Records, SourcedExtraction } from '../model/index.ts';
import { extract, type Lexicons } from './extract/extract.ts';
import type { Boundaries } from './geocode/boundaries.ts';
import type { Gazetteer } from './geocode/gazetteer.ts';
import { locate } from './geocode/locate.ts';
import { resolveToponyms } from './geocode/resolve.ts';
import { findToponyms } from './geocode/toponyms.ts';
import { mergeMentions } from './merge/merge.ts';
import { parseDoc, type Tagger } from './text/parse.ts';

/** What the stages need beside the article; opened once by the caller. */
export interface Resources {
  tagger: Tagger;
  lexicons: Lexicons;
  gazetteer: Gazetteer;
  boundaries: Boundaries;
}

/**
 * The stages in order, for one article: text → toponyms → extract → geocode. Pure: the same article and resources
 * give the same bytes. Toponyms are resolved before extraction, because grammar chooses between places, not names;
 * which of them is the event's is the extractor's say, and `locate` turns that choice into an honest geometry.
 */
export function readArticle(article: Article, resources: Resources): Extraction {
  const doc = parseDoc(article, resources.tagger);
  const toponyms = resolveToponyms(doc, findToponyms(doc, resources.gazetteer), resources.gazetteer);
  const found = extract(doc, toponyms, resources.lexicons);
  const place = (reference: Parameters<typeof locate>[0]) => locate(reference, toponyms, resources.boundaries);
  const { id, ...rest } = article;
  return {
    schema: 1,
    id,
    article: rest,
    incidents: found.incidents.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    measures: found.measures.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    aggregates: found.aggregates,
    rejected: found.rejected
  };
}

/** Mentions of all articles to records; any order of articles gives the same records. */
export function mergeExtractions(extractions: SourcedExtraction[]): Records {
  return mergeMentions(extractions);
}
