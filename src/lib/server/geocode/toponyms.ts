import type { FeatureClass, Span, Toponym, ToponymRole } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isInside, statesAreaAfter } from './hierarchy.ts';
import { findMentions } from './mentions.ts';
import { cuesOf, NO_CUES, scoreMention, type MentionCues } from './mentionScore.ts';
import { findPeople } from './people.ts';
import { isWholeArea, type Mention, type Verdict } from './mention.ts';
import type { NameLexicon } from './nameLexicon.ts';
import { roleOf } from './roles.ts';
import { findSharedHeads } from './sharedHeads.ts';
import { soundsLikePlace } from './soundsLike.ts';
import { findUnknownToponyms } from './unknown.ts';

/**
 * Finds the names of places in an article, in reading order and without overlaps. Names that are people's, groups' or
 * peoples' are kept with their role, so that no later stage takes them for places; words that only look like a town's
 * name are left out. Directions ("southwestern") are no part of a name unless the gazetteer has them.
 */
export function findToponyms(doc: Doc, gazetteer: Gazetteer, words: NameLexicon): Toponym[] {
  const isName = (folded: string) => gazetteer.has(folded);
  const isPlace = (folded: string) => isName(folded) || soundsLikePlace(folded, gazetteer);
  const people = findPeople(doc, isPlace, words);
  const mentions = withoutHalves(findMentions(doc, gazetteer, people, words));
  const judged = mentions.map((mention, i) => judge(mention, mentions[i - 1], mentions[i + 1]));
  joinCompounds(judged);
  shareCuesInLists(judged);
  const sure = judged.filter(({ verdict, cues }) => verdict.role === 'literal' && cues.strong);
  const certain = new Set(sure.map(({ mention }) => mention.key));
  // A province that acts or is acted for is as sure as one that something happens in.
  const telling = [
    ...sure,
    ...judged.filter(({ verdict, mention }) => verdict.role === 'metonym' && isWholeArea(mention.places))
  ];
  const countries = new Set(telling.flatMap(({ mention }) => mention.places[0]?.place.country ?? []));
  const provinces = new Set(telling.flatMap(({ mention }) => provinceOf(mention) ?? []));
  const found = judged.flatMap(({ mention, verdict, cues }) => {
    if (verdict.role === 'none') return [];
    const score = SCORED.includes(verdict.role)
      ? scoreMention(mention, {
          ...cues,
          publicBody: verdict.role === 'metonym' || cues.publicBody,
          elsewhere: certain.has(mention.key) && !cues.strong,
          sameCountry: mention.places.some(({ place }) => countries.has(place.country)),
          sameProvince: mention.places.some(
            ({ place }) => place.admin1 !== null && provinces.has(place.admin1)
          )
        })
      : null;
    if (score && !score.accepted) return [];
    return [toponymOf(mention, verdict.role, [verdict.reason, ...(score?.reasons ?? [])])];
  });
  const known = [...found, ...findSharedHeads(doc, found, gazetteer)].sort(inOrder);
  return [...known, ...findUnknownToponyms(doc, known, people, gazetteer, words)].sort(inOrder);
}

function inOrder(a: Span, b: Span): number {
  return a.start - b.start;
}

/** Roles in which a word must look enough like a place's name; the others are only kept to warn later stages. */
const SCORED: readonly Verdict['role'][] = ['literal', 'metonym'];

interface Judged {
  mention: Mention;
  verdict: Verdict;
  cues: MentionCues;
}

function judge(mention: Mention, previous: Mention | undefined, next: Mention | undefined): Judged {
  const inNext =
    next !== undefined &&
    statesAreaAfter(textOf(mention), spanOf(mention), spanOf(next)) &&
    isInside(mention.places, next.places);
  const holdsPrevious =
    previous !== undefined &&
    /^,\s*$/.test(textOf(mention).slice(spanOf(previous).end, spanOf(mention).start)) &&
    isInside(previous.places, mention.places);
  const inList =
    (previous !== undefined && isListed(previous, mention)) ||
    (next !== undefined && isListed(mention, next));
  const namesRoad =
    (next !== undefined && areEndsOfRoad(mention, next)) ||
    (previous !== undefined && areEndsOfRoad(previous, mention));
  const verdict = roleOf(mention);
  const cues: MentionCues = { ...NO_CUES, ...cuesOf(mention), inNext, holdsPrevious, inList };
  cues.classWord ||= namesRoad;
  cues.strong ||= inNext || holdsPrevious || namesRoad;
  const literal: Verdict = { role: 'literal', reason: 'followed by the area that it lies in' };
  return { mention, verdict: inNext && verdict.role === 'person' ? literal : verdict, cues };
}

