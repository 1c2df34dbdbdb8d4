import type { Category, IncidentType, ResolvedToponym, Span } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import { type ActorMention, findActors, findClaim } from './actors.ts';
import { hasTheirBodies } from './bodies.ts';
import { classify, strengthOf } from './classify.ts';
import {
  areaOf,
  hasCompound,
  isWave,
  happens,
  isBeside,
  isBoth,
  isLongAfter,
  isOneOfSeveral,
  isSeveral,
  isTimed,
  isUnknownAgent,
  openingOrdinal,
  opensAnew,
  spansPlaces
} from './cues.ts';
import { forcesAct, hasForces, isBetweenStates } from './forces.ts';
import { type Group, groupTriggers, isNounTrigger } from './groups.ts';
import { nearToll, placesBefore } from './near-places.ts';
import { isArrestNews } from './arrests.ts';
import type { Actor, Lexicons, UnhurtRule } from './lexicons.ts';
import { type People, findPeople } from './people.ts';
import { findPhrases } from './phrases.ts';
import { type Toll, findTolls } from './tolls.ts';
import { isReferredTo } from './referred.ts';
import { type Verdict, rejectTrigger } from './rejections.ts';
import { isSamePlace } from './same-place.ts';
import { isStandIn } from './stand-ins.ts';
import { type Trigger, findTriggers } from './triggers.ts';
import { type DateChoice, findDates } from './when.ts';
import { type PlaceChoice, findPlaces } from './where.ts';
import { type Word, type Words, rangeOf } from './words.ts';

/** What one clause, or one sentence, says of one event. */
export interface Mention extends Span {
  sentence: Sentence;
  /** Half-open range of word indexes. */
  first: number;
  last: number;
  triggers: Trigger[];
  /** 0 tells of no event by itself, 1 needs support, 2 and more stands alone. */
  strength: number;
  category: Category;
  type: IncidentType;
  places: PlaceChoice[];
  dates: DateChoice[];
  tolls: Toll[];
  unhurt: (Span & UnhurtRule)[];
  people: People[];
  /** In the title, a bullet or one of the first two sentences of the text. */
  lede: boolean;
  /** Takes up an event told before: "the attack", "the March 26 bombing". */
  definite: boolean;
  /** Opens another event: "in a separate incident". */
  further: boolean;
  /** Which of several announced events is meant: "the first", "the other". */
  ordinal: string | null;
  /** Several events told as one: "a spate of attacks", "two separate incidents". */
  several: boolean;
  /** "A string of attacks", "coordinated assaults": several that the text tells as one. */
  wave: boolean;
  /** Tells on without naming an event: "It happened at Hoshab", "The injured were …". */
  continues: boolean;
  /** "Both attacks", "the two incidents": the last two together. */
  both: boolean;
  verdict: Verdict | null;
  militant: boolean;
  security: boolean;
  claim: { actor: Actor; span: Span } | null;
  actors: ActorMention[];
  /** A kind of area meant by "the province", "the district", where no name says where. */
  area: 'admin1' | 'admin2' | 'settlement' | 'country' | 'capital' | 'here' | null;
  /** "in the evening", "hours later": at a time of the day that is being told. */
  timed: boolean;
  /** "days after six died in a shootout": another, older event without a day. */
  older: boolean;
  /** An older event told by the way; the text goes on with what it told before. */
  aside: boolean;
  /** "Their bodies were found": those who had been taken away are dead. */
  theirBodies: boolean;
  /** "in the same district": where the event told before it took place. */
  samePlace: boolean;
}

export interface Reading {
  doc: Doc;
  words: Words;
  toponyms: readonly ResolvedToponym[];
  lexicons: Lexicons;
}

/** The mentions of every sentence, in text order. Photo captions come last: they are older than the text beside them. */
export function findMentions(reading: Reading): Mention[] {
  const { sentences } = reading.doc;
  const prose = sentences.filter((s) => s.kind !== 'caption' && s.kind !== 'dateline');
  const captions = sentences.filter((s) => s.kind === 'caption');
  return [...prose, ...captions].flatMap((sentence) => mentionsIn(reading, sentence));
}

