import type { Chain } from './chain.ts';
import { figuresOf, tollsOf } from './figures.ts';
import type { Mention } from './mention.ts';
import { canBeOne, rankOf, type PlaceChoice } from './where.ts';

/**
 * Finds the figures that only add up events which the text goes on to tell one by one ("Nine police died in raids on three
 * posts", then six, one and two). Such a figure is taken from the event that it was told with; where that event has none
 * of its own and is no more than the sum, it goes. The mentions with their figures come back beside the events.
 */
export function divideSums(chains: readonly Chain[]): { chains: Chain[]; sums: Sum[] } {
  const sums: Sum[] = [];
  const gone = new Set<Chain>();
  for (const chain of chains) {
    const others = chains.filter(
      (other) => other !== chain && !gone.has(other) && isOfThatDay(chain, other) && isInside(chain, other)
    );
    const parts = others.flatMap((other) => killedIn(other.mentions) ?? []);
    const told = parts.reduce((sum, n) => sum + n, 0);
    const most = Math.max(0, ...chain.mentions.map((mention) => killedIn([mention]) ?? 0));
    if (parts.length === 0 || most < LEAST_SUM || told >= most + 1) continue;
    const isSum = (mention: Mention) => killedIn([mention]) === most;
    const own = killedIn(chain.mentions.filter((mention) => !isSum(mention)));
    if (own !== null ? own + told !== most : told !== most || parts.length < 2) continue;
    sums.push(sumOf(chain, chain.mentions.filter(isSum), others));
    if (own === null && chain.mentions.every((m) => isSum(m) || m.strength < 2 || m.definite))
      gone.add(chain);
    chain.mentions = chain.mentions.map((mention) => (isSum(mention) ? { ...mention, tolls: [] } : mention));
    chain.reasons.push(`killed: ${most} add up this event and ${parts.length} told beside it`);
  }
  return { chains: chains.filter((chain) => !gone.has(chain)), sums };
}

/** A figure that adds up several events: where it is told, the days from the first to the last, and their place. */
export interface Sum {
  mention: Mention;
  from: string | null;
  to: string | null;
  place: PlaceChoice | null;
}

/** Of the mentions with the figure the one that counts the hurt as well. */
function sumOf(chain: Chain, told: readonly Mention[], others: readonly Chain[]): Sum {
  const [first] = told;
  const mention = told.find(({ tolls }) => tolls.some(({ outcome }) => outcome === 'injured')) ?? first;
  const days = [chain, ...others].flatMap(({ date }) => date?.interval.from ?? []).sort();
  return {
    mention: mention ?? chain.opening,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    place: chain.place
  };
}

/** A smaller figure may be a sum by chance. */
const LEAST_SUM = 3;

function killedIn(mentions: readonly Mention[]): number | null {
  const tolls = tollsOf(mentions, 'killed');
  const figures = mentions.flatMap((mention) => figuresOf(mention, tolls, () => true));
  return figures.find(({ count }) => (count.best ?? 0) > 0)?.count.best ?? null;
}

/** In the area that the sum is told of: a blast in one town adds up nothing of another. */
function isInside({ opening }: Chain, other: Chain): boolean {
  const [area] = opening.places;
  if (!area) return true;
  return (
    other.place !== null && canBeOne(area, other.place) && rankOf(other.place.place) <= rankOf(area.place)
  );
}

/** On the same day or the next one; nothing is known to be told of that day where it has none. */
function isOfThatDay(chain: Chain, other: Chain): boolean {
  const [a, b] = [chain.date?.interval, other.date?.interval];
  if (!a?.from || !b?.from || a.precision !== 'day' || b.precision !== 'day') return false;
  return Math.abs(Date.parse(a.from) - Date.parse(b.from)) <= DAY_MS;
}

const DAY_MS = 86_400_000;
