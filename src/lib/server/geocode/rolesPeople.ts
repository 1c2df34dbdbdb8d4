import {
  hasPlacePreposition,
  isHead,
  isOrganisationHead,
  isPlaceHead,
  isTitle,
  isWholeArea,
  type Mention,
  type Verdict
} from './mention.ts';
import { classOfWord, foldName } from './names.ts';
import { tokenAfter, tokenBefore } from './runs.ts';

/** What the pattern below ends with: most names follow something else, and are spared it. */
const INTRODUCES_NAME = /(?: as|alias|aka|a\.k\.a\.|named) $/;

/** "a commander named Janan, also known as Baru"; "a village named Barseen" is a place. */
export function alsoKnownAs({ at, words }: Mention): Verdict | null {
  const start = at.doc.tokens[at.first]?.start ?? 0;
  const sentence = at.doc.article.text.slice(at.sentence.start, start);
  if (!INTRODUCES_NAME.test(sentence.slice(-12))) return null;
  const named =
    /([\p{L}]+)?,? (?:alias|aka|a\.k\.a\.|(?:(?:also|better|widely|locally) )?(?:known|identified|named|nicknamed) as|named|nicknamed) $/u.exec(
      sentence
    );
  if (!named || classOfWord(named[1] ?? '') !== null || isHead(foldName(named[1] ?? ''), words)) return null;
  return { role: 'person', reason: `follows "${named[0].trim()}"` };
}

export function titledPeople({ at, words }: Mention): Verdict | null {
  const title = at.capitalsBefore[0];
  const next = at.capitalsAfter[0];
  if (!title || !isTitle(title, words) || (next && isPlaceHead(next, words))) return null;
  return { role: 'person', reason: `follows the title "${title.text}"` };
}

const INITIAL = /^\p{Lu}\.?$/u;

export function givenNamesBefore({ at, places, words }: Mention): Verdict | null {
  const before = at.capitalsBefore[0];
  if (!before || isWholeArea(places) || (at.capitalsAfter[0] && isPlaceHead(at.capitalsAfter[0], words)))
    return null;
  const isInitial = INITIAL.test(before.text) && before.text !== 'I' && before.text !== 'A';
  if (!isInitial && (at.shouted || !words.givenNames.has(foldName(before.text)))) return null;
  return { role: 'person', reason: `follows the given name "${before.text}"` };
}

export function givenNamesFirst({ at, key, isName, words }: Mention): Verdict | null {
  const next = at.capitalsAfter[0];
  if (
    !next ||
    at.shouted ||
    !words.givenNames.has(key) ||
    key.includes(' ') ||
    isTitle(next, words) ||
    isPlaceHead(next, words)
  )
    return null;
  const word = foldName(next.text);
  if (
    isOrganisationHead(next, words) ||
    (isName(word) && words.prepositions.has(tokenBefore(at)?.lower ?? ''))
  )
    return null;
  return { role: 'person', reason: `a given name before "${next.text}"` };
}

/** "Hickson, 34, admitted". */
export function ages({ at, words }: Mention): Verdict | null {
  const age = tokenAfter(at, 2);
  const isAge =
    tokenAfter(at)?.text === ',' &&
    age !== null &&
    /^\d{1,2}$/.test(age.text) &&
    /^[,.)]$/.test(tokenAfter(at, 3)?.text ?? '');
  return isAge && !hasPlacePreposition(at, words)
    ? { role: 'person', reason: `followed by the age ${age.text}` }
    : null;
}

export function knownPeople({ at, key, people, places, words }: Mention): Verdict | null {
  const [first = '', ...rest] = key.split(' ');
  if (
    !people.has(rest.at(-1) ?? first) ||
    (rest.length > 0 && !words.givenNames.has(first)) ||
    (isWholeArea(places) && !words.givenNames.has(key)) ||
    hasPlacePreposition(at, words)
  )
    return null;
  return { role: 'person', reason: 'the article introduces a person of that name' };
}
