import { error, redirect } from '@sveltejs/kit';
import { toMapRows } from '../../lib/columns/index.ts';
import { loadSay } from '../../lib/messages/index.ts';
import { DATA } from '../../lib/ui/data.ts';
import { listReview } from '../review.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
  depends(DATA);
  if (!locals.user) redirect(303, '/sign-in?to=/review');
  if (locals.user.role !== 'editor') error(403, (await loadSay(locals.locale))('error.editorOnly'));
  const [review, { records }] = await Promise.all([listReview(locals), locals.site.records()]);
  const { incidents, measures } = toMapRows(records);
  return { ...review, rows: [...incidents, ...measures], provinces: locals.site.geodata.provinces };
};
