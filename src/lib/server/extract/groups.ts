import type { Doc } from '../text/doc.ts';
import type { Reading } from './mention.ts';
import { isNominal, SPANS_OF_TIME, type Trigger } from './triggers.ts';
import { overlaps } from './when.ts';
import { canBeOne, findPlaces } from './where.ts';
import type { Word } from './words.ts';

export interface Group {
  triggers: Trigger[];
  /** Half-open range of word indexes that belongs to the group. */
  first: number;
  last: number;
  /** "including a blast in January": an example of what the words before it tell of, and of where they tell it. */
  listed?: boolean;
  /** Said by the way ("two days after …", "including …"): the text goes on with what it told before. */
  aside?: boolean;
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
    const apart = separateAt(all, current, trigger);
    if (apart !== null) {
      const moved = current.triggers.filter(({ first }) => first >= apart);
      current.triggers = current.triggers.filter(({ first }) => first < apart);
      current.last = apart;
      groups.push({ triggers: [...moved, trigger], first: apart, last: to });
      continue;
    }
    const listed = exampleAt(reading, previous, trigger, to) ?? sceneAt(reading, current, trigger, to);
    const later = listed ?? laterThan(all, previous, trigger);
    const cut = later ?? cutBetween(all, previous.last, trigger.first);
    if (later !== null || isApart(reading, current, trigger, cut, to)) {
      current.last = cut;
      const goesOn = listed !== null || (current.listed === true && isNounTrigger(trigger));
      groups.push({
        triggers: [trigger],
        first: cut,
        last: to,
        listed: goesOn,
        aside: goesOn || later !== null
      });
    } else current.triggers.push(trigger);
  }
  return groups;
}

/** "…, while an officer was shot in a separate attack at Foubé": where the clause begins that its last words part. */
function separateAt(words: readonly Word[], { triggers }: Group, trigger: Trigger): number | null {
  const [previous, before] = [triggers.at(-1), triggers.at(-2)];
  if (!trigger.further || !isNounTrigger(trigger) || previous?.rule.kind !== 'kill' || !before) return null;
  if (words.slice(previous.last, trigger.first).some(({ lower }) => CLAUSE_WORDS.has(lower))) return null;
  for (let k = previous.first - 1; k > before.last; k--)
    if (/^(?:while|and|;|whereas)$/.test(words[k]?.lower ?? '')) return k + 1;
  return null;
}

/** Where the words between two triggers are best cut: at the last clause mark, else before the second one's phrase. */
function cutBetween(words: readonly Word[], from: number, to: number): number {
  let comma = -1;
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower ?? '';
    if (lower === ';' || lower === 'while' || lower === 'whereas' || lower === 'followed') comma = k + 1;
    else if (
      lower === ',' ||
      (lower === 'and' && !isRoute(words, k)) ||
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

/** Where "including a blast … in January" begins: an example with a date of its own of what was told in the plural. */
function exampleAt(reading: Reading, previous: Trigger, trigger: Trigger, to: number): number | null {
  const all = reading.words.all;
  if (!previous.plural || trigger.plural || trigger.definite || !isNominal(all, trigger.rule, trigger))
    return null;
  for (let k = trigger.first - 1; k > previous.last && trigger.first - k < 6; k--) {
    const [word, next] = [all[k]?.lower ?? '', all[k + 1]?.lower ?? ''];
    if (word === 'including' || (word === 'such' && next === 'as'))
      return attachedDate(all, trigger, k, to, reading.doc.dates) ? k : null;
    if (all[k]?.pos === 'VERB' || word === ',') return null;
  }
  return null;
}

/** Where "…, where 11 policemen were killed in December" begins: the same place at another time. */
function sceneAt(reading: Reading, current: Group, trigger: Trigger, to: number): number | null {
  const all = reading.words.all;
  const previous = current.triggers.at(-1);
  if (!previous || trigger.definite) return null;
  for (let k = trigger.first - 1; k > previous.last; k--) {
    if (all[k]?.lower === ';' || all[k]?.lower === 'while') return null;
    if (all[k]?.lower !== 'where') continue;
    // "where Beijing has built a port, and the March 25 assault": the clause has a verb of its own.
    if (all.slice(k + 1, trigger.first).some((word) => word.pos === 'VERB')) return null;
    const own = attachedDate(all, trigger, k, to, reading.doc.dates);
    if (!own) return null;
    const first = attachedDate(all, previous, current.first, k, reading.doc.dates);
    const isOther = first ? !overlaps(own.interval, first.interval) : previous.definite;
    return isOther && own.interval.precision !== 'unknown' ? k : null;
  }
  return null;
}

/**
 * "The blast came two days after a guard was shot dead in Pattani", "the raid took place weeks after a bomber killed nine":
 * where the clause of the older event begins, or null where no span of time parts the two.
 */
function laterThan(words: readonly Word[], previous: Trigger, trigger: Trigger): number | null {
  // "shot dead two days after they had been abducted": one after the other, to the same people.
  if (trigger.definite || (!isNounTrigger(previous) && trigger.rule.kind === 'abduct')) return null;
  for (let k = previous.last + 1; k < trigger.first; k++) {
    const [unit, after] = [words[k - 1]?.lower ?? '', words[k]?.lower ?? ''];
    if (after !== 'after' || !SPANS_OF_TIME.test(unit)) continue;
    const rest = words.slice(k + 1, trigger.first);
    if (rest.some((word) => word.lower === ',' || PRONOUNS.has(word.lower))) return null;
    return isNounTrigger(previous) ||
      previous.definite ||
      rest.some((word) => word.pos === 'NOUN' || word.pos === 'PROPN')
      ? k
      : null;
  }
  return null;
}

const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'his', 'her', 'their', 'him', 'them', 'being']);

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
  if (between.some((word) => word.lower === 'since') && (trigger.introduced || !isNounTrigger(trigger)))
    return true;
  const [own, others] = [
    attachedDate(all, trigger, cut, to, doc.dates),
    current.triggers.map((t) => attachedDate(all, t, current.first, cut, doc.dates)).find(Boolean)
  ];
  if (own && others && !overlaps(own.interval, others.interval)) return true;
  if (isResult(all, trigger)) return false;
  // "the third attack in a week, after … and the assault on the air base on March 25": dated by itself beside others.
  const dated = own !== null && trigger.definite && isNounTrigger(trigger) && previous.definite;
  if (dated && between.some((word) => word.lower === 'after')) return true;
  const parting = between.some((word, i) => CLAUSE_WORDS.has(word.lower) && !isRoute(all, previous.last + i));
  if (!parting) return false;
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

