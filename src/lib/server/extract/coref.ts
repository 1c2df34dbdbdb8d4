import type { DateInterval } from '../../model/index.ts';
import type { Mention } from './mentions.ts';
import { overlaps, type DateChoice } from './when.ts';
import { distanceKm, isOneInOther, rankOf, type PlaceChoice } from './where.ts';

/** Mentions of one event in one article, in reading order. */
export interface Chain {
  mentions: Mention[];
  /** The mention that introduced it. */
  opening: Mention;
  date: DateChoice | null;
  place: PlaceChoice | null;
  reasons: string[];
}

/** Joins the mentions of each event; a mention that neither opens an event nor has one to join is left out. */
export function chainMentions(
  mentions: readonly Mention[],
  placeOfArea: (mention: Mention) => PlaceChoice | null
): { chains: Chain[]; left: Mention[] } {
  const chains: Chain[] = [];
  const left: Mention[] = [];
  let focus: Chain | null = null;
  // After an accident or a court case what goes on without a place or day of its own is about that.
  let dismissed = false;
  for (const mention of mentions) {
    const place = bestPlace(mention) ?? placeOfArea(mention);
    const date = mention.dates[0] ?? null;
    if (mention.both) {
      for (const chain of chains.length >= 2 ? chains.slice(-2) : [])
        if (!chain.mentions.includes(mention)) chain.mentions.push(mention);
      continue;
    }
    if (mention.verdict && !mention.verdict.saved) {
      dismissed = DISMISSING.has(mention.verdict.reason);
      left.push(mention);
      continue;
    }
    if (dismissed && (mention.continues || (mention.definite && !mention.places[0]))) {
      left.push(mention);
      continue;
    }
    dismissed = false;
    const chosen = choose(chains, focus, mention, place, date);
    if (chosen) {
      join(chosen.chain, mention, place, date, chosen.why);
      focus = chosen.chain;
    } else if (opens(mention, place, date, chains)) {
      focus = open(mention, place, date, chains, mentions);
      chains.push(focus);
    } else left.push(mention);
  }
  for (const chain of chains) if (!chain.place) givePlace(chain, chains, mentions);
  return { chains, left };
}

const DISMISSING = new Set<string>(['accident', 'disaster', 'crime', 'sport', 'fiction', 'drill']);

/** A new chain; one of several announced events takes day and place from the announcement where it states none. */
function open(
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  chains: readonly Chain[],
  mentions: readonly Mention[]
): Chain {
  const free = mention.ordinal !== null || mention.further ? freePlace(chains, mentions) : null;
  const beside = mention.ordinal !== null || mention.further ? chains.at(-1) : undefined;
  const own = date && !date.reported ? date : null;
  const announced = chains.find((chain) => chain.opening.several)?.date ?? announcedDate(mentions, mention);
  const reasons = [`opened by "${mention.sentence.kind}" sentence ${mention.sentence.index + 1}`];
  if (!own && (announced ?? beside?.date)) reasons.push('date: that of the events told with it');
  if (!place && beside?.place) reasons.push('place: that of the event told before it');
  return {
    mentions: [mention],
    opening: mention,
    date: own ?? announced ?? beside?.date ?? date,
    place: place ?? free ?? beside?.place ?? null,
    reasons
  };
}

/** The place that "in the districts of A and B" announced and no event has taken yet. */
function freePlace(chains: readonly Chain[], mentions: readonly Mention[]): PlaceChoice | null {
  for (const announced of mentions.filter((m) => m.several && m.places.length >= 2)) {
    const open = announced.places.filter(
      (choice) =>
        !chains.some(
          (chain) => !chain.opening.several && chain.place && isOneInOther(chain.place.place, choice.place)
        )
    );
    const only = open.length === 1 ? open[0] : undefined;
    if (only) return { ...only, score: 0.65 };
  }
  return null;
}

function givePlace(chain: Chain, chains: readonly Chain[], mentions: readonly Mention[]): void {
  const free = chains.length >= 2 ? freePlace(chains, mentions) : null;
  if (!free) return;
  chain.place = free;
  chain.reasons.push('place: the announced one that no other event took');
}

