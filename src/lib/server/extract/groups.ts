import type { Doc } from '../text/doc.ts';
import type { Reading } from './mentions.ts';
import type { Trigger } from './triggers.ts';
import { overlaps } from './when.ts';
import { canBeOne, findPlaces } from './where.ts';
import type { Word } from './words.ts';

export interface Group {
  triggers: Trigger[];
  /** Half-open range of word indexes that belongs to the group. */
  first: number;
  last: number;
}

/** Triggers of one event together; a sentence is cut where dates, places or words say that another event begins. */
export function groupTriggers(
  reading: Reading,
  triggers: readonly Trigger[],
  from: number,
  to: number
): Group[] {
  const groups: Group[] = [];
  const all = reading.words.all;
  for (const trigger of triggers) {
    const current = groups.at(-1);
    const previous = current?.triggers.at(-1);
    if (!current || !previous) {
      groups.push({ triggers: [trigger], first: from, last: to });
      continue;
    }
    const cut = cutBetween(all, previous.last, trigger.first);
    if (isApart(reading, current, trigger, cut, to)) {
      current.last = cut;
      groups.push({ triggers: [trigger], first: cut, last: to });
    } else current.triggers.push(trigger);
  }
  return groups;
}

/** Where the words between two triggers are best cut: at the last clause mark, else before the second one's phrase. */
function cutBetween(words: readonly Word[], from: number, to: number): number {
  let comma = -1;
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower ?? '';
    if (lower === ';' || lower === 'while' || lower === 'whereas' || lower === 'followed') comma = k + 1;
    else if (
      lower === ',' ||
      lower === 'and' ||
      lower === 'with' ||
      lower === 'like' ||
      lower === 'after' ||
      lower === 'since'
    )
      comma = k;
  }
  if (comma >= 0) return comma;
  let k = to;
  while (k > from && ['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM'].includes(words[k - 1]?.pos ?? '')) k--;
  return k;
}

function isApart(reading: Reading, current: Group, trigger: Trigger, cut: number, to: number): boolean {
  const { words, doc, toponyms } = reading;
  const all = words.all;
  const previous = current.triggers.at(-1);
  if (!previous) return false;
  const between = all.slice(previous.last, trigger.first);
  const parted = between.some(
    (word) => CLAUSE_WORDS.has(word.lower) || word.lower === 'followed' || word.lower === 'after'
  );
  if (parted && trigger.further && !current.triggers.some((t) => t.further) && trigger.rule.kind !== 'kill')
    return true;
  // "The operation began after gunmen had attacked a camp on Monday": what was answered, and the answer.
  if (isAnswer(previous, trigger) && between.some((word) => word.lower === 'after')) return true;
  if (between.some((word) => word.lower === 'followed') && isNounTrigger(trigger)) return true;
  // "the worst attack since a bomber killed four": what a superlative is measured by is another event.
  if (between.some((word) => word.lower === 'since') && !isNounTrigger(trigger)) return true;
  const [own, others] = [
    attachedDate(all, trigger, cut, to, doc.dates),
    current.triggers.map((t) => attachedDate(all, t, current.first, cut, doc.dates)).find(Boolean)
  ];
  if (own && others && !overlaps(own.interval, others.interval)) return true;
  // "the third attack in a week, after … and the assault on the air base on March 25": dated by itself beside others.
  const dated = own !== null && trigger.definite && isNounTrigger(trigger) && previous.definite;
  if (dated && between.some((word) => word.lower === 'after')) return true;
  if (!between.some((word) => CLAUSE_WORDS.has(word.lower))) return false;
  const here = findPlaces(all, cut, to, [trigger], toponyms)[0];
  const there = findPlaces(all, current.first, cut, current.triggers, toponyms)[0];
  return (
    here !== undefined &&
    there !== undefined &&
    here.score > 0.6 &&
    there.score > 0.6 &&
    !canBeOne(here, there)
  );
}

function isAnswer(previous: Trigger, trigger: Trigger): boolean {
  return (
    previous.rule.kind === 'op' &&
    previous.definite &&
    trigger.rule.kind === 'verb' &&
    !isNounTrigger(trigger)
  );
}

const CLAUSE_WORDS = new Set([',', ';', 'while', 'whereas', 'and', '.']);

export function isNounTrigger(trigger: Trigger): boolean {
  return trigger.rule.kind === 'noun' || trigger.rule.kind === 'clash';
}

/** A date inside the trigger's phrase ("the March 26 bombing") or soon after it, before the next clause. */
function attachedDate(
  words: readonly Word[],
  trigger: Trigger,
  from: number,
  to: number,
  dates: Doc['dates']
): Doc['dates'][number] | null {
  for (const date of dates) {
    if (date.interval.precision === 'unknown') continue;
    const near = Math.max(from, trigger.first - 6);
    const gapBefore = countWords(words, near, trigger.first, date.end);
    if (date.end <= trigger.start && date.start >= (words[near]?.start ?? Infinity) && gapBefore <= 2)
      return date;
    if (date.start >= trigger.end && date.end <= (words[to - 1]?.end ?? 0)) {
      const between = wordsBetween(words, trigger.last, to, date.start);
      const crossed = between.some((word) => word.lower === ';' || word.lower === 'while');
      if (between.length <= 12 && !crossed) return date;
    }
  }
  return null;
}

/** The words from `first` that begin before an offset, at most up to `to`. */
function wordsBetween(words: readonly Word[], first: number, to: number, offset: number): readonly Word[] {
  let k = first;
  while (k < to && (words[k]?.start ?? Infinity) < offset) k++;
  return words.slice(first, k);
}

function countWords(words: readonly Word[], from: number, to: number, offset: number): number {
  let count = 0;
  for (let k = to - 1; k >= from; k--) {
    if ((words[k]?.start ?? 0) < offset) return count;
    count++;
  }
  return count;
}
