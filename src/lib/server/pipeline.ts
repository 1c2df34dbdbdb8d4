import type {
  Article,
  Correction,
  Extraction,
  PlaceReference,
  Proposal,
  Records,
  ResolvedToponym,
  SourcedExtraction,
  Span
} from '../model/index.ts';
import { extract } from './extract/extract.ts';
import type { Lexicons } from './extract/lexicons.ts';
import type { Boundaries } from './geocode/boundaries.ts';
import type { Gazetteer } from './geocode/gazetteer.ts';
import { completeReference } from './geocode/completeReference.ts';
import { locate } from './geocode/locate.ts';
import type { NameLexicon } from './geocode/nameLexicon.ts';
import { resolveToponyms } from './geocode/resolve.ts';
import { joinRoads } from './geocode/roadToponyms.ts';
import { findToponyms } from './geocode/toponyms.ts';
import { knownBy } from './merge/known.ts';
import { mergeMentions } from './merge/merge.ts';
export { openMerge } from './merge/remember.ts';
import { checkAnswer } from './second-reader/check.ts';
import { isToldAlready } from './second-reader/repeats.ts';
import type { Doc } from './text/doc.ts';
import { parseDoc, type Tagger } from './text/parse.ts';

/** What the stages need beside the article; opened once by the caller. */
export interface Resources {
  tagger: Tagger;
  lexicons: Lexicons;
  gazetteer: Gazetteer;
  nameWords: NameLexicon;
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
  const { gazetteer, boundaries } = resources;
  const named = joinRoads(doc, findToponyms(doc, gazetteer, resources.nameWords));
  const toponyms = resolveToponyms(doc, named, gazetteer);
  const found = extract(doc, toponyms, resources.lexicons);
  const claimed = found.incidents.map(({ where }) => where);
  const place = (reference: PlaceReference | null) =>
    locate(completeReference(reference, toponyms, claimed, doc), toponyms, boundaries, doc);
  const extraction: Extraction = {
    ...emptyExtraction(article),
    incidents: found.incidents.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    measures: found.measures.map(({ where, ...mention }) => ({ ...mention, location: place(where) })),
    aggregates: found.aggregates,
    rejected: found.rejected
  };
  return { doc, toponyms, extraction };
}

/**
 * The extraction with what a second reader's answer adds to it, and why the rest of the answer was left out. Only what
 * the text bears out and the rules did not tell is added, apart from the rules' records and marked with who proposed it.
 */
export function addProposals(
  { doc, toponyms, extraction }: Reading,
  answer: string,
  proposedBy: string,
  resources: Resources
): { extraction: Extraction; dropped: string[] } {
  const checked = checkAnswer(answer, doc, toponyms);
  const { dropped } = checked;
  const proposals: Proposal[] = [];
  const consider = (told: Span, proposal: Proposal) => {
    if (isToldAlready(proposal, told, extraction))
      dropped.push(
        `${proposal.kind} told by the rules already: “${doc.article.text.slice(told.start, told.end)}”`
      );
    else proposals.push(proposal);
  };
  const by = { confidence: null, proposedBy };
  const place = (reference: PlaceReference | null) => locate(reference, toponyms, resources.boundaries, doc);
  for (const { where, told, ...incident } of checked.incidents)
    consider(told, { kind: 'incident', ...incident, location: place(where), ...by });
  for (const { where, told, ...measure } of checked.measures)
    consider(told, { kind: 'measure', ...measure, location: place(where), ...by });
  return { extraction: proposals.length > 0 ? { ...extraction, proposals } : extraction, dropped };
}

/** Mentions of all articles to records, as people corrected them; any order of articles gives the same records. */
export function mergeExtractions(extractions: SourcedExtraction[], corrections: Correction[] = []): Records {
  return mergeMentions(extractions, corrections);
}

/**
 * The map as it was known on a day: made of the reports published by then, which leaves out those without a published
 * day. What people corrected since is about what the reports say, and stays.
 */
export function mergeKnownBy(
  extractions: SourcedExtraction[],
  corrections: Correction[],
  day: string
): Records {
  return mergeMentions(knownBy(extractions, day).extractions, corrections);
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
