import type { About } from './meta.ts';

type Covered = Pick<About, 'articles' | 'coverage'>;

/** Takes records one by one and remembers of which provinces each article tells. */
export function startCoverage(): {
  add(admin1: string | null, articles: readonly string[]): void;
  /**
   * Articles by month of publication, and beside it by the provinces that they tell of; one that tells of none counts
   * there.
   */
  finish(articles: Iterable<{ id: string; published: string | null }>): Covered;
} {
  // Most articles tell of one province: its code alone is kept, several with a space between them.
  const provinces = new Map<string, string>();
  return {
    add(admin1, articles) {
      if (admin1 === null) return;
      for (const id of articles) {
        const told = provinces.get(id);
        if (told === undefined) provinces.set(id, admin1);
        else if (!told.split(' ').includes(admin1)) provinces.set(id, `${told} ${admin1}`);
      }
    },
    finish(articles) {
      const months = new Map<string | null, number>();
      const cells = new Map<string | null, Map<string | null, number>>();
      for (const { id, published } of articles) {
        const month = published === null ? null : published.slice(0, 7);
        months.set(month, (months.get(month) ?? 0) + 1);
        const ofMonth = cells.get(month) ?? new Map<string | null, number>();
        cells.set(month, ofMonth);
        for (const admin1 of provinces.get(id)?.split(' ') ?? [null])
          ofMonth.set(admin1, (ofMonth.get(admin1) ?? 0) + 1);
      }
      return {
        articles: sorted(months).map(([month, count]) => ({ month, count })),
        coverage: sorted(cells).flatMap(([month, ofMonth]) =>
          sorted(ofMonth).map(([admin1, count]) => ({ month, admin1, articles: count }))
        )
      };
    }
  };
}

/** By their keys, null first. */
function sorted<T>(counts: ReadonlyMap<string | null, T>): [string | null, T][] {
  return [...counts].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}
