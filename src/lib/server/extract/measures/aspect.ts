import type { WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/**
 * How an act stands to the world: `done`, `ongoing`, `future`, an obligation, only possible, denied, or without a
 * finite verb of its own (`infinitive`, `nominal`), so that what governs it decides.
 */
export type Aspect =
  | 'done'
  | 'ongoing'
  | 'future'
  | 'must'
  | 'should'
  | 'possible'
  | 'denied'
  | 'infinitive'
  | 'gerund'
  | 'nominal';

export interface AspectReading {
  aspect: Aspect;
  passive: boolean;
  /** Index of the first word of the verb group. */
  first: number;
}

/** Reads the verb group that ends with the act's first word. */
export function aspectOf(words: readonly Word[], act: WordRange): AspectReading {
  const verb = words[act.first];
  if (!verb) return { aspect: 'nominal', passive: false, first: act.first };
  let first = act.first;
  while (first > 0 && act.first - first < 6 && !words[first]?.wall && inChain(words[first - 1])) first--;
  const chain = words.slice(first, act.first);
  const ing = verb.lower.endsWith('ing');
  const passive = holds(chain, 'be') && !ing;
  return { aspect: aspectWithin(words, verb, first, chain, ing), passive, first };
}

function aspectWithin(
  words: readonly Word[],
  verb: Word,
  first: number,
  chain: readonly Word[],
  ing: boolean
): Aspect {
  if (holds(chain, 'negation') || words[first - 1]?.lower === 'no') return 'denied';
  if (holds(chain, 'modal_possible')) return 'possible';
  if (
    has(chain, 'must') ||
    ((has(chain, 'has') || has(chain, 'have') || has(chain, 'had')) && has(chain, 'to'))
  )
    return 'must';
  // "should have closed the border": it was not.
  if (holds(chain, 'modal_should')) return has(chain, 'have') && !ing ? 'denied' : 'should';
  if (holds(chain, 'future')) return 'future';
  if (has(chain, 'being') || (ing && holds(chain, 'be'))) return 'ongoing';
  if (has(chain, 'to')) return ofInfinitive(words, first, chain);
  if (ing) return isIn(words[first - 1], 'onward') ? 'ongoing' : 'gerund';
  if (holds(chain, 'be') || holds(chain, 'have')) return 'done';
  if (isPast(verb)) return 'done';
  if (verb.pos === 'NOUN' || verb.pos === 'ADJ') return ofNoun(words, first);
  if (isHelped(words, first)) return 'possible';
  return isBare(verb) && isInfinitiveList(words, first) ? 'infinitive' : 'done';
}

function has(chain: readonly Word[], lower: string): boolean {
  return chain.some((word) => word.lower === lower);
}

function holds(chain: readonly Word[], name: string): boolean {
  return chain.some((word) => isIn(word, name));
}

/**
 * The aspect of a phrase that says its act itself, from the modals in and just before it. Where the phrase `forbids` by
 * its own "not" ("trains will not run"), that denies nothing.
 */
export function phraseAspect(words: readonly Word[], phrase: WordRange, forbids = false): AspectReading {
  const near = words.slice(Math.max(0, phrase.first - 4), phrase.last + 1);
  const toBe = near.some((word, i) => word.lower === 'to' && isIn(near[i - 1], 'be'));
  const read = (aspect: Aspect): AspectReading => ({ aspect, passive: false, first: phrase.first });
  // "may not leave" forbids, "did not leave" denies.
  const denies =
    !forbids && near.some((word, i) => word.lower === 'not' && !FORBIDDING.has(near[i - 1]?.lower ?? ''));
  if (denies) return read('denied');
  if (has(near, 'must')) return read('must');
  if (has(near, 'should')) return read('should');
  return read(toBe || near.some((word) => isIn(word, 'future')) ? 'future' : 'done');
}

const FORBIDDING = new Set(['may', 'must', 'can']);

/** True for a form that can stand for the past or a participle. */
export function isPast(verb: Word): boolean {
  return verb.lower.endsWith('ed') || isIn(verb, 'irregular_past');
}

function inChain(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (isIn(word, 'verb_chain') || word.lower.endsWith('n’t') || word.lower.endsWith("n't"))
  );
}

/** "agreed to make … and expand …": the second verb of a list of infinitives. */
function isInfinitiveList(words: readonly Word[], at: number): boolean {
  if (words[at - 1]?.lower !== 'and' && words[at - 1]?.lower !== 'or' && !words[at]?.comma) return false;
  return words.slice(0, at).some((word, i) => word.lower === 'to' && words[i + 1]?.pos === 'VERB');
}

function isBare(verb: Word): boolean {
  return !verb.lower.endsWith('s');
}

/** "could help police improve": a bare infinitive. */
function isHelped(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - 5), at).some((word) => isIn(word, 'helping'));
}

/** "must be in the hands of": the modal before the noun's own verb. */
function ofNoun(words: readonly Word[], at: number): Aspect {
  for (let i = at - 1; i >= 0 && at - i < 6 && !words[i + 1]?.wall; i--) {
    const lower = words[i]?.lower ?? '';
    if (lower === 'must') return 'must';
    if (lower === 'should') return 'should';
    if (lower === 'will' || lower === 'would') return 'future';
  }
  return 'nominal';
}

/** "are to be set up" is announced, "working to bolster" goes on, "expected to deploy" is only possible. */
function ofInfinitive(words: readonly Word[], first: number, chain: readonly Word[]): Aspect {
  const to = chain.findIndex((word) => word.lower === 'to');
  if (chain.slice(0, to).some((word) => isIn(word, 'be'))) return 'future';
  const before = words[first + to - 1];
  if (isIn(before, 'onward')) return 'ongoing';
  // "the blast prompted the authorities to close": they did.
  if (words.slice(Math.max(0, first - 7), first).some((word) => isIn(word, 'causing'))) return 'done';
  if (isIn(before, 'planned')) return 'future';
  if (isIn(before, 'unsure')) return 'possible';
  return chain[to + 1]?.lower === 'be' ? 'future' : 'infinitive';
}
