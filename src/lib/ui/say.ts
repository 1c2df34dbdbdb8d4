import { getContext, setContext } from 'svelte';
import type { Say } from '../messages/index.ts';

const KEY = Symbol('say');

/** Gives every component what says its words; it follows when the reader takes another language. */
export function provideSay(current: () => Say): Say {
  const say: Say = Object.defineProperties(((key, values) => current()(key, values)) as Say, {
    language: { get: () => current().language },
    locale: { get: () => current().locale }
  });
  return setContext(KEY, say);
}

export function useSay(): Say {
  return getContext<Say>(KEY);
}
