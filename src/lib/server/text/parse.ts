import type { Article } from '../../model/index.ts';
import { findDates } from './dates.ts';
import type { Doc } from './doc.ts';
import { findNumbers } from './numbers.ts';
import { splitSentences } from './sentences.ts';
import type { Tagger } from './tagger.ts';
import { findTokens } from './tokens.ts';

export { openTagger, type Tagger } from './tagger.ts';

/** Reads an article into sentences, tokens, numbers and dates. Pure: the same article gives the same document. */
export function parseDoc(article: Article, tagger: Tagger): Doc {
  const spans = splitSentences(article.text, article.title, article.dateline);
  const { sentences, tokens } = findTokens(article.text, spans, tagger);
  const spaced = article.text.replace(/[^\S ]/g, ' ');
  const dates = findDates(spaced, sentences, article.published);
  const numbers = findNumbers(spaced, sentences, tokens, dates);
  return { article, sentences, tokens, numbers, dates };
}
