import { evidenceOf, type AggregateClaim, type Rejection, type Span } from '../../model/index.ts';
import type { Sentence } from '../text/doc.ts';
import { areaOf } from './aggregates/areas.ts';
import { figuresOf, type Figures } from './aggregates/figures.ts';
import { periodOf, type Period } from './aggregates/periods.ts';
import { sourceOf } from './aggregates/sources.ts';
import { isIn, type Stretch } from './aggregates/stretch.ts';
import { isNounTrigger } from './groups.ts';
import type { Mention, Reading } from './mention.ts';
import { rankOf } from './where.ts';
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
    const others = mentions.filter((mention) => mention.sentence !== sentence);
    const total = totalOf(reading, sentence, here, told, others);
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
interface Told extends Total {
  sentence: number;
}

const UNKNOWN = { period: null, area: null, source: null };

/** Events that many of a kind are told as one number from. */
const MANY = 6;
/** Sentences that may lie between a total and one that goes on with it. */
const CARRY = 2;

function totalOf(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly Mention[],
  told: Told | null,
  others: readonly Mention[]
): Total | null {
  const { article } = reading.doc;
  const stretch = stretchOf(reading, sentence);
  if (isOfDisaster(stretch)) return null;
  const period = periodOf(stretch);
  const counted = countedEvents(stretch);
  const before = told && sentence.index - told.sentence <= CARRY ? told : null;
  const goesOn = before !== null && period === null && continues(stretch, mentions);
  const inReport = before !== null && period !== null && isReported(stretch, period, before, mentions);
  const isSum = counted >= 2 && !namesOne(stretch, mentions) && isSumOf(stretch, sentence, others);
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

/** True for a total: over a period that makes one, of many events, or of a month or year told in the plural. */
function isTotal(
  stretch: Stretch,
  period: Period | null,
  counted: number,
  mentions: readonly Mention[]
): boolean {
  if (counted >= MANY) return true;
  if (counted >= 2 && isSummed(stretch)) return true;
  if (!period) return false;
  if (counted >= 2 && (period.strong || !namesOne(stretch, mentions))) return true;
  if (isOneEvent(stretch, period, mentions)) return false;
  // "In August 73 people died in coordinated attacks": a wave that is told as one event.
  if (!period.strong && /^\d{4}-\d\d$/.test(period.from ?? '') && mentions.some(({ wave }) => wave))
    return false;
  if (countsOver(period, mentions)) return true;
  return period.strong || (isPlural(stretch) && !namesOne(stretch, mentions));
}

/** Dead from which a year's figure without an agent, an attack or a town is no single event's. */
const MANY_DEAD = 10;

/** "Some 188 community leaders were murdered in Colombia in 2023": so many in a year, by nobody and nowhere in particular. */
function countsOver({ from }: Period, mentions: readonly Mention[]): boolean {
  if (!/^\d{4}$/.test(from ?? '') || mentions.length === 0) return false;
  const isMany = mentions.some(({ tolls }) =>
    tolls.some(({ outcome, people }) => outcome === 'killed' && (people[0]?.count.best ?? 0) >= MANY_DEAD)
  );
  return (
    isMany &&
    mentions.every(
      ({ militant, triggers, places }) =>
        !militant &&
        triggers.every(({ rule }) => rule.strength < 2) &&
        places.every(({ place }) => rankOf(place) >= 4)
    )
  );
}

/** An event with a day of its own beside the period: "killed on Monday, the latest since the truce of 2022". */
function isOneEvent({ dates }: Stretch, period: Period, mentions: readonly Mention[]): boolean {
  const dated = dates.some(
    ({ start, end, interval }) =>
      interval.precision === 'day' &&
      (start >= period.span.end || end <= period.span.start) &&
      // "since 2019, the ministry said on Monday"
      !(period.strong && isWhenSaid(start, mentions))
  );
  const single = mentions.some(({ triggers }) => triggers.some(({ plural }) => !plural));
  return dated && single && !(period.strong && isToldInPlural(mentions));
}

function isWhenSaid(start: number, mentions: readonly Mention[]): boolean {
  return mentions.some(({ dates }) => dates.some((date) => date.reported && date.span.start === start));
}

/** "Bombings in the past two weeks have killed 18, the army said on Monday": no attack of one day, which is the report's. */
function isToldInPlural(mentions: readonly Mention[]): boolean {
  const nouns = mentions.flatMap(({ triggers }) => triggers.filter(isNounTrigger));
  return (
    nouns.length > 0 &&
    nouns.every(({ plural }) => plural) &&
    mentions.every(({ dates }) => dates.every((date) => date.reported || date.interval.precision !== 'day'))
  );
}

/** "in April" once more after a total of April counts as that one does, unless one event is named. */
function isReported(stretch: Stretch, period: Period, before: Told, mentions: readonly Mention[]): boolean {
  if (!before.period || before.period.from !== period.from || before.period.to !== period.to) return false;
  return countsPeople(mentions) && !namesOne(stretch, mentions) && !isOneEvent(stretch, period, mentions);
}

function countsPeople(mentions: readonly Mention[]): boolean {
  return mentions.some(({ tolls }) => tolls.some(({ people }) => (people[0]?.count.best ?? 0) >= 2));
}

/** "the Tadmetla attack, in which 76 were killed in 2010": one event dated by its year. */
function namesOne({ words }: Stretch, mentions: readonly Mention[]): boolean {
  return mentions.some(({ triggers }) =>
    triggers.some(
      ({ plural, rule, last }) =>
        !plural && (rule.kind === 'noun' || (rule.type === 'other' && words[last - 1]?.pos === 'NOUN'))
    )
  );
}

/** "an Islamabad-based institute": where those who count sit is not where they count. */
function isSeated(text: string, { start, end }: Sentence): boolean {
  return /-based\b/.test(text.slice(start, end));
}

/** A mention that counts nobody and is placed nowhere near. */
function isQuiet({ tolls, places }: Mention): boolean {
  return tolls.length === 0 && places.every(({ place }) => rankOf(place) >= 4);
}

/** "130 died in the three attacks" behind events that were counted one by one: their sum. */
function isSumOf(
  { words, first, last, lexicons }: Stretch,
  { index }: Sentence,
  others: readonly Mention[]
): boolean {
  const counted = others.filter(
    ({ tolls, triggers, verdict }) =>
      !verdict && triggers.length > 0 && tolls.some(({ people }) => people.length > 0)
  );
  const isTold = counted.length >= 2 || counted.some(({ sentence }) => sentence.index < index);
  if (!isTold) return false;
  for (let k = first + 1; k < last - 1; k++) {
    // "in the first of the two explosions" is one of them.
    if (!words[k]?.number || !isIn(words[k - 1], 'these', lexicons) || words[k - 2]?.lower === 'of') continue;
    for (let n = k + 1; n < Math.min(last, k + 4); n++) {
      if (isIn(words[n], 'event_plural', lexicons)) return true;
      if (!/^(?:ADJ|NOUN|PROPN)$/.test(words[n]?.pos ?? '')) break;
    }
  }
  return false;
}

/** "the two bombings together killed 33". */
function isSummed({ words, first, last, lexicons }: Stretch): boolean {
  for (let k = first; k < last; k++) if (isIn(words[k], 'summed', lexicons)) return true;
  return false;
}

/** "in attacks", "2,500 deaths", "the violence": many events, though nobody counts them. */
function isPlural({ words, first, last, lexicons }: Stretch): boolean {
  for (let k = first; k < last; k++) {
    if (isIn(words[k], 'total_noun', lexicons) && words[k]?.pos === 'NOUN') return true;
    if (isIn(words[k], 'event_plural', lexicons) && words[k]?.pos === 'NOUN') return true;
  }
  return false;
}

/** "93 violent incidents", "in 68 attacks", "25 major actions": how many events, 0 where nobody counts them. */
function countedEvents({ words, first, last, lexicons }: Stretch): number {
  let most = 0;
  for (let k = first; k < last; k++) {
    const number = words[k]?.number;
    if (!number || number.unit !== null) continue;
    for (let n = k + 1; n < Math.min(last, k + 4); n++) {
      if (isIn(words[n], 'event_plural', lexicons)) most = Math.max(most, number.best ?? number.low);
      if (!/^(?:ADJ|NOUN|PROPN)$/.test(words[n]?.pos ?? '')) break;
    }
  }
  return most;
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