function mentionsIn(reading: Reading, sentence: Sentence): Mention[] {
  const { words, lexicons, toponyms } = reading;
  const [from, to] = rangeOf(words, sentence.index);
  const all = words.all;
  const found = findTriggers(all, from, to, lexicons.triggers);
  const named = findActors(all, from, to, lexicons.actors);
  if (found.length === 0 && !tellsOn(reading, from, to, named)) return [];
  const phrases = findPhrases(lexicons.rejections, all, from, to).filter(
    // "May 3" is no modal verb.
    ({ first }) =>
      !reading.doc.dates.some(
        (date) =>
          date.start <= (all[first]?.start ?? 0) &&
          (all[first]?.end ?? 0) <= date.end &&
          all[first]?.lower === 'may'
      )
  );
  const people = findPeople(words, from, to, toponyms, lexicons.people);
  const tolls = findTolls(all, from, to, people, lexicons.outcomes);
  const judged = found.map((trigger) => {
    const verdict = rejectTrigger(all, trigger, from, to, phrases);
    return { trigger, verdict: verdict && isRefuted(verdict, trigger, tolls, named) ? null : verdict };
  });
  const kept = judged
    .filter(({ verdict }) => verdict === null || verdict.saved)
    .map(({ trigger }) => trigger);
  const groups = groupTriggers(reading, kept, from, to);
  const mentions = groups.map((group) => {
    const verdict =
      judged.find(({ trigger, verdict }) => verdict && group.triggers.includes(trigger))?.verdict ??
      referred(all, sentence, group, from, to) ??
      (hasForces(all, from, to) &&
      isBetweenStates(all, from, to, toponyms, tolls, people, findPlaces(all, from, to, kept, toponyms))
        ? { reason: 'foreign_policy' as const, saved: false }
        : null);
    return build(reading, sentence, group, { people, tolls, named, verdict, from, to });
  });
  if (mentions.length > 0) return mentions;
  const rejected = judged.find(({ verdict }) => verdict)?.verdict ?? null;
  const rest = build(
    reading,
    sentence,
    { triggers: [], first: from, last: to },
    { people, tolls, named, verdict: rejected, from, to }
  );
  const dated =
    rest.militant && rest.dates.some((date) => !date.reported && date.interval.precision === 'day');
  const useful =
    tolls.length > 0 ||
    rest.unhurt.length > 0 ||
    rest.claim !== null ||
    rest.theirBodies ||
    happens(all, from, to) ||
    rest.area !== null ||
    dated;
  // "Men came on October 3, armed with assault rifles": a word that is no attack at all takes nothing from the rest.
  if (rejected?.noise && useful) return [{ ...rest, verdict: null, strength: 0 }];
  if (rejected) return [{ ...rest, strength: 0 }];
  return useful ? [rest] : [];
}

/**
 * Whether words without a trigger may say more of an event told before; most sentences cannot, and are read no further. What
 * `mentionsIn` finds useful must open here.
 */
function tellsOn(
  { words: { all }, lexicons }: Reading,
  from: number,
  to: number,
  named: readonly ActorMention[]
): boolean {
  return (
    findPhrases(lexicons.outcomes, all, from, to).length > 0 ||
    findPhrases(lexicons.unhurt, all, from, to).length > 0 ||
    findClaim(all, from, to, named) !== null ||
    happens(all, from, to) ||
    areaOf(all, from, to) !== null
  );
}

/** A foiled attack that hurt people happened in part; a quarrel over land that an armed group settles is its attack. */
function isRefuted(
  { reason }: Verdict,
  trigger: Trigger,
  tolls: readonly Toll[],
  named: readonly ActorMention[]
): boolean {
  if (reason === 'crime') return named.length > 0;
  if (reason !== 'foiled' || trigger.rule.strength < 3) return false;
  return tolls.some(
    ({ outcome, people }) =>
      (outcome === 'killed' || outcome === 'injured') && people.some((p) => p.role !== 'militant')
  );
}

/** The verdict on a clause of prose that takes up an attack and asserts none. */
function referred(
  words: readonly Word[],
  { kind }: Sentence,
  { triggers }: Group,
  from: number,
  to: number
): Verdict | null {
  if (kind === 'title' || kind === 'bullet') return null;
  return triggers.every((trigger) => isReferredTo(words, trigger, from, to))
    ? { reason: 'repeated', saved: true }
    : null;
}

