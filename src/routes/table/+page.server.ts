import { DATA } from '../../lib/ui/data.ts';
import { readMeta } from '../site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, depends }) => {
  depends(DATA);
  return { meta: await readMeta(locals, url) };
};
