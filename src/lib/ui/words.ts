import type {
  Category,
  Count,
  DateInterval,
  IncidentType,
  Layer,
  MeasureStatus,
  MeasureType,
  PlacePrecision,
  Qualifier,
  Role
} from '../model/index.ts';
import type { MapIncident, MapMeasure, MapPlace, Sum } from '../columns/index.ts';

/** What the screen calls things: no codes, and unknown is said, never drawn as zero. */
export const LAYER_WORDS: Record<Layer, { one: string; many: string }> = {
  attack: { one: 'attack', many: 'attacks' },
  operation: { one: 'operation', many: 'operations' },
  measure: { one: 'measure', many: 'measures' }
};

export const INCIDENT_TYPE_WORDS: Record<IncidentType, string> = {
  suicide_bombing: 'Suicide bombing',
  bombing: 'Bombing',
  armed_assault: 'Armed assault',
  targeted_killing: 'Targeted killing',
  kidnapping: 'Kidnapping',
  shelling: 'Shelling',
  grenade: 'Grenade attack',
  arson_sabotage: 'Arson or sabotage',
  complex_attack: 'Complex attack',
  other: 'Other attack',
  operation: 'Security operation'
};

export const MEASURE_TYPE_WORDS: Record<MeasureType, string> = {
  protection_unit: 'Protection unit',
  security_plan: 'Security plan',
  deployment: 'Deployment',
  movement_control: 'Movement control',
  surveillance: 'Surveillance',
  coordination: 'Coordination',
  training: 'Training',
  legal: 'Legal step',
  investigation: 'Investigation',
  diplomatic: 'Diplomatic step',
  suspension: 'Suspension',
  other: 'Other measure'
};

export const STATUS_WORDS: Record<MeasureStatus, string> = {
  announced: 'announced',
  ordered: 'ordered',
  agreed: 'agreed',
  in_force: 'in force',
  reviewed: 'under review',
  called_for: 'called for'
};

export const ROLE_WORDS: Record<Role, string> = {
  civilian: 'civilians',
  security: 'security forces',
  militant: 'attackers',
  unknown: 'people'
};

export const PRECISION_WORDS: Record<PlacePrecision, string> = {
  site: 'the exact site is named',
  settlement: 'the town is known, not the spot',
  near: 'somewhere near this place',
  admin2: 'place known to district only',
  admin1: 'place known to province only',
  country: 'place known to country only',
  unknown: 'place not reported'
};

export const QUALIFIER_WORDS: Record<Qualifier, string> = {
  exact: '',
  at_least: 'at least ',
  at_most: 'at most ',
  about: 'about ',
  range: '',
  unspecified: 'at least ',
  none: ''
};

/** "5", "at least 5", "3 to 5", "up to 5", "none"; the number is the best one where there is one. */
export function countWords(count: Count): string {
  const { low, best, high } = count;
  if (high === 0) return 'none';
  if (high === null) return `at least ${best ?? low}`;
  if (low === high) return String(high);
  return low === 0 ? `up to ${high}` : `${low} to ${high}`;
}

/** "at least 5 killed"; a figure that nobody gives is said to be missing. */
export function tollWords(casualties: MapIncident['casualties']): string {
  const { killed, injured } = casualties;
  if (killed === null && injured === null) return 'toll not reported';
  const parts = [killed && headCount(killed, 'killed'), injured && headCount(injured, 'injured')];
  return parts.filter((part) => part !== null).join(', ');
}

function headCount(count: Count, verb: string): string {
  if (count.high === 0) return `nobody ${verb}`;
  return `${count.high !== null && count.best !== null ? count.best : countWords(count)} ${verb}`;
}

/** "18", or "18+" where a figure in the sum is open upwards. */
export function sumText(sum: Sum, locale: string): string {
  return `${sum.best.toLocaleString(locale)}${sum.high === null ? '+' : ''}`;
}

/** From here on a narrow column shows a number in short. */
const LARGE = 10_000;

/** "8,312", "14.4K": a number as it fits into a narrow column. */
export function shortNumber(n: number, locale: string): string {
  if (n < LARGE) return n.toLocaleString(locale);
  return n.toLocaleString(locale, { notation: 'compact', maximumSignificantDigits: 3 });
}

/** "at least 18", "16 to 19", "1,800"; an open sum is named by its best figure, as in the table. */
export function sumWords(sum: Sum, locale: string): string {
  const low = sum.low.toLocaleString(locale);
  if (sum.high === null) return `at least ${sum.best.toLocaleString(locale)}`;
  return sum.low === sum.high ? low : `${low} to ${sum.high.toLocaleString(locale)}`;
}

/** The title of a report; its id would be a code on the screen. */
export function titleWords(title: string | null): string {
  return title ?? 'Untitled report';
}

/** How much of a text stands for a title that it has not, in characters. */
const HEADING = 72;

