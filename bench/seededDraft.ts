import type { Article, Casualties, DateInterval, Evidence, Report } from '../src/lib/model/index.ts';

/** An article as it is being written. */
export interface Draft {
  article: Article;
  reports: Report[];
  /** Adds a sentence made of these parts, and gives each part that has a field as that field's quote. */
  tell(parts: readonly (string | null)[], fields: readonly string[]): Evidence[];
  report(
    kind: 'incident' | 'measure',
    casualties: Casualties,
    date: DateInterval,
    place: string | null,
    evidence: Evidence[]
  ): Report;
}

/** An empty article; what is told in it becomes its text. */
export function draftArticle(id: string, published: string, publisher: string): Draft {
  const article: Article = {
    id,
    title: null,
    publisher,
    published,
    dateline: null,
    language: 'en',
    url: null,
    text: ''
  };
  const told = { incident: 0, measure: 0 };
  const reports: Report[] = [];
  return {
    article,
    tell(parts, fields) {
      const begun = article.text === '' ? 0 : article.text.length + 1;
      let sentence = '';
      const evidence: Evidence[] = [];
      parts.forEach((part, i) => {
        if (part === null) return;
        const start = begun + sentence.length + (sentence === '' ? 0 : 1);
        sentence += sentence === '' ? part : ` ${part}`;
        evidence.push({ field: fields[i]!, start, end: start + part.length, quote: part });
      });
      article.text += `${begun === 0 ? '' : ' '}${sentence}.`;
      const whole = { start: begun, end: begun + sentence.length + 1, quote: `${sentence}.` };
      return evidence.map((quote) => (quote.field === 'type' ? { field: 'type', ...whole } : quote));
    },
    reports,
    report(kind, casualties, date, place, evidence) {
      const mentionId = `${id}#${kind}.${told[kind]++}`;
      const source = { articleId: id, articleVersion: 1, title: null, publisher, published, url: null };
      const report: Report = {
        ...source,
        mentionId,
        casualties,
        date,
        place,
        evidence,
        reasons: ['made up']
      };
      reports.push(report);
      return report;
    }
  };
}

/** An article is headed by its first sentence. */
export function close({ article, reports }: Draft): Article {
  article.title = article.text.slice(0, article.text.indexOf('.'));
  for (const report of reports) report.title = article.title;
  return article;
}
