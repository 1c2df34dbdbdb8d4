import type { Article, CasualtyGroup, Evidence, Incident, Measure, Report, Span } from '../model/index.ts';
import { quoteContext, type QuoteContext } from '../model/quoteContext.ts';
import type { Related } from './related.ts';

/** The words that a field rests on, in their sentence, and where they were read. */
export interface Quote extends QuoteContext, Span {
  field: string;
  articleId: string;
  articleVersion: number;
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
  const articles = await Promise.all(
    reports.map(({ articleId, articleVersion }) => readArticle(articleId, articleVersion))
  );
  return quotesIn(reports, (i, { quote, ...span }) => {
    const article = articles[i];
    return article
      ? { ...quoteContext(article.text, span), language: article.language }
      : alone(quote, span.start);
  });
}

/** The same, where the sentence round each piece of evidence is at hand; `report` is the number of its report. */
export function quotesIn(
  reports: readonly QuotedReport[],
  contextOf: (report: number, evidence: Evidence, position: number) => QuoteContext
): Quote[] {
  const quotes = new Map<string, Quote>();
  reports.forEach(({ evidence, articleId, articleVersion, title, publisher, published, mentionId }, i) => {
    const source = { articleId, articleVersion, title, publisher, published, mentionId };
    evidence.forEach((piece, position) => {
      const { field, start, end } = piece;
      const key = [articleId, field, start, end].join(' ');
      if (!quotes.has(key))
        quotes.set(key, { ...contextOf(i, piece, position), field, start, end, ...source });
    });
  });
  return [...quotes.values()];
}

function alone(quote: string, start: number): QuoteContext {
  return { text: quote, from: start, isCutBefore: false, isCutAfter: false };
}

/** Quotes out of one sentence, shown once with every supporting word marked. */
export interface Passage extends QuoteContext {
  articleId: string;
  articleVersion: number;
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

/** The article's page, with a quote marked and in sight; an older version is named, for its offsets are its own. */
export function articleLink({
  articleId,
  articleVersion = 1,
  start,
  end
}: { articleId: string; articleVersion?: number } & Partial<Span>): string {
  const page = `/articles/${encodeURIComponent(articleId)}`;
  if (start === undefined || end === undefined) return page;
  const version = articleVersion > 1 ? `&version=${articleVersion}` : '';
  return `${page}?start=${start}&end=${end}${version}#mark`;
}
