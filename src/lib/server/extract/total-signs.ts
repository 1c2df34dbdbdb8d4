import type { Sentence } from '../text/doc.ts';
import { MANY, type Told } from './aggregates.ts';
import type { Period } from './aggregates/periods.ts';
import { isIn, type Stretch } from './aggregates/stretch.ts';
import { isNounTrigger } from './groups.ts';
import type { Mention } from './mention.ts';
import { rankOf } from './where.ts';

/** True for a total: over a period that makes one, of many events, or of a month or year told in the plural. */
export function isTotal(
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
  if (countsOver(period, mentions) || isRunning(stretch, period, mentions)) return true;
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

/** "131 rebels have been killed in the region this year": the perfect tense of a count that is still open, and no attack. */
function isRunning({ words, first, last }: Stretch, { from }: Period, mentions: readonly Mention[]): boolean {
  if (!/^\d{4}/.test(from ?? '') || !countsPeople(mentions)) return false;
  if (mentions.some(({ triggers }) => triggers.some(({ rule }) => rule.kind !== 'kill'))) return false;
  for (let k = first; k < last; k++)
    if (/^(?:have|has)$/.test(words[k]?.lower ?? '') && words[k + 1]?.lower === 'been') return true;
  return false;
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
export function isReported(
  stretch: Stretch,
  period: Period,
  before: Told,
  mentions: readonly Mention[]
): boolean {
  if (!before.period || before.period.from !== period.from || before.period.to !== period.to) return false;
  return countsPeople(mentions) && !namesOne(stretch, mentions) && !isOneEvent(stretch, period, mentions);
}

export function countsPeople(mentions: readonly Mention[]): boolean {
  return mentions.some(({ tolls }) => tolls.some(({ people }) => (people[0]?.count.best ?? 0) >= 2));
}

/** "the Tadmetla attack, in which 76 were killed in 2010": one event dated by its year. */
export function namesOne({ words }: Stretch, mentions: readonly Mention[]): boolean {
  return mentions.some(({ triggers }) =>
    triggers.some(
      ({ plural, rule, last }) =>
        !plural && (rule.kind === 'noun' || (rule.type === 'other' && words[last - 1]?.pos === 'NOUN'))
    )
  );
}

/** "an Islamabad-based institute": where those who count sit is not where they count. */
export function isSeated(text: string, { start, end }: Sentence): boolean {
  return /-based\b/.test(text.slice(start, end));
}

/** A mention that counts nobody and is placed nowhere near. */
export function isQuiet({ tolls, places }: Mention): boolean {
  return tolls.length === 0 && places.every(({ place }) => rankOf(place) >= 4);
}

/** "130 died in the three attacks" behind events that were counted one by one: their sum. */
export function isSumOf(
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
export function isPlural({ words, first, last, lexicons }: Stretch): boolean {
  for (let k = first; k < last; k++) {
    if (isIn(words[k], 'total_noun', lexicons) && words[k]?.pos === 'NOUN') return true;
    if (isIn(words[k], 'event_plural', lexicons) && words[k]?.pos === 'NOUN') return true;
  }
  return false;
}

/** "93 violent incidents", "in 68 attacks", "25 major actions": how many events, 0 where nobody counts them. */
export function countedEvents({ words, first, last, lexicons }: Stretch): number {
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
