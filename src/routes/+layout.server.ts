import { LANGUAGE_KEY, languageOf } from '../lib/messages/index.ts';
import { DATA } from '../lib/ui/data.ts';
import { countReview } from './review.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
  depends(DATA);
  // The hook has read it; named here so that a page that asks for another language gets it.
  url.searchParams.get(LANGUAGE_KEY);
  return {
    user: locals.user,
    /** How many records wait for an editor's eye; nobody else is told. */
    waiting: locals.user?.role === 'editor' ? await countReview(locals) : null,
    dataVersion: await locals.site.dataVersion(),
    locale: locals.locale,
    placeNames: locals.site.geodata.placeNames(languageOf(locals.locale)),
    actorNames: locals.site.geodata.actorNames(languageOf(locals.locale))
  };
};
