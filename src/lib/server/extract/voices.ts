import type { People } from './people.ts';
import { type Bounds, PASSIVE_FILLERS } from './subjects.ts';
import { CLAUSE_OPENERS, lastPeople, nextPeople } from './toll-arguments.ts';
import type { Word } from './words.ts';

export type Voice = 'active' | 'passive' | 'reduced' | 'between' | 'of';

/**
 * Active, passive with an auxiliary, or a participle alone ("six killed"). `between` is a verb whose object stands before
 * its second half: "shot 11 people dead".
 */
export function voiceOf(
  words: readonly Word[],
  verb: { first: number; last: number },
  bounds: Bounds,
  people: readonly People[]
): Voice {
  const word = words[verb.first];
  if (!word) return 'active';
  if (words[verb.last]?.lower === 'of' && word.lower.endsWith('ing')) return 'of';
  if (people.some((p) => p.first > verb.first && p.last <= verb.last && p.said !== 'bare')) return 'between';
  if (hasPassiveAuxiliary(words, verb.first, bounds.from)) return 'passive';
  if (/(?:ing|s)$/.test(word.lower) && word.lower !== 'wounds') return 'active';
  if (nextPeople(people, words, verb.last, bounds.to)) {
    const before = lastPeople(people, verb.first);
    const adjacent = before && before.last === verb.first && before.first >= bounds.left;
    // "five killed, 20 injured": a numeral right before a participle is its subject even with people after it.
    return adjacent && before.said === 'number' && words[verb.last]?.pos === 'PUNCT' ? 'reduced' : 'active';
  }
  // "cadres shot dead X": an object follows that names nobody we can count; the agent is no victim.
  const after = words[verb.last];
  if (
    after &&
    verb.last < bounds.to &&
    ['PROPN', 'NOUN', 'DET', 'ADJ', 'PRON'].includes(after.pos) &&
    after.number === null
  )
    return 'active';
  return sharesAuxiliary(words, verb.first, bounds.from) ? 'passive' : 'reduced';
}

/** "nine men were taken off a bus near Noshki and killed": the participle shares the auxiliary of the one before it. */
function sharesAuxiliary(words: readonly Word[], at: number, from: number): boolean {
  let k = at - 1;
  while (k > from && words[k]?.pos === 'ADV') k--;
  if (words[k]?.lower !== 'and') return false;
  for (k--; k > from && k >= at - 12; k--) {
    const word = words[k];
    if (!word || word.pos === 'PUNCT' || CLAUSE_OPENERS.has(word.lower)) return false;
    if (word.pos === 'VERB' || isParticiple(word)) return hasPassiveAuxiliary(words, k, from);
  }
  return false;
}

/** "was cornered and killed": the tagger takes some participles for adjectives. */
function isParticiple(word: Word | undefined): boolean {
  return word !== undefined && (word.pos === 'VERB' || (word.pos === 'ADJ' && word.lower.endsWith('ed')));
}

export function hasPassiveAuxiliary(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 5; k--) {
    const word = words[k];
    if (!word) return false;
    if (
      word.lemma === 'be' ||
      word.lower === 'being' ||
      word.lower === 'been' ||
      word.lower === 'got' ||
      word.lower === 'left'
    )
      return true;
    // "are suspected to have shot dead": active, whatever stands before the perfect.
    if (word.lemma === 'have') return false;
    if (word.pos === 'ADV' || PASSIVE_FILLERS.has(word.lower)) continue;
    // "were killed and injured", "was shot and critically injured"
    if ((word.lower === 'and' || word.lower === 'or') && isParticiple(words[k - 1])) {
      k--;
      continue;
    }
    return false;
  }
  return false;
}

/** "had been killed", "is accused of killing", "in connection with the murder of": no news of this event. */
export function isBackground(words: readonly Word[], at: number, from: number): boolean {
  let k = at - 1;
  while (k >= from && (words[k]?.pos === 'ADV' || words[k]?.lower === 'been')) k--;
  if (words[k]?.lower === 'had') return true;
  // "Officials had first put the toll at 103": what was held before.
  for (k = at - 1; k > from && k >= at - 5 && words[k]?.pos !== 'PUNCT'; k--)
    if (HELD_BEFORE.has(words[k]?.lower ?? '') && words[k - 1]?.lower === 'had') return true;
  for (k = at - 1; k >= from && k >= at - 7; k--) {
    const word = words[k];
    if (!word || word.pos === 'PUNCT' || CLAUSE_OPENERS.has(word.lower)) return false;
    if (BLAMES.has(word.lower)) return BLAMED.has(words[k + 1]?.lower ?? '');
  }
  return false;
}

/** "might have died", "would be beheaded": nothing that has happened. */
export function isPossible(words: readonly Word[], at: number, from: number): boolean {
  for (let k = at - 1; k >= from && k >= at - 5; k--) {
    const word = words[k];
    if (!word || word.pos === 'PUNCT') return false;
    if (word.pos === 'AUX' && MODALS.has(word.lower)) return true;
    if (word.pos !== 'AUX' && word.pos !== 'ADV') return false;
  }
  return false;
}

const HELD_BEFORE = new Set(['first', 'initially', 'earlier', 'previously', 'originally']);

const MODALS = new Set(['might', 'may', 'could', 'would', 'should', 'will', 'can']);

const BLAMES = new Set(
  'accused suspected charged convicted wanted involved involvement blamed responsible connection implicated confessed role indicted sentenced culpable complicit'.split(
    ' '
  )
);

const BLAMED = new Set(['of', 'in', 'for', 'with', 'to', 'behind', 'over']);
