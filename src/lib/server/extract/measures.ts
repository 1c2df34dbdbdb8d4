import {
  evidenceOf,
  type Evidence,
  type Rejection,
  type ResolvedToponym,
  type Span
} from '../../model/index.ts';
import type { Doc } from '../text/doc.ts';
import { measureConfidence, type MeasureFact } from './confidence.ts';
import type { FoundIncident, FoundMeasure } from './findings.ts';
import type { Lexicons } from './lexicons.ts';
import { claimsOf, type Claim, type Refusal } from './measures/claims.ts';
import { dayOf } from './measures/days.ts';
import { Speakers } from './measures/issuers.ts';
import type { IssuerEntry, MeasureLexicon } from './measures/lexicon.ts';
import { appliesTo, storyPlace, type Carried, type PlacedClaim } from './measures/places.ts';
import { promptOf, type Happenings } from './measures/prompts.ts';
import { protectedBy } from './measures/protects.ts';
import { countryOf, lentCountry, type Scene } from './measures/scene.ts';
import { spanOf, type Match } from './measures/phrases.ts';
import { sameMeasure } from './measures/same.ts';
import { Told } from './measures/told.ts';
import { wordsOf } from './measures/words.ts';

/**
 * The security measures that an article asserts as taken, ordered, agreed, announced or reviewed by a state body or a
 * firm, tied to the one of `incidents` that the text says prompted it. A measure told several times is one; routine handling of a scene, demands and mere talk go to `rejected`.
 */
export function findMeasures(
  doc: Doc,
  toponyms: ResolvedToponym[],
  lexicons: Lexicons,
  incidents: readonly FoundIncident[] = []
): { measures: FoundMeasure[]; rejected: Rejection[] } {
  const lexicon = lexicons.measures;
  const speakers = new Speakers();
  const words = doc.sentences.map((sentence) =>
    wordsOf(doc, sentence, lexicons.functionWords, lexicon.knownWords)
  );
  const told = new Told(words, lexicon);
  // Who speaks before the last words for a measure may matter to it; nothing behind them does.
  const last = doc.sentences.findLastIndex(
    ({ index }) => told.objects(index).length > 0 || (incidents.length > 0 && told.issuers(index).length > 0)
  );
  if (last < 0) return { measures: [], rejected: [] };
  const lede = doc.sentences.findIndex((sentence) => sentence.kind === 'body');
  const nationalLede = leaderOf(told.issuers(lede))?.level === 'nation';
  const scene: Scene = {
    sentences: doc.sentences,
    words,
    toponyms,
    lexicon,
    nationalLede,
    country: countryOf(toponyms, lexicon.seats),
    lent: lentCountry(toponyms, lexicon.seats)
  };
  const claims: Claim[] = [];
  const refusals: Refusal[] = [];
  const open: Claim[] = [];
  for (const sentence of doc.sentences.slice(0, last + 1)) {
    if (sentence.kind === 'caption' || sentence.kind === 'dateline') continue;
    // A question states nothing: "How many policemen will be on duty?"
    if (doc.article.text.slice(sentence.start, sentence.end).trimEnd().endsWith('?')) continue;
    const reading = claimsOf(sentence, words[sentence.index] ?? [], lexicon, speakers, told);
    claims.push(...reading.claims);
    refusals.push(...reading.refusals);
    open.push(...reading.open);
  }
  const isAboutSecurity = claims.length + incidents.length > 0;
  const all = isAboutSecurity ? [...claims, ...open].sort(byPlace) : claims;
  const groups = sameMeasure(place(withOrders(all), scene));
  return {
    measures: groups.map((group) => build(doc, group, lexicon, { doc, toponyms, incidents })),
    rejected: refusals.map(({ sentence, reason }) => ({
      reason,
      start: sentence.start,
      end: sentence.end,
      quote: doc.article.text.slice(sentence.start, sentence.end)
    }))
  };
}

