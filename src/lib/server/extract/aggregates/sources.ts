import type { Span } from '../../../model/index.ts';
import { findPhrases } from '../phrases.ts';
import type { Word } from '../words.ts';
import { isIn, type Stretch } from './stretch.ts';

/** Who counted: "according to the South Asia Terrorism Portal", "…, the interior ministry said"; null where not said. */
export function sourceOf(stretch: Stretch): Span | null {
  const { words, first, last, lexicons } = stretch;
  let paper: Span | null = null;
  for (const match of findPhrases(lexicons.aggregates.sources, words, first, last)) {
    const named = nameBehind(stretch, match.last);
    // "the authority told lawmakers, according to a document": who counted says more than what it was read in.
    if (
      named &&
      isIn(
        words.find(({ end }) => end === named.end),
        'paper',
        lexicons
      )
    )
      paper ??= named;
    else if (named) return named;
  }
  for (let verb = last - 1; verb > first; verb--) {
    if (!isIn(words[verb], 'counting', lexicons)) continue;
    // "official data show": the tagger's noun at the end of a clause.
    if (words[verb]?.pos === 'NOUN' && words[verb + 1]?.pos !== 'PUNCT' && verb + 1 < last) continue;
    const named = nameBefore(stretch, verb) ?? nameAfterVerb(stretch, verb);
    if (named) return named;
  }
  return paper;
}

/** Words that a name may have. */
const LONGEST = 12;

function nameBehind({ words, last: limit, lexicons }: Stretch, from: number): Span | null {
  let first = from;
  while (words[first]?.pos === 'DET') first++;
  let last = first;
  while (last < limit && last - first < LONGEST && isName(words[last], words[last + 1])) {
    // "figures compiled by the ministry show"
    if (last > first && isIn(words[last], 'counting', lexicons) && words[last + 1]?.pos !== 'PROPN') break;
    last++;
  }
  return spanOf(words, first, last);
}

/** The subject right before a verb of counting, back to a comma or the sentence's start; no pronoun. */
function nameBefore({ words, first, lexicons }: Stretch, verb: number): Span | null {
  let at = verb;
  // "the National Counter Terrorism Authority (NACTA) told"
  if (words[at - 1]?.lower === ')') while (at > first && words[at]?.lower !== '(') at--;
  const end = at;
  while (at > first && verb - at < LONGEST && isName(words[at - 1], words[at])) at--;
  const opener = words[at - 1];
  if (at > first && opener && opener.pos !== 'PUNCT' && opener.pos !== 'SCONJ' && opener.lower !== 'as')
    return null;
  while (words[at]?.pos === 'DET') at++;
  if (words[at]?.number) return null;
  if (end !== verb) return spanOf(words, at, end);
  // "attacks recorded in August": a participle, no subject.
  return isIn(words[at], 'event_plural', lexicons) ? null : spanOf(words, at, verb);
}

/** ", says the monthly report of the institute". */
function nameAfterVerb(stretch: Stretch, verb: number): Span | null {
  const { words } = stretch;
  return words[verb - 1]?.lower === ',' && words[verb + 1]?.pos === 'DET'
    ? nameBehind(stretch, verb + 1)
    : null;
}

function isName(word: Word | undefined, next: Word | undefined): boolean {
  if (!word || word.number) return false;
  if (['NOUN', 'PROPN', 'ADJ', 'DET'].includes(word.pos)) return true;
  // "the conflict monitor ACLED": a noun that the tagger takes for a verb.
  if (word.pos === 'VERB' && word.lower === word.lemma) return next?.pos === 'PROPN';
  if (["'s", '’s', "'", 'of', 'for', 'and', '&'].includes(word.lower))
    return next !== undefined && ['NOUN', 'PROPN', 'ADJ', 'DET'].includes(next.pos);
  return false;
}

function spanOf(words: readonly Word[], first: number, last: number): Span | null {
  const held = words.slice(first, last);
  if (!held.some((word) => word.pos === 'NOUN' || word.pos === 'PROPN')) return null;
  return { start: held[0]?.start ?? 0, end: held.at(-1)?.end ?? 0 };
}
