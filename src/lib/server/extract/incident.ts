import { type ActorMention, findAgent } from './actors.ts';
import { evidenceOf, type DateInterval, type Evidence, type Span } from '../../model/index.ts';
import { incidentConfidence, type IncidentFact } from './confidence.ts';
import { type Attribution, findAttributions } from './attribution.ts';
import type { Chain } from './chain.ts';
import { onlyCountry, onlyTown } from './areas.ts';
import { dateOf, storyPlace } from './dating.ts';
import type { FoundIncident } from './findings.ts';
import type { Mention, Reading } from './mention.ts';
import { tally } from './tally.ts';
import { categoryOf, typeOf } from './typing.ts';
import { findTarget } from './targets.ts';
import { findWeapon } from './weapons.ts';
import type { Word } from './words.ts';

/** One chain of mentions as an incident, or null where it has neither a time nor a place of its own. */
export function buildIncident(
  reading: Reading,
  chain: Chain,
  chains: readonly Chain[]
): FoundIncident | null {
  const { doc } = reading;
  const quote = (field: string, span: Span): Evidence => evidenceOf(doc.article, field, span);
  const category = categoryOf(chain);
  const { casualties, evidence, reasons } = tally(chain.mentions, quote);
  const type = typeOf(chain, category);
  const { date, why, span } = dateOf(reading, chain, chains);
  chain.place ??=
    storyPlace(reading, chain, chains) ??
    onlyTown(reading, chain, chains) ??
    onlyCountry(reading, chain, chains);
  if (!chain.place && (date.precision === 'unknown' || chain !== chains[0])) return null;
  if (date.precision === 'unknown' && doc.article.published !== null) return null;
  const claim = chain.mentions.find((mention) => mention.claim)?.claim ?? null;
  const denied = attributed(reading, chain, 'denied');
  const suspected = attributed(reading, chain, 'suspected');
  const perpetrator = perpetratorOf(reading, chain, suspected?.name ?? null);
  const weapon = findWeapon(reading, chain, type);
  const target = findTarget(reading, chain);
  const found = [
    quote('type', chain.opening.triggers[0] ? sentenceOf(chain.opening) : chain.opening),
    ...evidence
  ];
  if (span) found.push(quote('date', { start: span.start, end: span.end }));
  if (chain.place) found.push(quote('place', chain.place.reference.span));
  if (claim) found.push(quote('claimedBy', claim.span));
  if (perpetrator) found.push(quote('perpetrator', perpetrator.span));
  if (denied) found.push(quote('deniedBy', denied.span));
  if (suspected) found.push(quote('suspected', suspected.span));
  if (target) found.push(quote('target', target));
  if (weapon) found.push(quote('weapon', weapon.span));
  const { confidence, reason: sureBy } = incidentConfidence(
    factsOf(chain, date, doc.article.published, casualties.killed !== null || casualties.injured !== null)
  );
  return {
    category,
    type,
    date,
    where: chain.place?.reference ?? null,
    casualties,
    actors: {
      perpetrator: perpetrator?.name ?? null,
      claimedBy: claim?.actor.short ?? null,
      deniedBy: denied?.name ?? null,
      suspected: suspected?.name ?? null
    },
    target: target ? doc.article.text.slice(target.start, target.end) : null,
    weapon: weapon?.name ?? null,
    confidence,
    evidence: found.sort((a, b) => a.start - b.start || a.field.localeCompare(b.field)),
    reasons: [
      ...chain.reasons,
      `type: ${type} by ${chain.opening.triggers.map((t) => `"${doc.article.text.slice(t.start, t.end)}"`).join(', ')}`,
      ...why,
      ...(chain.place?.reference.reasons.map((reason) => `place: ${reason}`) ?? []),
      ...reasons,
      sureBy
    ]
  };
}

function sentenceOf(mention: Mention): Span {
  return { start: mention.start, end: mention.end };
}

interface Named {
  name: string;
  span: Span;
}

/**
 * Who did it, by claim or as the doer of the clause; null where the text only names a group beside it, or only suspects
 * it ("suspected Maoists").
 */
function perpetratorOf({ words }: Reading, chain: Chain, suspected: string | null): Named | null {
  for (const mention of chain.mentions) {
    if (mention.claim) return { name: mention.claim.actor.short, span: mention.claim.span };
    if (mention.strength < 2 || mention.category !== 'attack') continue;
    const agent = findAgent(words.all, mention.actors, mention.triggers);
    if (agent && agent.actor.short !== suspected) return named(words.all, agent);
  }
  return null;
}

/** The group that denied the event or is suspected of it, where one of its own clauses, or one that goes on, says so. */
function attributed({ words }: Reading, chain: Chain, kind: Attribution['kind']): Named | null {
  for (const mention of chain.mentions) {
    const [found] = findAttributions(words.all, mention.first, mention.last, mention.actors).filter(
      (attribution) => attribution.kind === kind
    );
    if (found) return named(words.all, found);
  }
  return null;
}

function named(words: readonly Word[], { actor, first, last }: ActorMention): Named | null {
  const [start, end] = [words[first], words[last - 1]];
  return start && end ? { name: actor.short, span: { start: start.start, end: end.end } } : null;
}

/** What happened this long before the report is its news; what is older is told beside it. */
const NEWS_DAYS = 7;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function factsOf(chain: Chain, date: DateInterval, published: string | null, toll: boolean): IncidentFact[] {
  const facts: IncidentFact[] = [];
  if (chain.opening.strength >= 3) facts.push('strongTrigger');
  if (date.precision === 'day') facts.push('day');
  else if (date.precision !== 'unknown') facts.push('anyDate');
  const place = chain.place?.place;
  if (place && place.class !== 'admin1' && place.class !== 'country') facts.push('finePlace');
  else if (place) facts.push('anyPlace');
  if (toll) facts.push('toll');
  if (chain.mentions.length > 1) facts.push('toldTwice');
  if (chain.opening.verdict) facts.push('verdict');
  if (published !== null && date.to !== null && daysBetween(date.to, published) <= NEWS_DAYS)
    facts.push('recent');
  return facts;
}
