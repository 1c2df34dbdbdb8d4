import type { FeatureClass } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import type { Gazetteer, MayEnd, NamedPlace } from './gazetteer.ts';
import {
  CIVIC_HEADS,
  FACILITY_HEADS,
  GEOGRAPHIC_HEADS,
  NEVER_PHRASES,
  NEVER_PLACES
} from './lexicon/words.ts';
import { classOfWord, foldName } from './names.ts';
import { hasPlacePreposition, type Mention } from './mention.ts';
import { isShouted, surroundingsOf, type Surroundings } from './runs.ts';

/** Every name of the gazetteer in the article that is written as a name, in reading order, longest first and without overlaps. */
export function findMentions(doc: Doc, gazetteer: Gazetteer, people: ReadonlySet<string>): Mention[] {
  return doc.sentences.flatMap((sentence) => mentionsIn(doc, sentence, gazetteer, people));
}

function mentionsIn(
  doc: Doc,
  sentence: Sentence,
  gazetteer: Gazetteer,
  people: ReadonlySet<string>
): Mention[] {
  const isName = (folded: string) => gazetteer.has(folded);
  const mayEnd: MayEnd = (last, touches, shorter) =>
    touches || startsWithCapital(last.text) || isKindOfPlace(last.text, shorter, gazetteer);
  const shouted = isShouted(doc, sentence);
  const tokens = doc.tokens.slice(sentence.firstToken, sentence.lastToken);
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    const match = token && mayStartName(token.text) ? gazetteer.longestMatch(tokens, i, mayEnd) : null;
    if (!match || NEVER_PLACES.has(match.key) || NEVER_PHRASES.has(match.key)) {
      i += 1;
      continue;
    }
    const surface = doc.article.text.slice(token?.start, tokens[i + match.length - 1]?.end);
    const afterComma = tokens[i - 1]?.text === ',';
    const isMoney = tokens[i + match.length]?.text === '$' || tokens[i - 1]?.text === '$';
    const places = isMoney
      ? []
      : match.places.filter((place) => fits(place, match.key, surface, shouted, afterComma));
    const first = sentence.firstToken + i;
    const at = surroundingsOf(doc, sentence, first, first + match.length, shouted);
    if (places.length > 0 && !isBareHead(match.key, at)) {
      mentions.push({
        at,
        key: match.key,
        places,
        people,
        isName,
        isCommonWord: gazetteer.isCommonWord(match.key)
      });
      i += match.length;
    } else i += 1;
  }
  return mentions;
}

function mayStartName(text: string): boolean {
  return /^['‘’`]?[\p{Lu}\p{Lo}\d]/u.test(text);
}

/** The last word may hide its capital behind an article: "Côte d'Ivoire", "Ras al-Khaimah". */
function startsWithCapital(text: string): boolean {
  return /^(?:\p{Ll}{1,2}['’-])?['‘’`]?[\p{Lu}\p{Lo}\d]/u.test(text);
}

/**
 * A name may end in lower case with what it is: "Dasu dam", "Quetta railway station". Where the name is known without that word as
 * the kind of place that the word says, the word is no part of it: "Quetta city".
 */
function isKindOfPlace(word: string, shorter: string | null, gazetteer: Gazetteer): boolean {
  const folded = foldName(word);
  const kind = classOfWord(folded);
  if (kind === null || shorter === null) return kind !== null || isHeadWord(folded);
  const kinds: readonly FeatureClass[] = kind === 'region' ? ['settlement', 'region'] : [kind];
  return !gazetteer.findKey(shorter).some(({ place }) => kinds.includes(place.class));
}

/** "Bay" of "East Bay Expressway", "Hospital" of "Civil Hospital": a word for a kind of place names one only by itself, after "in" or "at". */
function isBareHead(key: string, at: Surroundings): boolean {
  if (!key.split(' ').every(isHeadWord)) return false;
  return at.capitalsBefore.length > 0 || at.capitalsAfter.length > 0 || !hasPlacePreposition(at);
}

function isHeadWord(folded: string): boolean {
  return FACILITY_HEADS.has(folded) || GEOGRAPHIC_HEADS.has(folded) || CIVIC_HEADS.has(folded);
}

/** Abbreviations count only as they are written: "US" and "U.S." but not "us", "Ind." but not "Ind", "KY" only after a comma. */
function fits(
  { place, kind }: NamedPlace,
  key: string,
  surface: string,
  shouted: boolean,
  afterComma: boolean
): boolean {
  if (surface.includes('$')) return false;
  if (key.length > 4 || key.includes(' ')) return true;
  const letters = surface.replace(/[^\p{L}]/gu, '');
  const isUpper =
    letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (kind === 'code') return isUpper && afterComma;
  const isArea = place.class === 'country' || place.class === 'admin1';
  if (isArea && kind === 'alias') return surface.endsWith('.') || (isUpper && !shouted);
  if (isUpper && !shouted && key.length <= 3) return false;
  return key.length > 2;
}
