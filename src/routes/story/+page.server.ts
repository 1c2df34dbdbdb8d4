import { withoutNotes } from '../../lib/model/index.ts';
import { readMeta } from '../site.server.ts';
import type { PageServerLoad } from './$types';

/** A story of the store where the address names one; one that is in the link alone only the browser sees. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const id = url.searchParams.get('id');
  const [meta, stored] = await Promise.all([
    readMeta(locals, new URL(url.pathname, url)),
    id === null ? null : locals.stories.read(id)
  ]);
  const story = stored && (locals.user ? stored.story : withoutNotes(stored.story));
  return { meta, story, isGone: id !== null && stored === null };
};
