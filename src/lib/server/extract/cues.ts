import type { Trigger } from './triggers.ts';
import type { Word } from './words.ts';

/** "in the evening", "at dawn", "around 2am", "hours later": a time of a day that is told elsewhere. */
export function isTimed(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) {
    const word = words[k];
    if (!word || !TIMES.has(word.lower)) continue;
    const before = words[k - 1]?.lower ?? '';
    const next = words[k + 1]?.lower ?? '';
    if (/^(?:morning|evening|afternoon|night)$/.test(word.lower) && /^(?:the|same|that)$/.test(before))
      return true;
    if (
      /^(?:dawn|dusk|midnight|noon|midday|nightfall)$/.test(word.lower) &&
      /^(?:at|around|before|after|by)$/.test(before)
    )
      return true;
    if (/^(?:hours?|minutes?)$/.test(word.lower) && /^(?:later|earlier|before|after)$/.test(next))
      return true;
  }
  return false;
}

const TIMES = new Set(
  'morning evening afternoon night dawn dusk midnight noon midday nightfall hour hours minute minutes'.split(
    ' '
  )
);

/** "earlier in the day", "on the same day", "hours later the same day": told beside another event of that day. */
export function isBeside(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if (isSameDay(words, k, from)) return true;
    if (words[k]?.lower !== 'earlier' && words[k]?.lower !== 'later') continue;
    const rest = [1, 2, 3].map((n) => words[k + n]?.lower ?? '').join(' ');
    if (/^(?:in the day|that day|the same day|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/.test(rest))
      return true;
    if (words[k - 1]?.lower === 'hours') return true;
  }
  return false;
}

/** "on the same day", "that same night", but not "died later the same day". */
function isSameDay(words: readonly Word[], k: number, from: number): boolean {
  if (
    words[k]?.lower !== 'same' ||
    !/^(?:day|night|evening|morning|afternoon)$/.test(words[k + 1]?.lower ?? '')
  )
    return false;
  const before = words[k - 2]?.lower ?? '';
  return k - 2 < from || before === 'on' || before === ',' || before === 'during';
}

/** A compound that can be stormed: "the port complex", "a naval base", "the hotel". */
export function hasCompound(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some((word) => COMPOUNDS.has(word.lower));
}

const COMPOUNDS = new Set(
  `complex compound base camp headquarters port airport airbase hotel consulate embassy academy university college campus
  barracks cantonment parliament ministry office offices exchange prison jail mosque church mall school hospital
  station`.split(/\s+/)
);

export function opensAnew(words: readonly Word[], from: number): boolean {
  const [one, two, three] = [words[from]?.lower, words[from + 1]?.lower, words[from + 2]?.lower];
  if (
    one === 'separately' ||
    one === 'elsewhere' ||
    one === 'meanwhile' ||
    one === 'furthermore' ||
    one === 'besides'
  )
    return true;
  // "Another bus was hit by a mine in Parwan"
  if (one === 'another' && VEHICLES.test(two ?? '')) return true;
  return (
    one === 'in' &&
    (two === 'another' ||
      (two === 'a' && three === 'separate') ||
      (two === 'the' && three === 'other') ||
      (two === 'a' && three === 'second'))
  );
}

const VEHICLES =
  /^(?:bus|car|van|vehicle|truck|convoy|train|bomb|blast|device|mine|rocket|grenade|suicide|gunman|group)$/;

/** "The incident comes days after six died in a shootout": another event, some time before and nobody says how long. */
export function isLongAfter(words: readonly Word[], from: number, triggers: readonly Trigger[]): boolean {
  const [first] = triggers;
  if (!first || first.definite) return false;
  for (let k = from; k < first.first; k++) {
    if (words[k]?.lower !== 'after' || !/^(?:days|weeks|months|years)$/.test(words[k - 1]?.lower ?? ''))
      continue;
    const before = words[k - 2];
    const counted =
      before?.number != null ||
      /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)$/.test(before?.lower ?? '');
    return !counted && !words.slice(k, first.first).some((word) => word.lower === ',');
  }
  return false;
}

/** "It happened", "the incident took place": the clause says more of the event before. */
export function happens(words: readonly Word[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const lower = words[k]?.lower;
    if (lower === 'happened' || lower === 'occurred' || lower === 'occured') return true;
    if ((lower === 'took' || lower === 'taken') && words[k + 1]?.lower === 'place') return true;
  }
  return false;
}