/** "attacked a ward in Kabul, killing 24": what the act before the comma led to. */
function isResult(words: readonly Word[], { first, rule }: Trigger): boolean {
  const before = words[first - 1]?.lower === 'and' ? words[first - 2] : words[first - 1];
  return rule.kind === 'kill' && before?.lower === ',' && /ing$/.test(words[first]?.lower ?? '');
}

/** "a train between Abuja and Kaduna": an "and" that begins no clause. */
function isRoute(words: readonly Word[], k: number): boolean {
  if (words[k]?.lower !== 'and') return false;
  for (let n = k - 1; n >= Math.max(0, k - 6); n--) {
    if (words[n]?.lower === 'between') return true;
    if (words[n]?.pos === 'VERB' || words[n]?.pos === 'PUNCT') return false;
  }
  return false;
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
    if (opensClauseOf(words, trigger, from, date)) return date;
    if (date.start >= trigger.end && date.end <= (words[to - 1]?.end ?? 0)) {
      const between = wordsBetween(words, trigger.last, to, date.start);
      // "killed 63 people, and in December 2014 gunmen killed 147": the date opens the next clause.
      const next = between.slice(-2).some((word) => word.lower === 'and');
      const crossed = next || between.some((word) => word.lower === ';' || word.lower === 'while');
      if (between.length <= 12 && !crossed) return date;
    }
  }
  return null;
}

/** "In April, four people were killed": the day at the head of the trigger's clause. */
function opensClauseOf(
  words: readonly Word[],
  trigger: Trigger,
  from: number,
  date: Doc['dates'][number]
): boolean {
  if (date.end > trigger.start) return false;
  let k = from;
  while (/^(?:and|,|but|while|on|in|last|early|late)$/.test(words[k]?.lower ?? '') && k < trigger.first) k++;
  const head = words[k];
  if (!head || k >= trigger.first || Math.abs(date.start - head.start) > HEAD_CHARS) return false;
  const rest = words.slice(k, trigger.first).filter(({ start }) => start >= date.end);
  return (
    rest.length <= CLAUSE_REACH &&
    !rest
      .slice(1)
      .some(({ lower, pos }) => lower === ',' || lower === ';' || (pos === 'VERB' && !isWorn(lower)))
  );
}

/** Words between a day and the attack of its clause. */
const CLAUSE_REACH = 8;
/** "On May 3", "in late April": characters between the clause's first word and its date. */
const HEAD_CHARS = 10;
/** Participles that describe the doer: "suspected militants". */
const isWorn = (lower: string) =>
  /^(?:suspected|armed|masked|unidentified|alleged|disguised|dressed|hired)$/.test(lower);

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
