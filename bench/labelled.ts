import { openResources } from '../src/cli/resources.ts';
import type { Extraction } from '../src/lib/model/index.ts';
import { readArticle, type Resources } from '../src/lib/server/pipeline.ts';
import { compareIncidents, compareMeasures, countTotals, isStrict } from './agreement.ts';
import type { Bench, Figures } from './bench.ts';
import { openOwnGold, openSharedGold, type GoldSet } from './gold.ts';
import { rounded } from './measure.ts';

/**
 * Our own labelled articles, each half apart: the open one is looked at while rules are written, the held one never, and
 * nothing but its totals is printed.
 */
export const bench: Bench = {
  about: 'what is read out of our own labelled articles: the open half, and the half that nobody looks at',
  sizeOf: 'unused',
  size: 1,
  run() {
    const resources = openResources();
    const sets = [openOwnGold('open'), openOwnGold('held'), ...openSharedGold()].filter(
      (set) => set !== null
    );
    return { sets: sets.map((set) => scoreSet(set, resources)) };
  }
};

/** Sums over the articles of one set; every share is null where there is nothing to divide by. */
function scoreSet({ name, articles }: GoldSet, resources: Resources): Figures {
  const sums = { gold: 0, found: 0, said: 0, strict: 0, quiet: 0, keptQuiet: 0, unread: 0 };
  const measures = { gold: 0, found: 0, said: 0 };
  const totals = { gold: 0, found: 0, said: 0 };
  for (const { gold, article } of articles) {
    if (!article) sums.unread += 1;
    const read: Pick<Extraction, 'incidents' | 'measures' | 'aggregates'> = article
      ? readArticle(article, resources).extraction
      : { incidents: [], measures: [], aggregates: [] };
    const incidents = compareIncidents(gold, read.incidents);
    sums.gold += incidents.gold;
    sums.found += incidents.matched.length;
    sums.said += incidents.matched.length + incidents.spurious.length;
    sums.strict += incidents.matched.filter(({ verdict }) => isStrict(verdict)).length;
    if (incidents.gold === 0) {
      sums.quiet += 1;
      if (incidents.spurious.length === 0) sums.keptQuiet += 1;
    }
    const taken = compareMeasures(gold, read.measures);
    measures.gold += taken.gold;
    measures.found += taken.matched.length;
    measures.said += taken.matched.length + taken.spurious.length;
    totals.gold += gold.aggregates?.length ?? 0;
    totals.found += countTotals(gold, read.aggregates);
    totals.said += read.aggregates.length;
  }
  return {
    set: name,
    articles: articles.length,
    ...(sums.unread > 0 ? { withoutText: sums.unread } : {}),
    incidents: sums.gold,
    incidentsRecall: sums.gold === 0 ? null : rounded(sums.found / sums.gold, 3),
    incidentsF1: f1(sums),
    strictF1: f1({ ...sums, found: sums.strict }),
    measuresF1: f1(measures),
    aggregatesF1: f1(totals),
    quietKept: sums.quiet === 0 ? null : `${sums.keptQuiet}/${sums.quiet}`
  };
}

function f1({ gold, found, said }: { gold: number; found: number; said: number }): number | null {
  return gold + said === 0 ? null : rounded((2 * found) / (gold + said), 3);
}
