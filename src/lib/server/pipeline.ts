import type {
  Article,
  Extraction,
  PlaceReference,
  Records,
  ResolvedToponym,
  SourcedExtraction
} from '../model/index.ts';
import { extract } from './extract/extract.ts';
import type { Lexicons } from './extract/lexicons.ts';
import type { Boundaries } from './geocode/boundaries.ts';
import type { Gazetteer } from './geocode/gazetteer.ts';
import { locate } from './geocode/locate.ts';
import { resolveToponyms } from './geocode/resolve.ts';
import { findToponyms } from './geocode/toponyms.ts';
import { mergeMentions } from './merge/merge.ts';
import type { Doc } from './text/doc.ts';
import { parseDoc, type Tagger } from './text/parse.ts';

/** What the stages need beside the article; opened once by the caller. */
export interface Resources {
  tagger: Tagger;
  lexicons: Lexicons;
  gazetteer: Gazetteer;
  boundaries: Boundaries;
}

/** Everything that was decided about one article on the way to its extraction. */
export interface Reading {
  doc: Doc;
  toponyms: ResolvedToponym[];
  extraction: Extraction;
}

/**
 * The stages in order, for one article: text → toponyms → extract → geocode. Pure: the same article and resources
 * give the same bytes. Toponyms are resolved before extraction, because grammar chooses between places, not names;
 * which of them is the event's is the extractor's say, and `locate` turns that choice into an honest geometry.
 */
export function readArticle(article: Article, resources: Resources): Reading {
  const doc = parseDoc(article, resources.tagger);
  if (article.language !== 'en') return { doc, toponyms: [], extraction: setAside(article) };
  const toponyms = resolveToponyms(doc, findToponyms(doc, resources.gazetteer), resources.gazetteer);
  const found = extract(doc, toponyms, resources.lexicons);
  const place = (reference: PlaceReference | null) => locate(reference, toponyms, resources.boundaries);
  const extraction: Extraction = {
    ...emptyExtraction(article),
    incidents: found.incidents.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    measures: found.measures.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    aggregates: found.aggregates,
    rejected: found.rejected
  };
  return { doc, toponyms, extraction };
}

/** Mentions of all articles to records; any order of articles gives the same records. */
export function mergeExtractions(extractions: SourcedExtraction[]): Records {
  return mergeMentions(extractions);
}

function emptyExtraction({ id, ...article }: Article): Extraction {
  return { schema: 1, id, article, incidents: [], measures: [], aggregates: [], rejected: [] };
}

/** The rules read English; an article in another language is kept, marked and left alone. */
function setAside(article: Article): Extraction {
  const end = Math.min(article.text.length, 120);
  const note = { start: 0, end, quote: article.text.slice(0, end), reason: 'language' as const };
  return { ...emptyExtraction(article), rejected: article.text ? [note] : [] };
}
