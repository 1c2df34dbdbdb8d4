import type { Toponym } from '../../model/index.ts';
import type { Doc, Sentence, Token } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { foldName } from './names.ts';
import { soundsLikePlace } from './soundsLike.ts';
import { isCapitalised, isShouted } from './runs.ts';

const LONGEST = 4;
const SMALL_LETTER = /\p{Ll}/u;
/** Parts of speech of a word that makes the capitals before it its attribute: "in Olympic record time". */
const ATTRIBUTED = new Set(['NOUN', 'ADJ', 'PROPN', 'NUM']);
/** Prepositions that stand before a place far more often than before anything else with a capital. */
const LOCATING = new Set(['in', 'near', 'outside', 'around', 'nearby']);
/** Class words that seldom stand beside anything but a place's name; "state", "agency" and "department" often do. */
const TELLING = new Set(
  'village town city hamlet district county province tehsil taluka subdivision neighbourhood neighborhood suburb municipality governorate township commune canton oblast raion woreda cantonment'.split(
    ' '
  )
);

const ROADS = new Set([
  'street',
  'avenue',
  'road',
  'boulevard',
  'highway',
  'lane',
  'drive',
  'expressway',
  'motorway'
]);
const ALONG = new Set(['on', 'along', 'off', 'across']);
/** Words that stand beside other things too, unless the name lies "in the …" or "of" a place. */
const AREAS = new Set(['area', 'locality', 'bazaar', 'bazar', 'sector', 'valley']);

/**
 * Finds names of places that the gazetteer does not have, where the words around leave little doubt: "the village of Kfraya",
 * "Tump tehsil", "in Etobicoke", one of a list of places. `taken` are the toponyms already found, in reading order.
 */
export function findUnknownToponyms(
  doc: Doc,
  taken: readonly Toponym[],
  people: ReadonlySet<string>,
  gazetteer: Gazetteer,
  words: NameLexicon
): Toponym[] {
  const all: Toponym[] = [];
  for (const sentence of doc.sentences) {
    if (isShouted(doc, sentence)) continue;
    const near = taken.filter((toponym) => toponym.start < sentence.end && sentence.start < toponym.end);
    const free = (token: Token) =>
      !near.some((toponym) => toponym.start < token.end && token.start < toponym.end);
    const found: Toponym[] = [];
    for (let i = sentence.firstToken; i < sentence.lastToken; i += 1) {
      const token = doc.tokens[i];
      if (!token || !isCapitalised(token) || words.never.has(token.lower)) continue;
      if (followsBody(doc, sentence, i, words)) continue;
      const run = runAt(doc, sentence, i, free);
      if (run.length === 0) continue;
      const reason = mayName(run, people, gazetteer, words)
        ? placeCue(doc, sentence, i, i + run.length, [...taken, ...found], words, gazetteer)
        : null;
      const [first, last] = [run[0], run.at(-1)];
      if (reason && first && last) found.push(unknownToponym(doc, first.start, last.end, reason));
      i += run.length - 1;
    }
    all.push(...found);
  }
  return all;
}

function unknownToponym(doc: Doc, start: number, end: number, reason: string): Toponym {
  return {
    start,
    end,
    name: doc.article.text.slice(start, end),
    role: 'literal',
    reasons: ['not in the gazetteer', reason]
  };
}

/** "Police Lines": the second half of a name whose first is a word that no place is called by. */
function followsBody(doc: Doc, sentence: Sentence, at: number, words: NameLexicon): boolean {
  const [before, token] = [doc.tokens[at - 1], doc.tokens[at]];
  if (!before || !token || at - 1 < sentence.firstToken || before.end + 1 !== token.start) return false;
  return isCapitalised(before) && words.never.has(before.lower) && words.civicHeads.has(before.lower);
}

/** Capitalised words from token `at` on with only blanks and hyphens between. */
function runAt(doc: Doc, sentence: Sentence, at: number, free: (token: Token) => boolean): Token[] {
  const run: Token[] = [];
  for (let i = at; i < sentence.lastToken; i += 1) {
    const token = doc.tokens[i];
    const previous = run.at(-1);
    if (!token || !isCapitalised(token) || !free(token)) break;
    if (previous && !/^ $/.test(doc.article.text.slice(previous.end, token.start))) break;
    if (previous && TELLING.has(token.lower)) break;
    run.push(token);
  }
  return run;
}

function mayName(
  run: readonly Token[],
  people: ReadonlySet<string>,
  gazetteer: Gazetteer,
  words: NameLexicon
): boolean {
  const names = run.map((token) => foldName(token.text));
  const last = names.at(-1) ?? '';
  if (isVillage(names, words)) return run.length <= LONGEST;
  return (
    run.length <= LONGEST &&
    run.every(
      (token) => (token.pos === 'PROPN' || isLandformWord(token, words)) && SMALL_LETTER.test(token.text)
    ) &&
    !names.some((word) => isNoName(word, words) || word.length < 3) &&
    !(
      names.length === 1 &&
      (gazetteer.isCommonWord(last) || isSiteWord(last, words) || gazetteer.has(last))
    ) &&
    (!(words.givenNames.has(names[0] ?? '') || people.has(last)) ||
      soundsLikePlace(names.join(' '), gazetteer))
  );
}

