import {
  evidenceOf,
  type Evidence,
  type Rejection,
  type ResolvedToponym,
  type Span
} from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import type { FoundMeasure } from './findings.ts';
import type { Lexicons } from './lexicons.ts';
import { claimsOf, type Claim, type Refusal } from './measures/claims.ts';
import { dayOf } from './measures/days.ts';
import { Speakers } from './measures/issuers.ts';
import { measureLexicon, type IssuerEntry } from './measures/lexicon.ts';
import { appliesTo, storyPlace, type Carried, type PlacedClaim } from './measures/places.ts';
import type { Scene } from './measures/scene.ts';
import { matchPhrases, spanOf, type Match } from './measures/phrases.ts';
import { sameMeasure } from './measures/same.ts';
import { wordsOf } from './measures/words.ts';

/**
 * The security measures that an article asserts as taken, ordered, agreed, announced or reviewed by a state body or a
 * firm. A measure told several times is one; routine handling of a scene, demands and mere talk go to `rejected`.
 */
export function findMeasures(
  doc: Doc,
  toponyms: ResolvedToponym[],
  lexicons: Lexicons
): { measures: FoundMeasure[]; rejected: Rejection[] } {
  const lexicon = measureLexicon(lexicons);
  const speakers = new Speakers();
  const words = doc.sentences.map((sentence) => wordsOf(doc, sentence));
  const lede = words[doc.sentences.findIndex((sentence) => sentence.kind === 'body')] ?? [];
  const nationalLede = leaderOf(matchPhrases(lede, lexicon.issuers))?.level === 'nation';
  const scene: Scene = { sentences: doc.sentences, words, toponyms, lexicon, nationalLede };
  const claims: Claim[] = [];
  const refusals: Refusal[] = [];
  for (const sentence of doc.sentences) {
    if (sentence.kind === 'caption' || sentence.kind === 'dateline') continue;
    const reading = claimsOf(sentence, words[sentence.index] ?? [], lexicon, speakers);
    claims.push(...reading.claims);
    refusals.push(...reading.refusals);
  }
  const groups = sameMeasure(place(withOrders(claims), scene));
  return {
    measures: groups.map((group) => build(doc, group)),
    rejected: refusals.map(({ sentence, reason }) => ({
      reason,
      start: sentence.start,
      end: sentence.end,
      quote: doc.article.text.slice(sentence.start, sentence.end)
    }))
  };
}

/** The first office of a lede that can take measures. */
function leaderOf(issuers: Match<IssuerEntry>[]): IssuerEntry | undefined {
  return issuers.map(({ entry }) => entry).find(({ kind }) => kind === 'state' || kind === 'company');
}

/** Within an article of orders "pickets should stand" is one of the orders, unless it is said to be recommended. */
function withOrders(claims: Claim[]): Claim[] {
  const first = claims.findIndex((claim) => claim.status === 'ordered');
  return claims.map((claim, i) => {
    const asked =
      claim.status === 'called_for' &&
      claim.act?.entry.class !== 'call' &&
      claim.governing?.entry.class !== 'call';
    return asked && first >= 0 && first < i
      ? { ...claim, status: 'ordered', reasons: [...claim.reasons, 'one of the orders before'] }
      : claim;
  });
}

/** A sentence without a place of its own goes on about the place of the one before. */
function place(claims: Claim[], scene: Scene): PlacedClaim[] {
  let carried: Carried = { applies: storyPlace(scene), from: null };
  return claims.map((claim) => {
    const { reasons, ...applies } = appliesTo(claim, scene, carried);
    if (applies.where && claim.sentence.kind !== 'title') carried = { applies, from: claim.sentence.index };
    return { ...claim, applies, reasons: [...claim.reasons, ...reasons] };
  });
}

const MAX_SUMMARY = 240;

function build(doc: Doc, group: PlacedClaim[]): FoundMeasure {
  const best = group[0];
  if (!best) throw new Error('a measure needs a claim');
  const { type, family, phrase } = best.object.entry;
  const placed = group.find((claim) => claim.applies.where) ?? best;
  const days = group.map((claim) => dayOf(claim, doc));
  const day = days.find(({ date }) => date.from !== null) ?? days[0];
  const summary = summaryOf(best);
  const anchor = wordSpan(best, spanOf(best.object, best.act));
  const evidence: Evidence[] = [
    evidenceOf(doc.article, 'summary', summary),
    evidenceOf(doc.article, 'type', anchor)
  ];
  if (placed.applies.where) evidence.push(evidenceOf(doc.article, 'location', placed.applies.where.span));
  if (day?.span) evidence.push(evidenceOf(doc.article, 'date', { start: day.span.start, end: day.span.end }));
  return {
    type,
    status: best.status,
    date: day?.date ?? { from: null, to: null, precision: 'unknown' },
    where: placed.applies.where,
    summary: doc.article.text.slice(summary.start, summary.end),
    issuer: group.find((claim) => claim.issuer?.kind === 'state')?.issuer?.text ?? best.issuer?.text ?? null,
    confidence: confidenceOf(best, group),
    evidence,
    reasons: [
      `${type}/${family} by "${phrase}"`,
      ...best.reasons,
      ...(day?.reasons ?? []),
      `told ${group.length} time(s)`
    ]
  };
}

/** What each finding adds; the sum is a measure's confidence, at most 0.95. */
const WEIGHTS = {
  phrase: 0.35, // the object alone
  act: 0.15, // a verb done to it
  governed: 0.1, // an order, agreement, announcement over it
  issuer: 0.15, // a state body or firm in the text
  place: 0.1, // the place named in its own sentence
  head: 0.05, // told in the headline or the first sentences
  again: 0.05 // told more than once
} as const;

function confidenceOf(best: PlacedClaim, group: PlacedClaim[]): number {
  const sum =
    WEIGHTS.phrase +
    (best.act ? WEIGHTS.act : 0) +
    (group.some((claim) => claim.governing) ? WEIGHTS.governed : 0) +
    (group.some((claim) => claim.issuer?.kind === 'state' || claim.issuer?.kind === 'company')
      ? WEIGHTS.issuer
      : 0) +
    (group.some((claim) => claim.applies.scope === 'place') ? WEIGHTS.place : 0) +
    (best.sentence.paragraph <= 2 ? WEIGHTS.head : 0) +
    (group.length > 1 ? WEIGHTS.again : 0);
  return Math.round(Math.min(0.95, sum) * 100) / 100;
}

/** The sentence, or where it is long the part of it that holds the measure, cut at commas. */
function summaryOf(claim: PlacedClaim): Span {
  const { start, end } = claim.sentence;
  if (end - start <= MAX_SUMMARY) return { start, end };
  const anchor = spanOf(claim.object, claim.act);
  const whole = claim.governing ? spanOf(anchor, claim.governing) : anchor;
  let first = whole.first;
  while (first > 0 && !claim.words[first]?.comma && !claim.words[first]?.wall) first--;
  let last = whole.last;
  while (last < claim.words.length && !claim.words[last]?.comma && !claim.words[last]?.wall) last++;
  return wordSpan(claim, { first, last });
}

function wordSpan(claim: Claim, range: { first: number; last: number }): Span {
  const start = claim.words[range.first]?.start ?? claim.sentence.start;
  return { start, end: claim.words[range.last - 1]?.end ?? claim.sentence.end };
}
