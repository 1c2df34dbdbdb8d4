import type { Sentence } from '../text/doc.ts';
import { type ActorMention, findActors, findClaim } from './actors.ts';
import { areaOf } from './area-words.ts';
import { happens } from './cues.ts';
import { hasForces, isBetweenStates } from './forces.ts';
import { type Group, groupTriggers } from './groups.ts';
import { build } from './mention-build.ts';
import type { Mention, Reading } from './mention.ts';
import { findPeople } from './people.ts';
import { findPhrases } from './phrases.ts';
import { isReferredTo } from './referred.ts';
import { rejectTrigger, type Verdict } from './rejections.ts';
import { findTolls, type Toll } from './tolls.ts';
import { findTriggers, type Trigger } from './triggers.ts';
import { findPlaces } from './where.ts';
import { rangeOf, type Word } from './words.ts';

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
