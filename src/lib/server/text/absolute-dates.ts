import { dayOf, monthRange, weekdayOf, yearOf, yearRange, monthOf } from './calendar.ts';
import { range, single, yearFor, type DateContext, type DateReading, type DateRule } from './date-reading.ts';
import { DATE, MONTH, monthNumber, WEEKDAY, weekdayNumber, YEAR } from './date-words.ts';

const YEAR_AFTER = `(?:,? (?:of )?(?<year>${YEAR})\\b)?`;
/** "Tuesday, March 26", "Tuesday (March 26", "Friday night, March 1": the weekday tells the year where none is named. */
const WEEKDAY_BEFORE = `(?:(?<weekday>${WEEKDAY})(?: (?:night|morning|evening|afternoon))?(?:,? | \\(|, the ))?`;
/** The bracket of "Tuesday (March 26)". */
const CLOSE = '(?:(?<=day \\([^()]{3,30})\\))?';
/** "March 23 Chowk", "July 4 Square" are places. */
const NOT_A_PLACE =
  '(?! (?:Square|Chowk|Road|Park|Stadium|Street|Avenue|Bridge|Hall|Movement|Brigade|Gate|Colony|Regiment|University)\\b)';
/** Without a number or a word of time before them they are as often men's names ("Ramzan", "Safar Khan"). */
const HIJRI_MONTH =
  "(?:Muharram|Safar|Rabi-?ul-?[Aa]w+al|Rajab|Sha'?ban|Rama[dz]h?an|Ramzan|Shaww?al|Zil-?[Hh]aj+|Ashura)(?:[- ]ul[- ][Hh]aram)?";
const DASH = '(?: ?[-–—] ?| to | and | till | until | through | & | or )';

/** What some rules need, by itself quick to look for: their patterns may begin anywhere. */
const TWO_DATES = new RegExp(`\\d(?:st|nd|rd|th)?${DASH}(?:the )?\\d`);
const TWO_MONTHS = new RegExp(`${MONTH}.*${MONTH}`);
const DATE_BEHIND = new RegExp(`${MONTH} ?(?:the )?\\d`);
const DATE_BEFORE = new RegExp(`\\d(?:st|nd|rd|th)?(?: day)?(?: of)?,?[ -]${MONTH}`);

