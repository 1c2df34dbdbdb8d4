import type { Span } from './article.ts';

/** Paragraphs of a text with their own offsets; blank lines part them. */
export function paragraphSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)) {
    if (match[0].trim()) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

export interface QuoteContext {
  /** The sentence around a quote, cut where it is long. */
  text: string;
  /** Where `text` begins in the article. */
  from: number;
  /** True where more of the sentence was said on that side. */
  isCutBefore: boolean;
  isCutAfter: boolean;
  /** What the article is written in, as a BCP 47 tag, where that is known. */
  language?: string | undefined;
}

/** How much is shown around a quote, in characters, on each side. */
const CONTEXT = 160;
const SENTENCE_END = /[.!?۔]["”’]?\s+(?=[\p{Lu}"“]|$)/gu;

/** A quote within its own sentence, or as much of that as fits. */
export function quoteContext(text: string, span: Span): QuoteContext {
  const paragraph = paragraphSpans(text).find((p) => p.start <= span.start && span.start < p.end) ?? span;
  const lastEnd = [...text.slice(paragraph.start, span.start).matchAll(SENTENCE_END)].at(-1);
  const sentenceStart = paragraph.start + (lastEnd ? lastEnd.index + lastEnd[0].length : 0);
  const rest = text.slice(span.end, Math.max(paragraph.end, span.end));
  const firstEnd = rest.search(/[.!?۔](?=["”’]?(\s+[\p{Lu}"“]|\s*$))/u);
  const isWhole = /[.!?۔]["”’]?$/u.test(text.slice(span.start, span.end));
  const sentenceEnd = isWhole ? span.end : span.end + (firstEnd < 0 ? rest.length : firstEnd + 1);
  const isCutBefore = span.start - sentenceStart > CONTEXT;
  const isCutAfter = sentenceEnd - span.end > CONTEXT;
  // A cut falls between words.
  const from = isCutBefore ? text.indexOf(' ', span.start - CONTEXT) + 1 : sentenceStart;
  const to = isCutAfter ? text.lastIndexOf(' ', span.end + CONTEXT) : sentenceEnd;
  const begin = Math.min(from, span.start);
  return { text: text.slice(begin, Math.max(to, span.end)), from: begin, isCutBefore, isCutAfter };
}
