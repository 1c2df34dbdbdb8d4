import { error, redirect } from '@sveltejs/kit';
import { loadSay } from '../../lib/messages/index.ts';
import { REVIEW_KINDS } from '../../lib/model/index.ts';
import { DATA } from '../../lib/ui/data.ts';
import { readReview } from '../review.server.ts';
import type { PageServerLoad } from './$types';

/** Things to look at on one page. */
const ITEMS = 100;

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends(DATA);
  if (!locals.user) redirect(303, '/sign-in?to=/review');
  if (locals.user.role !== 'editor') error(403, (await loadSay(locals.locale))('error.editorOnly'));
  const kind = REVIEW_KINDS.find((name) => name === url.searchParams.get('kind')) ?? null;
  const after = url.searchParams.get('after');
  const review = await readReview(locals, kind, after, ITEMS);
  // All of a later page was settled: what else waits stands from the first page on.
  if (after !== null && review.items.length === 0)
    redirect(303, kind === null ? '/review' : `/review?kind=${kind}`);
  return { ...review, kind, isFirst: after === null, provinces: locals.site.geodata.provinces };
};
