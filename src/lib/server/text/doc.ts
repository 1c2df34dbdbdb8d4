import type { Article, DateInterval, Qualifier, Span } from '../../model/index.ts';

/** Universal part-of-speech tag (NOUN, PROPN, VERB, NUM, …). */
export type PartOfSpeech = string;

export interface Token extends Span {
  text: string;
  lower: string;
  lemma: string;
  pos: PartOfSpeech;
  /** Index of its sentence. */
  sentence: number;
  /** A small number, the same for all tokens of this text, lemma and part of speech for now; -1 where there is none. */
  reading: number;
}

/** `caption` is a photo caption or credit; `bullet` an item of the page's own summary. */
export type SentenceKind = 'title' | 'dateline' | 'body' | 'bullet' | 'caption';

export interface Sentence extends Span {
  index: number;
  kind: SentenceKind;
  /** Index of its paragraph; 0 is the first block of the text. */
  paragraph: number;
  /** Half-open range of indexes into `Doc.tokens`. */
  firstToken: number;
  lastToken: number;
}

/** What a number counts where it does not count things or people; `name` is part of a name ("N-40", "Section 302"). */
export type NumberUnit =
  'money' | 'percent' | 'age' | 'distance' | 'quantity' | 'time' | 'duration' | 'date' | 'ordinal' | 'name';

/** A number in words or figures: "nearly 40", "two dozen", "1,500". Not yet known to count people. */
export interface NumberSpan extends Span {
  low: number;
  best: number | null;
  high: number | null;
  qualifier: Qualifier;
  /** Null where the number counts people or things. */
  unit: NumberUnit | null;
  firstToken: number;
  lastToken: number;
}

/** A date expression resolved against the published date; `reasons` says how. */
export interface DateSpan extends Span {
  interval: DateInterval;
  /** True where the words themselves name a day, month or year; false for "Wednesday", "last week". */
  absolute: boolean;
  reasons: string[];
}

/** An article cut into sentences, tokens, numbers and dates. Every offset points into `article.text`. */
export interface Doc {
  article: Article;
  sentences: Sentence[];
  tokens: Token[];
  numbers: NumberSpan[];
  dates: DateSpan[];
}
