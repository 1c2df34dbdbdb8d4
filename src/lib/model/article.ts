/** Half-open range `[start, end)` in UTF-16 code units of `article.text`. */
export interface Span {
  start: number;
  end: number;
}

/** One cleaned text. Every offset anywhere in the program points into `text`. */
export interface Article {
  /** Base name of the file without its ending; for feeds, CSV and JSONL the row's own id. */
  id: string;
  title: string | null;
  publisher: string | null;
  /** ISO date `YYYY-MM-DD`, or null where the source states none. */
  published: string | null;
  /** The place that the report was filed from, as written ("ISLAMABAD"); never the place of an incident by itself. */
  dateline: string | null;
  /** ISO 639-1 code. */
  language: string;
  url: string | null;
  text: string;
}

/** A span, its exact quote and the field that it supports: `text.slice(start, end) === quote` always holds. */
export interface Evidence extends Span {
  field: string;
  quote: string;
}

/** Evidence for `field` over `span`; the quote is cut from the text, so that it cannot disagree with it. */
export function evidenceOf(article: Article, field: string, span: Span): Evidence {
  return {
    field,
    start: span.start,
    end: span.end,
    quote: article.text.slice(span.start, span.end)
  };
}
