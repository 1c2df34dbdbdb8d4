import type { Chain } from './chain.ts';
import type { Mention } from './mention.ts';
import type { DateChoice } from './when.ts';
import { canBeOne, isOneInOther, rankOf, type PlaceChoice } from './where.ts';

/** A mention opens an event when it tells of one by itself; without a place, only as news or with a toll. */
export function opens(
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  chains: readonly Chain[]
): boolean {
  if (mention.strength < 2 && !isWorn(mention, place, date, chains)) return false;
  // "The death toll from Friday's bombing in Quetta rose to 12" is how the news of it opens.
  const isToll = mention.lede && mention.verdict?.reason === 'repeated' && mention.tolls.some((t) => t.total);
  if (mention.verdict && !(mention.verdict.saved && place && date && (isToll || !date.reported)))
    return false;
  const own = date !== null && (!date.reported || isTurnedAway(date, place, chains));
  if (mention.triggers.length === 0 && mention.category === 'attack' && !own && !mention.lede) return false;
  if (mention.older && !own) return false;
  const told = mention.tolls.some((toll) => toll.outcome === 'killed' || toll.outcome === 'injured');
  const apart = mention.further || mention.ordinal !== null;
  // A bare word ("the bombing", "an encounter") without anybody, any place or any day tells of nothing.
  if (!place && !date && !told && !mention.militant && !mention.security && mention.unhurt.length === 0)
    return false;
  // After the lede an event must say where, and when or to how many; else it is only spoken of.
  if (
    !mention.lede &&
    !apart &&
    !(place && (own || told || isAnnounced(chains, place) || isPart(chains, mention, place)))
  )
    return false;
  if (mention.definite && !own && !told && !apart) return false;
  if (!own && !told && mention.triggers.every((trigger) => trigger.plural)) return false;
  if (
    own &&
    date.interval.precision !== 'day' &&
    date.interval.precision !== 'week' &&
    !(mention.wave && told && date.interval.precision === 'month') &&
    mention.triggers.length > 0 &&
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

/** "A day earlier, the army shelled Sumy", where nothing was told of Sumy before: that day's own event. */
export function isTurnedAway(
  { opening }: DateChoice,
  place: PlaceChoice | null,
  chains: readonly Chain[]
): boolean {
  if (!opening || !place || place.score <= 0.6 || chains.length === 0) return false;
  return !chains.some((chain) => chain.place && canBeOne(chain.place, place));
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

/**
 * Another attack that cannot be misread, at another place: after "two bomb attacks on Wednesday" and the first of them, or
 * with the time of a day that is being told ("Near Bela a suicide bomber struck a camp in the evening").
 */
function isPart(chains: readonly Chain[], mention: Mention, place: PlaceChoice): boolean {
  if (mention.strength < 3 || mention.definite || mention.verdict || place.score <= 0.6) return false;
  const announced = chains.some(({ opening }) => opening.several && opening.lede);
  if (rankOf(place.place) > 4 || !(announced || mention.timed)) return false;
  return !chains.some((chain) => chain.place && !chain.opening.several && canBeOne(chain.place, place));
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
    mention.triggers.some(
      ({ rule }) => rule.kind === 'abduct' || rule.kind === 'kill' || rule.type === 'arson_sabotage'
    ) &&
    (mention.people.length > 0 || mention.triggers.some(({ rule }) => rule.type === 'arson_sabotage'))
  );
}
