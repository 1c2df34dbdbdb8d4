import type { Category, IncidentType, Outcome, ResolvedToponym, Span } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import { type ActorMention, findActors, findClaim } from './actors.ts';
import { classify, strengthOf } from './classify.ts';
import {
  areaOf,
  happens,
  hasForces,
  isBoth,
  isSeveral,
  isUnknownAgent,
  openingOrdinal,
  opensAnew,
  spansPlaces
} from './cues.ts';
import { type Group, groupTriggers, isNounTrigger } from './groups.ts';
import type { Actor, Lexicons } from './lexicons.ts';
import { type People, findPeople } from './people.ts';
import { findPhrases } from './phrases.ts';
import { type Toll, findTolls } from './tolls.ts';
import { type Trigger, type Verdict, findTriggers, rejectTrigger } from './triggers.ts';
import { type DateChoice, findDates } from './when.ts';
import { type PlaceChoice, findPlaces } from './where.ts';
import { type Words, rangeOf } from './words.ts';

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
  unhurt: (Span & { outcomes: Outcome[] })[];
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
  area: 'admin1' | 'admin2' | 'settlement' | null;
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
  const judged = found.map((trigger) => ({
    trigger,
    verdict: rejectTrigger(all, trigger, from, to, phrases)
  }));
  const kept = judged
    .filter(({ verdict }) => verdict === null || verdict.saved)
    .map(({ trigger }) => trigger);
  const people = findPeople(words, from, to, toponyms, lexicons.people);
  const tolls = findTolls(all, from, to, people, lexicons.outcomes);
  const groups = groupTriggers(reading, kept, from, to);
  const mentions = groups.map((group) => {
    const verdict =
      judged.find(({ trigger, verdict }) => verdict && group.triggers.includes(trigger))?.verdict ?? null;
    return build(reading, sentence, group, { people, tolls, verdict, from, to });
  });
  if (mentions.length > 0) return mentions;
  const rejected = judged.find(({ verdict }) => verdict)?.verdict ?? null;
  const rest = build(
    reading,
    sentence,
    { triggers: [], first: from, last: to },
    { people, tolls, verdict: rejected, from, to }
  );
  if (rejected) return [{ ...rest, strength: 0 }];
  const useful =
    tolls.length > 0 ||
    rest.unhurt.length > 0 ||
    rest.claim !== null ||
    happens(all, from, to) ||
    rest.area !== null;
  return useful ? [rest] : [];
}

function build(
  reading: Reading,
  sentence: Sentence,
  group: Group,
  found: { people: People[]; tolls: Toll[]; verdict: Verdict | null; from: number; to: number }
): Mention {
  const { words, doc, toponyms, lexicons } = reading;
  const all = words.all;
  const { first, last, triggers } = group;
  const tolls = found.tolls.filter((toll) => toll.at >= first && toll.at < last);
  const actors = findActors(all, first, last, lexicons.actors);
  const victims = new Set(tolls.flatMap((toll) => [...toll.people, ...toll.parts]));
  const others = found.people.filter((p) => p.first >= first && p.last <= last && !victims.has(p));
  const militant =
    actors.length > 0 || others.some((p) => p.role === 'militant') || isUnknownAgent(all, first, last);
  const security = others.some((p) => p.role === 'security') || hasForces(all, first, last);
  const militantsKilled = tolls.some(
    (toll) => toll.outcome === 'killed' && toll.people.some((p) => p.role === 'militant')
  );
  const { category, type } = classify(triggers, { militant, security, militantsKilled, tolls });
  const claim = findClaim(all, first, last, findActors(all, found.from, found.to, lexicons.actors));
  const ordinal =
    triggers.find((trigger) => trigger.ordinal)?.ordinal ?? openingOrdinal(all, found.from, found.to);
  const nouns = triggers.filter((trigger) => isNounTrigger(trigger) || trigger.definite);
  const places = findPlaces(all, first, last, triggers, toponyms);
  return {
    sentence,
    first,
    last,
    start: all[first]?.start ?? sentence.start,
    end: all[last - 1]?.end ?? sentence.end,
    triggers,
    strength: strengthOf(triggers, { militant, security, militantsKilled, tolls }),
    category,
    type,
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
      outcomes: match.value.outcomes,
      start: all[match.first]?.start ?? 0,
      end: all[match.last - 1]?.end ?? 0
    })),
    people: found.people.filter((p) => p.first >= first && p.last <= last),
    lede: isLede(doc, sentence),
    definite: nouns.length > 0 && nouns.every((trigger) => trigger.definite),
    further:
      triggers.some((trigger) => trigger.further) ||
      opensAnew(all, found.from) ||
      all[first]?.lower === 'since',
    ordinal,
    several: ordinal === null && (isSeveral(all, first, last, triggers) || spansPlaces(all, places)),
    continues: triggers.length === 0,
    both: isBoth(all, first, last),
    verdict: found.verdict,
    militant,
    security,
    claim: claim && {
      actor: claim.actor,
      span: { start: all[claim.first]?.start ?? 0, end: all[claim.last - 1]?.end ?? 0 }
    },
    actors,
    area: places.length > 0 ? null : areaOf(all, first, last)
  };
}

function isLede(doc: Doc, sentence: Sentence): boolean {
  if (sentence.kind !== 'body') return sentence.kind === 'title' || sentence.kind === 'bullet';
  const body = doc.sentences.filter((s) => s.kind === 'body' && s.lastToken - s.firstToken > 3);
  return sentence === body[0] || sentence === body[1];
}
