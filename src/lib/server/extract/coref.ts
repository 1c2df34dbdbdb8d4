import type { DateInterval } from '../../model/index.ts';
import { agoFrom } from './ago.ts';
import { fits, isUnknownBeside, likeness, sameDayAndPlace, sharesNumber } from './coref-likeness.ts';
import { isTurnedAway, opens } from './coref-open.ts';
import { isNounTrigger } from './groups.ts';
import type { Mention } from './mentions.ts';
import { isStandIn } from './stand-ins.ts';
import type { DateChoice } from './when.ts';
import { isOneInOther, rankOf, type PlaceChoice } from './where.ts';

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
  placeOfArea: (mention: Mention, chains: readonly Chain[]) => PlaceChoice | null
): { chains: Chain[]; left: Mention[] } {
  const chains: Chain[] = [];
  const left: Mention[] = [];
  let focus: Chain | null = null;
  // After an accident or a court case what goes on without a place or day of its own is about that.
  let dismissed = false;
  for (const [at, plain] of mentions.entries()) {
    const mention = withResult(plain, mentions[at + 1]);
    // "60 per cent of the district's farms", far from the event, says no place of it.
    const far = mention.continues && isFar(focus, mention);
    const told = mention.samePlace ? ((focus ?? chains.at(-1))?.place ?? null) : null;
    // "in the same town" after an attack on its port is in the town, and not at the port.
    const same = told?.place.class === 'site' ? placeOfArea(mention, chains) : told;
    const place = bestPlace(mention) ?? same ?? (far ? null : placeOfArea(mention, chains));
    const date = isLaterDeath(mention) ? null : dateIn(mention, focus);
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
      const opened = open(mention, place, date, chains, mentions);
      chains.push(opened);
      adopt(opened, left, placeOfArea);
      focus = mention.aside ? (focus ?? opened) : opened;
    } else left.push(mention);
  }
  for (const chain of chains) if (!chain.place) givePlace(chain, chains, mentions);
  return { chains, left };
}

/** "An operation was carried out at Spinwam on Friday. Six militants were killed.": what the search led to makes it one. */
function withResult(mention: Mention, next: Mention | undefined): Mention {
  if (!next || !(isSearch(mention) || isContact(mention))) return mention;
  const near =
    next.sentence.paragraph === mention.sentence.paragraph &&
    next.sentence.index - mention.sentence.index <= RESULT_REACH;
  const killed = next.tolls.some(
    (toll) => toll.outcome === 'killed' && toll.people.some((p) => p.role === 'militant')
  );
  if (!near || !killed || next.places.length > 0 || next.dates.length > 0 || mention.places.length === 0)
    return mention;
  return { ...mention, continues: false, strength: 2, category: 'operation', type: 'operation' };
}

function isSearch({ strength, triggers }: Mention): boolean {
  return strength === 1 && triggers.some(({ rule }) => rule.kind === 'op');
}

/** "On 10 November movement of a group of militants was picked up by troops at Spinwam. Two were killed." */
function isContact(mention: Mention): boolean {
  const dated = mention.dates.some((date) => !date.reported && date.interval.precision === 'day');
  return mention.continues && mention.militant && mention.security && dated && !mention.verdict;
}

/** "The blast came two days after …": counted from the blast's day, where that is known. */
function dateIn({ dates, sentence }: Mention, focus: Chain | null): DateChoice | null {
  const [date] = dates;
  if (!date) return null;
  const told = focus?.mentions.at(-1)?.sentence === sentence ? focus.date : null;
  return told && !told.reported ? agoFrom(date, told.interval) : date;
}

/** "One of the injured died on Saturday": the day of the death is not that of the attack. */
function isLaterDeath({ triggers, tolls }: Mention): boolean {
  return (
    triggers.length === 0 &&
    tolls.length > 0 &&
    tolls.every(({ died, people }) => died && people.every((p) => p.hurt || p.outOf === 'them'))
  );
}

/** At most this many sentences on. */
const RESULT_REACH = 2;

function isFar(focus: Chain | null, { sentence }: Mention): boolean {
  const last = focus?.mentions.at(-1)?.sentence;
  return last !== undefined && last.paragraph !== sentence.paragraph && sentence.index - last.index > 2;
}

