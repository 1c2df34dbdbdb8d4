import type { Chain } from './chain.ts';
import { isTurnedAway } from './coref-open.ts';
import type { Mention } from './mention.ts';
import type { DateChoice } from './when.ts';
import { isOneInOther, type PlaceChoice, rankOf } from './where.ts';

/** A new chain; one of several announced events takes day and place from the announcement where it states none. */
export function open(
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null,
  chains: readonly Chain[],
  mentions: readonly Mention[]
): Chain {
  const free = mention.ordinal !== null || mention.further ? freePlace(chains, mentions) : null;
  const beside =
    mention.ordinal !== null || mention.further || (mention.timed && mention.dates.length === 0)
      ? chains.at(-1)
      : undefined;
  const own = date && (!date.reported || isTurnedAway(date, place, chains)) ? date : null;
  const mate =
    mention.dates.length === 0 && !mention.aside && !mention.older ? mateOf(mention, chains) : null;
  const announced = chains.find((chain) => chain.opening.several)?.date ?? announcedDate(mentions, mention);
  const reasons = [`opened by "${mention.sentence.kind}" sentence ${mention.sentence.index + 1}`];
  if (!own && (announced ?? beside?.date ?? mate?.date))
    reasons.push('date: that of the events told with it');
  if (!place && beside?.place) reasons.push('place: that of the event told before it');
  return {
    mentions: [mention],
    opening: mention,
    date: own ?? announced ?? beside?.date ?? mate?.date ?? date,
    // Borrowed: a place of its own, told later, takes its stead.
    place:
      roadside(place, mentions) ?? place ?? free ?? (beside?.place ? { ...beside.place, score: 0.55 } : null),
    reasons
  };
}

/** "Gunmen attacked a clinic in Kabul on Tuesday, and a bomber struck in Khost": the event that the sentence told first. */
function mateOf({ sentence }: Mention, chains: readonly Chain[]): Chain | null {
  const last = chains.at(-1);
  return last?.opening.sentence === sentence && last.date && (!last.date.reported || last.date.turned)
    ? last
    : null;
}

/** "Two incidents in Noshki district", then one "on the Quetta-Taftan highway": the part of a road that was announced. */
function roadside(place: PlaceChoice | null, mentions: readonly Mention[]): PlaceChoice | null {
  if (!place || !/\b(?:highway|road|motorway|expressway)\b/i.test(place.place.name)) return null;
  for (const { several, places, sentence } of mentions) {
    const [only, more] = places;
    if (!several || !only || more || sentence.kind !== 'body' || only.score <= 0.6) continue;
    if (rankOf(only.place) <= 3 && only.place.country === place.place.country) return only;
  }
  return null;
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

export function givePlace(chain: Chain, chains: readonly Chain[], mentions: readonly Mention[]): void {
  const free = chains.length >= 2 ? freePlace(chains, mentions) : null;
  if (!free) return;
  chain.place = free;
  chain.reasons.push('place: the announced one that no other event took');
}

/** The day of "eight died on Wednesday in two separate incidents", told up to this mention or right after a headline. */
function announcedDate(mentions: readonly Mention[], mention: Mention): DateChoice | null {
  const headline = mention.sentence.kind === 'title' || mention.sentence.kind === 'bullet';
  const told = mentions.filter(
    (m) => m.several && !m.verdict && m.dates[0] && !m.dates[0].reported && m.tolls.length > 0
  );
  const near = told.find((m) =>
    headline ? m.sentence.index > mention.sentence.index : m.sentence.index < mention.sentence.index
  );
  return near?.dates[0] ?? null;
}