/** The day of "eight died on Wednesday in two separate incidents", told up to this mention or right after a headline. */
function announcedDate(mentions: readonly Mention[], mention: Mention): DateChoice | null {
  const headline = mention.sentence.kind === 'title' || mention.sentence.kind === 'bullet';
  const told = mentions.filter((m) => m.several && m.dates[0] && !m.dates[0].reported && m.tolls.length > 0);
  const near = told.find((m) =>
    headline ? m.sentence.index > mention.sentence.index : m.sentence.index < mention.sentence.index
  );
  return near?.dates[0] ?? null;
}

/** A mention opens an event when it tells of one by itself; without a place, only as news or with a toll. */
function opens(
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  chains: readonly Chain[]
): boolean {
  if (mention.strength < 2 && !isWorn(mention, place, date, chains)) return false;
  if (mention.verdict && !(mention.verdict.saved && place && date && !date.reported)) return false;
  const own = date !== null && !date.reported;
  const told = mention.tolls.some((toll) => toll.outcome === 'killed' || toll.outcome === 'injured');
  const apart = mention.further || mention.ordinal !== null;
  // A bare word ("the bombing", "an encounter") without anybody, any place or any day tells of nothing.
  if (!place && !date && !told && !mention.militant && !mention.security && mention.unhurt.length === 0)
    return false;
  // After the lede an event must say where, and when or to how many; else it is only spoken of.
  if (!mention.lede && !apart && !(place && (own || told || isAnnounced(chains, place)))) return false;
  if (mention.definite && !own && !told && !apart) return false;
  if (!own && !told && mention.triggers.every((trigger) => trigger.plural)) return false;
  if (
    own &&
    date.interval.precision !== 'day' &&
    date.interval.precision !== 'week' &&
    mention.triggers.every((trigger) => trigger.plural)
  )
    return false;
  if (mention.several && mention.lede && told && !mention.definite) return true;
  if (
    mention.several &&
    (!place || mention.definite || ((!date || date.reported) && rankOf(place.place) >= 5))
  )
    return false;
  return true;
}

/** One of the places that "attacked camps in Panjgur and Noshki" announced, told by itself. */
function isAnnounced(chains: readonly Chain[], place: PlaceChoice): boolean {
  return (
    place.score > 0.6 &&
    rankOf(place.place) < 4 &&
    chains.some(
      ({ opening }) =>
        opening.several &&
        opening.places.length >= 2 &&
        opening.places.some((choice) => isOneInOther(choice.place, place.place) && rankOf(choice.place) < 4)
    )
  );
}

/** A weak word ("murdered", "carried off") is enough beside attacks already told, with a day and a place of its own. */
function isWorn(
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  chains: readonly Chain[]
): boolean {
  if (mention.strength < 1 || chains.length === 0 || !place || place.score < 0.6 || !date || date.reported)
    return false;
  return (
    mention.triggers.some((trigger) => trigger.rule.kind === 'abduct' || trigger.rule.kind === 'kill') &&
    mention.people.length > 0
  );
}

function bestPlace(mention: Mention): PlaceChoice | null {
  const [best] = mention.places;
  if (!best) return null;
  if (best.score < 0.6) return best;
  // A coarse place gives way to a finer one inside it that the same clause says as clearly.
  const finer = mention.places.filter(
    (choice) =>
      choice.score > 0.6 &&
      rankOf(choice.place) < rankOf(best.place) &&
      rankOf(best.place) >= 3.5 &&
      isOneInOther(choice.place, best.place)
  );
  // Where only a country is said, the goal of those attacked is nearer to the truth than its whole extent.
  const goal =
    rankOf(best.place) >= 5
      ? mention.places.find(
          (choice) =>
            choice.score <= 0.3 && rankOf(choice.place) < 4 && isOneInOther(choice.place, best.place)
        )
      : undefined;
  return finer[0] ?? goal ?? best;
}

