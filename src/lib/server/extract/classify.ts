import type { Category, IncidentType } from '../../model/index.ts';
import type { Toll } from './tolls.ts';
import type { Trigger } from './triggers.ts';

interface Circumstances {
  militant: boolean;
  security: boolean;
  militantsKilled: boolean;
  /** Somebody beside those killed is named as the attacker: a group, gunmen, "unknown men". */
  attacker: boolean;
  /** A force of the state is the doer. */
  forces: boolean;
  /** Militants were arrested, and the article is about that. */
  arrests: boolean;
  /** A base, hotel, port or the like is named. */
  compound: boolean;
  tolls: readonly Toll[];
}

/** A bomb or a vest alone may as well have been found or defused. */
const WEAPONS = new Set<IncidentType>(['bombing', 'suicide_bombing']);

/** The strongest trigger, raised where an armed agent, a weapon or a fight stands beside a weak one. */
export function strengthOf(triggers: readonly Trigger[], given: Circumstances): number {
  let best = 0;
  const searched = triggers.some(({ rule }) => rule.kind === 'op');
  for (const { rule } of triggers) {
    // A search that only led to arrests or finds is no event of its own, whatever it is called.
    let strength = rule.kind === 'op' && given.tolls.length === 0 && !given.arrests ? 1 : rule.strength;
    if (strength === 1) {
      // "The camp was raided, 46 people lost their lives": armed groups raid as well.
      const raid = rule.type === 'armed_assault' && !given.security && harmsOthers(given.tolls);
      if (rule.kind === 'op')
        strength +=
          raid ||
          given.arrests ||
          given.militantsKilled ||
          forcesKilled(given.tolls) ||
          (given.forces && anyKilled(given.tolls))
            ? 1
            : 0;
      else if (rule.kind === 'kill')
        strength +=
          given.militant || (given.security && given.militantsKilled) || isMassKilling(rule.alone, given)
            ? 1
            : 0;
      else if (rule.type === 'other') strength += given.militant && given.tolls.length > 0 ? 1 : 0;
      else if (rule.kind === 'abduct' || rule.type === 'arson_sabotage')
        strength += given.militant && !given.security && !searched ? 1 : 0;
      else if ((rule.kind === 'noun' || rule.kind === 'verb') && WEAPONS.has(rule.type))
        strength += given.tolls.length > 0 ? 1 : 0;
      else if (rule.kind === 'noun' && rule.type === 'armed_assault')
        strength += given.militant || given.tolls.length > 0 ? 1 : 0;
      else strength += given.militant || (given.tolls.length > 0 && triggers.length > 1) ? 1 : 0;
    }
    best = Math.max(best, strength);
  }
  return best;
}

/** "Nine bus passengers were taken off at Noshki and murdered": nobody but armed men does that. */
function isMassKilling(alone: number | null, { tolls, forces }: Circumstances): boolean {
  if (alone === null || forces) return false;
  return tolls.some(
    ({ outcome, people, bodies }) =>
      outcome === 'killed' &&
      !bodies &&
      people.some((p) => p.role !== 'militant' && (p.count.best ?? p.count.low) >= alone)
  );
}

function anyKilled(tolls: readonly Toll[]): boolean {
  return tolls.some((toll) => toll.outcome === 'killed' && toll.people.some((p) => p.count.low > 0));
}

function harmsOthers(tolls: readonly Toll[]): boolean {
  return tolls.some(
    ({ outcome, people }) =>
      outcome === 'killed' && people.some((p) => p.role !== 'militant' && p.count.low > 0)
  );
}

function forcesKilled(tolls: readonly Toll[]): boolean {
  return tolls.some((toll) => toll.outcome === 'killed' && toll.people.some((p) => p.role === 'security'));
}

/** "Three attackers are shot dead": those killed were attacking. */
function attackersKilled(tolls: readonly Toll[], words = ATTACKERS): boolean {
  return tolls.some((toll) => toll.people.some((p) => words.has(p.head)));
}

/** "A raid on the port's offices, where two soldiers and eight attackers died." */
function isAttackersRaid(
  triggers: readonly Trigger[],
  { forces, tolls, attacker, militantsKilled }: Circumstances
): boolean {
  const searches = triggers.filter(({ rule }) => rule.kind === 'op');
  const isRaid = searches.length > 0 && searches.every(({ rule }) => rule.type === 'armed_assault');
  if (!isRaid || forces) return false;
  // "Police said gunmen had killed five people in a raid on the village"
  const isOnOthers = attacker && !militantsKilled && harmsOthers(tolls) && !forcesKilled(tolls);
  return isOnOthers || attackersKilled(tolls, ASSAILANTS);
}

