import { DATA } from '../lib/ui/data.ts';
import { readMeta } from './site.server.ts';
import type { PageServerLoad } from './$types';

/** What a page knows before its columns are there; the records themselves a worker fetches. */
export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends(DATA);
  return { meta: await readMeta(locals, url) };
};
