import type { Chain } from './chain.ts';
import type { Mention } from './mention.ts';
import { isStandIn } from './stand-ins.ts';
import { overlaps, type DateChoice } from './when.ts';
import { canBeOne, distanceKm, rankOf, type PlaceChoice } from './where.ts';

export function sameDayAndPlace(
  chain: Chain | null,
  place: PlaceChoice | null,
  date: DateChoice | null
): boolean {
  if (!chain?.place || !place || rankOf(chain.place.place) >= 4 || !canBeOne(chain.place, place))
    return false;
  return !date || !chain.date || overlaps(chain.date.interval, date.interval);
}

/** "The scene lies next to Karak district": a neighbour told of a known place. */
function isBeside(mention: Mention, place: PlaceChoice, known: PlaceChoice): boolean {
  return (
    place.reference.relation === 'near' &&
    mention.definite &&
    distanceKm(place.place, known.place) <= BESIDE_KM
  );
}

/** How far a place may be that only says what the scene lies near to. */
const BESIDE_KM = 100;

/** Nothing speaks against one event: time, place, several against one. */
export function fits(
  chain: Chain,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): boolean {
  if (chain.opening.several !== mention.several && mention.several) return false;
  if (chain.opening.several && !mention.several && !mention.definite && !mention.continues && (place || date))
    return false;
  if (
    date &&
    chain.date &&
    !date.reported &&
    !chain.date.reported &&
    !overlaps(date.interval, chain.date.interval)
  )
    return false;
  // News is told by its day: "earlier this month eleven were injured in a blast" is another one.
  if (isCoarser(mention, date, chain)) return false;
  // An event dated only by its report is not one of weeks before.
  if (date && chain.date?.reported && !date.reported && !mention.definite && isLongBefore(date, chain.date))
    return false;
  if (place && chain.place && place.score > 0.6 && !mention.continues && !canBeOne(place, chain.place)) {
    return isBeside(mention, place, chain.place) || chain.place.score <= 0.6;
  }
  if (
    isAbduction(chain.opening) !== isAbduction(mention) &&
    mention.places.length > 0 &&
    mention.sentence.paragraph !== chain.opening.sentence.paragraph &&
    mention.dates.length > 0
  )
    return false;
  return true;
}

function isCoarser(
  { definite, continues }: Mention,
  date: DateChoice | null,
  { date: known }: Chain
): boolean {
  if (!date?.coarse || date.reported || definite || continues || !known || known.reported) return false;
  return known.interval.precision === 'day';
}

function isLongBefore(date: DateChoice, reported: DateChoice): boolean {
  const [to, from] = [date.interval.to, reported.interval.from];
  return to !== null && from !== null && Date.parse(from) - Date.parse(to) > LONG_MS;
}

/** News is told within this time of the event. */
const LONG_MS = 8 * 86_400_000;

function isAbduction(mention: Mention): boolean {
  return mention.triggers.some((trigger) => trigger.rule.kind === 'abduct');
}

export function likeness(
  chain: Chain,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): number {
  let score = 0.3;
  if (mention.definite) score += 1;
  if (date && chain.date && !date.reported && !chain.date.reported)
    score += overlaps(date.interval, chain.date.interval) ? 1 : -2;
  if (place && chain.place && place.score > 0.6 && !isBeside(mention, place, chain.place))
    score += canBeOne(place, chain.place)
      ? rankOf(place.place) < 4
        ? 1
        : 0.4
      : chain.place.score > 0.6
        ? -2
        : 0;
  if (!mention.definite && isUnknownBeside(place, chain.place)) score -= 2.6;
  // "The bomber blew himself up near a car": of two attacks the one that was his.
  if (mention.type === chain.opening.type) score += mention.type === 'suicide_bombing' ? 1 : 0.3;
  if (mention.category !== chain.opening.category) score -= 0.3;
  if (sharesNumber(chain, mention)) score += 0.8;
  if (!mention.definite && differsInToll(chain.opening, mention)) score -= 1.5;
  return score;
}

/** A name that no gazetteer has beside a town that one has: more likely two places than one. */
export function isUnknownBeside(a: PlaceChoice | null, b: PlaceChoice | null): boolean {
  if (!a || !b || a.score <= 0.6 || b.score <= 0.6 || isStandIn(a.place) === isStandIn(b.place)) return false;
  return [a, b].every(({ place }) => rankOf(place) <= 1);
}

/** The same count of people ("nine people", "these nine") in both. */
export function sharesNumber(chain: Chain, mention: Mention): boolean {
  const numbers = (m: Mention) =>
    m.people.filter((p) => p.said === 'number' && (p.count.best ?? 0) >= 2).map((p) => p.count.best);
  const told = new Set(chain.mentions.flatMap(numbers));
  return numbers(mention).some((n) => told.has(n));
}

/** Two headlines or bullets that count different people ("six policemen", "two soldiers") tell two events. */
function differsInToll(opening: Mention, mention: Mention): boolean {
  if (mention.sentence.kind !== opening.sentence.kind || mention.sentence.kind === 'body') return false;
  const dead = (m: Mention) => m.tolls.find((toll) => toll.outcome === 'killed')?.people[0];
  const [a, b] = [dead(opening), dead(mention)];
  return a !== undefined && b !== undefined && a.count.best !== b.count.best;
}
