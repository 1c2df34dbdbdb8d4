import { error, json } from '@sveltejs/kit';
import { parseDay } from '../../../lib/model/index.ts';
import { readDetail } from '../../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const detail = await readDetail(locals.site, 'incident', params.id, parseDay(url.searchParams.get('asOf')));
  if (!detail) error(404, 'no incident of that id');
  return json(detail, { headers: { 'cache-control': 'no-cache' } });
};
