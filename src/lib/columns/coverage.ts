import type { About } from './meta.ts';

type Covered = Pick<About, 'articles' | 'coverage'>;

/** An article by its day; null where its source states none. */
interface Published {
  id: string;
  published: string | null;
}

/**
 * Of which provinces each article tells, and how many tell of each by month. It is filled once, and then kept in step by
 * telling it what has changed: nothing of the others is read again.
 */
export interface Told {
  /** All that it knows, to go on from later; it may change while it is held. */
  kept(): KeptCoverage;
  /** A record's province and the articles that tell of it. */
  add(admin1: string | null, articles: readonly string[]): void;
  /** Articles that count; of others it only knows what they tell. */
  date(articles: Iterable<Published>): void;
  /** What these articles tell of now, and when they were published; null for those that count no more. */
  retell(articles: ReadonlyMap<string, { provinces: readonly string[]; of: Published | null }>): void;
  /**
   * Articles by month of publication, and beside it by the provinces that they tell of; one that tells of none counts
   * there.
   * @param read how many articles were read of each day
   */
  finish(read: Iterable<{ published: string | null; count: number }>): Covered;
}

export interface KeptCoverage {
  provinces: Map<string, string>;
  months: Map<string, string | null>;
  cells: Map<string | null, { told: number; by: Map<string, number> }>;
}

/** Most articles tell of one province: its code alone is kept, several with a space between them. */
export function startCoverage(kept: KeptCoverage | null = null): Told {
  const provinces = kept?.provinces ?? new Map<string, string>();
  /** Codes and months are few: each is held once, however many articles have it. */
  const held = new Map<string, string>();
  const once = (text: string) => held.get(text) ?? (held.set(text, text), text);
  /** By article that counts, of those that tell of a province. */
  const months = kept?.months ?? new Map<string, string | null>();
  /** By month: how many tell of any province, and how many of each. */
  const cells: KeptCoverage['cells'] = kept?.cells ?? new Map();
  const count = (id: string, by: 1 | -1) => {
    const codes = provinces.get(id);
    const month = months.get(id);
    if (codes === undefined || month === undefined) return;
    const cell = cells.get(month) ?? { told: 0, by: new Map<string, number>() };
    cells.set(month, cell);
    cell.told += by;
    for (const code of codes.split(' ')) cell.by.set(code, (cell.by.get(code) ?? 0) + by);
  };
  return {
    kept: () => ({ provinces, months, cells }),
    add(admin1, articles) {
      if (admin1 === null) return;
      for (const id of articles) {
        const told = provinces.get(id);
        if (told === undefined) provinces.set(id, once(admin1));
        else if (!told.split(' ').includes(admin1)) provinces.set(id, once(`${told} ${admin1}`));
      }
    },
    date(articles) {
      for (const { id, published } of articles)
        if (provinces.has(id)) {
          months.set(id, published === null ? null : once(published.slice(0, 7)));
          count(id, 1);
        }
    },
    retell(articles) {
      for (const [id, { provinces: codes, of }] of articles) {
        count(id, -1);
        if (codes.length > 0) provinces.set(id, once([...new Set(codes)].join(' ')));
        else provinces.delete(id);
        if (of && codes.length > 0) months.set(id, monthOf(of.published));
        else months.delete(id);
        count(id, 1);
      }
    },
    finish(read) {
      const all = new Map<string | null, number>();
      for (const { published, count } of read)
        all.set(monthOf(published), (all.get(monthOf(published)) ?? 0) + count);
      return {
        articles: sorted(all).map(([month, count]) => ({ month, count })),
        coverage: sorted(all).flatMap(([month, count]) => {
          const { told, by } = cells.get(month) ?? { told: 0, by: new Map<string, number>() };
          const ofMonth = new Map<string | null, number>([[null, count - told], ...by]);
          return sorted(ofMonth)
            .filter(([, articles]) => articles > 0)
            .map(([admin1, articles]) => ({ month, admin1, articles }));
        })
      };
    }
  };
}

function monthOf(published: string | null): string | null {
  return published === null ? null : published.slice(0, 7);
}

/** By their keys, null first. */
function sorted<T>(counts: ReadonlyMap<string | null, T>): [string | null, T][] {
  return [...counts].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
}
