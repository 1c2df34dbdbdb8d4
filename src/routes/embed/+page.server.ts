import { readMapData } from '../site.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ map: await readMapData(locals.site) });