/** Dates that name a day, month or year themselves, the most specific form first. */
export const ABSOLUTE_RULES: DateRule[] = [
  {
    name: 'ISO date',
    cue: 'figure',
    pattern: /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g,
    read: ([, year, month, date]) => fullDate(Number(year), Number(month), Number(date), 'year-month-day')
  },
  {
    name: 'numeric date',
    cue: 'figure',
    pattern: /(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/g,
    read: ([, first, mark, second, year]) =>
      numericDate(Number(first), Number(second), year ?? '', mark ?? '')
  },
  {
    name: 'days of a month',
    cue: 'month',
    needs: TWO_DATES,
    pattern: new RegExp(
      `(?:(?:between|from|on the night between|the night between|night between)(?: the)? )?\\b(?<month>${MONTH}) (?<first>${DATE})${DASH}(?:the )?(?<second>${DATE})(?!\\d|:\\d)(?! ?(?:people|persons|others|were|was|per|percent|[ap]\\.?m))${YEAR_AFTER}`,
      'g'
    ),
    read: (match, context) => dayRange(match, context)
  },
  {
    name: 'days of a month, day first',
    cue: 'month',
    needs: TWO_DATES,
    pattern: new RegExp(
      `(?:(?:between|from)(?: the)? )?\\b(?<first>${DATE})${DASH}(?:the )?(?<second>${DATE})(?: of)? (?<month>${MONTH})(?![a-z])${YEAR_AFTER}`,
      'g'
    ),
    read: (match, context) => dayRange(match, context)
  },
  {
    name: 'from month day to month day',
    cue: 'month',
    needs: TWO_MONTHS,
    pattern: new RegExp(
      `(?:(?:between|from) )?\\b(?:(?<month>${MONTH}) (?<first>${DATE})|(?<first2>${DATE}) (?<month2>${MONTH}))(?:,? (?<year1>${YEAR}))?(?: ?[-–—] ?| to | and | till | until | through )(?:(?<monthB>${MONTH}) (?<second>${DATE})|(?<second2>${DATE}) (?<monthB2>${MONTH}))(?![\\d])${YEAR_AFTER}`,
      'g'
    ),
    read: (match, context) => longRange(match, context)
  },
  {
    name: 'month and day',
    cue: 'month',
    needs: DATE_BEHIND,
    pattern: new RegExp(
      `${WEEKDAY_BEFORE}\\b(?<month>${MONTH}) ?(?:the )?(?<date>${DATE})(?!\\d|:\\d|,\\d{3}| ?(?:per ?cent|%|km|people|persons)|[/.]\\d)${NOT_A_PLACE}${YEAR_AFTER}(?: (?<relative>last|this) year)?${CLOSE}`,
      'g'
    ),
    read: (match, context) => monthDay(match, context)
  },
  {
    name: 'day and month',
    cue: 'month',
    needs: DATE_BEFORE,
    pattern: new RegExp(
      `${WEEKDAY_BEFORE}(?<![\\d:/.,-])\\b(?<date>${DATE})(?: day)?(?: of)?,?[ -](?<month>${MONTH})(?![a-z])${NOT_A_PLACE}(?:,?[ -](?<year>${YEAR})\\b)?(?: (?<relative>last|this) year)?${CLOSE}`,
      'g'
    ),
    read: (match, context) => monthDay(match, context)
  },
  {
    name: 'month and year',
    cue: 'month',
    pattern: new RegExp(
      `(?<since>\\b[Ss]ince )?(?<part>\\b(?:early|late|mid)[- ])?\\b(?<month>${MONTH}),? (?:of )?(?:(?<year>${YEAR})\\b|(?<relative>last|this) year\\b)`,
      'g'
    ),
    read: (match, context) => monthOfYear(match, context)
  },
  {
    name: 'month',
    cue: 'month',
    pattern: new RegExp(
      `\\b(?<lead>[Ii]n|[Ss]ince|of|[Ll]ast|[Tt]his|[Nn]ext|until|till|by|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween|[Bb]efore|[Aa]fter|through|[Ee]arlier in|[Ll]ater in|the month of)[- ](?<month>${MONTH})(?![a-z]| ?\\d|-\\d)(?!(?<=(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)) [A-Z])`,
      'g'
    ),
    read: (match, context) => bareMonth(match, context)
  },
  {
    name: 'month that something is said of',
    cue: 'month',
    pattern: new RegExp(
      `(?<lead>)\\b(?<month>${MONTH})(?= (?:was|saw|has been|has seen|had|recorded|witnessed|brought|proved) (?:the|a|an|some|more|at least|as many|\\d))`,
      'g'
    ),
    read: (match, context) => bareMonth(match, context)
  },
  {
    name: 'month of an event',
    cue: 'month',
    needs: /\b[Tt]he /,
    pattern: new RegExp(
      `(?<lead>)(?<=\\b[Tt]he )(?<month>${MONTH})(?= (?:[a-z-]+ ){0,2}?(?:attack|bombing|blast|explosion|massacre|siege|shooting|killing|murder|raid|assault|ambush|air ?strike|abduction|kidnapping|hijacking|clash)(?:e?s)?\\b)`,
      'g'
    ),
    read: (match, context) => bareMonth(match, context)
  },
  {
    name: 'years',
    cue: 'figure',
    pattern: new RegExp(
      `\\b(?:[Bb]etween|[Ff]rom|[Dd]uring|[Ii]n)? ?\\b(?<first>${YEAR})(?: ?[-–—/] ?| to | and | till | until | through )(?<second>${YEAR}|\\d\\d)\\b(?!-)(?! (?:people|persons))`,
      'g'
    ),
    read: ({ groups }) => {
      const first = Number(groups?.first);
      const short = groups?.second ?? '';
      const second = short.length === 2 ? Math.floor(first / 100) * 100 + Number(short) : Number(short);
      return second > first
        ? range(yearRange(first, second), 'year', true, 'first to last year named')
        : null;
    }
  },
  {
    name: 'year',
    cue: 'figure',
    pattern: new RegExp(
      `\\b(?<lead>[Ii]n|[Ss]ince|[Uu]ntil|till|by|[Dd]uring|[Ff]rom|of|[Ee]arly|[Ll]ate|[Mm]id|[Bb]efore|[Aa]fter|[Bb]ack in|through|[Yy]ear|[Ee]nd of|summer of|winter of|spring of|autumn of)(?: the year)?[- ](?<year>${YEAR})\\b(?![-,/:]\\d| ?%| (?:people|persons|troops|soldiers|families|cases|personnel|km|metres|meters|feet|rupees|MW|megawatts?|men|women|children|of the|local|police|houses|others|more|to \\d))`,
      'g'
    ),
    read: ({ groups }, context) => yearAlone(Number(groups?.year), groups?.lead ?? '', context)
  },
  {
    name: 'year of an event',
    cue: 'figure',
    pattern: new RegExp(
      `\\b(?<year>${YEAR})(?= (?:(?:[a-z-]+|[A-Z][\\w-]+) ){0,3}?(?:attacks?|bombings?|blasts?|massacres?|siege|incidents?|wars?|killings?|shootings?|operations?|raids?|explosions?|assaults?|hijacking|earthquake|floods|coup|ambush|strikes?|murders?|kidnappings?|abductions?|protests?|riots|clashes|agreement|ceasefire|collapse|fall|takeover|elections?|withdrawal|invasion|crackdown|accord|deal|treaty|insurgency|uprising|carnage|tragedy)\\b)|(?<=\\()(?<bracketed>${YEAR})(?=\\))`,
      'g'
    ),
    read: ({ groups }) =>
      yearOnly(Number(groups?.year ?? groups?.bracketed), 'year before the event that it names')
  },
  {
    name: 'Hijri date',
    cue: 'month',
    needs: /Muharram|Safar|Rabi|Rajab|Sha'?ban|Ram[az]|Shaw|Zil|Ashura/,
    pattern: new RegExp(
      `\\b\\d{1,2}(?:st|nd|rd|th)?(?: and (?:the )?\\d{1,2}(?:st|nd|rd|th)?)?(?: of)? ${HIJRI_MONTH}\\b|\\b${HIJRI_MONTH} \\d{1,2}\\b(?: and \\d{1,2}\\b)?|(?<=\\b(?:[Dd]uring|[Mm]onth of|[Ii]n|[Bb]efore|[Aa]fter|[Ff]or) )${HIJRI_MONTH}\\b`,
      'g'
    ),
    read: () => 'unknown'
  }
];

function fullDate(year: number, month: number, date: number, ...reasons: string[]): DateReading | null {
  const day = dayOf(year, month, date);
  return day === null ? null : single(day, true, ...reasons);
}

function numericDate(first: number, second: number, year: string, mark: string): DateReading | null {
  if (year.length === 2 && mark !== '/') return null;
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (second > 12) return fullDate(full, first, second, 'month first: no such month otherwise');
  return fullDate(full, second, first, first > 12 ? 'day/month/year' : 'read day first');
}

function monthDay(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' | null {
  const groups = match.groups ?? {};
  const month = monthNumber(groups.month ?? '');
  const date = parseInt(groups.date ?? '', 10);
  const weekday = groups.weekday ? weekdayNumber(groups.weekday) : null;
  const stated = groups.year ? Number(groups.year) : relativeYear(groups.relative, context);
  if (stated !== null) {
    const day = dayOf(stated, month, date);
    if (day === null) return null;
    const clash =
      weekday !== null && weekdayOf(day) !== weekday ? ['weekday and date disagree; the date is taken'] : [];
    return single(day, true, 'day, month and year named', ...clash);
  }
  if (dayOf(2000, month, date) === null) return null;
  const year =
    yearFor(month, date, context, weekday) ?? (weekday === null ? null : yearFor(month, date, context));
  if (year === null) return 'unknown';
  const day = dayOf(year.year, month, date);
  return day === null ? 'unknown' : single(day, true, 'day and month named', year.reason);
}

function dayRange(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' | null {
  const groups = match.groups ?? {};
  const month = monthNumber(groups.month ?? '');
  const first = parseInt(groups.first ?? '', 10);
  const second = parseInt(groups.second ?? '', 10);
  if (second <= first || dayOf(2000, month, second) === null) return null;
  const year = groups.year
    ? { year: Number(groups.year), reason: 'year named' }
    : yearFor(month, first, context);
  if (year === null) return 'unknown';
  const [from, to] = [dayOf(year.year, month, first), dayOf(year.year, month, second)];
  if (from === null || to === null) return 'unknown';
  return range([from, to], precisionOf(to - from), true, 'first and last day named', year.reason);
}

function longRange(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' | null {
  const groups = match.groups ?? {};
  if (/ and /.test(match[0]) && !match[0].startsWith('between')) return null;
  const monthA = monthNumber(groups.month ?? groups.month2 ?? '');
  const monthB = monthNumber(groups.monthB ?? groups.monthB2 ?? '');
  const first = parseInt(groups.first ?? groups.first2 ?? '', 10);
  const second = parseInt(groups.second ?? groups.second2 ?? '', 10);
  const yearB = groups.year ? Number(groups.year) : (yearFor(monthB, second, context)?.year ?? null);
  if (yearB === null && !groups.year1) return 'unknown';
  const wraps = monthA > monthB;
  const yearA = groups.year1 ? Number(groups.year1) : (yearB ?? 0) - (wraps ? 1 : 0);
  const from = dayOf(yearA, monthA, first);
  const to = dayOf(yearB ?? yearA + (wraps ? 1 : 0), monthB, second);
  if (from === null || to === null) return null;
  return range([from, to], precisionOf(to - from), true, 'first and last day named');
}

function precisionOf(days: number): 'day' | 'week' | 'month' | 'year' {
  if (days <= 1) return 'day';
  if (days <= 10) return 'week';
  return days <= 62 ? 'month' : 'year';
}

function monthOfYear(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' {
  const groups = match.groups ?? {};
  const year = groups.year ? Number(groups.year) : relativeYear(groups.relative, context);
  if (year === null) return 'unknown';
  return sinceOr(
    monthRange(year, monthNumber(groups.month ?? '')),
    'month',
    groups.since ? 'since' : '',
    context,
    'month and year named'
  );
}

function bareMonth(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' {
  const month = monthNumber(match.groups?.month ?? '');
  const lead = (match.groups?.lead ?? '').toLowerCase();
  const { published } = context;
  const year = context.year?.year ?? null;
  if (year !== null) {
    return sinceOr(monthRange(year, month), 'month', lead, context, `year ${year} from the words around`);
  }
  if (published === null) return 'unknown';
  const ahead = lead === 'next' || (context.future && lead !== 'last');
  let of = yearOf(published);
  if (ahead ? month <= monthOf(published) - (lead === 'next' ? 0 : 1) : month > monthOf(published))
    of += ahead ? 1 : -1;
  if (lead === 'last' && month === monthOf(published)) of -= 1;
  const reason = ahead ? 'next such month' : 'latest such month up to the published date';
  return sinceOr(monthRange(of, month), 'month', lead, context, reason);
}

function yearAlone(year: number, lead: string, context: DateContext): DateReading | 'unknown' {
  return sinceOr(yearRange(year), 'year', lead.toLowerCase(), context, 'year named');
}

function yearOnly(year: number, reason: string): DateReading | 'unknown' {
  return range(yearRange(year), 'year', true, reason);
}

function sinceOr(
  [from, to]: readonly [number, number],
  precision: 'month' | 'year',
  lead: string,
  context: DateContext,
  reason: string
): DateReading | 'unknown' {
  const { published } = context;
  if (lead.startsWith('since') && published !== null && published >= from) {
    return range([from, published], precision, true, reason, 'from then until the published date');
  }
  return range([from, to], precision, true, reason);
}

function relativeYear(word: string | undefined, context: DateContext): number | null {
  if (!word || context.published === null) return null;
  return yearOf(context.published) - (word === 'last' ? 1 : 0);
}
