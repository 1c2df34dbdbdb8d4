import { browser } from '$app/environment';
import { loadSay, loadSayUpTo, type Part } from '../lib/messages/index.ts';
import type { LayoutLoad } from './$types';

/** How much of the words is fetched before a page is shown, where it is not all. */
const UP_TO: Record<string, Part> = { '/embed': 'embed', '/': 'map' };

/** Of the words, the reader's language is all that is fetched; of that, what the page says. */
export const load: LayoutLoad = async ({ data, route }) => {
  const say = browser
    ? await loadSayUpTo(data.locale, UP_TO[route.id ?? ''] ?? 'rest')
    : await loadSay(data.locale);
  return { ...data, say };
};
