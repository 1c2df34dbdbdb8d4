import { findAgent } from './actors.ts';
import {
  evidenceOf,
  UNKNOWN_DATE,
  type Category,
  type DateInterval,
  type Evidence,
  type IncidentType,
  type Span
} from '../../model/index.ts';
import { confidenceOf, type Feature } from './confidence.ts';
import type { Chain } from './coref.ts';
import type { FoundIncident } from './findings.ts';
import type { Mention, Reading } from './mentions.ts';
import { tally } from './tally.ts';
import { weekBefore } from './when.ts';

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
  if (!chain.place && (date.precision === 'unknown' || chain !== chains[0])) return null;
  if (date.precision === 'unknown' && doc.article.published !== null && chain !== chains[0]) return null;
  const claim = chain.mentions.find((mention) => mention.claim)?.claim ?? null;
  const perpetrator = perpetratorOf(reading, chain);
  const target = targetOf(reading, chain);
  const found = [
    quote('type', chain.opening.triggers[0] ? sentenceOf(chain.opening) : chain.opening),
    ...evidence
  ];
  if (span) found.push(quote('date', span));
  if (chain.place) found.push(quote('place', chain.place.reference.span));
  if (claim) found.push(quote('claimedBy', claim.span));
  if (perpetrator) found.push(quote('perpetrator', perpetrator.span));
  if (target) found.push(quote('target', target));
  return {
    category,
    type,
    date,
    where: chain.place?.reference ?? null,
    casualties,
    actors: { perpetrator: perpetrator?.name ?? null, claimedBy: claim?.actor.short ?? null },
    target: target ? doc.article.text.slice(target.start, target.end) : null,
    weapon: null,
    confidence: confidenceOf(
      featuresOf(chain, date, casualties.killed !== null || casualties.injured !== null)
    ),
    evidence: found.sort((a, b) => a.start - b.start || a.field.localeCompare(b.field)),
    reasons: [
      ...chain.reasons,
      ...why,
      ...(chain.place?.reference.reasons.map((reason) => `place: ${reason}`) ?? []),
      ...reasons
    ]
  };
}

function sentenceOf(mention: Mention): Span {
  return { start: mention.start, end: mention.end };
}

/** The category of the mention that introduced the event: what follows an attack (a search, a hunt) is no operation. */
function categoryOf(chain: Chain): Category {
  const { opening } = chain;
  if (isAnsweredAttack(chain)) return 'attack';
  if (opening.sentence.kind !== 'title' && opening.sentence.kind !== 'bullet') return opening.category;
  return (
    chain.mentions.find((m) => m.sentence.kind === 'body' && m.strength >= 2)?.category ?? opening.category
  );
}

/** A gun battle that began with the militants' fire ("the patrol was shot at by armed men") and no raid of the forces. */
function isAnsweredAttack(chain: Chain): boolean {
  const kinds = chain.mentions.flatMap((m) => m.triggers.map((t) => t.rule.kind));
  if (kinds.includes('op')) return false;
  return chain.mentions.some(
    (m) =>
      m.category === 'attack' &&
      m.strength >= 2 &&
      m.militant &&
      m.triggers.some((t) => t.rule.kind === 'verb')
  );
}

/** How much a type says: a later mention may only make it more specific. */
const REFINES: Partial<Record<IncidentType, IncidentType[]>> = {
  other: [
    'suicide_bombing',
    'bombing',
    'armed_assault',
    'targeted_killing',
    'kidnapping',
    'shelling',
    'grenade',
    'arson_sabotage',
    'complex_attack'
  ],
  bombing: ['suicide_bombing', 'grenade', 'complex_attack'],
  armed_assault: ['targeted_killing', 'complex_attack']
};

function typeOf(chain: Chain, category: Category): IncidentType {
  if (category === 'operation') return 'operation';
  let type: IncidentType = chain.opening.type === 'operation' ? 'armed_assault' : chain.opening.type;
  for (const mention of chain.mentions.slice(1)) {
    if (mention.triggers.length === 0 || chain.opening.several) continue;
    if (REFINES[type]?.includes(mention.type)) type = mention.type;
  }
  if (type === 'other' && chain.mentions.some((m) => m.triggers.some((t) => t.rule.kind === 'clash')))
    return 'armed_assault';
  return type === 'armed_assault' && isSingleCivilian(chain) ? 'targeted_killing' : type;
}