function choose(
  chains: readonly Chain[],
  focus: Chain | null,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): { chain: Chain; why: string } | null {
  if (mention.continues)
    return focus && fits(focus, mention, null, date) ? { chain: focus, why: 'tells on' } : null;
  if (
    focus &&
    (mention.ordinal ?? mention.further) &&
    !place &&
    isExplosive(mention) &&
    isExplosive(focus.opening) &&
    !focus.opening.several
  ) {
    return { chain: focus, why: 'a further charge of the same attack' };
  }
  if (mention.ordinal) {
    const told = chains.find(
      (chain) =>
        chain.mentions.some((m) => m.ordinal === mention.ordinal) && fits(chain, mention, place, date)
    );
    if (told) return { chain: told, why: `"the ${mention.ordinal}" again` };
    const headline = chains.find(
      (chain) =>
        !chain.opening.several && chain.opening.sentence.kind !== 'body' && sharesNumber(chain, mention)
    );
    if (headline) return { chain: headline, why: 'the headline counts the same people' };
    // "the first" of several announced ones may have been told in a headline; any later one is new.
    if (mention.ordinal !== 'first' || chains.at(-1)?.opening.several) return null;
  } else if (mention.further) {
    const told = chains.find(
      (chain) =>
        chain.opening.further &&
        (mention.definite || (chain !== focus && sameDayAndPlace(chain, place, date)))
    );
    return told && fits(told, mention, place, date) ? { chain: told, why: 'the separate event again' } : null;
  }
  const scored = chains
    .filter((chain) => fits(chain, mention, place, date))
    .map((chain, index) => ({
      chain,
      score: likeness(chain, mention, place, date) + (chain === focus ? 0.6 : 0) + index * 0.01
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0
    ? { chain: best.chain, why: `same event, likeness ${best.score.toFixed(1)}` }
    : null;
}

/** "The other rocket", "a second blast": with no place of its own it belongs to the attack being told. */
function isExplosive(mention: Mention): boolean {
  return mention.triggers.some(
    ({ rule }) => rule.type === 'bombing' || rule.type === 'shelling' || rule.type === 'grenade'
  );
}

function sameDayAndPlace(chain: Chain | null, place: PlaceChoice | null, date: DateChoice | null): boolean {
  if (
    !chain?.place ||
    !place ||
    rankOf(chain.place.place) >= 4 ||
    !isOneInOther(chain.place.place, place.place)
  )
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
function fits(chain: Chain, mention: Mention, place: PlaceChoice | null, date: DateChoice | null): boolean {
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
  if (
    place &&
    chain.place &&
    place.score > 0.6 &&
    !mention.continues &&
    !isOneInOther(place.place, chain.place.place)
  ) {
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

function isAbduction(mention: Mention): boolean {
  return mention.triggers.some((trigger) => trigger.rule.kind === 'abduct');
}

function likeness(
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
    score += isOneInOther(place.place, chain.place.place) ? (rankOf(place.place) < 4 ? 1 : 0.4) : -2;
  if (mention.type === chain.opening.type) score += 0.3;
  if (mention.category !== chain.opening.category) score -= 0.3;
  if (sharesNumber(chain, mention)) score += 0.8;
  if (!mention.definite && differsInToll(chain.opening, mention)) score -= 1.5;
  return score;
}

/** A day inside the month that was said before. */
function isWithin(inner: DateInterval, outer: DateInterval): boolean {
  if (inner.from === null || inner.to === null || outer.from === null || outer.to === null) return false;
  return inner.from >= outer.from && inner.to <= outer.to && (inner.from > outer.from || inner.to < outer.to);
}

/** The same count of people ("nine people", "these nine") in both. */
function sharesNumber(chain: Chain, mention: Mention): boolean {
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

function join(
  chain: Chain,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  why: string
): void {
  chain.mentions.push(mention);
  chain.reasons.push(`sentence ${mention.sentence.index + 1}: ${why}`);
  if (date && (!chain.date || (chain.date.reported && !date.reported))) chain.date = date;
  else if (date && chain.date && !date.reported && isWithin(date.interval, chain.date.interval))
    chain.date = date;
  if (!place || mention.verdict || (place.score <= 0.6 && place.score > 0.25 && mention.strength < 2)) return;
  const current = chain.place;
  const better =
    !current ||
    (current.score <= 0.6 && place.score > 0.6) ||
    (rankOf(place.place) < rankOf(current.place) &&
      isOneInOther(place.place, current.place) &&
      (rankOf(current.place) >= 3.5 || place.score > 0.6));
  if (better && !(current && current.score > 0.6 && place.score < 0.3 && rankOf(current.place) < 4))
    chain.place = place;
}
