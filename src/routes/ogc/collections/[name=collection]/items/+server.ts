import { ogcItems } from '../../../../../lib/export/index.ts';
import { answer, baseOf, readItems } from '../../../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const { query, selection, meta } = await readItems(locals.site, url);
  const page = ogcItems(baseOf(url), params.name, selection[params.name], query, url.searchParams, meta);
  return answer(page, 'application/geo+json');
};
