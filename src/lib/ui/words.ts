import type { Category, Count, DateInterval, IncidentType, Layer, MeasureType } from '../model/index.ts';
import { LAYERS } from '../model/index.ts';
import type { Language, Say } from '../messages/index.ts';
import type { Site } from './site.ts';
import type { MapIncident, MapMeasure, MapPlace, Sum } from '../columns/index.ts';

/** "5", "at least 5", "3 to 5", "up to 5", "none"; the number is the best one where there is one. */
export function countWords(count: Count, say: Say): string {
  const { low, best, high } = count;
  if (high === 0) return say('count.none');
  if (high === null) return say('count.atLeast', { n: best ?? low });
  if (low === high) return high.toLocaleString(say.locale);
  return low === 0 ? say('count.upTo', { n: high }) : say('count.range', { low, high });
}

/** "at least 5 killed"; a figure that nobody gives is said to be missing. */
export function tollWords({ killed, injured }: MapIncident['casualties'], say: Say): string {
  if (killed === null && injured === null) return say('toll.notReported');
  const parts = [
    killed &&
      (killed.high === 0 ? say('toll.nobodyKilled') : say('toll.killed', { count: headCount(killed, say) })),
    injured &&
      (injured.high === 0
        ? say('toll.nobodyInjured')
        : say('toll.injured', { count: headCount(injured, say) }))
  ];
  return joined(
    parts.filter((part) => part !== null),
    say
  );
}

function headCount(count: Count, say: Say): string {
  return count.high !== null && count.best !== null
    ? count.best.toLocaleString(say.locale)
    : countWords(count, say);
}

