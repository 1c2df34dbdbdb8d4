import type { WordRange } from './phrases.ts';
import { wordSet, type Word } from './words.ts';

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

const BE = wordSet('be is are was were been being am remain remained remains get got stand stood');
const HAVE = wordSet('has have had having');
const CHAIN: ReadonlySet<string> = new Set([
  ...BE,
  ...HAVE,
  ...wordSet(
    'will would shall must should ought could might may can to not never also all further ' +
      'both already now immediately temporarily strictly jointly being soon still later d ll ' +
      'cannot only more afresh significantly completely fully currently each either'
  )
]);
const ONWARD = wordSet('work move act begin start continue proceed');
const PLANNED = wordSet('plan set going about due schedule decision slated arrange prepare decide');
const UNSURE = wordSet('expect likely able try attempt struggle supposed fail unable capable help mean');
const IRREGULAR = wordSet(
  'set put shut held made taken took given gave drawn drew cut chalked found begun began ' +
    'built told sought laid withdrawn sent called bound met fitted'
);

/** Reads the verb group that ends with the act's first word. */
export function aspectOf(words: readonly Word[], act: WordRange): AspectReading {
  const verb = words[act.first];
  if (!verb) return { aspect: 'nominal', passive: false, first: act.first };
  let first = act.first;
  while (first > 0 && act.first - first < 6 && !words[first]?.wall && inChain(words[first - 1])) first--;
  const chain = words.slice(first, act.first).map((word) => word.lower);
  const has = (...any: string[]) => chain.some((word) => any.includes(word));
  const passive = chain.some((word) => BE.has(word)) && !verb.lower.endsWith('ing');
  const read = (aspect: Aspect): AspectReading => ({ aspect, passive, first });

  if (has('not', 'never', 'cannot') || words[first - 1]?.lower === 'no') return read('denied');
  if (has('could', 'might', 'may', 'can')) return read('possible');
  if (has('must') || (has('has', 'have', 'had') && has('to'))) return read('must');
  if (has('should', 'ought')) return read('should');
  if (has('will', 'would', 'shall', 'll')) return read('future');
  if (has('being') || (verb.lower.endsWith('ing') && chain.some((word) => BE.has(word))))
    return read('ongoing');
  if (has('to')) return read(ofInfinitive(words, first, chain));
  if (verb.lower.endsWith('ing'))
    return read(words[first - 1]?.forms.some((form) => ONWARD.has(form)) ? 'ongoing' : 'gerund');
  if (chain.some((word) => BE.has(word) || HAVE.has(word))) return read('done');
  if (isPast(verb)) return read('done');
  if (verb.pos === 'NOUN' || verb.pos === 'ADJ') return read(ofNoun(words, first));
  if (isHelped(words, first)) return read('possible');
  return read(isBare(verb) && isInfinitiveList(words, first) ? 'infinitive' : 'done');
}

const FUTURE = wordSet('will shall would');

/** The aspect of a phrase that says its act itself, from the modals in and just before it. */
export function phraseAspect(words: readonly Word[], phrase: WordRange): AspectReading {
  const near = words.slice(Math.max(0, phrase.first - 4), phrase.last + 1).map((word) => word.lower);
  const has = (...any: string[]) => near.some((word) => any.includes(word));
  const toBe = near.some((word, i) => word === 'to' && BE.has(near[i - 1] ?? ''));
  const read = (aspect: Aspect): AspectReading => ({ aspect, passive: false, first: phrase.first });
  if (has('not')) return read('denied');
  if (has('must')) return read('must');
  if (has('should')) return read('should');
  return read(toBe || near.some((word) => FUTURE.has(word)) ? 'future' : 'done');
}

/** True for a form that can stand for the past or a participle. */
export function isPast(verb: Word): boolean {
  return verb.lower.endsWith('ed') || IRREGULAR.has(verb.lower);
}

function inChain(word: Word | undefined): boolean {
  return (
    word !== undefined && (CHAIN.has(word.lower) || word.lower.endsWith('n’t') || word.lower.endsWith("n't"))
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
  return words
    .slice(Math.max(0, at - 5), at)
    .some((word) => ['could', 'might', 'may', 'help', 'let', 'would', 'can'].includes(word.lower));
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
function ofInfinitive(words: readonly Word[], first: number, chain: string[]): Aspect {
  const to = chain.indexOf('to');
  if (chain.slice(0, to).some((word) => BE.has(word))) return 'future';
  const before = words[first + to - 1];
  const within = (set: ReadonlySet<string>) => before?.forms.some((form) => set.has(form)) ?? false;
  if (within(ONWARD)) return 'ongoing';
  if (within(PLANNED)) return 'future';
  if (within(UNSURE)) return 'possible';
  return chain[to + 1] === 'be' ? 'future' : 'infinitive';
}
