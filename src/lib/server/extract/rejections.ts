import type { RejectionReason } from '../../model/index.ts';
import type { RejectionRule } from './lexicons.ts';
import type { PhraseMatch } from './phrases.ts';
import { BODIES } from './toll-arguments.ts';
import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

export interface Verdict {
  reason: RejectionReason;
  /** True where a day and a place of its own keep the incident. */
  saved: boolean;
  /** True where the words are no attack's at all ("an assault rifle"), and take nothing from their sentence. */
  noise?: boolean;
}

/** Why the trigger tells of nothing that happened, or null where it does. */
export function rejectTrigger(
  words: readonly Word[],
  trigger: Trigger,
  from: number,
  to: number,
  phrases: readonly PhraseMatch<RejectionRule>[]
): Verdict | null {
  const before = words[trigger.first - 1]?.lower ?? '';
  const inside = words
    .slice(trigger.first, trigger.last)
    .some((word) => word.lower === 'not' || word.lower === "n't");
  if (inside || (trigger.first > from && NEGATIONS.has(before)))
    return { reason: 'hypothetical', saved: false };
  for (const phrase of phrases) {
    const { scope, reason, saved } = phrase.value;
    if (scope === 'governs' && (governs(words, phrase, trigger) || isListed(words, phrase, trigger)))
      return { reason, saved };
    if (scope === 'follows' && follows(words, phrase, trigger) && !isOfVictims(words, phrase, trigger))
      return { reason, saved, noise: reason === 'foiled' && isOfBodies(words, trigger) };
    if (
      scope === 'covers' &&
      phrase.first < trigger.last &&
      trigger.first < phrase.last &&
      phrase.last - phrase.first > 1
    ) {
      return { reason, saved, noise: reason === 'routine' };
    }
    if (trigger.rule.kind === 'kill' && NOMINAL_REASONS.has(reason)) continue;
    // "Two bombs killed 84 people at a ceremony that marked the anniversary of his death": the bombs are the news.
    if (reason === 'anniversary' && phrase.first >= trigger.last && words[trigger.last - 1]?.pos === 'VERB')
      continue;
    if (reason === 'accident' && isAfterAttack(words, trigger, phrase)) continue;
    if (
      scope === 'sentence' &&
      phrase.first >= from &&
      phrase.last <= to &&
      (trigger.rule.strength < 3 ||
        reason === 'court' ||
        reason === 'history' ||
        reason === 'drill' ||
        reason === 'fiction' ||
        reason === 'crime' ||
        reason === 'demand' ||
        reason === 'anniversary')
    ) {
      return { reason, saved };
    }
  }
  return isIntended(words, trigger, from) ? { reason: 'hypothetical', saved: false } : null;
}

/** "The bus plunged into a ravine after a blast": what the attack led to. */
function isAfterAttack(
  words: readonly Word[],
  { first, rule }: Trigger,
  phrase: PhraseMatch<RejectionRule>
): boolean {
  if (phrase.first >= first || rule.type === 'other' || rule.kind === 'kill') return false;
  let k = first - 1;
  while (k > phrase.last && (words[k]?.pos === 'DET' || words[k]?.pos === 'ADJ' || words[k]?.pos === 'NUM'))
    k--;
  return /^(?:after|following)$/.test(words[k]?.lower ?? '');
}

/** "Plans to kill", "came to attack": a verb behind a bare "to" tells of an aim, unless something was tried or begun. */
function isIntended(words: readonly Word[], trigger: Trigger, from: number): boolean {
  const head = words[trigger.first];
  if (!head || head.pos !== 'VERB' || head.lower !== head.lemma || trigger.first - 1 <= from) return false;
  if (words[trigger.first - 1]?.lower !== 'to') return false;
  return !BEGINNING.has(words[trigger.first - 2]?.lemma ?? '');
}

const BEGINNING = new Set(
  'try begin start continue proceed attempt manage resort go happen use force retaliate appear'.split(' ')
);

/** Reasons that a noun can have ("the anniversary of the attack") and a verb of killing has not. */
const NOMINAL_REASONS = new Set<RejectionReason>(['anniversary', 'sport', 'fiction']);