function byPlace(a: Claim, b: Claim): number {
  return a.sentence.index - b.sentence.index || a.object.first - b.object.first;
}

/** The first office of a lede that can take measures. */
function leaderOf(issuers: readonly Match<IssuerEntry>[]): IssuerEntry | undefined {
  return issuers.map(({ value }) => value).find(({ kind }) => kind === 'state' || kind === 'company');
}

/** Within an article of orders "pickets should stand" is one of the orders, unless it is said to be recommended. */
function withOrders(claims: Claim[]): Claim[] {
  const first = claims.findIndex((claim) => claim.status === 'ordered');
  return claims.map((claim, i) => {
    const asked =
      claim.status === 'called_for' &&
      claim.act?.value.class !== 'call' &&
      claim.governing?.value.class !== 'call';
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
    if (applies.scope === 'place' && claim.sentence.kind !== 'title')
      carried = { applies, from: claim.sentence.index };
    return { ...claim, applies, reasons: [...claim.reasons, ...reasons] };
  });
}

const MAX_SUMMARY = 240;

function build(
  doc: Doc,
  group: PlacedClaim[],
  lexicon: MeasureLexicon,
  happenings: Happenings
): FoundMeasure {
  const best = group[0];
  if (!best) throw new Error('a measure needs a claim');
  const { type, family, phrase } = best.object.value;
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
  const issuers = group.flatMap((claim) => (claim.issuer?.isBody ? claim.issuer : []));
  const issuer = issuers.find(({ kind }) => kind === 'state') ?? issuers[0] ?? null;
  if (issuer) evidence.push(evidenceOf(doc.article, 'issuer', issuer.span));
  const kept = firstOf(group, (claim) => {
    const range = protectedBy(claim, lexicon);
    return range && wordSpan(claim, range);
  });
  if (kept) evidence.push(evidenceOf(doc.article, 'protects', kept));
  const prompt = firstOf(group, (claim) => promptOf(claim, lexicon, happenings));
  if (prompt) evidence.push(evidenceOf(doc.article, 'prompted', prompt.span));
  const { confidence, reason: sureBy } = measureConfidence(factsOf(best, group));
  return {
    type,
    status: best.status,
    date: day?.date ?? { from: null, to: null, precision: 'unknown' },
    where: placed.applies.where,
    summary: doc.article.text.slice(summary.start, summary.end),
    issuer: issuer ? doc.article.text.slice(issuer.span.start, issuer.span.end) : null,
    protects: kept ? doc.article.text.slice(kept.start, kept.end) : null,
    prompted: prompt?.incident ?? null,
    confidence,
    evidence,
    reasons: [
      `${type}/${family} by "${phrase}"`,
      ...best.reasons,
      ...(day?.reasons ?? []),
      ...(prompt?.reasons ?? []),
      `told ${group.length} time(s)`,
      sureBy
    ]
  };
}

function firstOf<T>(group: readonly PlacedClaim[], read: (claim: PlacedClaim) => T | null): T | null {
  for (const claim of group) {
    const found = read(claim);
    if (found !== null) return found;
  }
  return null;
}

function factsOf(best: PlacedClaim, group: PlacedClaim[]): MeasureFact[] {
  const facts: [MeasureFact, boolean][] = [
    ['act', best.act !== null],
    ['governed', group.some((claim) => claim.governing)],
    ['issuer', group.some((claim) => claim.issuer?.kind === 'state' || claim.issuer?.kind === 'company')],
    ['place', group.some((claim) => claim.applies.scope === 'place')],
    ['head', best.sentence.paragraph <= 2],
    ['again', group.length > 1]
  ];
  return facts.flatMap(([fact, holds]) => (holds ? [fact] : []));
}

/** The sentence, or where it is long the part of it that holds the measure, cut at commas. */
function summaryOf(claim: PlacedClaim): Span {
  // From its first word: a bullet or an item's number is none.
  const start = claim.words[0]?.start ?? claim.sentence.start;
  const { end } = claim.sentence;
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
