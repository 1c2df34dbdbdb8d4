import { type AggregateClaim, evidenceOf, type Rejection, type Span } from '../../model/index.ts';
import type { Sentence } from '../text/doc.ts';
import { areaOf } from './aggregates/areas.ts';
import { type Figures, figuresOf } from './aggregates/figures.ts';
import { type Period, periodOf } from './aggregates/periods.ts';
import { sourceOf } from './aggregates/sources.ts';
import { isIn, type Stretch } from './aggregates/stretch.ts';
import type { Mention, Reading } from './mention.ts';
import {
  countedEvents,
  countsPeople,
  isPlural,
  isQuiet,
  isReported,
  isSeated,
  isSumOf,
  isTotal,
  namesOne
} from './total-signs.ts';
import { rangeOf, type Word } from './words.ts';

/**
 * Takes the sentences that total a period or many incidents out of the mentions, before events are told apart: a total
 * is no incident and no incident is a total. Each claim has its period, area and who counted where the text says so.
 */
export function partAggregates(
  reading: Reading,
  mentions: readonly Mention[]
): { singles: Mention[]; aggregates: AggregateClaim[]; rejected: Rejection[] } {
  const aggregates: AggregateClaim[] = [];
  const rejected: Rejection[] = [];
  const taken = new Set<number>();
  let told: Told | null = null;
  for (const sentence of reading.doc.sentences) {
    if (sentence.kind === 'caption' || sentence.kind === 'dateline') continue;
    const here = mentions.filter((mention) => mention.sentence === sentence);
    const total = totalOf(reading, sentence, here, told, mentions);
    if (!total) continue;
    if (total.taken) taken.add(sentence.index);
    told = { ...total, sentence: sentence.index };
    if (total.taken && total.claims.length === 0) rejected.push(rejectionOf(reading, sentence));
    for (const claim of total.claims) add(aggregates, claim);
  }
  return { singles: mentions.filter((mention) => !taken.has(mention.sentence.index)), aggregates, rejected };
}

/** "900 people killed by floods since June": a total of what nobody did. */
function isOfDisaster({ words, first, last, lexicons }: Stretch): boolean {
  let isDisaster = false;
  for (let k = first; k < last && !isDisaster; k++)
    isDisaster =
      isIn(words[k], 'disaster', lexicons) &&
      words.slice(Math.max(first, k - 4), k).some(({ lower }) => CAUSES.has(lower));
  if (!isDisaster) return false;
  for (let k = first; k < last; k++) if (isIn(words[k], 'event_plural', lexicons)) return false;
  return true;
}

const CAUSES = new Set(['by', 'in', 'from', 'to', 'of', 'after', 'during']);

function rejectionOf({ doc }: Reading, { start, end }: Sentence): Rejection {
  return { reason: 'aggregate', start, end, quote: doc.article.text.slice(start, end) };
}

interface Total {
  claims: AggregateClaim[];
  period: Pick<Period, 'from' | 'to'> | null;
  area: string | null;
  source: string | null;
  /** False for a sentence that only sets the period: "attacks fell to 68 incidents in October". */
  taken: boolean;
}

/** The last total of the text, for the sentences that go on with it. */
export interface Told extends Total {
  sentence: number;
}

const UNKNOWN = { period: null, area: null, source: null };

/** Events that many of a kind are told as one number from. */
export const MANY = 6;

/** Sentences that may lie between a total and one that goes on with it. */
const CARRY = 2;

