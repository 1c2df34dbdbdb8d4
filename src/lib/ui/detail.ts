import type { Article, CasualtyGroup, Incident, Measure, Report, Span } from '../model/index.ts';
import { quoteContext, type QuoteContext } from './marked.ts';
import type { Related } from './related.ts';

/** The words that a field rests on, in their sentence, and where they were read. */
export interface Quote extends QuoteContext, Span {
  field: string;
  articleId: string;
  articleVersion: number;
  /** What the article is written in, as a BCP 47 tag; null where it is not stored. */
  language: string | null;
  title: string | null;
  publisher: string | null;
  published: string | null;
  mentionId: string;
}

/** What an opened record needs beyond its light row. */
export type RecordDetail = { quotes: Quote[]; related: Related[] } & (
  { kind: 'incident'; record: Incident } | { kind: 'measure'; record: Measure }
);

/** What of a report its quotes need. */
export type QuotedReport = Pick<
  Report,
  'articleId' | 'articleVersion' | 'title' | 'publisher' | 'published' | 'mentionId' | 'evidence'
>;

/** Every quote of a record, one for the same words and field of an article. */
export async function quotesOf(
  reports: readonly QuotedReport[],
  readArticle: (id: string, version: number) => Promise<Article | null>
): Promise<Quote[]> {
  const quotes = new Map<string, Quote>();
  for (const report of reports) {
    const { articleId, articleVersion, title, publisher, published, mentionId } = report;
    const article = await readArticle(articleId, articleVersion);
    for (const { field, start, end, quote } of report.evidence) {
      const context = article ? quoteContext(article.text, { start, end }) : alone(quote, start);
      const language = article?.language ?? null;
      const source = { articleId, articleVersion, language, title, publisher, published, mentionId };
      const key = [articleId, field, start, end].join(' ');
      if (!quotes.has(key)) quotes.set(key, { ...context, field, start, end, ...source });
    }
  }
  return [...quotes.values()];
}

function alone(quote: string, start: number): QuoteContext {
  return { text: quote, from: start, isCutBefore: false, isCutAfter: false };
}

/** Quotes out of one sentence, shown once with every supporting word marked. */
export interface Passage extends QuoteContext {
  articleId: string;
  articleVersion: number;
  /** What the article is written in, as a BCP 47 tag; null where it is not stored. */
  language: string | null;
  title: string | null;
  publisher: string | null;
  published: string | null;
  mentionId: string;
  marks: Span[];
}

/** Groups quotes by sentence. Those of the report that the shown figure came from stand first, then the newest. */
export function passagesOf(quotes: readonly Quote[], preferred: string | null = null): Passage[] {
  const passages: Passage[] = [];
  for (const { field: _, start, end, ...rest } of quotes) {
    const same = passages.find(
      (p) => p.articleId === rest.articleId && p.from === rest.from && p.text === rest.text
    );
    if (same) same.marks.push({ start, end });
    else passages.push({ ...rest, marks: [{ start, end }] });
  }
  const rank = (passage: Passage) => (passage.mentionId === preferred ? 0 : 1);
  return passages.sort((a, b) => rank(a) - rank(b) || (b.published ?? '').localeCompare(a.published ?? ''));
}

/** The part of a record that a quote's field supports; a group's words (`group:CN`) support the group's outcome. */
export function topicOf(field: string, groups: readonly CasualtyGroup[]): string {
  const [head = field, key] = field.split(/[.:]/);
  if (head !== 'group') return head;
  if (key === 'militant') return 'attackersKilled';
  return groups.find((group) => group.nationality === key || group.role === key)?.outcome ?? 'killed';
}

/** The article's page, with the quote marked and in sight; an older version is named, for its offsets are its own. */
export function articleLink(quote: { articleId: string; articleVersion: number } & Span): string {
  const version = quote.articleVersion > 1 ? `&version=${quote.articleVersion}` : '';
  return `/articles/${encodeURIComponent(quote.articleId)}?start=${quote.start}&end=${quote.end}${version}#mark`;
}
