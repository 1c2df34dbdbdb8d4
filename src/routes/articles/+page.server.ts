import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const [articles, { records }] = await Promise.all([locals.site.articles(), locals.site.records()]);
  const { incidents, measures } = records;
  const gave = new Map<string, { incidents: number; measures: number }>();
  const count = (kind: 'incidents' | 'measures', reports: { articleId: string }[]) => {
    for (const id of new Set(reports.map((report) => report.articleId))) {
      const sums = gave.get(id) ?? { incidents: 0, measures: 0 };
      sums[kind] += 1;
      gave.set(id, sums);
    }
  };
  for (const incident of incidents) count('incidents', incident.reports);
  for (const measure of measures) count('measures', measure.reports);
  return {
    articles: articles
      .map(({ id, title, publisher, published }) => ({
        id,
        title,
        publisher,
        published,
        ...(gave.get(id) ?? { incidents: 0, measures: 0 })
      }))
      .sort((a, b) => (b.published ?? '').localeCompare(a.published ?? '') || a.id.localeCompare(b.id))
  };
};
