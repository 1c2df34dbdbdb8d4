import { mergeMentions } from '../src/lib/server/merge/merge.ts';
import type { BenchOptions, Figures } from './bench.ts';
import { heapAfterCollection, median, rounded } from './measure.ts';
import { makeWorld, type World, type WorldOptions } from './world.ts';

const SMALLEST = 1000;
/** Rounds over all sizes; each is measured after as many merges to warm up as make `WARM_UP` articles. */
const ROUNDS = 7;
const WARM_UP = 16_000;
/**
 * A size is merged so often a round that it makes so many articles, and the mean is taken: a short time alone is all
 * noise, and a merge too small to fill the heap would leave the collection of its garbage to a larger one.
 */
const ARTICLES_A_ROUND = 64_000;

/**
 * Two worlds: a crowded one (nineteen towns, ten years, whatever the number of articles, so that ever more happens at
 * one place on one day) and one that grows with the articles (a town for 50 of them).
 */
const WORLDS: Record<string, (articles: number) => Omit<WorldOptions, 'seed'>> = {
  crowded: (articles) => ({ articles, towns: 19, days: 3653 }),
  growing: (articles) => ({ articles, towns: Math.ceil(articles / 50), days: 3653 })
};

/** Merges every size of both worlds, round after round; see `bench/merge.ts`. */
export function measureMerge({ size, seed }: BenchOptions): Figures {
  const figures: Figures = {};
  const rows: Figures[] = [];
  for (const [world, options] of Object.entries(WORLDS)) {
    const measured = measureWorld(world, (articles) => makeWorld({ seed, ...options(articles) }), size);
    rows.push(...measured);
    const growths = measured.flatMap(({ growth }) => (typeof growth === 'number' ? [growth] : []));
    const last = measured.at(-1)!;
    figures[world] = {
      growth: growths.length > 0 ? Math.max(...growths) : null,
      pairF1: last.pairF1!,
      measurePairF1: last.measurePairF1!
    };
  }
  const worst = (key: 'growth' | 'pairF1', choose: (values: number[]) => number) => {
    const values = Object.values(figures).map((figure) => (figure as Figures)[key]);
    const known = values.filter((value): value is number => typeof value === 'number');
    return known.length > 0 ? choose(known) : null;
  };
  return {
    growth: worst('growth', (values) => Math.max(...values)),
    pairF1: worst('pairF1', (values) => Math.min(...values)),
    ...figures,
    rows
  };
}

/**
 * Every size once a round, in turn, so that a slower moment of the machine falls on neighbouring sizes alike: `growth`
 * is the median over the rounds of a size's time over that of half the size, measured just before; the least and the
 * most of any round stand beside it. `ms` is the quickest round's time.
 */
function measureWorld(name: string, make: (articles: number) => World, size: number): Figures[] {
  const sizes: number[] = [];
  for (let articles = SMALLEST; articles <= size; articles *= 2) sizes.push(articles);
  warmUp(make(Math.min(WARM_UP, size)));
  const rounds = Array.from({ length: ROUNDS }, () => sizes.map((articles) => time(make(articles))));
  const quickest = (i: number) => Math.min(...rounds.map((times) => times[i]!));
  const ratios = (i: number) => rounds.map((times) => times[i]! / times[i - 1]!);
  return sizes.map((articles, i): Figures => {
    const world = make(articles);
    const records = mergeMentions(world.articles);
    const incidents = agreement(records.incidents, world, 'incident');
    const growths = i === 0 ? null : ratios(i);
    return {
      world: name,
      articles,
      mentions: world.truth.size,
      incidents: records.incidents.length,
      ms: rounded(quickest(i), 0),
      growth: growths && rounded(median(growths)),
      growthFrom: growths && rounded(Math.min(...growths)),
      growthTo: growths && rounded(Math.max(...growths)),
      precision: rounded(incidents.precision, 3),
      recall: rounded(incidents.recall, 3),
      pairF1: rounded(incidents.f1, 3),
      measurePairF1: rounded(agreement(records.measures, world, 'measure').f1, 3)
    };
  });
}

function warmUp({ articles }: World): void {
  for (let round = 0; round < 2; round++) mergeMentions(articles);
}

/**
 * Milliseconds of processor time a merge, so that what else the machine does counts less. The first starts with a
 * collected heap, so that it does not pay for another size; from then on each pays for its own garbage, as it falls due.
 */
function time({ articles }: World): number {
  const times = Math.max(1, Math.round(ARTICLES_A_ROUND / articles.length));
  heapAfterCollection();
  const began = process.cpuUsage();
  for (let k = 0; k < times; k++) mergeMentions(articles);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000 / times;
}

/** Over all pairs of mentions: those that stand in one record, and those that tell one event. */
function agreement(
  records: readonly { reports: readonly { mentionId: string }[] }[],
  { truth }: World,
  kind: 'incident' | 'measure'
) {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  let [joined, right] = [0, 0];
  const told = new Map<number, number>();
  for (const [id, event] of truth) if (id.includes(`#${kind}.`)) told.set(event, (told.get(event) ?? 0) + 1);
  for (const { reports } of records) {
    const events = new Map<number, number>();
    for (const { mentionId } of reports) {
      const event = truth.get(mentionId)!;
      events.set(event, (events.get(event) ?? 0) + 1);
    }
    joined += pairs(reports.length);
    for (const count of events.values()) right += pairs(count);
  }
  const wanted = [...told.values()].reduce((sum, count) => sum + pairs(count), 0);
  const [precision, recall] = [joined === 0 ? 1 : right / joined, wanted === 0 ? 1 : right / wanted];
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  };
}
