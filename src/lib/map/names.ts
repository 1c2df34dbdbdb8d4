import type { ExpressionSpecification } from 'maplibre-gl';

/** How the places of the basemap are called in one language. */
export interface Names {
  /** Of a town or a province; in English where the data has no other name. */
  place: ExpressionSpecification;
  country: ExpressionSpecification;
}

const ENGLISH: ExpressionSpecification = ['get', 'name'];

/** @param locale a BCP 47 tag: "en-GB", "ur-PK", "zh-CN" */
export function namesIn(locale: string): Names {
  const language = locale.split('-')[0] ?? 'en';
  if (language === 'en') return { place: ENGLISH, country: ENGLISH };
  return { place: ['coalesce', ['get', `name_${language}`], ENGLISH], country: countriesIn(locale) };
}

/** The browser knows what countries are called: by their two letters. */
function countriesIn(locale: string): ExpressionSpecification {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const pairs = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).flatMap((code) => {
    const name = names.of(code);
    return name === undefined ? [] : [code, name];
  });
  return ['match', ['get', 'iso'], ...pairs, ENGLISH] as unknown as ExpressionSpecification;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