/** "Punjab, Sindh and Balochistan" */
export function listed(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

/** With a capital at the beginning, where the script has them. */
export function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** Parts of a listing, parted as the language parts them: "3 attacks, 1 measure". */
export function joined(parts: readonly string[], say: Say): string {
  return parts.length === 0 ? '' : parts.reduce((a, b) => say('list.join', { a, b }));
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
export function sumWords(sum: Sum, say: Say): string {
  if (sum.high === null) return say('count.atLeast', { n: sum.best });
  return sum.low === sum.high
    ? sum.low.toLocaleString(say.locale)
    : say('count.range', { low: sum.low, high: sum.high });
}

/** The title of a report; its id would be a code on the screen. */
export function titleWords(title: string | null, say: Say): string {
  return title ?? say('title.none');
}

/** What a quote is written in, where nobody says: by its script. It is set in that language's type. */
export function quoteLanguage(text: string): Language {
  if (/\p{Script=Arabic}/u.test(text)) return 'ur';
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

/** How much of a text stands for a title that it has not, in characters. */
const HEADING = 72;

/** An article's title, or its first words; null where it has neither. */
export function headingOf(title: string | null, text: string): string | null {
  if (title !== null) return title;
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  if (line === '') return null;
  if (line.length <= HEADING) return line;
  const cut = line.lastIndexOf(' ', HEADING);
  return `${line.slice(0, cut > 0 ? cut : HEADING).replace(/[\s,;:–-]+$/, '')} …`;
}

/** The day of an instant, in UTC: "3 May 2026". */
export function instantWords(instant: string, locale: string): string {
  return fullDate(instant.slice(0, 10), locale);
}

/** A date as precise as it is known: "14 July 2021", "about 25–27 August 2024", "some time in 2021". */
export function dateWords(date: DateInterval, say: Say): string {
  const { from, to, precision } = date;
  const { locale } = say;
  const first = from ?? to;
  const last = to ?? from;
  if (first === null || last === null) return say('date.unknown');
  const isWholeYear = first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`;
  if (precision === 'year' && isWholeYear) return say('date.inYear', { year: first.slice(0, 4) });
  if (precision === 'month' && first.slice(0, 7) === last.slice(0, 7))
    return say('date.inMonth', { month: monthWords(first, locale) });
  return first === last && precision === 'day'
    ? fullDate(first, locale)
    : say('date.about', { date: spanOf(first, last, locale) });
}

/** "14 Jul 2021", for lists. */
export function shortDate(date: DateInterval, say: Say): string {
  const first = date.from ?? date.to;
  if (first === null) return say('date.none');
  if (date.precision === 'year') return say('date.year', { year: first.slice(0, 4) });
  if (date.precision === 'month')
    return format(say.locale, { month: 'short', year: 'numeric' }).format(dayOf(first));
  const text = format(say.locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(dayOf(first));
  return date.precision === 'day' ? text : say('date.about', { date: text });
}

export function fullDate(iso: string, locale: string): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(dayOf(iso));
}

/** "1 – 14 March 2024" */
export function spanOf(first: string, last: string, locale: string): string {
  const written = format(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const [from, to] = [dayOf(first), dayOf(last)];
  if (!locale.startsWith('zh') || first === last) return written.formatRange(from, to);
  // Intl writes Chinese ranges in figures and slashes, unlike its days: 2024年1月1日至12月31日.
  const end = first.slice(0, 4) === last.slice(0, 4) ? ({ month: 'long', day: 'numeric' } as const) : null;
  return `${written.format(from)}至${(end ? format(locale, end) : written).format(to)}`;
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
export function partialDate(text: string, say: Say): string {
  if (/^\d{4}$/.test(text)) return say('date.year', { year: text });
  return /^\d{4}-\d{2}$/.test(text) ? monthWords(`${text}-01`, say.locale) : fullDate(text, say.locale);
}

export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** What names of places and words are taken from. */
type Names = Pick<Site, 'say' | 'provinceName'> & Partial<Pick<Site, 'placeName'>>;

/** Place, district and province, each once. */
export function placeWords(
  place: MapPlace,
  { say, provinceName, placeName = (name) => name }: Names
): string {
  const parts = [
    ownName(place, { say, placeName }),
    place.admin2 && placeName(place.admin2),
    place.admin1 && provinceName(place.admin1)
  ];
  const named = [...new Set(parts.filter((part): part is string => Boolean(part)))];
  if (named.length > 0) return joined(named, say);
  return place.country ? countryName(place.country, say.locale) : say('place.notReported');
}

/** What a place is called in the reader's language: a town, several ones, a province, its country; null where it has no name. */
export function ownName(
  { name, country }: Pick<MapPlace, 'name' | 'country'>,
  { say, placeName = (own) => own }: Pick<Names, 'say' | 'placeName'>
): string | null {
  if (name === null) return null;
  const calm = calmName(name);
  if (country !== null && calm === countryName(country, 'en')) return countryName(country, say.locale);
  return placeName(calm);
}

/** "GWADAR" of a dateline or a headline is Gwadar; "CPEC" stays. */
export function calmName(name: string): string {
  const words = name.split(' ').map((word) => {
    const isShouted = word.length > 4 && word === word.toUpperCase() && word !== word.toLowerCase();
    return isShouted ? word.charAt(0) + word.slice(1).toLowerCase() : word;
  });
  return words.join(' ');
}

/** "Suicide bombing near Dasu", "Security operation in Balochistan". */
export function headline(
  row: Pick<MapIncident | MapMeasure, 'type' | 'location'> & { category?: Category },
  { say, provinceName, placeName = (name) => name }: Names
): string {
  const { admin1, precision } = row.location;
  const name = ownName(row.location, { say, placeName });
  const what = row.category
    ? say(`incidentType.${row.type as IncidentType}`)
    : say(`measureType.${row.type as MeasureType}`);
  const where = name ?? (admin1 ? provinceName(admin1) : null);
  if (where === null) return what;
  const tie = precision === 'site' ? 'at' : precision === 'near' ? 'near' : 'in';
  return say(`headline.${tie}`, { what, where });
}

/** "3 attacks, 1 measure" */
export function layerCountsWords(counts: Record<Layer, number>, say: Say): string {
  const some = LAYERS.filter((layer) => counts[layer] > 0);
  return joined(
    some.map((layer) => say(`layer.count.${layer}`, { n: counts[layer] })),
    say
  );
}
