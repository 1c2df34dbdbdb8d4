import type { Blank, Choropleth, ProvinceValue, Shade } from '../map/choropleth.ts';
import type { ValueClass } from '../map/classes.ts';
import { countOf } from './words.ts';

/** What a shading is called, in the chooser and over its classes. */
export const SHADE_WORDS: Record<Shade, string> = {
  killed: 'People killed',
  injured: 'People injured',
  attacks: 'Attacks',
  operations: 'Operations',
  measures: 'Measures',
  articles: 'Articles read'
};

export const BLANK_WORDS: Record<Blank, string> = {
  none: 'none',
  tollUnknown: 'toll not reported',
  noPopulation: 'no population figure',
  unread: 'no article read'
};

const UNITS: Record<Shade, { one: string; many: string }> = {
  killed: { one: 'killed', many: 'killed' },
  injured: { one: 'injured', many: 'injured' },
  attacks: { one: 'attack', many: 'attacks' },
  operations: { one: 'operation', many: 'operations' },
  measures: { one: 'measure', many: 'measures' },
  articles: { one: 'article read', many: 'articles read' }
};

export function shadeTitle({ shade, per }: Pick<Choropleth, 'shade' | 'per'>): string {
  return per ? `${SHADE_WORDS[shade]} per 100,000 people` : SHADE_WORDS[shade];
}

/** "12 articles read" */
export function articlesWords(articles: number, locale: string): string {
  return `${articles.toLocaleString(locale)} ${articles === 1 ? UNITS.articles.one : UNITS.articles.many}`;
}

/** "at least 18 killed, toll not reported for 3; 12 articles read" */
export function provinceValueWords(
  { shade, per }: Pick<Choropleth, 'shade' | 'per'>,
  { step, count, value, unknown, articles }: ProvinceValue,
  locale: string
): string {
  const read = articlesWords(articles, locale);
  if (shade === 'articles') return read;
  const unit = UNITS[shade];
  if (count === null) return `${unit.many}: ${BLANK_WORDS.tollUnknown}; ${read}`;
  if (count === 0)
    return `no ${unit.many === 'killed' || unit.many === 'injured' ? `one ${unit.many}` : unit.one}; ${read}`;
  const figure = `${unknown > 0 ? 'at least ' : ''}${count.toLocaleString(locale)} ${count === 1 ? unit.one : unit.many}`;
  const rate = !per
    ? ''
    : step === 'noPopulation' || value === null
      ? `, ${BLANK_WORDS.noPopulation}`
      : `, ${limitText(value, locale)} per 100,000 people`;
  const missing = unknown > 0 ? `, toll not reported for ${unknown.toLocaleString(locale)}` : '';
  return `${figure}${rate}${missing}; ${read}`;
}

/** A limit or a rate, with no more digits than tell it apart. */
export function limitText(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 3 });
}

/** What a class holds, in words: "5 to 19", "20 or more", "under 0.5". */
export function classWords({ from, to }: ValueClass, isWhole: boolean, locale: string): string {
  const text = (value: number) => limitText(value, locale);
  if (to === null) return from === 0 ? 'any' : `${text(from)} or more`;
  if (from === 0 && !isWhole) return `under ${text(to)}`;
  const low = from === 0 ? 1 : from;
  if (!isWhole) return `${text(low)} to under ${text(to)}`;
  return low === to - 1 ? text(low) : `${text(low)} to ${text(to - 1)}`;
}

/** "Without a mark: 3 known to district only, 7 known to province only, 2 known no closer than the country"; null where everything stands on it. */
export function offMapWords(
  offMap: { districtOnly: number; provinceOnly: number; placeUnknown: number },
  locale: string
): string | null {
  const { districtOnly, provinceOnly, placeUnknown } = offMap;
  const parts = [
    ...(districtOnly > 0 ? [`${districtOnly.toLocaleString(locale)} known to district only`] : []),
    ...(provinceOnly > 0 ? [`${provinceOnly.toLocaleString(locale)} known to province only`] : []),
    ...(placeUnknown > 0 ? [`${placeUnknown.toLocaleString(locale)} known no closer than the country`] : [])
  ];
  return parts.length > 0 ? `Without a mark: ${parts.join(', ')}` : null;
}

/** "reports disagree on 2 records" */
export function disagreeWords(disagree: number): string {
  return `reports disagree on ${countOf(disagree, { one: 'record', many: 'records' })}`;
}
