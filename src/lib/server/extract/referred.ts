import { type Trigger, isNominal } from './triggers.ts';
import type { Word } from './words.ts';

/**
 * True where an attack's noun only takes up an attack, and asserts none: in a phrase that a preposition or a verb of
 * talking governs ("concern over the Uri attack", "condemned the killings"), or before another noun ("the Mumbai attack
 * mastermind"). Such an attack counts with a place and a day of its own, as background does.
 */
export function isReferredTo(words: readonly Word[], trigger: Trigger, from: number, to: number): boolean {
  if (!isNominal(words, trigger.rule, trigger)) return isDescribing(words, trigger, from);
  if (isModifier(words, trigger, to)) return true;
  if (trigger.introduced) return false;
  // "after firing mortars at a base": a clause of its own, that tells what was done.
  const head = words[trigger.first];
  if (trigger.rule.kind === 'verb' && /ing$/.test(head?.lower ?? '') && trigger.last - trigger.first > 1)
    return false;
  const opening = openingOf(words, trigger.first, from);
  if (trigger.first === opening && trigger.rule.kind === 'kill' && !trigger.plural) return false;
  if (words.slice(opening, trigger.first).some((word) => INDEFINITE.has(word.lower) || word.number !== null))
    return false;
  const before = opening > from ? words[opening - 1] : undefined;
  if (!before) return false;
  if (before.lower === 'of' && EVENT_NOUNS.has(words[opening - 2]?.lower ?? '')) return false;
  // "carried out raids": a particle of the verb, no preposition.
  if (PARTICLES.has(before.lower) && words[opening - 2]?.pos === 'VERB') return false;
  if (before.pos === 'ADP' || before.lower === 'to') return !ASSERTING.has(before.lower);
  return before.pos === 'VERB' && TALKING.has(before.lemma);
}

/** True where a day beside the trigger cannot be its own: "in the Malegaon blast case on Monday", "rescued an abducted boy". */
export function ownsNoDay(words: readonly Word[], trigger: Trigger, from: number, to: number): boolean {
  if (isNominal(words, trigger.rule, trigger)) return isModifier(words, trigger, to);
  return isDescribing(words, trigger, from);
}

/** "the Pathankot attack mastermind", "the Malegaon blast case": the attack only says which man, which case. */
function isModifier(words: readonly Word[], trigger: Trigger, to: number): boolean {
  // "a number of kidnapping for ransom cases"
  const gap = words[trigger.last]?.lower === 'for' && words[trigger.last + 1]?.lower === 'ransom' ? 2 : 0;
  const next = trigger.last + gap < to ? (words[trigger.last + gap]?.lower ?? '') : '';
  return KNOWN_BY_IT.has(next);
}

/**
 * True for a verb that only says which people are meant: "the abducted boy", "slain militants", and for what somebody does time and again: "were abducting people".
 */
function isDescribing(words: readonly Word[], { first, last, rule }: Trigger, from: number): boolean {
  const [before, word, next] = [words[first - 1], words[first], words[last]];
  if (!word || !before || first <= from) return false;
  if (/ing$/.test(word.lower) && HABITUAL.has(before.lower))
    return rule.kind !== 'verb' || last - first === 1;
  if (last - first > 1 || !/(?:ed|n|t)$/.test(word.lower)) return false;
  const inside = before.pos === 'DET' || before.pos === 'NUM' || before.pos === 'ADP' || before.pos === 'ADJ';
  return inside && (next?.pos === 'NOUN' || next?.pos === 'PROPN') && !NOT_ITS_SUBJECT.has(before.lower);
}

const HABITUAL = new Set(['are', 'were', 'be', 'been']);
/** "others killed two": a pronoun or number that is the subject itself. */
const NOT_ITS_SUBJECT = new Set(['others', 'some', 'all', 'both', 'who', 'that', 'which', 'this']);

/** Where the noun phrase of the word at `first` begins. */
function openingOf(words: readonly Word[], first: number, from: number): number {
  let k = first;
  while (k > from && first - k < 9) {
    const word = words[k - 1];
    if (!word || !(IN_PHRASE.has(word.pos) || /^['’]s?$/.test(word.lower))) break;
    k--;
    if (word.pos === 'DET') break;
  }
  return k;
}

const IN_PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON']);

const INDEFINITE = new Set(['a', 'an', 'another', 'fresh', 'several', 'two', 'three', 'four', 'five', 'six']);

/** After these the phrase tells what happened: "killed in the attack", "a wave of attacks", "amid shelling". */
const ASSERTING = new Set('in during by amid amidst with via through under'.split(' '));

const PARTICLES = new Set(['out', 'up', 'off', 'down']);

const EVENT_NOUNS = new Set(
  'spate wave series string spree scene night day time incident incidents act acts barrage hail'.split(' ')
);

const KNOWN_BY_IT = new Set(
  `mastermind masterminds accused convict convicts case cases trial suspect suspects planner planners handler handlers
  plotter plotters victim victims survivor survivors probe investigation inquiry conspirator conspirators facilitator
  facilitators verdict charge chargesheet hearing anniversary martyrs dossier perpetrators site sites spot scene`.split(
    /\s+/
  )
);

const TALKING = new Set(
  `condemn denounce deplore praise laud hail recall discuss mention appreciate criticise criticize decry lament describe
  link probe investigate raise deny blame oppose protest compare commemorate remember avenge justify cite mourn plan
  planned encourage want order direct claim mastermind`.split(/\s+/)
);
