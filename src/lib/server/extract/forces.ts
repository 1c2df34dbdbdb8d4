import type { ResolvedToponym } from '../../model/index.ts';
import type { People } from './people.ts';
import type { Toll } from './tolls.ts';
import type { Trigger } from './triggers.ts';
import type { PlaceChoice } from './where.ts';
import type { Word } from './words.ts';

/** True where words `[from, to)` name police, soldiers or another force of the state. */
export function hasForces(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (isForce(words, k)) return true;
  return false;
}

function isForce(words: readonly Word[], k: number): boolean {
  const lower = words[k]?.lower ?? '';
  if (lower === 'department')
    return /^(?:terrorism|counter-terrorism|police)$/.test(words[k - 1]?.lower ?? '');
  return FORCES.has(lower) && words[k + 1]?.pos !== 'NOUN';
}

const FORCES = new Set(
  `forces force police army troops sfs sf crpf bsf ctd military rangers levies fc commandos cobra stf soldiers
  security-forces personnel troopers jawans constabulary`.split(/\s+/)
);

/**
 * True where a force is the doer of the clause: "killed by troops", "the Rangers shot dead two militants", "CTD gunned
 * down four". Then what it did to militants is an operation, with whatever weapons.
 */
export function forcesAct(
  words: readonly Word[],
  from: number,
  to: number,
  triggers: readonly Trigger[]
): boolean {
  for (let k = from; k < to; k++) {
    if (!isForce(words, k)) continue;
    if ([1, 2, 3, 4, 5].some((back) => words[k - back]?.lower === 'by' && isPlain(words, k - back + 1, k)))
      return !triggers.some((t) => t.rule.kind === 'verb' && t.last <= k && isPassiveFree(words, t, k));
    const act = triggers.find((t) => t.first > k && ACTS.has(t.rule.kind));
    if (act && isPredicate(words, k + 1, act.first)) return true;
  }
  return false;
}

const ACTS = new Set(['kill', 'op']);

/** No verb or comma between: one noun phrase. */
function isPlain(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).every((word) => word.pos !== 'VERB' && word.lower !== ',');
}

/** "gunmen opened fire and were chased by police": the attack's own verb stands nearer to its own subject. */
function isPassiveFree(words: readonly Word[], trigger: Trigger, force: number): boolean {
  return words.slice(trigger.last, force).some((word) => word.lower === 'and' || word.lower === 'but');
}

/** Between a force and what it does: auxiliaries, adverbs, a day and short names, but no "were" and no other verb. */
function isPredicate(words: readonly Word[], from: number, to: number): boolean {
  if (to - from > 7) return false;
  return words
    .slice(from, to)
    .every((word) => word.lemma !== 'be' && word.pos !== 'VERB' && !BREAKS.has(word.lower));
}

const BREAKS = new Set([
  ',',
  ';',
  'and',
  'after',
  'when',
  'while',
  'who',
  'which',
  'that',
  'in',
  'from',
  'by',
  'with'
]);

/**
 * True where the forces of two states fire at each other ("Pakistani troops shelled Indian posts", or one of them fires
 * into the other's land) and neither armed groups nor civilians are hit: the quarrel of two states, no attack of the kinds that are mapped.
 */
export function isBetweenStates(
  words: readonly Word[],
  from: number,
  to: number,
  toponyms: readonly ResolvedToponym[],
  tolls: readonly Toll[],
  people: readonly People[],
  places: readonly PlaceChoice[]
): boolean {
  if (people.some((p) => p.role === 'militant')) return false;
  if (tolls.some((toll) => toll.people.some((p) => p.role !== 'security'))) return false;
  const countries = new Set<string>();
  for (let k = from; k < to; k++) {
    const index = words[k]?.toponym ?? -1;
    const toponym = index < 0 ? undefined : toponyms[index];
    if (!toponym?.place || (toponym.place.class !== 'country' && toponym.role !== 'demonym')) continue;
    // Whose dead they are says nothing of who fired.
    if (tolls.some((toll) => toll.people.some((p) => p.first - 3 <= k && k < p.last))) continue;
    if (hasForceSoon(words, k + 1)) countries.add(toponym.place.country);
  }
  if (countries.size === 1) for (const { place } of places.slice(0, 1)) countries.add(place.country);
  return countries.size >= 2;
}

/** "Pakistani troops", "Indian side", "Pakistan army", "Indian forward posts". */
function hasForceSoon(words: readonly Word[], from: number): boolean {
  for (let k = from; k < from + 4; k++) {
    const word = words[k];
    if (!word || word.pos === 'VERB') return false;
    if (isForce(words, k) || SIDES.has(word.lower)) return true;
  }
  return false;
}

const SIDES = new Set(['side', 'sides', 'posts', 'post', 'positions', 'bunkers', 'guards', 'border']);
