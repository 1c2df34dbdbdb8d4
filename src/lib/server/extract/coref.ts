import type { DateInterval } from '../../model/index.ts';
import { agoFrom } from './ago.ts';
import type { Chain } from './chain.ts';
import { givePlace, open } from './coref-begin.ts';
import { choose, RESULT_REACH } from './coref-choose.ts';
import { fits, isUnknownBeside } from './coref-likeness.ts';
import { opens } from './coref-open.ts';
import type { Mention } from './mention.ts';
import { isStandIn } from './stand-ins.ts';
import type { DateChoice } from './when.ts';
import { isOneInOther, type PlaceChoice, rankOf } from './where.ts';

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
