import { readMeta } from '../site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  meta: await readMeta(locals, url)
});
