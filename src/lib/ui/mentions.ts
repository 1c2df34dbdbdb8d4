import type {
  AggregateRecord,
  Article,
  Evidence,
  Incident,
  Layer,
  Measure,
  Records
} from '../model/index.ts';

/** What one article gave to the map: the records, and the words that each rests on. */
export type Mention =
  | { kind: 'incident'; layer: Layer; row: Omit<Incident, 'reports'>; evidence: Evidence[] }
  | { kind: 'measure'; layer: 'measure'; row: Omit<Measure, 'reports'>; evidence: Evidence[] }
  | { kind: 'aggregate'; layer: null; row: AggregateRecord; evidence: Evidence[] };

/** In the order in which the article tells them. Quotes that the newest text no longer holds are left out. */
export function findMentions(records: Records, article: Article): Mention[] {
  const holds = (evidence: Evidence) => article.text.slice(evidence.start, evidence.end) === evidence.quote;
  const said = (record: Incident | Measure) =>
    record.reports
      .filter((report) => report.articleId === article.id)
      .flatMap((report) => report.evidence.filter(holds));
  const isIn = (record: Incident | Measure) =>
    record.reports.some((report) => report.articleId === article.id);
  const mentions: Mention[] = [
    ...records.incidents.filter(isIn).map((record): Mention => {
      const { reports: _, ...row } = record;
      return { kind: 'incident', layer: row.category, row, evidence: said(record) };
    }),
    ...records.measures.filter(isIn).map((record): Mention => {
      const { reports: _, ...row } = record;
      return { kind: 'measure', layer: 'measure', row, evidence: said(record) };
    }),
    ...records.aggregates
      .filter((row) => row.articleId === article.id)
      .map((row): Mention => ({ kind: 'aggregate', layer: null, row, evidence: row.evidence.filter(holds) }))
  ];
  return mentions.sort((a, b) => firstOf(a) - firstOf(b));
}

function firstOf(mention: Mention): number {
  return Math.min(...mention.evidence.map((evidence) => evidence.start), Number.MAX_SAFE_INTEGER);
}
