import type { DateInterval } from '../../model/index.ts';
import type { Trigger } from './triggers.ts';
import type { DateChoice } from './when.ts';
import type { Word } from './words.ts';

/**
 * "Work started again three months after a bomber killed 13", "ten days after a guard shot two men": the event lies that
 * long before publication. Null where the clause says no such span, or takes up an event told before.
 */
export function agoOf(
  words: readonly Word[],
  from: number,
  triggers: readonly Trigger[],
  published: string | null
): DateChoice | null {
  const [first] = triggers;
  if (!published || !first || triggers.some((trigger) => trigger.definite)) return null;
  for (let k = from; k < first.first; k++) {
    const [amount, unit, after] = [words[k - 2], words[k - 1], words[k]];
    if (!unit || (after?.lower !== 'after' && after?.lower !== 'since')) continue;
    if (unit.sentence !== after.sentence) continue;
    // "Two days after the raid, gunmen killed five": a comma ends the clause of what came before.
    if (words.slice(k, first.first).some((word) => word.lower === ',')) continue;
    const count = amount?.sentence === after.sentence ? countOf(amount) : null;
    const interval =
      count === null ? vaguelyBefore(published, unit.lower) : intervalBefore(published, count, unit.lower);
    if (!interval) continue;
    const start = count === null ? unit.start : (amount?.start ?? unit.start);
    const choice: DateChoice = { interval, span: { start, end: after.end }, reported: false };
    return count === null ? choice : { ...choice, ago: { count, unit: unit.lower } };
  }
  return null;
}

/** The same span counted back from the day of the event that the sentence told first ("the blast came two days after …"). */
export function agoFrom(choice: DateChoice, told: DateInterval): DateChoice {
  if (!choice.ago || told.precision !== 'day' || told.from === null) return choice;
  return {
    ...choice,
    interval: intervalBefore(told.from, choice.ago.count, choice.ago.unit) ?? choice.interval
  };
}

/** "days after", "weeks after": within the fortnight, within the two months before the report. */
function vaguelyBefore(published: string, unit: string): DateInterval | null {
  const day = new Date(`${published}T00:00:00Z`);
  if (unit === 'days') return { from: iso(shifted(day, -14)), to: iso(shifted(day, -2)), precision: 'week' };
  if (unit === 'weeks')
    return { from: iso(shifted(day, -60)), to: iso(shifted(day, -8)), precision: 'month' };
  return null;
}

function countOf(word: Word): number | null {
  if (word.lower === 'a' || word.lower === 'an') return 1;
  if (word.number) return word.number.best;
  const spelt = SMALL.indexOf(word.lower) + 1;
  return spelt > 0 ? spelt : /^\d{1,2}$/.test(word.lower) ? Number(word.lower) : null;
}

const SMALL = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

function intervalBefore(published: string, count: number, unit: string): DateInterval | null {
  const day = new Date(`${published}T00:00:00Z`);
  const kind = unit.replace(/s$/, '');
  if (kind === 'day') return spanOf(shifted(day, -count), 0, 'day');
  if (kind === 'week') return spanOf(shifted(day, -7 * count), 4, 'week');
  if (kind === 'year') {
    const year = day.getUTCFullYear() - count;
    return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  }
  if (kind !== 'month') return null;
  const start = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - count, 1));
  const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0));
  return { from: iso(start), to: iso(end), precision: 'month' };
}

function spanOf(middle: Date, margin: number, precision: 'day' | 'week'): DateInterval {
  return { from: iso(shifted(middle, -margin)), to: iso(shifted(middle, margin)), precision };
}

function shifted(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000);
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}
