import type { FeatureClass } from '../../model/index.ts';
import type { Doc, Sentence } from '../text/doc.ts';
import type { Gazetteer, MayEnd, NamedPlace } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { classOfWord, foldName } from './names.ts';
import { hasPlacePreposition, type Mention } from './mention.ts';
import { isShouted, surroundingsOf, type Surroundings } from './runs.ts';

/** Every name of the gazetteer in the article that is written as a name, in reading order, longest first and without overlaps. */
export function findMentions(
  doc: Doc,
  gazetteer: Gazetteer,
  people: ReadonlySet<string>,
  words: NameLexicon
): Mention[] {
  const isName = (folded: string) => gazetteer.has(folded);
  const mayEnd: MayEnd = (last, touches, shorter) =>
    touches || startsWithCapital(last.text) || isKindOfPlace(last.text, shorter, gazetteer, words);
  const asked: Asked = { gazetteer, people, words, isName, mayEnd };
  const mentions: Mention[] = [];
  for (const sentence of doc.sentences) addMentionsIn(doc, sentence, asked, mentions);
  return mentions;
}

interface Asked extends Pick<Mention, 'people' | 'words' | 'isName'> {
  gazetteer: Gazetteer;
  mayEnd: MayEnd;
}

function addMentionsIn(
  doc: Doc,
  sentence: Sentence,
  { gazetteer, people, words, isName, mayEnd }: Asked,
  mentions: Mention[]
): void {
  const shouted = isShouted(doc, sentence);
  const tokens = doc.tokens.slice(sentence.firstToken, sentence.lastToken);
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i];
    const match = token && mayStartName(token.text) ? gazetteer.longestMatch(tokens, i, mayEnd) : null;
    if (!match || words.never.has(match.key)) {
      i += 1;
      continue;
    }
    const end = tokens[i + match.length - 1]?.end ?? 0;
    // Reading an array before its start is slow.
    const before = i > 0 ? tokens[i - 1]?.text : undefined;
    const afterComma = before === ',';
    const hasStop = afterComma && doc.article.text[end] === '.';
    const surface = doc.article.text.slice(token?.start, hasStop ? end + 1 : end);
    const isMoney = tokens[i + match.length]?.text === '$' || before === '$';
    const places = isMoney
      ? []
      : match.places.filter((place) => fits(place, match.key, surface, shouted, afterComma));
    if (places.length === 0) {
      i += 1;
      continue;
    }
    const first = sentence.firstToken + i;
    const at = surroundingsOf(doc, sentence, first, first + match.length, shouted);
    if (!isBareHead(match.key, places, at, words)) {
      mentions.push({
        at,
        words,
        key: match.key,
        places,
        people,
        isName,
        isCommonWord: gazetteer.isCommonWord(match.key)
      });
      i += match.length;
    } else i += 1;
  }
}

const NAME_START = /^['‘’`]?[\p{Lu}\p{Lo}\d]/u;
const HIDDEN_CAPITAL = /^(?:\p{Ll}{1,2}['’-])?['‘’`]?[\p{Lu}\p{Lo}\d]/u;

function mayStartName(text: string): boolean {
  const code = text.charCodeAt(0);
  // Most words begin with a plain letter; the pattern is for the rest.
  if (code >= 97 && code <= 122) return false;
  return (code >= 65 && code <= 90) || NAME_START.test(text);
}

/** The last word may hide its capital behind an article: "Côte d'Ivoire", "Ras al-Khaimah". */
function startsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 65 && code <= 90) || HIDDEN_CAPITAL.test(text);
}

/**
 * A name may end in lower case with what it is: "Dasu dam", "Quetta railway station". Where the name is known without that word as
 * the kind of place that the word says, the word is no part of it: "Quetta city".
 */
function isKindOfPlace(
  word: string,
  shorter: string | null,
  gazetteer: Gazetteer,
  words: NameLexicon
): boolean {
  const folded = foldName(word);
  const kind = classOfWord(folded);
  if (kind === null || shorter === null)
    return kind !== null || isHeadWord(folded, words) || words.organisationHeads.has(folded);
  const isArea = kind === 'region' && folded !== 'division';
  const kinds: readonly FeatureClass[] = isArea ? ['settlement', 'region'] : [kind];
  return !gazetteer.findKey(shorter).some(({ place }) => kinds.includes(place.class));
}

/** "Bay" of "East Bay Expressway", "Hospital" of "Civil Hospital": a word for a kind of place names one only by itself, after "in" or "at". */
function isBareHead(
  key: string,
  places: readonly NamedPlace[],
  at: Surroundings,
  words: NameLexicon
): boolean {
  if (!key.split(' ').every((word) => isHeadWord(word, words))) return false;
  // "Plateau State", "Gulf Coast", "College Station".
  const isKnown = ({ place }: NamedPlace) =>
    place.class.startsWith('admin') || place.class === 'region' || place.population >= LEAST_PEOPLE_OF_HEADS;
  if (key.includes(' ') && places.some(isKnown)) return false;
  // "Superior, Wis.": with its province behind it, a word of another kind is a town.
  const rest = at.doc.article.text.slice(
    at.doc.tokens[at.last - 1]?.end ?? 0,
    LONGEST_UNIT + (at.doc.tokens[at.last - 1]?.end ?? 0)
  );
  if (PROVINCE_FOLLOWS.test(rest) && places.some(({ place }) => place.class === 'settlement')) return false;
  return at.capitalsBefore.length > 0 || at.capitalsAfter.length > 0 || !hasPlacePreposition(at, words);
}

const LONGEST_UNIT = 8;
/** ", Wis.", ", N.Y.": the short form of a state. */
const PROVINCE_FOLLOWS = /^, (?:\p{Lu}\p{Ll}{1,4}\.|\p{Lu}\.\p{Lu}\.)/u;

/** A town whose name is made of words for kinds of places is meant only where it has so many people. */
const LEAST_PEOPLE_OF_HEADS = 10_000;

function isHeadWord(folded: string, words: NameLexicon): boolean {
  return (
    words.landforms.has(folded) ||
    words.facilityHeads.has(folded) ||
    words.geographicHeads.has(folded) ||
    words.civicHeads.has(folded)
  );
}

const HAS_CASE = /\p{Lu}|\p{Ll}/u;

/** Abbreviations count only as they are written: "US" and "U.S." but not "us", "Ind." but not "Ind", "KY" only after a comma. */
function fits(
  { place, kind }: NamedPlace,
  key: string,
  surface: string,
  shouted: boolean,
  afterComma: boolean
): boolean {
  if (surface.includes('$')) return false;
  if (key.length > 4 || key.includes(' ') || !HAS_CASE.test(surface)) return true;
  const letters = surface.replace(/[^\p{L}]/gu, '');
  const isUpper =
    letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (kind === 'code') return isUpper && afterComma;
  const isArea = place.class === 'country' || place.class === 'admin1';
  if (isArea && kind === 'alias') return surface.endsWith('.') || (isUpper && !shouted);
  if (isUpper && !shouted && key.length <= 3) return false;
  return key.length > 2;
}
