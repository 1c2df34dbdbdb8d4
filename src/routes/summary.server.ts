import type { Summary } from '../lib/columns/index.ts';
import { formatFilter } from '../lib/model/index.ts';
import type { ColumnSet } from './columns.server.ts';
import type { Picked } from './site.server.ts';

/** Sums of the last filters are kept with the columns that they are of. */
const kept = new WeakMap<ColumnSet, Map<string, Promise<Map<string, number>>>>();
const FILTERS_KEPT = 8;

/** The sums of a selection, with how many articles tell of it: of these alone the columns know nothing. */
export async function summaryOf(picked: Picked): Promise<Summary & { undated: number }> {
  const { set, meta } = picked;
  const { summary, undated } = await set.engine().view(meta.filter);
  const known = kept.get(set) ?? new Map<string, Promise<Map<string, number>>>();
  kept.set(set, known);
  const key = formatFilter(meta.filter).toString();
  const counting = known.get(key) ?? countArticles(picked);
  known.delete(key);
  known.set(key, counting);
  counting.catch(() => known.delete(key));
  for (const old of [...known.keys()].slice(0, -FILTERS_KEPT)) known.delete(old);
  const articles = await counting;
  const of = (name: string) => articles.get(name) ?? 0;
  return {
    ...summary,
    total: { ...summary.total, articles: of('total') },
    provinces: summary.provinces.map((area) => ({ ...area, articles: of(area.admin1 ?? '') })),
    elsewhere: summary.elsewhere && { ...summary.elsewhere, articles: of('elsewhere') },
    abroad: summary.abroad && { ...summary.abroad, articles: of('abroad') },
    undated
  };
}

/** Articles that tell of a record of each area, each once; areas as a summary cuts them. */
async function countArticles({ set, chosen }: Picked): Promise<Map<string, number>> {
  const codes = new Set(set.meta.admin1.map(({ code }) => code));
  const countries = new Set([...codes].map((code) => code.slice(0, 2)));
  const areaOf = (admin1: string | null, country: string | null) => {
    if (admin1 !== null && codes.has(admin1)) return admin1;
    return country === null || countries.has(country) ? 'elsewhere' : 'abroad';
  };
  const names = [...codes, 'elsewhere', 'abroad'];
  const bits = new Map(names.map((name, i) => [name, i]));
  // By article one bit for each area: many articles, few areas.
  const told = new Map<string, bigint>();
  const flags = names.map((_, i) => 1n << BigInt(i));
  for (const { ids, places } of chosen.inSteps()) {
    const tellers = await set.state.tellers(ids);
    places.forEach(({ admin1, country }, i) => {
      const flag = flags[bits.get(areaOf(admin1, country))!]!;
      for (const article of tellers[i]!) told.set(article, (told.get(article) ?? 0n) | flag);
    });
  }
  const counts = new Map<string, number>([['total', told.size]]);
  const bySet = new Map<bigint, number>();
  for (const set of told.values()) bySet.set(set, (bySet.get(set) ?? 0) + 1);
  for (const [set, count] of bySet)
    names.forEach((name, i) => {
      if ((set & flags[i]!) !== 0n) counts.set(name, (counts.get(name) ?? 0) + count);
    });
  return counts;
}
