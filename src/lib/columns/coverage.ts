import type { About } from './meta.ts';

interface Telling {
  location: { admin1: string | null };
  reports: readonly { articleId: string }[];
}

/** Articles by month of publication, and beside it by the provinces that they tell of; one that tells of none counts there. */
export function countCoverage(
  articles: readonly { id: string; published: string | null }[],
  records: readonly Telling[]
): Pick<About, 'articles' | 'coverage'> {
  const provinces = new Map<string, Set<string>>();
  for (const { location, reports } of records) {
    if (location.admin1 === null) continue;
    for (const { articleId } of reports) {
      const told = provinces.get(articleId);
      if (told) told.add(location.admin1);
      else provinces.set(articleId, new Set([location.admin1]));
    }
  }
  const months = new Map<string | null, number>();
  const cells = new Map<string | null, Map<string | null, number>>();
  for (const { id, published } of articles) {
    const month = published === null ? null : published.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
    const ofMonth = cells.get(month) ?? new Map<string | null, number>();
    cells.set(month, ofMonth);
    for (const admin1 of provinces.get(id) ?? [null]) ofMonth.set(admin1, (ofMonth.get(admin1) ?? 0) + 1);
  }
  const byText = (a: string | null, b: string | null) => ((a ?? '') < (b ?? '') ? -1 : 1);
  return {
    articles: [...months].sort(([a], [b]) => byText(a, b)).map(([month, count]) => ({ month, count })),
    coverage: [...cells]
      .sort(([a], [b]) => byText(a, b))
      .flatMap(([month, ofMonth]) =>
        [...ofMonth]
          .sort(([a], [b]) => byText(a, b))
          .map(([admin1, count]) => ({ month, admin1, articles: count }))
      )
  };
}
