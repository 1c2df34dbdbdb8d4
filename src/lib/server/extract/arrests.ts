import type { Sentence } from '../text/doc.ts';
import { isLede } from './lede.ts';
import type { Reading } from './mention.ts';

/** A raid or search that only led to arrests of militants is an event where it is the news: the headline tells of it. */
export function isArrestNews(
  { words: { all }, doc }: Reading,
  sentence: Sentence,
  first: number,
  last: number,
  militants: boolean
): boolean {
  if (!militants || !isLede(doc, sentence) || !ARRESTING.test(doc.article.title ?? '')) return false;
  return all.slice(first, last).some(({ lower }) => ARRESTING.test(lower));
}

const ARRESTING =
  /\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed)?|captur(?:es|ed)|nab(?:s|bed)?|held|busted|apprehended|rounded)\b/i;
