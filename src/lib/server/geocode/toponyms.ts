import type { Span, Toponym, ToponymRole } from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isInside, statesAreaAfter } from './hierarchy.ts';
import { findMentions } from './mentions.ts';
import { cuesOf, NO_CUES, scoreMention, type MentionCues } from './mentionScore.ts';
import { findPeople } from './people.ts';
import type { Mention, Verdict } from './mention.ts';
import { roleOf } from './roles.ts';
import { findUnknownToponyms } from './unknown.ts';

/**
 * Finds the names of places in an article, in reading order and without overlaps. Names that are people's, groups' or
 * peoples' are kept with their role, so that no later stage takes them for places; words that only look like a town's
 * name are left out. Directions ("southwestern") are no part of a name unless the gazetteer has them.
 */
export function findToponyms(doc: Doc, gazetteer: Gazetteer): Toponym[] {
  const isName = (folded: string) => gazetteer.has(folded);
  const people = findPeople(doc, isName);
  const mentions = withoutHalves(findMentions(doc, gazetteer, people));
  const judged = mentions.map((mention, i) => judge(mention, mentions[i - 1], mentions[i + 1]));
  joinCompounds(judged);
  shareCuesInLists(judged);
  const sure = judged.filter(({ verdict, cues }) => verdict.role === 'literal' && cues.strong);
  const certain = new Set(sure.map(({ mention }) => mention.key));
  const countries = new Set(sure.flatMap(({ mention }) => mention.places[0]?.place.country ?? []));
  const found = judged.flatMap(({ mention, verdict, cues }) => {
    if (verdict.role === 'none') return [];
    const score = SCORED.includes(verdict.role)
      ? scoreMention(mention, {
          ...cues,
          publicBody: verdict.role === 'metonym',
          elsewhere: certain.has(mention.key) && !cues.strong,
          sameCountry: mention.places.some(({ place }) => countries.has(place.country))
        })
      : null;
    if (score && !score.accepted) return [];
    return [toponymOf(mention, verdict.role, [verdict.reason, ...(score?.reasons ?? [])])];
  });
  return [...found, ...findUnknownToponyms(doc, found, people, gazetteer)].sort((a, b) => a.start - b.start);
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
  const inList =
    (previous !== undefined && isListed(previous, mention)) ||
    (next !== undefined && isListed(mention, next));
  const verdict = roleOf(mention);
  const cues: MentionCues = { ...NO_CUES, ...cuesOf(mention), inNext, inList };
  cues.strong ||= inNext;
  const literal: Verdict = { role: 'literal', reason: 'followed by the area that it lies in' };
  return { mention, verdict: inNext && verdict.role === 'person' ? literal : verdict, cues };
}

/** Two towns' names side by side are halves of one that the gazetteer lacks ("Dhola Nadi"), unless one town lies in the other's area. */
function withoutHalves(mentions: Mention[]): Mention[] {
  const isHalf = (left: Mention | undefined, right: Mention | undefined) =>
    left !== undefined &&
    right !== undefined &&
    left.at.last === right.at.first &&
    left.at.sentence === right.at.sentence &&
    textOf(left).slice(spanOf(left).end, spanOf(right).start) === ' ' &&
    [left, right].every(
      ({ isCommonWord, at, places }) =>
        !isCommonWord &&
        at.doc.tokens[at.first]?.pos === 'PROPN' &&
        places.every(({ place, kind }) => kind !== 'demonym' && place.class === 'settlement')
    ) &&
    !isInside(left.places, right.places) &&
    !isInside(right.places, left.places);
  return mentions.filter(
    (mention, i) => !isHalf(mentions[i - 1], mention) && !isHalf(mention, mentions[i + 1])
  );
}

/** "in Nice and Reading": a preposition before a list speaks for all of it. */
function shareCuesInLists(judged: Judged[]): void {
  judged.forEach((one, i) => {
    const previous = judged[i - 1];
    if (!previous?.cues.preposition || one.cues.preposition || !isListed(previous.mention, one.mention))
      return;
    one.cues.preposition = true;
    one.cues.strong = true;
  });
}

/** "China-Pakistan Economic Corridor": the first name shares the second one's lot. */
function joinCompounds(judged: Judged[]): void {
  judged.forEach((one, i) => {
    const next = judged[i + 1];
    if (!next || next.verdict.role === 'literal' || one.verdict.role !== 'literal') return;
    if (/^[-–]$/.test(textOf(one.mention).slice(spanOf(one.mention).end, spanOf(next.mention).start)))
      one.verdict = next.verdict;
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
