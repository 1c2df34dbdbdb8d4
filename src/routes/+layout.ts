import { loadSay } from '../lib/messages/index.ts';
import type { LayoutLoad } from './$types';

/** The reader's language is all that is fetched of the words. */
export const load: LayoutLoad = async ({ data }) => ({ ...data, say: await loadSay(data.locale) });
