import {
  monthOf,
  monthRange,
  weekdayOnOrBefore,
  weekRange,
  yearOf,
  yearRange,
  type Day
} from './calendar.ts';
import { range, single, type DateContext, type DateReading, type DateRule } from './date-reading.ts';
import { COUNT, countOf, WEEKDAY, weekdayNumber } from './date-words.ts';

const PART = '(?:morning|afternoon|evening|night|midnight|noon|dawn|dusk|nightfall)';
/** "The day before" ends its phrase; "the day before the polls" counts from something else. */
const ENDS_PHRASE = '(?=[,.;:”"\')]| ?$| (?:and|when|in|at|on|by|had|was|were|as)\\b)';
/** "Friday prayers", "Sunday Times", "Black Friday" name things, not days. */
const NOT_A_DAY =
  "(?!['’]?s? (?:[Pp]rayers?|Times|Mail|Telegraph|Guardian|Review|Club|[Ss]ermons?|[Mm]osque|[Bb]azaa?r|[Mm]arket|Leader|Sun|Express|congregations?)\\b)(?!s\\b)(?!-[a-z])";

/** Dates that need the published date, or the day that the text named last. */
export const RELATIVE_RULES: DateRule[] = [
  {
    name: 'night between two weekdays',
    cue: 'weekday',
    needs: /between/,
    pattern: new RegExp(`(?:night )?between (?<first>${WEEKDAY}) and (?<second>${WEEKDAY})`, 'g'),
    read: ({ groups }, { published }) => {
      if (published === null) return 'unknown';
      const to = weekdayOnOrBefore(published, weekdayNumber(groups?.second ?? ''));
      const from = weekdayOnOrBefore(to, weekdayNumber(groups?.first ?? ''));
      return range(
        [from, to],
        to - from <= 1 ? 'day' : 'week',
        false,
        'both weekdays before the published date'
      );
    }
  },
  {
    name: 'weekday',
    cue: 'weekday',
    pattern: new RegExp(
      `(?:\\b(?<lead>[Ll]ast|[Tt]his past|[Tt]his coming|[Tt]his|[Nn]ext|[Pp]ast|[Cc]oming|(?:[Tt]he )?[Ff]ollowing|(?:[Tt]he )?[Pp]revious|[Ee]very|[Ee]ach|Black|Good|Bloody|Easter|Ash|Palm|Holy|Super|[Tt]he) )?\\b(?<day>${WEEKDAY})(?<after> last| next| week)?(?:['’]s)?(?: (?:early |late )?${PART})?${NOT_A_DAY}`,
      'g'
    ),
    read: weekday
  },
  {
    name: 'day before yesterday',
    cue: 'words',
    pattern: /\b(?:the )?day (before yesterday|after tomorrow)\b/gi,
    read: ([, which], { published }) =>
      published === null
        ? 'unknown'
        : single(
            published + (/before/i.test(which ?? '') ? -2 : 2),
            false,
            'two days from the published date'
          )
  },
  {
    name: 'today',
    cue: 'words',
    pattern:
      /\b(?:earlier )?(today|yesterday|tomorrow|tonight|last night|overnight|this (?:morning|afternoon|evening))\b(?!['’]s (?:world|youth|age|era))/gi,
    read: (match, { published }) => (isAge(match) ? null : today((match[1] ?? '').toLowerCase(), published))
  },
  {
    name: 'day beside the one named before',
    cue: 'words',
    anaphoric: true,
    pattern: new RegExp(
      `\\b(?:(?:on )?(?:the|that) (?:previous|same|very same|next|following) (?:day|night|evening|morning)|(?:the|an?) (?:day|night) (?:before|after)${ENDS_PHRASE}|a (?:day|night) (?:earlier|later)|(?:on )?that (?:day|night))\\b`,
      'gi'
    ),
    read: (match, context) => besideAnchor(match[0], context)
  },
  {
    name: 'days from the one named before',
    cue: 'words',
    needs: /earlier|later|before|afterward/i,
    anaphoric: true,
    pattern: new RegExp(
      `\\b(?<count>${COUNT}) (?<unit>day|week|month|year)s? (?<way>earlier\\b|later\\b|afterwards?\\b|before${ENDS_PHRASE})`,
      'gi'
    ),
    read: ({ groups }, context) => {
      const sign = /later|after/i.test(groups?.way ?? '') ? 1 : -1;
      const from = context.anchor ?? (sign < 0 ? context.published : null);
      if (from === null) return 'unknown';
      const reason =
        context.anchor === null ? 'counted from the published date' : 'counted from the day named before';
      return shift(from, sign * countOf(groups?.count ?? ''), (groups?.unit ?? '').toLowerCase(), reason);
    }
  },
  {
    name: 'ago',
    cue: 'words',
    needs: /ago|back/i,
    pattern: new RegExp(
      `\\b(?:(?:about|around|some|nearly|almost|over|more than|just|at least) )?(?<count>${COUNT}|several|many|few|a few) (?<unit>day|week|month|year|decade|hour|minute|fortnight)s? (?:ago|back)\\b`,
      'gi'
    ),
    read: ({ groups }, { published }) => {
      const unit = (groups?.unit ?? '').toLowerCase();
      const count = countOf(groups?.count ?? '');
      if (published === null || count < 0) return 'unknown';
      return shift(published, -count, unit, `counted back from the published date`);
    }
  },
  {
    name: 'past hours and days',
    cue: 'words',
    needs: /past|last|previous|preceding/i,
    pattern: new RegExp(
      `\\b(?:the|this|these|his|their|its)? ?\\b(?:past|last|previous|preceding) (?<count>${COUNT}|24|48|72|few|several)?[- ]?(?<unit>hour|day|week|month|year|decade)s\\b`,
      'gi'
    ),
    read: ({ groups }, context) => pastSpan(groups?.count, (groups?.unit ?? '').toLowerCase(), context)
  },
  {
    name: 'week, month or year',
    cue: 'words',
    pattern:
      /\b(?<part>(?:earlier|later|early|late) )?(?<which>this|last|next|the past|the previous|the following|the current|the same|that same|the very same|that|over the|at the|(?:the )?past) (?<unit>week|weekend|month|year|fortnight)\b(?![- ](?:long|old|end\b))(?!-)/gi,
    read: ({ groups }, context) =>
      calendarSpan(
        (groups?.which ?? '').toLowerCase(),
        (groups?.unit ?? '').toLowerCase(),
        (groups?.part ?? '').trim().toLowerCase(),
        context
      )
  }
];

function weekday(match: RegExpMatchArray, context: DateContext): DateReading | 'unknown' | null {
  const lead = (match.groups?.lead ?? '').toLowerCase();
  const after = (match.groups?.after ?? '').trim();
  if (/^(?:every|each|black|good|bloody|easter|ash|palm|holy|super)$/.test(lead)) return null;
  const number = weekdayNumber(match.groups?.day ?? '');
  const { published, anchor } = context;
  if (/following/.test(lead) && anchor !== null) {
    return single(
      weekdayOnOrBefore(anchor + 7, number),
      false,
      'first such weekday after the day named before'
    );
  }
  if (/previous/.test(lead) && anchor !== null) {
    return single(
      weekdayOnOrBefore(anchor - 1, number),
      false,
      'last such weekday before the day named before'
    );
  }
  if (published === null) return 'unknown';
  const ahead =
    /next|coming/.test(lead) ||
    after === 'next' ||
    (context.future && !/last|past/.test(lead) && after !== 'last');
  if (ahead) {
    const first = context.future && !/next|coming/.test(lead) && after !== 'next' ? 6 : 7;
    return single(
      weekdayOnOrBefore(published + first, number),
      false,
      'next such weekday after the published date'
    );
  }
  if (lead === 'last' || after === 'last') {
    return single(
      weekdayOnOrBefore(published - 1, number),
      false,
      'last such weekday before the published date'
    );
  }
  return single(weekdayOnOrBefore(published, number), false, 'latest such weekday up to the published date');
}

const OWNED_NAME = /^['’]s \p{Lu}/u;

/** "Today's Pakistan", "today's China": the age we live in. */
function isAge({ 0: written, index, input }: RegExpMatchArray): boolean {
  return OWNED_NAME.test((input ?? '').slice((index ?? 0) + written.length));
}

function today(word: string, published: Day | null): DateReading | 'unknown' {
  if (published === null) return 'unknown';
  if (word === 'yesterday') return single(published - 1, false, 'day before the published date');
  if (word === 'last night') return single(published - 1, false, 'night before the published date');
  if (word === 'tomorrow') return single(published + 1, false, 'day after the published date');
  if (word === 'overnight')
    return range([published - 1, published], 'day', false, 'night up to the published date');
  return single(published, false, 'the published date');
}

function besideAnchor(words: string, { anchor, published }: DateContext): DateReading | 'unknown' {
  const earlier = /previous|before|earlier/i.test(words);
  const later = /next|following|after|later/i.test(words);
  const from = anchor ?? (earlier ? published : null);
  if (from === null) return 'unknown';
  const reason = anchor === null ? 'beside the published date' : 'beside the day named before';
  return single(from + (earlier ? -1 : later ? 1 : 0), false, reason);
}

function shift(from: Day, count: number, unit: string, reason: string): DateReading | 'unknown' {
  if (unit === 'hour' || unit === 'minute') {
    const days = unit === 'hour' ? Math.round(count / 24) : 0;
    return range([from + Math.min(days, 0), from], 'day', false, reason);
  }
  if (unit === 'day') return single(from + count, false, reason);
  if (unit === 'week' || unit === 'fortnight') {
    const middle = from + count * (unit === 'week' ? 7 : 14);
    return range([middle - 3, middle + 3], 'week', false, reason, 'three days either way');
  }
  if (unit === 'month') return range(monthRange(yearOf(from), monthOf(from) + count), 'month', false, reason);
  const years = count * (unit === 'decade' ? 10 : 1);
  return range(yearRange(yearOf(from) + years), 'year', false, reason);
}

function pastSpan(
  count: string | undefined,
  unit: string,
  { published }: DateContext
): DateReading | 'unknown' {
  const number = count === undefined ? -1 : countOf(count);
  if (published === null || number < 0) return 'unknown';
  const days =
    {
      hour: Math.ceil(number / 24),
      day: number,
      week: number * 7,
      month: number * 30,
      year: number * 365,
      decade: number * 3650
    }[unit] ?? 0;
  const from =
    unit === 'month'
      ? monthRange(yearOf(published), monthOf(published) - number)[0]
      : unit === 'year' || unit === 'decade'
        ? yearRange(yearOf(published) - number * (unit === 'year' ? 1 : 10))[0]
        : published - days;
  const precision = days <= 2 ? 'day' : days <= 14 ? 'week' : days <= 300 ? 'month' : 'year';
  return range([from, published], precision, false, 'up to the published date');
}

function calendarSpan(
  which: string,
  unit: string,
  part: string,
  { published, anchor, last }: DateContext
): DateReading | 'unknown' | null {
  const besideText = /previous|following|same|^that$/.test(which);
  // "In February … that same month": what was named last, be it a day or a month.
  const beside = /same|^that$/.test(which) ? (last ?? anchor) : anchor;
  const base = besideText ? beside : published;
  if (base === null) return 'unknown';
  const step = /next|following/.test(which) ? 1 : /last|previous/.test(which) ? -1 : 0;
  const reason = besideText ? 'from the day named before' : 'from the published date';
  if (which.endsWith('past')) {
    const days = { week: 7, month: 30, fortnight: 14, year: 365, weekend: 2 }[unit] ?? 0;
    if (unit === 'weekend') return weekend(base, reason);
    return range(
      [base - days, base],
      unit === 'fortnight' ? 'month' : (unit as 'week' | 'month' | 'year'),
      false,
      'up to the published date'
    );
  }
  if (unit === 'weekend') return weekend(base + 7 * Math.max(step, 0), reason);
  if (/over the|at the/.test(which)) return null;
  if (unit === 'fortnight') return range([base - 14, base], 'month', false, reason);
  const [from, to] =
    unit === 'week'
      ? weekRange(base + 7 * step)
      : unit === 'month'
        ? monthRange(yearOf(base), monthOf(base) + step)
        : yearRange(yearOf(base) + step);
  const precision = unit as 'week' | 'month' | 'year';
  if (step === 0 && part === 'later') return range([base, to], precision, false, 'rest of it');
  if (step === 0 && !besideText)
    return range([from, base], precision, false, `${unit} of the published date, up to it`);
  return range([from, to], precision, false, `${unit} ${reason}`);
}

function weekend(day: Day, reason: string): DateReading | 'unknown' {
  const sunday = weekdayOnOrBefore(day, 0);
  const saturday = weekdayOnOrBefore(day, 6);
  return saturday > sunday
    ? range([saturday, day], 'day', false, `weekend ${reason}`)
    : range([sunday - 1, sunday], 'day', false, `weekend ${reason}`);
}