/** The one province that a name can mean or lie in, null where it may be in several. */
function provinceOf({ places }: Mention): string | null {
  const readings = places.filter(({ kind }) => kind === 'name' || kind === 'code');
  const named = readings.length > 0 ? readings : places;
  const first = named[0]?.place;
  if (first?.class === 'admin1') return first.admin1;
  return first?.admin1 && named.every(({ place }) => place.admin1 === first.admin1) ? first.admin1 : null;
}

/** Two towns' names side by side are halves of one that the gazetteer lacks ("Dhola Nadi"), unless one town lies in the other's area. */
function withoutHalves(mentions: Mention[]): Mention[] {
  const isHalf = (left: Mention | undefined, right: Mention | undefined) =>
    left !== undefined &&
    right !== undefined &&
    left.at.last === right.at.first &&
    left.at.sentence === right.at.sentence &&
    textOf(left).slice(spanOf(left).end, spanOf(right).start) === ' ' &&
    !areEndsOfRoad(left, right) &&
    [left, right].every(
      ({ isCommonWord, at, places }) =>
        !isCommonWord &&
        at.doc.tokens[at.first]?.pos === 'PROPN' &&
        places.every(({ place, kind }) => kind !== 'demonym' && TOWNS.includes(place.class))
    ) &&
    !isInside(left.places, right.places) &&
    !isInside(right.places, left.places);
  return mentions.filter(
    (mention, i) => !isHalf(mentions[i - 1], mention) && !isHalf(mention, mentions[i + 1])
  );
}

/** "the Jammu Srinagar highway", "the Bannu-Miranshah road". */
function areEndsOfRoad(left: Mention, right: Mention): boolean {
  const [{ end }, { start, end: last }] = [spanOf(left), spanOf(right)];
  const text = textOf(left);
  return /^(?:\s?[-–—]\s?| )$/.test(text.slice(end, start)) && ROAD_FOLLOWS.test(text.slice(last, last + 12));
}

const ROAD_FOLLOWS = /^ (?:high|motor|rail)?(?:way|road)\b/i;

/** Towns and the districts that bear their names. */
const TOWNS: readonly FeatureClass[] = ['settlement', 'tehsil', 'admin2'];

/** "in Nice and Reading": a preposition before a list speaks for all of it. */
function shareCuesInLists(judged: Judged[]): void {
  judged.forEach((one, i) => {
    const previous = judged[i - 1];
    if (!previous?.cues.preposition || one.cues.preposition || !isListed(previous.mention, one.mention))
      return;
    one.cues.preposition = true;
    one.cues.strong = true;
    // "from Punjab and Haryana blocked the road": the farmers did, not Haryana.
    if (followsAnd(previous.mention, one.mention) && previous.verdict.role === 'literal' && actsOnly(one))
      one.verdict = previous.verdict;
  });
}

/** "from Punjab and Haryana", but not "in Gwadar, and Islamabad", which begins a clause. */
function followsAnd(previous: Mention, mention: Mention): boolean {
  return /^\s+(?:and|or)\s+$/.test(textOf(mention).slice(spanOf(previous).end, spanOf(mention).start));
}

function actsOnly({ verdict, mention }: Judged): boolean {
  return verdict.role === 'metonym' && mention.at.capitalsAfter.length === 0;
}

/** "China-Pakistan Economic Corridor", "Paris Washington, 19,": "Moscow and Minsk signed": the first name shares the second one's lot. */
function joinCompounds(judged: Judged[]): void {
  judged.forEach((one, i) => {
    const next = judged[i + 1];
    if (!next || next.verdict.role === 'literal' || one.verdict.role !== 'literal') return;
    const gap = textOf(one.mention).slice(spanOf(one.mention).end, spanOf(next.mention).start);
    const isOnePerson = gap === ' ' && next.verdict.role === 'person' && !one.cues.preposition;
    const isOneSubject =
      /^ and $/.test(gap) &&
      next.verdict.role === 'metonym' &&
      !one.cues.preposition &&
      !one.cues.weakPreposition;
    if (/^[-–]$/.test(gap) || isOnePerson || isOneSubject) one.verdict = next.verdict;
  });
}

/** "Quetta, Zhob and Turbat": only commas and conjunctions lie between two names. */
function isListed(previous: Mention, mention: Mention): boolean {
  return /^\s*(?:,|,?\s+(?:and|or)|\/|–|-)\s*$/.test(
    textOf(mention).slice(spanOf(previous).end, spanOf(mention).start)
  );
}

function toponymOf(mention: Mention, role: ToponymRole, reasons: string[]): Toponym {
  const { start, end } = spanOf(mention);
  return { start, end, name: textOf(mention).slice(start, end), role, reasons };
}

function spanOf({ at }: Mention): Span {
  return { start: at.doc.tokens[at.first]?.start ?? 0, end: at.doc.tokens[at.last - 1]?.end ?? 0 };
}

function textOf({ at }: Mention): string {
  return at.doc.article.text;
}
