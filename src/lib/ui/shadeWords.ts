import type { View } from '../columns/engine.ts';
import type { Choropleth, ProvinceValue } from '../map/choropleth.ts';
import type { ValueClass } from '../map/classes.ts';
import type { Say } from '../messages/index.ts';
import { joined } from './words.ts';

/** "People killed per 100,000 people" */
export function shadeTitle({ shade, per }: Pick<Choropleth, 'shade' | 'per'>, say: Say): string {
  const title = say(`shade.${shade}`);
  return per ? say('shade.per', { shade: title }) : title;
}

/** "12 articles read" */
export function articlesWords(articles: number, say: Say): string {
  return say('statusBar.articles', { n: articles });
}

/** "at least 18 killed, toll not reported for 3; 12 articles read" */
export function provinceValueWords(
  { shade, per }: Pick<Choropleth, 'shade' | 'per'>,
  { step, count, value, unknown, articles }: ProvinceValue,
  say: Say
): string {
  const read = articlesWords(articles, say);
  if (shade === 'articles') return read;
  const before = (a: string) => say('list.parts', { a, b: read });
  if (count === null)
    return before(
      say('shade.unknown', { shade: say(shade === 'injured' ? 'figure.injured' : 'figure.killed') })
    );
  if (count === 0) return before(say(`shadeNone.${shade}`));
  const parts = [say(`shadeCount.${shade}`, { n: count, open: unknown > 0 ? 'yes' : 'no' })];
  if (per)
    parts.push(
      step === 'noPopulation' || value === null
        ? say('shadeBlank.noPopulation')
        : say('shade.rate', { rate: limitText(value, say.locale) })
    );
  if (unknown > 0) parts.push(say('selection.tollUnknown', { n: unknown }));
  return before(joined(parts, say));
}

/** A limit or a rate, with no more digits than tell it apart. */
export function limitText(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 3 });
}

/** What a class holds, in words: "5 to 19", "20 or more", "under 0.5". */
export function classWords({ from, to }: ValueClass, isWhole: boolean, say: Say): string {
  const text = (value: number) => limitText(value, say.locale);
  if (to === null) return from === 0 ? say('shadeClass.any') : say('shadeClass.orMore', { from: text(from) });
  if (from === 0 && !isWhole) return say('shadeClass.under', { to: text(to) });
  const low = from === 0 ? 1 : from;
  if (!isWhole) return say('shadeClass.toUnder', { from: text(low), to: text(to) });
  return low === to - 1 ? text(low) : say('shadeClass.range', { from: text(low), to: text(to - 1) });
}

/** "Without a mark: 3 known to district only, 7 known to province only, 2 known no closer than the country"; null where everything stands on it. */
export function offMapWords(
  { districtOnly, provinceOnly, placeUnknown }: View['offMap'],
  say: Say
): string | null {
  const parts = [
    ...(districtOnly > 0 ? [say('offMap.district', { n: districtOnly })] : []),
    ...(provinceOnly > 0 ? [say('offMap.province', { n: provinceOnly })] : []),
    ...(placeUnknown > 0 ? [say('offMap.country', { n: placeUnknown })] : [])
  ];
  return parts.length > 0 ? say('offMap.without', { what: joined(parts, say) }) : null;
}