function totalOf(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly Mention[],
  told: Told | null,
  all: readonly Mention[]
): Total | null {
  const { article } = reading.doc;
  const stretch = stretchOf(reading, sentence);
  if (isOfDisaster(stretch)) return null;
  const period = periodOf(stretch);
  const counted = countedEvents(stretch);
  const before = told && sentence.index - told.sentence <= CARRY ? told : null;
  const goesOn = before !== null && period === null && continues(stretch, mentions);
  const inReport = before !== null && period !== null && isReported(stretch, period, before, mentions);
  const isSum =
    counted >= 2 &&
    !namesOne(stretch, mentions) &&
    isSumOf(
      stretch,
      sentence,
      all.filter((mention) => mention.sentence !== sentence)
    );
  if (!isTotal(stretch, period, counted, mentions) && !goesOn && !inReport && !isSum) return null;
  const figures = figuresOf(
    stretch,
    mentions.flatMap((mention) => mention.tolls)
  );
  if (goesOn && isBreakdown(stretch)) return { ...before, claims: [], taken: true };
  const area = areaOf(article.text, sentence, sentence.end, reading.toponyms);
  const within = area ? { area } : {};
  if (figures.length === 0 && !goesOn && counted >= MANY)
    return { ...UNKNOWN, ...before, ...(period ? { period } : {}), ...within, claims: [], taken: false };
  // "abducted 200 people since March": a total, though of nothing that a claim holds.
  if (figures.length === 0 && !goesOn && period?.strong && countsPeople(mentions))
    return { ...UNKNOWN, period, claims: [], taken: true };
  // "Since January 1 the region has been struck 650 times": the time that "over that time" goes back to.
  if (figures.length === 0 && !goesOn && period?.strong && period.from !== null)
    return { ...UNKNOWN, ...before, period, ...within, claims: [], taken: false };
  // "Attacks rose by a third in 2024": the time of the figures that follow.
  if (figures.length === 0 && !goesOn && period?.from && isPlural(stretch) && mentions.every(isQuiet))
    return {
      ...UNKNOWN,
      period,
      ...(isSeated(article.text, sentence) ? {} : within),
      claims: [],
      taken: false
    };
  if (figures.length === 0) return null;
  const quote = (span: Span | null) => (span ? article.text.slice(span.start, span.end) : null);
  const counter = sourceOf(stretch);
  const isOpen = period === null || (period.from === null && period.to === null);
  const carried = goesOn || (before !== null && isOpen && (period !== null || counted > 0)) ? before : null;
  const over = isOpen ? (carried?.period ?? period) : period;
  const source = quote(counter) ?? carried?.source ?? null;
  const claims = figures.map((figure): AggregateClaim => {
    const area =
      areaOf(article.text, sentence, figure.span.start, reading.toponyms) ??
      carried?.area ??
      (before?.taken ? before.area : null);
    const evidence = [evidenceOf(article, 'total', sentence)];
    if (period) evidence.push(evidenceOf(article, 'date', period.span));
    if (counter) evidence.push(evidenceOf(article, 'source', counter));
    return {
      killed: figure.killed,
      injured: figure.injured,
      who: whoOf(stretch, figure),
      nationality: figure.people?.nationality ?? null,
      from: over?.from ?? null,
      to: over?.to ?? null,
      area,
      source,
      evidence
    };
  });
  return {
    claims,
    period: over,
    area: claims[0]?.area ?? null,
    source,
    taken: true
  };
}

function stretchOf({ doc, words, lexicons }: Reading, sentence: Sentence): Stretch {
  const [first, last] = rangeOf(words, sentence.index);
  const dates = doc.dates.filter(
    (date) =>
      date.start >= sentence.start && date.end <= sentence.end && date.interval.precision !== 'unknown'
  );
  const { text, published } = doc.article;
  return { text, published, words: words.all, first, last, dates, lexicons };
}

/** "They also injured 101 people", "These attacks left 117 dead": no day and no place of its own. */
function continues({ words, first, last, dates, lexicons }: Stretch, mentions: readonly Mention[]): boolean {
  if (dates.length > 0) return false;
  const [one, two] = [words[first], words[first + 1]];
  // "Balochistan alone accounted for 682 deaths"
  if (isShare(words, first, last)) return mentions.every(({ triggers }) => triggers.length === 0);
  // "Sixty-seven were injured": nothing but a number more.
  if (one?.number && isIn(two, 'be', lexicons) && mentions.length > 0)
    return mentions.every(({ triggers }) => triggers.length === 0);
  // "Another 21 were injured in eight attacks" right behind a total.
  if (one?.lower === 'another' && two?.number && mentions.length > 0)
    return mentions.every(
      ({ places, triggers }) => places.length === 0 && triggers.every(({ plural }) => plural)
    );
  const opens = isIn(one, 'anaphor', lexicons) || (one?.lower === 'the' && isIn(two, 'breakdown', lexicons));
  if (!opens && !isIn(one, 'total_noun', lexicons) && one?.lower !== 'injuries') return false;
  return mentions.every(({ triggers }) => triggers.every(({ plural }) => plural));
}

function isShare(words: readonly Word[], first: number, last: number): boolean {
  for (let k = first; k < last; k++)
    if (words[k]?.lemma === 'account' && words[k + 1]?.lower === 'for') return true;
  return false;
}

/** "The dead were 98 militants, …": parts of a total told before. */
function isBreakdown({ words, first, lexicons }: Stretch): boolean {
  return [words[first], words[first + 1]].some((word) => isIn(word, 'breakdown', lexicons));
}

function whoOf({ text, words }: Stretch, { people }: Figures): string | null {
  if (!people) return null;
  const parts = words.slice(people.first, people.last).filter((word) => !word.number && word.pos !== 'DET');
  const [head, tail] = [parts[0], parts.at(-1)];
  if (!head || !tail || /^li[fv]es?$/.test(tail.lower)) return null;
  return text.slice(head.start, tail.end);
}

/** A total told twice is one; what goes on with it ("they also injured 101") fills it up. */
function add(aggregates: AggregateClaim[], claim: AggregateClaim): void {
  const last = aggregates.at(-1);
  const fills =
    last !== undefined && claim.killed === null && last.injured === null && samePeriod(last, claim);
  if (fills && last) {
    aggregates[aggregates.length - 1] = {
      ...last,
      injured: claim.injured,
      evidence: [...last.evidence, ...claim.evidence]
    };
    return;
  }
  const same = aggregates.some(
    (other) =>
      other.killed === claim.killed &&
      (claim.injured === null || other.injured === claim.injured) &&
      (samePeriod(other, claim) || claim.from === null)
  );
  if (!same) aggregates.push(claim);
}

function samePeriod(a: AggregateClaim, b: AggregateClaim): boolean {
  return a.from === b.from && a.to === b.to;
}
