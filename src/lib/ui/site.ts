import { getContext, setContext } from 'svelte';
import type { Admin1 } from '../columns/index.ts';
import type { Say } from '../messages/index.ts';
import type { ActorNames, PlaceNames } from '../model/index.ts';
import { useSay } from './say.ts';
import { countryName, joined } from './words.ts';

/** What every component needs to write a name or a date: the reader's language and the provinces' names. */
export interface Site {
  say: Say;
  /** The one of `say`. */
  locale: string;
  provinces: readonly Admin1[];
  /** A province of another country goes by that country's name; a country's own code is what is known no closer. */
  provinceName: (code: string) => string;
  /** What a town or a province is called in the reader's language; its own name where nobody knows. */
  placeName: (name: string) => string;
  /** What an armed group is called in the reader's language, its short form beside; its own name where nobody knows. */
  actorName: (name: string) => string;
}

const KEY = Symbol('site');
const NAMES = Symbol('place names');
const ACTORS = Symbol('actor names');

/** Gives every page's site the names of places in the reader's language, by their English names. */
export function providePlaceNames(names: () => PlaceNames): void {
  setContext(NAMES, names);
}

/** The same of armed groups, by the names that records carry. */
export function provideActorNames(names: () => ActorNames): void {
  setContext(ACTORS, names);
}

export function provideSite(provinces: () => readonly Admin1[]): Site {
  return setContext(KEY, makeSite(useSay(), provinces, getContext(NAMES), getContext(ACTORS)));
}

export function useSite(): Site {
  return getContext<Site>(KEY);
}

export function makeSite(
  say: Say,
  provinces: () => readonly Admin1[],
  placeNames: () => PlaceNames = () => ({}),
  actorNames: () => ActorNames = () => ({})
): Site {
  const called = (name: string): string | null =>
    placeNames()[name] ??
    provinces().find((province) => province.name === name)?.names?.[say.language] ??
    null;
  return {
    say,
    get locale() {
      return say.locale;
    },
    get provinces() {
      return provinces();
    },
    placeName(name) {
      const known = called(name);
      if (known !== null) return known;
      // "Turbat, Panjgur" and "Hub–Karachi" are told as the article does, of several places at once.
      const towns = name.split(', ').map((town) =>
        town
          .split('–')
          .map((end) => called(end) ?? end)
          .join('–')
      );
      return joined(towns, say);
    },
    actorName: (name) => actorNames()[name] ?? name,
    provinceName(code) {
      if (!code.includes('-')) return say('place.countryOnly', { country: countryName(code, say.locale) });
      const province = provinces().find((known) => known.code === code);
      return province
        ? (province.names?.[say.language] ?? province.name)
        : countryName(code.slice(0, 2), say.locale);
    }
  };
}
