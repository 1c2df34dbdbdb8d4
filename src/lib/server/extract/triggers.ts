import type { RejectionReason, Span } from '../../model/index.ts';
import type { RejectionRule, TriggerRule } from './lexicons.ts';
import { findPhrases, type PhraseIndex, type PhraseMatch } from './phrases.ts';
import type { Word } from './words.ts';

/** A word or phrase that may tell of an attack or an operation. */
export interface Trigger extends Span {
  /** Half-open range of word indexes. */
  first: number;
  last: number;
  rule: TriggerRule;
  /** "the attack", "this bombing", "both attacks": known from before. */
  definite: boolean;
  /** "another attack", "a separate blast": not the one told before. */
  further: boolean;
  /** "the first attack", "the other": one of several that the text announced. */
  ordinal: string | null;
  /** "attacks", "bombings": several, or attacks in general. */
  plural: boolean;
}

/** The triggers of words `[from, to)`, longest first come, none inside another, in text order. */
export function findTriggers(
  words: readonly Word[],
  from: number,
  to: number,
  rules: PhraseIndex<TriggerRule>
): Trigger[] {
  const matches = findPhrases(rules, words, from, to).sort(
    (a, b) =>
      b.last - b.first - (a.last - a.first) || b.value.strength - a.value.strength || a.first - b.first
  );
  const kept: PhraseMatch<TriggerRule>[] = [];
  for (const match of matches) {
    const inside = kept.find((other) => match.first < other.last && other.first < match.last);
    if (!inside) kept.push(match);
  }
  return kept.sort((a, b) => a.first - b.first).map((match) => build(words, match, from));
}

/** Words that stand before the trigger inside its noun phrase, nearest first. */
function phraseBefore(words: readonly Word[], first: number, from: number): Word[] {
  const before: Word[] = [];
  for (let k = first - 1; k >= from && before.length < 7; k--) {
    const word = words[k];
    if (!word || (!NOUN_PHRASE.has(word.pos) && !word.lower.startsWith("'"))) break;
    before.push(word);
    if (word.pos === 'DET' || word.pos === 'PRON') break;
  }
  return before;
}

const NOUN_PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'PART']);

function build(words: readonly Word[], match: PhraseMatch<TriggerRule>, from: number): Trigger {
  const nominal = isNominal(words, match);
  const before = nominal ? phraseBefore(words, match.first, from) : [];
  const lowers = before.map((word) => word.lower);
  const head = words[match.last - 1];
  // "The bombing was the third attack in a week": a predicate counts its subject and opens no other event.
  const counts =
    lowers.includes('the') &&
    lowers.some((lower) => PLAIN_ORDINALS.has(lower)) &&
    words[match.first - before.length - 1]?.lemma === 'be';
  return {
    first: match.first,
    last: match.last,
    start: words[match.first]?.start ?? 0,
    end: head?.end ?? 0,
    rule: match.value,
    definite: lowers.some((lower) => DEFINITE.has(lower)),
    ordinal: !counts && lowers.includes('the') ? (lowers.find((lower) => ORDINALS.has(lower)) ?? null) : null,
    further: (!counts && lowers.some((lower) => FURTHER.has(lower))) || isElsewhere(words, match.first, from),
    plural: nominal && head !== undefined && head.pos !== 'VERB' && /[^s]s$/.test(head.lower)
  };
}

const ORDINALS = new Set(['first', 'second', 'third', 'fourth', 'fifth', 'other', 'latter', 'former']);
const PLAIN_ORDINALS = new Set(['second', 'third', 'fourth', 'fifth']);
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'both', 'said', 'such']);
const FURTHER = new Set([
  'another',
  'separate',
  'second',
  'third',
  'fourth',
  'fifth',
  'other',
  'different',
  'similar'
]);

function isNominal(words: readonly Word[], match: PhraseMatch<TriggerRule>): boolean {
  const head = words[match.last - 1];
  if (match.value.kind === 'noun' || match.value.kind === 'clash' || match.value.kind === 'op') return true;
  return head?.pos === 'NOUN';
}

/** "In another incident, gunmen shot …", "In a separate attack": the clause opens with a new event. */
function isElsewhere(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= Math.max(from, at - 14); k--) {
    const lower = words[k]?.lower ?? '';
    if (lower === ';' || lower === ':' || lower === '.') return false;
    if (
      (lower === 'another' || lower === 'separate' || lower === 'other' || lower === 'second') &&
      CASES.has(words[k + 1]?.lower ?? '')
    )
      return true;
  }
  const opening = words[from]?.lower;
  return (
    opening === 'separately' ||
    opening === 'elsewhere' ||
    (opening === 'in' && words[from + 1]?.lower === 'addition')
  );
}

const CASES = new Set([
  'incident',
  'attack',
  'case',
  'blast',
  'explosion',
  'raid',
  'operation',
  'encounter',
  'shooting',
  'ambush',
  'event',
  'clash',
  'assault',
  'strike'
]);

export interface Verdict {
  reason: RejectionReason;
  /** True where a day and a place of its own keep the incident. */
  saved: boolean;
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
    if (scope === 'governs' && governs(words, phrase, trigger)) return { reason, saved };
    if (scope === 'follows' && follows(words, phrase, trigger)) return { reason, saved };
    if (
      scope === 'covers' &&
      phrase.first < trigger.last &&
      trigger.first < phrase.last &&
      phrase.last - phrase.first > 1
    ) {
      return { reason, saved };
    }
    if (trigger.rule.kind === 'kill' && NOMINAL_REASONS.has(reason)) continue;
    if (
      scope === 'sentence' &&
      phrase.first >= from &&
      phrase.last <= to &&
      (trigger.rule.strength < 3 ||
        reason === 'court' ||
        reason === 'history' ||
        reason === 'drill' ||
        reason === 'fiction' ||
        reason === 'anniversary')
    ) {
      return { reason, saved };
    }
  }
  return null;
}

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

const NEGATIONS = new Set(['no', 'not', 'never', "n't", 'without', 'nor', 'neither']);

/** Most words that may stand between a governing word and its trigger. */
const GOVERNING_REACH = 6;

function governs(words: readonly Word[], phrase: PhraseMatch<RejectionRule>, trigger: Trigger): boolean {
  if (phrase.last > trigger.first || trigger.first - phrase.last > GOVERNING_REACH) {
    return phrase.first < trigger.first && phrase.last > trigger.first && phrase.last <= trigger.last;
  }
  for (let k = phrase.last; k < trigger.first; k++) {
    const word = words[k];
    if (
      !word ||
      (CLAUSE_MARKS.has(word.lower) && !(LOOSE.has(phrase.value.reason) && PREPOSITIONS.has(word.lower)))
    )
      return false;
    if (word.pos === 'VERB' && !/(?:ed|ing)$/.test(word.lower)) return false;
  }
  return true;
}

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
