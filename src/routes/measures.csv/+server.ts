import { measuresToCsv } from '../../lib/export/index.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
  const { selection, meta } = await readSelection(locals.site, url.searchParams);
  return new Response(measuresToCsv(selection.measures, meta), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-cache' }
  });
};
