import type { ToponymRole } from '../../model/index.ts';
import type { Token } from '../text/doc.ts';
import type { NamedPlace } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName } from './names.ts';
import { tokenAfter, tokenBefore, type Surroundings } from './runs.ts';

/** A gazetteer name in a text, with all that the rules look at. */
export interface Mention {
  at: Surroundings;
  words: NameLexicon;
  /** Folded name. */
  key: string;
  places: NamedPlace[];
  /** Folded last words of the article's people. */
  people: ReadonlySet<string>;
  /** Whether a folded word is itself a name in the gazetteer. */
  isName: (folded: string) => boolean;
  /** Whether its one word is first of all a word of the language. */
  isCommonWord: boolean;
}

export interface Verdict {
  /** `none` where the name is only a part of an unknown one. */
  role: ToponymRole | 'none';
  reason: string;
}

/** Gives a verdict, or null where the rule has nothing to say. */
export type Rule = (mention: Mention) => Verdict | null;

export function hasPlacePreposition(at: Surroundings, words: NameLexicon): boolean {
  if (URDU_POSTPOSITION.test(tokenAfter(at)?.text ?? '')) return true;
  if (/^-?based$/.test(tokenAfter(at, tokenAfter(at)?.text === '-' ? 2 : 1)?.lower ?? '')) return true;
  let back = 1;
  let token = tokenBefore(at, back);
  while (token && (token.lower === 'the' || words.modifiers.has(token.lower)))
    token = tokenBefore(at, (back += 1));
  return words.prepositions.has(token?.lower ?? '');
}

/** "in", "from", "of", "to" and "on" of Urdu, which stand behind the name. */
const URDU_POSTPOSITION = /^(?:میں|سے|کے|کا|کی|کو|پر)$/;

export function isTitle(token: Token, words: NameLexicon): boolean {
  return words.titles.has(foldName(token.text));
}

export function isPlaceHead(token: Token, words: NameLexicon): boolean {
  return isHead(foldName(token.text), words);
}

export function isHead(word: string, words: NameLexicon): boolean {
  return words.geographicHeads.has(word) || words.facilityHeads.has(word);
}

export function isOrganisationHead(token: Token, words: NameLexicon): boolean {
  return words.organisationHeads.has(foldName(token.text));
}

/** The name is first of all a country's or a province's. */
export function isWholeArea(places: NamedPlace[]): boolean {
  return places.some(
    ({ place, kind }) => place.class === 'country' || (place.class === 'admin1' && kind === 'name')
  );
}