/** One civilian, singled out and shot: GTD's assassination, the contract's targeted killing. */
function isSingleCivilian(chain: Chain): boolean {
  if (!chain.mentions.some((m) => m.triggers.some((t) => t.rule.kind === 'kill'))) return false;
  const tolls = chain.mentions
    .flatMap((m) => m.tolls)
    .filter((toll) => toll.outcome === 'killed' || toll.outcome === 'injured');
  const people = tolls.flatMap((toll) => toll.people);
  return (
    people.length > 0 &&
    people.every((p) => p.count.best === 1) &&
    people.some((p) => p.role === 'civilian' || p.said === 'name') &&
    people.every((p) => p.role !== 'militant') &&
    tolls.every((toll) => toll.people.length === 1)
  );
}

function dateOf(
  reading: Reading,
  chain: Chain,
  chains: readonly Chain[]
): { date: DateInterval; why: string[]; span: Span | null } {
  const { published } = reading.doc.article;
  if (chain.date) {
    const why = chain.date.reported
      ? ['date: that of the report, the text gives no other']
      : [`date: "${reading.doc.article.text.slice(chain.date.span.start, chain.date.span.end)}"`];
    return { date: chain.date.interval, why, span: chain.date.span };
  }
  const weekday = sameWeekday(reading, chain);
  if (weekday)
    return {
      date: weekday.interval,
      why: [`date: the ${weekday.name} that the text dates elsewhere`],
      span: weekday.span
    };
  if (published && chain === chains[0])
    return {
      date: weekBefore(published),
      why: ['date: told as fresh, within a week of publication'],
      span: null
    };
  return { date: UNKNOWN_DATE, why: ['date: the text gives none'], span: null };
}

/** With no published date "on Saturday" is resolved by a full date elsewhere in the text that was a Saturday. */
function sameWeekday(
  reading: Reading,
  chain: Chain
): { interval: DateInterval; name: string; span: Span } | null {
  const { doc } = reading;
  const dated = doc.dates.filter((date) => date.interval.precision === 'day');
  for (const mention of chain.mentions) {
    for (const open of doc.dates.filter(
      (date) =>
        date.interval.precision === 'unknown' && date.start >= mention.start && date.end <= mention.end
    )) {
      const name = WEEKDAYS.find((day) =>
        doc.article.text.slice(open.start, open.end).toLowerCase().includes(day)
      );
      const same =
        name &&
        dated.find(
          (date) =>
            date.interval.from && WEEKDAYS[new Date(`${date.interval.from}T00:00:00Z`).getUTCDay()] === name
        );
      if (name && same) return { interval: same.interval, name, span: { start: open.start, end: open.end } };
    }
  }
  return null;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Who did it, by claim or as the doer of the clause; null where the text only names a group beside it. */
function perpetratorOf({ words }: Reading, chain: Chain): { name: string; span: Span } | null {
  for (const mention of chain.mentions) {
    if (mention.claim) return { name: mention.claim.actor.short, span: mention.claim.span };
    if (mention.strength < 2 || mention.category !== 'attack') continue;
    const agent = findAgent(words.all, mention.actors, mention.triggers);
    const first = agent && words.all[agent.first];
    const last = agent && words.all[agent.last - 1];
    if (agent && first && last)
      return { name: agent.actor.short, span: { start: first.start, end: last.end } };
  }
  return null;
}

/** What was hit: the noun phrase after "attack on", or the object of an attacking verb. */
function targetOf(reading: Reading, chain: Chain): Span | null {
  const all = reading.words.all;
  for (const mention of chain.mentions) {
    for (const trigger of mention.triggers) {
      let k = trigger.last;
      if (['on', 'at', 'upon'].includes(all[k]?.lower ?? '')) k++;
      else if (trigger.rule.kind === 'noun' || trigger.rule.kind === 'kill') continue;
      const first = k;
      while (
        k < mention.last &&
        ['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON'].includes(all[k]?.pos ?? '') &&
        k < first + 8
      )
        k++;
      const [start, end] = [all[first], all[k - 1]];
      if (k > first && start && end && all[k - 1]?.pos === 'NOUN')
        return { start: start.start, end: end.end };
    }
  }
  return null;
}

function featuresOf(chain: Chain, date: DateInterval, toll: boolean): Feature[] {
  const features: Feature[] = [];
  if (chain.opening.strength >= 3) features.push('strongTrigger');
  if (date.precision === 'day') features.push('day');
  else if (date.precision !== 'unknown') features.push('anyDate');
  const place = chain.place?.place;
  if (place && place.class !== 'admin1' && place.class !== 'country') features.push('finePlace');
  else if (place) features.push('anyPlace');
  if (toll) features.push('toll');
  if (chain.mentions.length > 1) features.push('toldTwice');
  if (chain.opening.verdict) features.push('verdict');
  return features;
}