function build(
  reading: Reading,
  sentence: Sentence,
  group: Group,
  found: {
    people: People[];
    tolls: Toll[];
    named: ActorMention[];
    verdict: Verdict | null;
    from: number;
    to: number;
  }
): Mention {
  const { words, doc, toponyms, lexicons } = reading;
  const all = words.all;
  const { first, last, triggers } = group;
  const tolls = found.tolls.filter((toll) => toll.at >= first && toll.at < last);
  const isWhole = first === found.from && last === found.to;
  const actors = isWhole ? found.named : findActors(all, first, last, lexicons.actors);
  const victims = new Set(tolls.flatMap((toll) => [...toll.people, ...toll.parts]));
  const others = found.people.filter((p) => p.first >= first && p.last <= last && !victims.has(p));
  const militant =
    actors.length > 0 || others.some((p) => p.role === 'militant') || isUnknownAgent(all, first, last);
  const attacker =
    others.some((p) => p.role === 'militant') ||
    isUnknownAgent(all, first, last) ||
    actors.some((actor) => ![...victims].some((p) => p.first <= actor.first && actor.last <= p.last));
  const security = others.some((p) => p.role === 'security') || hasForces(all, first, last);
  const militantsKilled = tolls.some(
    (toll) => toll.outcome === 'killed' && toll.people.some((p) => p.role === 'militant')
  );
  const forces = forcesAct(all, first, last, triggers);
  const compound = hasCompound(all, first, last);
  const arrests =
    security &&
    isArrestNews(
      reading,
      sentence,
      first,
      last,
      others.some((p) => p.role === 'militant') || actors.length > 0
    );
  const given = { militant, security, attacker, militantsKilled, forces, compound, arrests, tolls };
  const { category, type } = classify(triggers, given);
  const claim = findClaim(all, first, last, found.named);
  const ordinal =
    triggers.find((trigger) => trigger.ordinal)?.ordinal ?? openingOrdinal(all, found.from, found.to);
  const nouns = triggers.filter((trigger) => isNounTrigger(trigger) || trigger.definite);
  const oneOf = isOneOfSeveral(all, found.from, found.to);
  const definite = !oneOf && nouns.length > 0 && nouns.every((trigger) => trigger.definite);
  const named = areaOf(all, first, last) ?? (group.listed ? areaOf(all, found.from, first) : null);
  const taken = named === 'admin1' || named === 'admin2' || named === 'settlement' || named === 'here';
  const own = findPlaces(all, first, last, triggers, toponyms);
  const told = group.listed && own.length === 0 ? placesBefore(reading, found.from, first) : own;
  // "in Kaleri, an area of the town": the town told before says more than a name that no gazetteer has.
  const places = nearToll(
    all,
    told.filter(({ place }) => !taken || !isStandIn(place)),
    triggers.length > 0 ? [] : tolls
  );
  const wordless = isWordlessAttack(
    triggers,
    tolls,
    places,
    found.verdict,
    (others.some((p) => p.role === 'militant' && ARMED.has(p.head)) || isUnknownAgent(all, first, last)) &&
      // A brawl of two parties is no attack of one.
      !all.slice(first, last).some(({ lemma }) => lemma === 'clash' || lemma === 'brawl')
  );
  return {
    sentence,
    first,
    last,
    start: all[first]?.start ?? sentence.start,
    end: all[last - 1]?.end ?? sentence.end,
    triggers,
    strength: wordless ? 2 : strengthOf(triggers, given),
    category,
    type: wordless ? 'armed_assault' : type,
    places,
    dates: findDates(
      all,
      first,
      last,
      triggers,
      doc.dates,
      sentence.kind === 'caption' ? null : doc.article.published
    ),
    tolls,
    unhurt: findPhrases(lexicons.unhurt, all, first, last).map((match) => ({
      ...match.value,
      start: all[match.first]?.start ?? 0,
      end: all[match.last - 1]?.end ?? 0
    })),
    people: found.people.filter((p) => p.first >= first && p.last <= last),
    lede: isLede(doc, sentence),
    definite,
    further:
      oneOf ||
      triggers.some((trigger) => trigger.further) ||
      (opensAnew(all, found.from) && !definite) ||
      (!definite &&
        triggers.length > 0 &&
        (places.length > 0 || named !== null || isSamePlace(all, first, last)) &&
        isBeside(all, first, last)) ||
      all[first]?.lower === 'since',
    ordinal,
    several: ordinal === null && (isSeveral(all, first, last, triggers) || spansPlaces(all, places)),
    wave: isWave(all, first, last),
    continues: triggers.length === 0 && !wordless,
    both: isBoth(all, first, last),
    verdict: found.verdict,
    militant,
    security,
    claim: claim && {
      actor: claim.actor,
      span: { start: all[claim.first]?.start ?? 0, end: all[claim.last - 1]?.end ?? 0 }
    },
    actors,
    area: places.length > 0 ? null : named,
    timed: isTimed(all, first, last),
    older: isLongAfter(all, first, triggers),
    aside: group.aside === true || (found.verdict?.saved === true && first > found.from),
    theirBodies: hasTheirBodies(all, first, last),
    samePlace: places.length === 0 && triggers.length > 0 && isSamePlace(all, first, last)
  };
}

/** "Eleven labourers lost their lives near Noshki when gunmen forced them off a bus": armed men, a place and the dead. */
function isWordlessAttack(
  triggers: readonly Trigger[],
  tolls: readonly Toll[],
  places: readonly PlaceChoice[],
  verdict: Verdict | null,
  armed: boolean
): boolean {
  if (triggers.length > 0 || verdict || !armed || !places.some(({ score }) => score > 0.6)) return false;
  return tolls.some(
    ({ outcome, people, background, bodies }) =>
      outcome === 'killed' &&
      !background &&
      !bodies &&
      people.some((p) => p.role !== 'militant' && p.count.low > 0 && p.said !== 'bare')
  );
}

/** Heads of those who come with weapons; members and activists may as well have come with flags. */
const ARMED = new Set(
  'gunman militant cadre terrorist insurgent rebel attacker assailant bomber raider bandit fighter extremist jihadist dacoit guerrilla'.split(
    ' '
  )
);

export function isLede(doc: Doc, sentence: Sentence): boolean {
  if (sentence.kind !== 'body') return sentence.kind === 'title' || sentence.kind === 'bullet';
  let before = 0;
  for (const other of doc.sentences) {
    if (other.kind !== 'body' || other.lastToken - other.firstToken <= 3) continue;
    if (other === sentence) return true;
    before += 1;
    if (before === 2) return false;
  }
  return false;
}
