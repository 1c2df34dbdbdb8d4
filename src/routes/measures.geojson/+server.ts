import { measuresToGeoJson } from '../../lib/export/index.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const { selection, meta } = await readSelection(locals.site, url.searchParams);
  return new Response(measuresToGeoJson(selection.measures, meta), {
    headers: { 'content-type': 'application/geo+json', 'cache-control': 'no-cache' }
  });
};