/** An article's title, or its first words. */
export function headingOf(title: string | null, text: string): string {
  if (title !== null) return title;
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  if (line === '') return titleWords(null);
  if (line.length <= HEADING) return line;
  const cut = line.lastIndexOf(' ', HEADING);
  return `${line.slice(0, cut > 0 ? cut : HEADING).replace(/[\s,;:–-]+$/, '')} …`;
}

/** The day of an instant, in UTC: "3 May 2026". */
export function instantWords(instant: string, locale: string): string {
  return fullDate(instant.slice(0, 10), locale);
}

/** A date as precise as it is known: "14 July 2021", "about 25–27 August 2024", "some time in 2021". */
export function dateWords(date: DateInterval, locale: string): string {
  const { from, to, precision } = date;
  const first = from ?? to;
  const last = to ?? from;
  if (first === null || last === null) return 'date not known';
  const isWholeYear = first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`;
  if (precision === 'year')
    return isWholeYear ? `some time in ${first.slice(0, 4)}` : `about ${spanOf(first, last, locale)}`;
  if (precision === 'month' && first.slice(0, 7) === last.slice(0, 7)) {
    return `in ${format(locale, { month: 'long', year: 'numeric' }).format(dayOf(first))}`;
  }
  return first === last && precision === 'day'
    ? fullDate(first, locale)
    : `about ${spanOf(first, last, locale)}`;
}

/** "14 Jul 2021", for lists. */
export function shortDate(date: DateInterval, locale: string): string {
  const first = date.from ?? date.to;
  if (first === null) return 'no date';
  if (date.precision === 'year') return first.slice(0, 4);
  if (date.precision === 'month')
    return format(locale, { month: 'short', year: 'numeric' }).format(dayOf(first));
  const text = format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(dayOf(first));
  return date.precision === 'day' ? text : `about ${text}`;
}

export function fullDate(iso: string, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(dayOf(iso));
}

/** "1 – 14 March 2024" */
export function spanOf(first: string, last: string, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    dayOf(first),
    dayOf(last)
  );
}

/** "March 2024" */
export function monthWords(iso: string, locale: string): string {
  return format(locale, { month: 'long', year: 'numeric' }).format(dayOf(iso));
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}

function dayOf(iso: string): Date {
  return new Date(`${iso}T00:00:00Z`);
}

/** "2021", "March 2024" or a full date, as far as a total's own limits go. */
export function partialDate(text: string, locale: string): string {
  if (/^\d{4}$/.test(text)) return text;
  if (/^\d{4}-\d{2}$/.test(text))
    return format(locale, { month: 'long', year: 'numeric' }).format(dayOf(`${text}-01`));
  return fullDate(text, locale);
}

export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** Place, district and province, each once. */
export function placeWords(place: MapPlace, provinceName: (code: string) => string, locale: string): string {
  const parts = [
    place.name && calmName(place.name),
    place.admin2,
    place.admin1 && provinceName(place.admin1)
  ];
  const named = [...new Set(parts.filter((part): part is string => Boolean(part)))];
  if (named.length > 0) return named.join(', ');
  return place.country ? countryName(place.country, locale) : 'place not reported';
}

/** "GWADAR" of a dateline or a headline is Gwadar; "CPEC" stays. */
export function calmName(name: string): string {
  const words = name.split(' ').map((word) => {
    const isShouted = word.length > 4 && word === word.toUpperCase() && word !== word.toLowerCase();
    return isShouted ? word.charAt(0) + word.slice(1).toLowerCase() : word;
  });
  return words.join(' ');
}

const AT: Partial<Record<PlacePrecision, string>> = { site: 'at', near: 'near' };

/** "Suicide bombing near Dasu", "Security operation in Balochistan". */
export function headline(
  row: Pick<MapIncident | MapMeasure, 'type' | 'location'> & { category?: Category },
  provinceName: (code: string) => string
): string {
  const { name, admin1, precision } = row.location;
  const what = row.category
    ? INCIDENT_TYPE_WORDS[row.type as IncidentType]
    : MEASURE_TYPE_WORDS[row.type as MeasureType];
  const where = name ? calmName(name) : admin1 ? provinceName(admin1) : null;
  return where === null ? what : `${what} ${AT[precision] ?? 'in'} ${where}`;
}

export function countOf(n: number, word: { one: string; many: string }, locale?: string): string {
  return `${locale === undefined ? n : n.toLocaleString(locale)} ${n === 1 ? word.one : word.many}`;
}

/** "3 attacks, 1 measure" */
export function layerCountsWords(counts: Record<Layer, number>, locale?: string): string {
  return (Object.keys(LAYER_WORDS) as Layer[])
    .filter((layer) => counts[layer] > 0)
    .map((layer) => countOf(counts[layer], LAYER_WORDS[layer], locale))
    .join(', ');
}
