import { summaryToJson } from '../../lib/export/index.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const { selection, all, meta } = await readSelection(locals.site, url.searchParams);
  return new Response(summaryToJson(selection, locals.site.geodata.provinces, meta, all), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' }
  });
};