/** Who is called so came to attack; a bomber or a gunman may also have been sought. */
const ASSAILANTS = new Set(['attacker', 'assailant', 'raider', 'intruder']);
const ATTACKERS = new Set([...ASSAILANTS, 'bomber', 'gunman']);

/** Finest first: what an attack is called when a clause names several ways. */
const TYPE_ORDER: IncidentType[] = [
  'suicide_bombing',
  'kidnapping',
  'shelling',
  'grenade',
  'arson_sabotage',
  'bombing',
  'targeted_killing',
  'armed_assault',
  'other'
];

export function classify(
  triggers: readonly Trigger[],
  given: Circumstances
): { category: Category; type: IncidentType } {
  const kinds = new Set(triggers.map((trigger) => trigger.rule.kind));
  const attacks = triggers.filter(
    ({ rule }) => rule.kind !== 'op' && rule.kind !== 'clash' && rule.kind !== 'kill'
  );
  const sought =
    (kinds.has('op') &&
      (given.militantsKilled || given.security || kinds.has('clash')) &&
      attacks.every(({ rule }) => rule.type === 'armed_assault')) ||
    (kinds.has('clash') && attacks.length === 0) ||
    (attacks.length === 0 && given.security && given.militantsKilled) ||
    // "27 Maoists gunned down in the forests", "three militants and a soldier were killed": the forces were after them.
    (attacks.length === 0 &&
      given.militantsKilled &&
      !attackersKilled(given.tolls) &&
      (forcesKilled(given.tolls) || (!given.attacker && onlyMilitants(given.tolls)))) ||
    (given.militantsKilled && given.forces && attacks.every(({ rule }) => ANSWERS.has(rule.type))) ||
    // Militants have no aircraft: what kills them from the air is the state's.
    (given.militantsKilled && onlyMilitants(given.tolls) && types(triggers).includes('shelling'));
  if (sought && !isAttackersRaid(triggers, given)) return { category: 'operation', type: 'operation' };
  const told = types(triggers);
  const shooting = triggers.some(({ rule }) => rule.type === 'armed_assault' && rule.kind === 'verb');
  const charges = told.includes('bombing') && given.militant && given.compound;
  if (shooting && (told.includes('suicide_bombing') || charges))
    return { category: 'attack', type: 'complex_attack' };
  if (told.includes('kidnapping') && isKillingFirst(triggers, given.tolls))
    return {
      category: 'attack',
      type: finestOf(
        triggers,
        told.filter((type) => type !== 'kidnapping')
      )
    };
  return { category: 'attack', type: finestOf(triggers, told) };
}

/** "Gunmen killed two engineers and abducted three others": what is told first, of other people than those taken away. */
function isKillingFirst(triggers: readonly Trigger[], tolls: readonly Toll[]): boolean {
  const taken = triggers.find(({ rule }) => rule.kind === 'abduct');
  const killed = tolls.find(
    (toll) =>
      toll.outcome === 'killed' &&
      !toll.background &&
      !toll.bodies &&
      toll.people.some((p) => p.count.low > 0)
  );
  const abducted = tolls.find((toll) => toll.outcome === 'abducted');
  if (!taken || !killed || killed.at > taken.first) return false;
  return !abducted || (killed.people[0]?.first !== abducted.people[0]?.first && !abducted.pronoun);
}

/** "A roadside bomb followed by hand grenades": a device that is named before the grenades is what the attack was. */
function finestOf(triggers: readonly Trigger[], told: readonly IncidentType[]): IncidentType {
  const type = TYPE_ORDER.find((candidate) => told.includes(candidate)) ?? 'other';
  const [first] = triggers;
  // "Shot at the villagers and set granaries alight": what was burnt says less where people were shot.
  if (type === 'arson_sabotage' && first?.rule.type === 'armed_assault' && first.rule.kind === 'verb')
    return 'armed_assault';
  return type === 'grenade' && first?.rule.type === 'bombing' ? 'bombing' : type;
}

/** What an attack's word beside it does not take away from an operation: the militants' own acts or plans. */
const ANSWERS = new Set<IncidentType>([
  'armed_assault',
  'other',
  'targeted_killing',
  'shelling',
  'kidnapping'
]);

function types(triggers: readonly Trigger[]): IncidentType[] {
  return triggers.filter(({ rule }) => rule.kind !== 'op').map(({ rule }) => rule.type);
}

function onlyMilitants(tolls: readonly Toll[]): boolean {
  return tolls.every((toll) => toll.people.every((p) => p.role === 'militant' || p.role === 'unknown'));
}
