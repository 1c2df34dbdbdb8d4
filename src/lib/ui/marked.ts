import type { Span } from '../model/index.ts';

export interface Segment<M extends Span> extends Span {
  text: string;
  /** The marks that cover this piece, in the order given; empty for plain text. */
  marks: M[];
}

/** Cuts a text at every border of a mark. The pieces joined are the text again; marks may overlap. */
export function markSegments<M extends Span>(text: string, marks: readonly M[]): Segment<M>[] {
  const inside = marks.filter((mark) => mark.start >= 0 && mark.end <= text.length && mark.start < mark.end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b
  );
  const segments: Segment<M>[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const start = cuts[i] ?? 0;
    const end = cuts[i + 1] ?? text.length;
    const covering = inside.filter((mark) => mark.start <= start && end <= mark.end);
    segments.push({ start, end, text: text.slice(start, end), marks: covering });
  }
  return segments;
}

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
