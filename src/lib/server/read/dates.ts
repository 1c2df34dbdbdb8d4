const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';

/** A date in words with its year: "May 19, 2017", "7th Nov, 2024", "Tuesday, 26 March 2024". No flags, no anchors. */
export const WRITTEN_DATE = `${WEEKDAY}(?:${MONTH}\\s+${DAY},?\\s+\\d{4}|${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+\\d{4}|\\d{4}[-/]\\d{2}[-/]\\d{2})`;

/**
 * The ISO day of a date as metadata and pages write it, in the writer's own time zone; null where it is none or says
 * too little. "05/06/2024" is null: nothing tells the day from the month.
 */
export function parseDay(value: string | number | null | undefined): string | null {
  if (typeof value === 'number') return epochDay(value);
  const text = value?.trim() ?? '';
  if (text === '') return null;
  if (/^\d{10}(?:\d{3})?$/.test(text)) return epochDay(Number(text));
  const iso =
    /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?:T\d+Z?)?$/.exec(text);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return wordedDay(text) ?? numericDay(text);
}

function wordedDay(text: string): string | null {
  const monthFirst = new RegExp(`\\b(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i').exec(
    text
  );
  if (monthFirst) return isoDay(Number(monthFirst[3]), monthNumber(monthFirst[1]), Number(monthFirst[2]));
  const dayFirst = new RegExp(
    `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(${MONTH}),?[\\s-]+(\\d{4})\\b`,
    'i'
  ).exec(text);
  return dayFirst ? isoDay(Number(dayFirst[3]), monthNumber(dayFirst[2]), Number(dayFirst[1])) : null;
}

function numericDay(text: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text);
  if (!parts) return null;
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (first > 12) return isoDay(year, second, first);
  return second > 12 || first === second ? isoDay(year, first, second) : null;
}

/** Seconds or milliseconds since 1970. */
function epochDay(value: number): string | null {
  const date = new Date(Math.abs(value) > 1e11 ? value : value * 1000);
  if (Number.isNaN(date.getTime()) || value < 1e8) return null;
  return isoDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year < 2100 ? date.toISOString().slice(0, 10) : null;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}
