import { getContext, setContext, untrack } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { MessageKey, MessageValues, Say } from '../messages/index.ts';

const KEY = Symbol('say');

/**
 * Gives every component what says its words; it follows when the reader takes another language. What is said before its
 * words are there is said again when they have come.
 */
export function provideSay(current: () => Say): Say {
  const awaitWhole = createSubscriber((update) => void current().whole().then(update));
  const speak = (key: MessageKey, values?: MessageValues) => {
    if (!current().has(key)) awaitWhole();
    return current()(key, values);
  };
  const say: Say = Object.defineProperties(speak as Say, {
    has: { value: (key: MessageKey) => current().has(key) },
    whole: { value: () => current().whole() },
    language: { get: () => current().language },
    locale: { get: () => current().locale }
  });
  return setContext(KEY, say);
}

export function useSay(): Say {
  return getContext<Say>(KEY);
}

/**
 * What is fetched when it is opened, together with its words. It is asked for once: what stands there stays when the page
 * reads its data anew.
 */
export async function worded<Module>(say: Say, module: Promise<Module>): Promise<Module> {
  const [fetched] = await Promise.all([module, untrack(() => say.whole())]);
  return fetched;
}