function isNoName(word: string, words: NameLexicon): boolean {
  return (
    words.never.has(word) ||
    words.titles.has(word) ||
    (!isSiteWord(word, words) && (words.organisationHeads.has(word) || words.civicHeads.has(word)))
  );
}

/** "Killi Sardar Khan", "Spina Kili": most villages are called for somebody. */
function isVillage(names: readonly string[], words: NameLexicon): boolean {
  return (
    names.length > 1 &&
    (words.villagesBefore.has(names[0] ?? '') || words.villagesAfter.has(names.at(-1) ?? ''))
  );
}

function isSiteWord(word: string, words: NameLexicon): boolean {
  return words.facilityHeads.has(word) || words.geographicHeads.has(word);
}

function placeCue(
  doc: Doc,
  sentence: Sentence,
  first: number,
  last: number,
  toponyms: readonly Toponym[],
  words: NameLexicon,
  gazetteer: Gazetteer
): string | null {
  const { text } = doc.article;
  const [before, beforeThat, after] = [doc.tokens[first - 1], doc.tokens[first - 2], doc.tokens[last]];
  const [start, end] = [doc.tokens[first]?.start ?? 0, doc.tokens[last - 1]?.end ?? 0];
  if (before && words.prepositions.has(before.lower) && isHeard(text.slice(start, end), gazetteer))
    return `follows "${before.text}"`;
  const landform = landformIn(doc.tokens.slice(first, last), words);
  if (landform) return `a name of a landform: "${landform}"`;
  const isAttribute =
    after?.sentence === sentence.index && (ATTRIBUTED.has(after.pos) || /^['’]/.test(after.text));
  if (before?.lower === 'of' && tells(beforeThat)) return `follows "${beforeThat?.text} of"`;
  const inSentence = after?.sentence === sentence.index ? after : undefined;
  const isProper =
    inSentence !== undefined && isCapitalised(inSentence) && !LOCATING.has(before?.lower ?? '');
  if (inSentence && ((tells(inSentence) && !isProper) || isAreaOf(inSentence, doc.tokens[last + 1])))
    return `followed by "${inSentence.text}"`;
  if (
    inSentence &&
    before?.lower === 'the' &&
    LOCATING.has(beforeThat?.lower ?? '') &&
    AREAS.has(inSentence.lower)
  )
    return `followed by "${inSentence.text}"`;
  const isSite = last - first > 1 && isSiteWord(foldName(doc.tokens[last - 1]?.text ?? ''), words);
  const isRoad = isSite && ROADS.has(doc.tokens[last - 1]?.lower ?? '') && ALONG.has(before?.lower ?? '');
  const isAt = before?.lower === 'at' && (isSite || isPlacedAt(inSentence, doc.tokens[last + 1]));
  if (before && (LOCATING.has(before.lower) || isAt || isRoad) && !isAttribute)
    return `follows "${before.text}"`;
  const listed = toponyms.some(
    (one) =>
      one.role === 'literal' && one.end < start && /^\s*(?:,|,?\s+and)\s*$/.test(text.slice(one.end, start))
  );
  const follows = toponyms.some(
    (one) => one.role === 'literal' && one.start > end && /^\s*,\s*$/.test(text.slice(end, one.start))
  );
  const opens = first === sentence.firstToken && last - first === 1;
  if (follows && (listed || !opens)) return 'followed by a place';
  return listed &&
    (last - first === 1 || isHeard(text.slice(start, end), gazetteer)) &&
    /^(?:,|and|\.|in)$/.test(after?.lower ?? '.')
    ? 'stands in a list of places'
    : null;
}

function isHeard(name: string, gazetteer: Gazetteer): boolean {
  return soundsLikePlace(foldName(name), gazetteer);
}

function tells(token: Token | undefined): boolean {
  return TELLING.has(singular(token?.lower ?? ''));
}

/** "at Matapata, some 25 km from Palma": what lies somewhere is a place. */
function isPlacedAt(after: Token | undefined, next: Token | undefined): boolean {
  if (!after || !next) return false;
  return after.text === ',' && (PLACED_BY.has(next.lower) || /^\d/.test(next.text));
}

const PLACED_BY = new Set([
  'in',
  'near',
  'some',
  'about',
  'around',
  'outside',
  'also',
  'on',
  'close',
  'north',
  'south',
  'east',
  'west'
]);

/** "the Cuyahoga River", "Lake Kivu": the word that says what it is, null where none does. */
function landformIn(run: readonly Token[], words: NameLexicon): string | null {
  const [head, tail] = [run[0], run.at(-1)];
  if (run.length < 2 || !head || !tail) return null;
  if (words.landforms.has(tail.lower)) return tail.text;
  return words.landformsBefore.has(head.lower) ? head.text : null;
}

function isLandformWord(token: Token, words: NameLexicon): boolean {
  return words.landforms.has(token.lower) || words.landformsBefore.has(token.lower);
}

/** "the Tanga area of Qila Saifullah". */
function isAreaOf(word: Token, next: Token | undefined): boolean {
  return AREAS.has(word.lower) && (next?.lower === 'of' || next?.lower === 'in');
}

function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}
