import type { Span } from '../../model/index.ts';
import type { TriggerRule } from './lexicons.ts';
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
  /** "a year after the blast in Dantewada, in which ten died": a "the" that its own words explain, told here first. */
  introduced: boolean;
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
  const nominal = isNominal(words, match.value, match);
  const before = nominal ? phraseBefore(words, match.first, from) : [];
  const lowers = before.map((word) => word.lower);
  const head = words[match.last - 1];
  // "The bombing was the third attack in a week": a predicate counts its subject and opens no other event.
  const counts =
    lowers.includes('the') &&
    lowers.some((lower) => PLAIN_ORDINALS.has(lower)) &&
    words[match.first - before.length - 1]?.lemma === 'be';
  const introduced = nominal && isIntroduced(words, match, match.first - before.length, from);
  return {
    first: match.first,
    last: match.last,
    start: words[match.first]?.start ?? 0,
    end: head?.end ?? 0,
    rule: match.value,
    definite: !introduced && lowers.some((lower) => DEFINITE.has(lower)),
    ordinal: !counts && lowers.includes('the') ? (lowers.find((lower) => ORDINALS.has(lower)) ?? null) : null,
    further: (!counts && lowers.some((lower) => FURTHER.has(lower))) || isElsewhere(words, match.first, from),
    plural: nominal && head !== undefined && head.pos !== 'VERB' && /[^s]s$/.test(head.lower),
    introduced
  };
}

/**
 * "three months after the bombing of a post near Gao that left 14 dead", "the worst since the December raid which killed
 * four": an older attack that the text measures by, and whose dead it counts at once.
 */
function isIntroduced(
  words: readonly Word[],
  { last }: { last: number },
  opening: number,
  from: number
): boolean {
  if (opening <= from || words[opening]?.lower !== 'the') return false;
  const before = words[opening - 1]?.lower ?? '';
  const measures =
    (before === 'after' && SPANS_OF_TIME.test(words[opening - 2]?.lower ?? '')) ||
    (before === 'since' && words.slice(Math.max(from, opening - 12), opening).some(isSuperlative));
  if (!measures) return false;
  const { sentence } = words[opening] ?? {};
  const phrase = words.slice(last, last + RELATIVE_REACH).filter((word) => word.sentence === sentence);
  const relative = phrase.findIndex(({ lower }) => RELATIVES.has(lower));
  return relative >= 0 && phrase.slice(relative).some(({ number }) => number !== null);
}

const isSuperlative = ({ lower }: Word) => lower === 'worst' || /iest$|^(?:first|largest|most)$/.test(lower);
const RELATIVES = new Set(['that', 'which', 'where', 'when']);
/** Words behind the noun within which its own clause tells the toll. */
const RELATIVE_REACH = 18;

/** What lies between two events: "a week after". */
export const SPANS_OF_TIME = /^(?:days?|weeks?|fortnight|months?|years?)$/;

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

/** True for an attack told as a noun: "a blast", "the killing of two men", and never "shot dead". */
export function isNominal(
  words: readonly Word[],
  { kind }: TriggerRule,
  { first, last }: { first: number; last: number }
): boolean {
  const head = words[last - 1];
  if (kind === 'noun' || kind === 'clash' || kind === 'op')
    return head?.pos !== 'VERB' || /s$/.test(head.lower);
  if (/ings?$/.test(head?.lower ?? '') && words[last]?.lower === 'of') return true;
  const opening = words[first];
  if (kind === 'kill' || kind === 'abduct') return KILLINGS.test(opening?.lower ?? '');
  return opening?.pos === 'NOUN';
}

const KILLINGS = /(?:tions?|murders?|massacres?|kidnappings?|killings?|shootings?|beheadings?)$/;

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
