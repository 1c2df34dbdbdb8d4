import { UNKNOWN_DATE, type DateInterval, type Span } from '../../model/index.ts';
import type { DateSpan } from '../text/doc.ts';
import type { Chain } from './chain.ts';
import type { Mention, Reading } from './mention.ts';
import { isReported } from './reported.ts';
import { isNominal } from './triggers.ts';
import { overlaps, weekBefore } from './when.ts';
import { findPlaces, type PlaceChoice } from './where.ts';
import { rangeOf } from './words.ts';

/** When an event happened, why that is said, and the words that say it. */
export function dateOf(
  reading: Reading,
  chain: Chain,
  chains: readonly Chain[]
): { date: DateInterval; why: string[]; span: Span | null } {
  const { published } = reading.doc.article;
  if (chain.date) {
    const why = chain.date.reported
      ? ['date: that of the report, the text gives no other']
      : [`date: "${reading.doc.article.text.slice(chain.date.span.start, chain.date.span.end)}"`];
    return { date: chain.date.interval, why, span: chain.date.span };
  }
  const weekday = sameWeekday(reading, chain);
  if (weekday)
    return {
      date: weekday.interval,
      why: [`date: the ${weekday.name} that the text dates elsewhere`],
      span: weekday.span
    };
  const story = chain === chains[0] && isAsserted(reading, chain) ? storyDay(reading, chain) : null;
  const recent =
    published !== null &&
    story !== null &&
    overlaps(story.interval, weekBefore(published)) &&
    isOfReport(reading, story);
  if (story && !recent)
    return { date: story.interval, why: ['date: the day named right before it'], span: story };
  if (published && chain === chains[0] && (recent || isFresh(reading, chain)))
    return {
      date: weekBefore(published),
      why: ['date: told as fresh, within a week of publication'],
      span: null
    };
  return { date: UNKNOWN_DATE, why: ['date: the text gives none'], span: null };
}

/** News of its own: told at the head of the text by a verb or with people hurt, or in a text that dates nothing else. */
function isFresh(reading: Reading, chain: Chain): boolean {
  if (!chain.opening.lede) return false;
  if (isAsserted(reading, chain)) return true;
  return chain.place !== null && !reading.doc.dates.some((date) => date.interval.precision === 'day');
}

/**
 * Where the news happened that the first event goes on telling without a place: "Police on Monday raided a hideout near
 * Swabi. A gunfight broke out." Null where the sentence before says no place for sure.
 */
export function storyPlace(reading: Reading, chain: Chain, chains: readonly Chain[]): PlaceChoice | null {
  const story = chain === chains[0] && isAsserted(reading, chain) ? storyDay(reading, chain) : null;
  const { words, doc, toponyms } = reading;
  const sentence = story && doc.sentences.find((s) => s.start <= story.start && story.end <= s.end);
  if (!sentence) return null;
  const [from, to] = rangeOf(words, sentence.index);
  const [best] = findPlaces(words.all, from, to, [], toponyms);
  return best && best.score > 0.6 ? best : null;
}

/** Told by a verb ("attacked a post"), as a fight, or with people hurt, and not only named. */
function isAsserted({ words }: Reading, { mentions, opening }: Chain): boolean {
  if (mentions.some((m) => m.tolls.length > 0 || m.unhurt.length > 0)) return true;
  return opening.triggers.some(
    (t) => t.rule.strength >= 2 && (t.rule.kind === 'clash' || !isNominal(words.all, t.rule, t))
  );
}

/** The last day that the text named before an event told without one: "Police on Monday raided a camp. A gunfight began." */
function storyDay({ doc }: Reading, { opening }: Chain): DateSpan | null {
  return (
    doc.dates.findLast(
      (date) => date.interval.precision === 'day' && date.end <= opening.start && isNear(doc, date, opening)
    ) ?? null
  );
}

/** "Police said on Monday": the day of the report, not of what it tells. */
function isOfReport({ words, doc }: Reading, date: Span): boolean {
  const sentence = doc.sentences.find((s) => s.start <= date.start && date.end <= s.end);
  if (!sentence) return true;
  const [from, to] = rangeOf(words, sentence.index);
  const first = words.all.findIndex((word, k) => k >= from && word.end > date.start);
  // In brackets of the report's own head ("Gazette - 7th Nov, 2024") the words are left out.
  const head = words.all[first];
  if (!head || head.bracketed || head.start >= date.end) return true;
  let last = first;
  while (last < to && (words.all[last]?.start ?? Infinity) < date.end) last++;
  return isReported(words.all, first, last, from, to, []);
}

/** At most this many sentences before. */
const STORY_REACH = 2;

function isNear(doc: Reading['doc'], date: Span, { sentence }: Mention): boolean {
  const own = doc.sentences.find((s) => s.start <= date.start && date.end <= s.end);
  return own !== undefined && sentence.index - own.index <= STORY_REACH;
}

/** With no published date "on Saturday" is resolved by a full date elsewhere in the text that was a Saturday. */
function sameWeekday(
  reading: Reading,
  chain: Chain
): { interval: DateInterval; name: string; span: Span } | null {
  const { doc } = reading;
  const dated = doc.dates.filter((date) => date.interval.precision === 'day');
  for (const mention of chain.mentions) {
    for (const open of doc.dates.filter(
      (date) =>
        date.interval.precision === 'unknown' && date.start >= mention.start && date.end <= mention.end
    )) {
      const name = WEEKDAYS.find((day) =>
        doc.article.text.slice(open.start, open.end).toLowerCase().includes(day)
      );
      const same =
        name &&
        dated.find(
          (date) =>
            date.interval.from && WEEKDAYS[new Date(`${date.interval.from}T00:00:00Z`).getUTCDay()] === name
        );
      if (name && same) return { interval: same.interval, name, span: { start: open.start, end: open.end } };
    }
  }
  return null;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
