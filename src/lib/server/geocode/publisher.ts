import type { Article } from '../../model/index.ts';
import type { Gazetteer } from './gazetteer.ts';
import { foldName } from './names.ts';

/** Top-level domains that are not the ISO 3166-1 code of their country. */
const DOMAINS: Readonly<Record<string, string>> = { uk: 'GB' };
/** Two-letter domains that the whole world uses. */
const EVERYBODYS = new Set(['ai', 'co', 'fm', 'io', 'me', 'tv', 'cc', 'ws', 'to', 'eu', 'ly', 'gg']);
/** A town of fewer people in a paper's name says little: many towns of a country's or a saint's name exist. */
const LEAST_PEOPLE = 200_000;
const LONGEST = 3;

/** The country that the article's publisher writes in: by its address ("….pk"), else by the place in its name ("Dhaka Tribune"); null where neither tells. */
export function homeCountryOf(
  { url, publisher }: Pick<Article, 'url' | 'publisher'>,
  gazetteer: Gazetteer
): string | null {
  return countryOfAddress(url, gazetteer) ?? countryInName(publisher, gazetteer);
}

function countryOfAddress(url: string | null, gazetteer: Gazetteer): string | null {
  const domain = /^[a-z]+:\/\/[^/]*\.([a-z]{2})(?::\d+)?(?:\/|$)/i.exec(url ?? '')?.[1]?.toLowerCase();
  if (!domain || EVERYBODYS.has(domain)) return null;
  const code = DOMAINS[domain] ?? domain.toUpperCase();
  return gazetteer.country(code) ? code : null;
}

function countryInName(publisher: string | null, gazetteer: Gazetteer): string | null {
  const words = foldName(publisher ?? '').split(' ');
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      const key = words.slice(from, from + length).join(' ');
      const place = gazetteer.isCommonWord(key) ? undefined : gazetteer.findKey(key)[0]?.place;
      const isTelling = place && (place.class !== 'settlement' || place.population >= LEAST_PEOPLE);
      if (isTelling && place.country !== '') return place.country;
    }
  return null;
}
