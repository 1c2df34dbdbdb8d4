import { ATTACK_TYPES, type Category, type IncidentType } from '../../model/index.ts';
import type { Chain } from './chain.ts';

/** The category of the mention that introduced the event: what follows an attack (a search, a hunt) is no operation. */
export function categoryOf(chain: Chain): Category {
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
  // Nobody claims an operation of the other side: "the brigade claimed the assault".
  if (chain.mentions.some((m) => m.claim !== null && m.definite && m.category === 'attack')) return true;
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
  other: ATTACK_TYPES.filter((type) => type !== 'other'),
  bombing: ['suicide_bombing', 'grenade', 'complex_attack'],
  armed_assault: ['targeted_killing', 'complex_attack']
};

const BESIDE_KILLING = new Set<IncidentType>(['arson_sabotage', 'kidnapping']);

/** What kind of attack the event's mentions together tell of. */
export function typeOf(chain: Chain, category: Category): IncidentType {
  if (category === 'operation') return 'operation';
  let type: IncidentType = chain.opening.type === 'operation' ? 'armed_assault' : chain.opening.type;
  for (const mention of chain.mentions.slice(1)) {
    if (mention.triggers.length === 0 || chain.opening.several) continue;
    // "The attack … they set fire to a dormitory, six pupils were abducted", and 42 are dead: it was on people first of all.
    if (BESIDE_KILLING.has(mention.type) && chain.mentions.some(harms)) continue;
    if (REFINES[type]?.includes(mention.type)) type = mention.type;
  }
  if (type === 'armed_assault') type = bloodlessOf(chain) ?? type;
  // GTD's order: where people were shot at and hurt, what was set on fire or blown up beside says less.
  // "Raided a temple, held worshippers hostage and killed 25": many dead say more than that some were held.
  if (type === 'kidnapping' && chain.mentions.some(killsMany) && chain.mentions.some(isShooting))
    type = 'armed_assault';
  if (type === 'arson_sabotage' && chain.mentions.some(harms) && chain.mentions.some(isShooting))
    type = 'armed_assault';
  if (type === 'other' && chain.mentions.some((m) => m.triggers.some((t) => t.rule.kind === 'clash')))
    return 'armed_assault';
  // People were hurt, and no bomb, fire or abduction is told of: they came with weapons in their hands.
  if (type === 'other' && chain.mentions.some(harms)) type = 'armed_assault';
  return type === 'armed_assault' && isSingleCivilian(chain) ? 'targeted_killing' : type;
}

/** "Descended on a camp, set bulldozers alight and marched workers off": nobody was hurt, so it was that. */
function bloodlessOf({ mentions, opening }: Chain): IncidentType | null {
  if (mentions.some(harms) || opening.several) return null;
  const told = mentions
    .filter((m) => !m.verdict && m.strength >= 2)
    .flatMap((m) => m.triggers.map((t) => t.rule));
  if (told.some((rule) => rule.kind === 'clash' || rule.kind === 'kill')) return null;
  return (
    (['kidnapping', 'arson_sabotage'] as const).find((type) => told.some((rule) => rule.type === type)) ??
    null
  );
}

/** Dead from which those who were held or taken are no longer what the attack is known by. */
const MANY_DEAD = 5;

function killsMany({ tolls }: Chain['mentions'][number]): boolean {
  return tolls.some(
    ({ outcome, people, background, bodies }) =>
      outcome === 'killed' &&
      !background &&
      !bodies &&
      people.some((p) => p.role !== 'militant' && (p.count.best ?? p.count.low) >= MANY_DEAD)
  );
}

function isShooting({ triggers, verdict }: Chain['mentions'][number]): boolean {
  return !verdict && triggers.some(({ rule }) => rule.type === 'armed_assault' && rule.strength >= 2);
}

function harms({ tolls }: Chain['mentions'][number]): boolean {
  return tolls.some(({ outcome, people }) => outcome !== 'abducted' && people.some((p) => p.count.low > 0));
}

/** One civilian, singled out and shot: GTD's assassination, the contract's targeted killing. */
function isSingleCivilian(chain: Chain): boolean {
  if (!chain.mentions.some((m) => m.triggers.some((t) => t.rule.kind === 'kill'))) return false;
  // Others were taken away beside the one who died.
  const taken = chain.mentions.flatMap((m) => m.tolls).filter((toll) => toll.outcome === 'abducted');
  if (taken.some((toll) => toll.people.some((p) => p.count.best !== 1))) return false;
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
