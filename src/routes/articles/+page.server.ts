import { DATA } from '../../lib/ui/data.ts';
import { headingOf } from '../../lib/ui/words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
  depends(DATA);
  const [articles, openings, { records }] = await Promise.all([
    locals.site.articles(),
    locals.site.openings(),
    locals.site.records()
  ]);
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
    provinces: locals.site.geodata.provinces,
    articles: articles
      .map(({ id, title, publisher, published }) => ({
        id,
        heading: headingOf(title, openings.get(id) ?? ''),
        publisher,
        published,
        ...(gave.get(id) ?? { incidents: 0, measures: 0 })
      }))
      .sort((a, b) => (b.published ?? '').localeCompare(a.published ?? '') || a.id.localeCompare(b.id))
  };
};
