import { parseDay } from '../../lib/model/index.ts';
import { readMapData } from '../site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
  map: await readMapData(locals.site, parseDay(url.searchParams.get('asOf')))
});
