import { isPast } from './aspect.ts';
import type { ActEntry } from './lexicon.ts';
import type { Match, WordRange } from './phrases.ts';
import { isIn, type Word } from './words.ts';

/** Keeps what can be an act here: verbs and nouns of action, not "the outlawed group" or "Police Station". */
export function isVerbal(words: Word[], act: Match<ActEntry>, isTitle: boolean): boolean {
  const word = words[act.first];
  if (!word) return false;
  if (act.value.class === 'tell' && !isToldTo(words, act)) return false;
  if (isAttributive(words, act)) return false;
  if (word.pos === 'PROPN' && !isTitle && act.first > 0) return false;
  if (word.pos !== 'NOUN' && word.pos !== 'ADJ') return true;
  if (word.lower === 'order' || word.lower === 'station') return false;
  return (
    NOMINAL.test(word.lower) ||
    isPast(word) ||
    act.last - act.first > 1 ||
    (isTitle && isHeadlineVerb(words, act))
  );
}

/** "Govt bans night travel": headlines leave so little around a verb that it is taken for a noun. */
export function isHeadlineVerb(words: readonly Word[], act: WordRange): boolean {
  const [before, verb, next] = words.slice(Math.max(0, act.first - 1), act.last + 1);
  if (act.first === 0 || !before || !verb || !next) return false;
  return (
    /[^s]s$/.test(verb.lower) && !isIn(before, 'determiner') && before.pos !== 'ADP' && next.pos !== 'ADP'
  );
}

/** "asked the RPOs to supervise", "were told to check"; not "told reporters that". */
function isToldTo(words: Word[], act: WordRange): boolean {
  const after = words.slice(act.last, act.last + 14);
  const to = after.findIndex(
    (word, i) => word.lower === 'to' && after[i + 1]?.pos !== 'PROPN' && after[i + 1]?.pos !== 'DET'
  );
  return to >= 0 && !after.slice(0, to).some((word) => word.lower === 'that' || word.wall);
}

/** A participle that only describes the noun after it: "the outlawed group", "Pakistan's enhanced protocol". */
function isAttributive(words: Word[], act: Match<ActEntry>): boolean {
  const word = words[act.first];
  const next = words[act.last];
  if (!word || !next || act.last - act.first > 1 || !isPast(word)) return false;
  if (next.pos !== 'NOUN' && next.pos !== 'PROPN' && next.pos !== 'ADJ') return false;
  const before = words[act.first - 1];
  if (
    act.value.class === 'proscribe' &&
    before?.pos !== 'PROPN' &&
    before?.pos !== 'NOUN' &&
    before?.pos !== 'AUX'
  )
    return true;
  if (before?.pos === 'ADP' || before?.pos === 'NUM') return true;
  return word.owned || isIn(before, 'owner');
}

/** Endings and words that name an action. */
const NOMINAL =
  /(?:ment|tion|sion|ing|al|us|ives?|closure|lines|orders?|agreements?|nod|ban|curbs?|review|audit|launch|scrutiny|adherence|compliance|observance|provision)$/;
