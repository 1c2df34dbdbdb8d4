/** Words by which two accounts may be known to speak of the same thing. */

/** English function words and words that stand in any account of an attack or a measure. */
const EMPTY_WORDS = new Set(
  (
    'the and for with from into over under after before near was were has have had been are its their his her that this ' +
    'which who when where while also said says will would could not all any other others more than two three several ' +
    'attack attacks people person persons security'
  ).split(' ')
);

/** Who and how of nearly every measure, whatever it is about. */
const ANY_MEASURE = new Set(
  (
    'order orders ordered announce announced announces decide decided decides direct directed directs told tell ' +
    'government official officials authority authorities police force forces measure measures step steps province ' +
    'monday tuesday wednesday thursday friday saturday sunday meeting according statement new there they them only must ' +
    'may should being every each during until under against between'
  ).split(' ')
);

/** A word as it stands and the stem by which it is compared. */
export interface ContentWord {
  word: string;
  stem: string;
}

export type StemOf = (word: string) => string;

/** Lower-case content words in the order of their stems, each stem once. */
export function contentWords(
  text: string | null,
  of: 'incident' | 'measure',
  stem: StemOf = stemOf
): ContentWord[] {
  const words = (text ?? '').toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const byStem = new Map<string, string>();
  for (const word of words) {
    if (EMPTY_WORDS.has(word) || (of === 'measure' && ANY_MEASURE.has(word))) continue;
    const own = stem(word);
    if (!byStem.has(own)) byStem.set(own, word);
  }
  return [...byStem].map(([stem, word]) => ({ stem, word })).sort((a, b) => (a.stem < b.stem ? -1 : 1));
}

/** Gives every word's stem as one and the same string, which is found equal to itself without being read. */
export function rememberStems(): StemOf {
  const known = new Map<string, string>();
  const stems = new Map<string, string>();
  return (word) => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const stem = stemOf(word);
    const one = stems.get(stem) ?? stem;
    stems.set(one, one);
    known.set(word, one);
    return one;
  };
}

/** Takes one English ending off where at least three letters stay, so that "escorted" meets "escorts". */
function stemOf(word: string): string {
  const stem = word.replace(/(?<=\p{L}{3})(?:ments?|ations?|ings?|ions?|ers?|ed|es|s|e)$/u, '');
  return stem === word ? word : stem.replace(/([^aeiouls])\1$/u, '$1');
}

/** What two sorted lists of stems share, in their order. */
export function sharedStems(a: readonly string[], b: readonly string[]): string[] {
  const shared: string[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    if (one === other) shared.push(one);
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return shared;
}

/** How many they are. */
export function countShared(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    if (one === other) {
      count += 1;
      i += 1;
      j += 1;
    } else if (one < other) i += 1;
    else j += 1;
  }
  return count;
}
