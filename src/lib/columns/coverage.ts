import type { About } from './meta.ts';

type Covered = Pick<About, 'articles' | 'coverage'>;

/** Of which provinces each article tells; see `startCoverage`. */
export interface Told {
  add(admin1: string | null, articles: readonly string[]): void;
  /** The same where these articles tell of these provinces instead. */
  retold(articles: ReadonlyMap<string, readonly string[]>): Told;
  /**
   * Articles by month of publication, and beside it by the provinces that they tell of; one that tells of none counts
   * there.
   */
  finish(articles: Iterable<{ id: string; published: string | null }>): Covered;
}

/** Takes records one by one and remembers of which provinces each article tells. */
export function startCoverage(): Told {
  return toldBy(new Map());
}

/** @param provinces by article. Most tell of one: its code alone is kept, several with a space between them. */
function toldBy(provinces: Map<string, string>): Told {
  return {
    retold(articles) {
      const next = new Map(provinces);
      for (const [id, codes] of articles)
        if (codes.length > 0) next.set(id, [...new Set(codes)].join(' '));
        else next.delete(id);
      return toldBy(next);
    },
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