/** The sentence before the opening one, where it was too weak to open the event but counts its dead or hurt. */
function adopt(
  chain: Chain,
  left: Mention[],
  placeOfArea: (mention: Mention, chains: readonly Chain[]) => PlaceChoice | null
): void {
  const before = left.at(-1);
  const { opening } = chain;
  if (
    !before ||
    before.verdict ||
    before.several ||
    before.strength < 1 ||
    opening.further ||
    opening.ordinal
  )
    return;
  const told = before.tolls.some((toll) => toll.outcome === 'killed' || toll.outcome === 'injured');
  if (!told || before.sentence.index !== opening.sentence.index - 1) return;
  const [place, date] = [bestPlace(before) ?? placeOfArea(before, []), before.dates[0] ?? null];
  if (!fits(chain, before, place, date) || isUnknownBeside(place, chain.place)) return;
  left.pop();
  chain.mentions.unshift(before);
  if (date && !date.reported && (!chain.date || chain.date.reported)) chain.date = date;
  chain.reasons.push(`sentence ${before.sentence.index + 1}: counts the same event before it opens`);
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

function givePlace(chain: Chain, chains: readonly Chain[], mentions: readonly Mention[]): void {
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
  if (mention.older) return null;
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
  const wave = isOfWave(mention) ? chains.findLast((chain) => chain.opening.several) : undefined;
  if (wave && fits(wave, mention, place, date)) return { chain: wave, why: 'the attacks together' };
  const open = chains.filter(
    (chain) => !(mention.aside && !mention.definite && chain.mentions.at(-1)?.sentence === mention.sentence)
  );
  if (focus && isToldOn(focus, mention, place, date)) return { chain: focus, why: 'counts those of it' };
  const scored = open
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

/** "Fourteen soldiers died in fighting after the attacks": those of all the attacks that were announced. */
function isOfWave({ definite, triggers, places }: Mention): boolean {
  const nouns = triggers.filter((trigger) => isNounTrigger(trigger) || trigger.definite);
  return definite && places.length === 0 && nouns.length > 0 && nouns.every(({ plural }) => plural);
}

/** "Two militants were killed" right behind an event, without a word of where or when: those of that event. */
function isToldOn(
  focus: Chain,
  mention: Mention,
  place: PlaceChoice | null,
  date: DateChoice | null
): boolean {
  const last = focus.mentions.at(-1)?.sentence;
  if (!last || place || date || mention.definite || mention.strength > 1) return false;
  if (last.paragraph !== mention.sentence.paragraph || mention.sentence.index - last.index > RESULT_REACH)
    return false;
  return mention.triggers.every(({ rule }) => rule.kind === 'kill') && fits(focus, mention, place, date);
}

/** "The other rocket", "a second blast": with no place of its own it belongs to the attack being told. */
function isExplosive(mention: Mention): boolean {
  return mention.triggers.some(
    ({ rule }) => rule.type === 'bombing' || rule.type === 'shelling' || rule.type === 'grenade'
  );
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
  // A name that no gazetteer has takes nothing from a place that is known.
  if (current && isStandIn(place.place) && !isStandIn(current.place) && rankOf(current.place) < 5) return;
  const better =
    !current ||
    (isStandIn(current.place) && !isStandIn(place.place) && rankOf(place.place) < 5) ||
    (current.score <= 0.6 &&
      place.score > 0.6 &&
      (!mention.continues || rankOf(place.place) <= rankOf(current.place))) ||
    (rankOf(place.place) < rankOf(current.place) &&
      isOneInOther(place.place, current.place) &&
      (rankOf(current.place) >= 3.5 || place.score > 0.6));
  if (better && !(current && current.score > 0.6 && place.score < 0.3 && rankOf(current.place) < 4))
    chain.place = place;
}

/** A day inside the month that was said before. */
function isWithin(inner: DateInterval, outer: DateInterval): boolean {
  if (inner.from === null || inner.to === null || outer.from === null || outer.to === null) return false;
  return inner.from >= outer.from && inner.to <= outer.to && (inner.from > outer.from || inner.to < outer.to);
}
