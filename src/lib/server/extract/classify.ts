import type { Category, IncidentType } from '../../model/index.ts';
import type { Toll } from './tolls.ts';
import type { Trigger } from './triggers.ts';

interface Circumstances {
  militant: boolean;
  security: boolean;
  militantsKilled: boolean;
  tolls: readonly Toll[];
}

/** The strongest trigger, raised where an armed agent, a weapon or a fight stands beside a weak one. */
export function strengthOf(triggers: readonly Trigger[], given: Circumstances): number {
  let best = 0;
  for (const { rule } of triggers) {
    let strength = rule.strength;
    if (strength === 1) {
      if (rule.kind === 'op')
        strength += given.militantsKilled || (given.militant && triggers.length > 1) ? 1 : 0;
      else if (rule.kind === 'kill')
        strength += given.militant || (given.security && given.militantsKilled) ? 1 : 0;
      else if (rule.type === 'other') strength += given.militant && given.tolls.length > 0 ? 1 : 0;
      else if (rule.kind === 'abduct' || rule.type === 'arson_sabotage')
        strength += given.militant && !given.security ? 1 : 0;
      else strength += given.militant || (given.tolls.length > 0 && triggers.length > 1) ? 1 : 0;
    }
    best = Math.max(best, strength);
  }
  return best;
}

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
  const operation =
    (kinds.has('op') &&
      (given.militantsKilled || given.security || kinds.has('clash')) &&
      attacks.every(({ rule }) => rule.type === 'armed_assault')) ||
    (kinds.has('clash') && attacks.length === 0) ||
    (attacks.length === 0 && given.security && given.militantsKilled);
  if (operation) return { category: 'operation', type: 'operation' };
  const types = triggers.filter(({ rule }) => rule.kind !== 'op').map(({ rule }) => rule.type);
  const storm =
    triggers.some(({ rule }) => rule.type === 'armed_assault' && rule.kind === 'verb') &&
    types.includes('suicide_bombing');
  if (storm) return { category: 'attack', type: 'complex_attack' };
  return { category: 'attack', type: TYPE_ORDER.find((type) => types.includes(type)) ?? 'other' };
}
