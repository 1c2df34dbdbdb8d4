import type { Sentence } from '../text/doc.ts';
import { type ActorMention, findActors, findClaim } from './actors.ts';
import { isArrestNews } from './arrests.ts';
import { hasTheirBodies } from './bodies.ts';
import { classify, strengthOf } from './classify.ts';
import { areaOf } from './area-words.ts';
import { hasCompound, isBeside, isLongAfter, isTimed, opensAnew } from './cues.ts';
import { isBoth, isOneOfSeveral, isSeveral, isWave, openingOrdinal, spansPlaces } from './several.ts';
import { isUnknownAgent } from './unknown-agents.ts';
import { forcesAct, hasForces } from './forces.ts';
import { type Group, isNounTrigger } from './groups.ts';
import { isLede } from './lede.ts';
import type { Mention, Reading } from './mention.ts';
import { nearToll, placesBefore } from './near-places.ts';
import type { People } from './people.ts';
import { findPhrases } from './phrases.ts';
import type { Verdict } from './rejections.ts';
import { isSamePlace } from './same-place.ts';
import { isStandIn } from './stand-ins.ts';
import type { Toll } from './tolls.ts';
import type { Trigger } from './triggers.ts';
import { findDates } from './when.ts';
import { findPlaces, type PlaceChoice } from './where.ts';

export function build(
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