/** "An attack that militants were planning on Karachi has been averted": the verb may come after a relative clause. */
function follows(words: readonly Word[], phrase: PhraseMatch<RejectionRule>, trigger: Trigger): boolean {
  const reach = phrase.value.reason === 'foiled' && trigger.rule.kind !== 'kill' ? 14 : 3;
  if (phrase.first < trigger.last || phrase.first > trigger.last + reach) return false;
  return !words
    .slice(trigger.last, phrase.first)
    .some(
      (word) =>
        word.lower === ';' || word.lower === '.' || word.lower === 'meanwhile' || word.lower === 'while'
    );
}

/** "Their bullet-riddled bodies were found": no attack that was foiled, but what became of those taken away. */
function isOfBodies(words: readonly Word[], { first, last }: Trigger): boolean {
  return words.slice(first, last).some(({ lower }) => BODIES.has(lower));
}

/** "Four miners were abducted and have not been found": nothing was foiled. */
function isOfVictims(
  words: readonly Word[],
  { first, last, value }: PhraseMatch<RejectionRule>,
  { rule, first: verb }: Trigger
): boolean {
  if (value.reason !== 'foiled' || rule.kind !== 'abduct' || words[verb]?.pos !== 'VERB') return false;
  return words.slice(first - 2, last).some((word) => word.lower === 'not' || word.lower === "n't");
}

const NEGATIONS = new Set(['no', 'not', 'never', "n't", 'without', 'nor', 'neither']);

/** Most words that may stand between a governing word and its trigger. */
const GOVERNING_REACH = 6;

function governs(words: readonly Word[], phrase: PhraseMatch<RejectionRule>, trigger: Trigger): boolean {
  if (phrase.last > trigger.first || trigger.first - phrase.last > GOVERNING_REACH) {
    return phrase.first < trigger.first && phrase.last > trigger.first && phrase.last <= trigger.last;
  }
  // "Rebels linked to the group killed 16": what describes a doer governs no finite verb.
  const verb = words[trigger.first];
  if (LOOSE.has(phrase.value.reason) && verb && isFinite(verb) && words[phrase.last - 1]?.lower === 'to')
    return false;
  for (let k = phrase.last; k < trigger.first; k++) {
    const word = words[k];
    if (
      !word ||
      (CLAUSE_MARKS.has(word.lower) && !(LOOSE.has(phrase.value.reason) && PREPOSITIONS.has(word.lower)))
    )
      return false;
    if (word.pos === 'VERB' && !/(?:ed|ing)$/.test(word.lower) && !LIGHT_VERBS.has(word.lemma)) return false;
  }
  return true;
}

function isFinite(word: Word): boolean {
  return word.pos === 'VERB' && word.lower !== word.lemma && !word.lower.endsWith('ing');
}

/** "seized rockets, three landmines and a suicide vest": one verb for every thing of the list. */
function isListed(words: readonly Word[], phrase: PhraseMatch<RejectionRule>, trigger: Trigger): boolean {
  if (phrase.value.reason !== 'foiled' || trigger.rule.strength > 1 || trigger.rule.kind !== 'noun')
    return false;
  if (phrase.last > trigger.first || trigger.first - phrase.last > LIST_REACH) return false;
  return words
    .slice(phrase.last, trigger.first)
    .every((word) => IN_LIST.has(word.pos) || word.lower === ',' || word.lower === 'of');
}

const LIST_REACH = 40;
const IN_LIST = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'CCONJ']);

/** "planning to carry out an attack": these have no sense of their own before an attack's noun. */
const LIGHT_VERBS = new Set(
  'carry launch conduct stage mount perpetrate commit execute make undertake do unleash'.split(' ')
);

/** "accused in a case for torching a bus": courts and inquiries govern across prepositions. */
const LOOSE = new Set<RejectionReason>(['court', 'repeated']);
const PREPOSITIONS = new Set(['in', 'on', 'at', 'from', 'during']);
const CLAUSE_MARKS = new Set([
  ',',
  ';',
  ':',
  '.',
  '“',
  '”',
  '"',
  'when',
  'while',
  'after',
  'in',
  'during',
  'following',
  'that',
  'who',
  'which',
  'where',
  'as',
  'from',
  'at',
  'near',
  'by',
  'on'
]);
