import { getContext, setContext } from 'svelte';
import type { Admin1 } from '../columns/index.ts';
import { countryName } from './words.ts';

/** What every component needs to write a name or a date: the reader's locale and the provinces' names. */
export interface Site {
  locale: string;
  provinces: readonly Admin1[];
  /** A province of another country goes by that country's name; a country's own code is what is known no closer. */
  provinceName: (code: string) => string;
}

const KEY = Symbol('site');

export function provideSite(locale: () => string, provinces: () => readonly Admin1[]): Site {
  const site: Site = {
    get locale() {
      return locale();
    },
    get provinces() {
      return provinces();
    },
    provinceName: (code) =>
      !code.includes('-')
        ? `${countryName(code, locale())}, province not known`
        : (provinces().find((province) => province.code === code)?.name ??
          countryName(code.slice(0, 2), locale()))
  };
  return setContext(KEY, site);
}

export function useSite(): Site {
  return getContext<Site>(KEY);
}
