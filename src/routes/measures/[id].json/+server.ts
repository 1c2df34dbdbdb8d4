import { error, json } from '@sveltejs/kit';
import { readDetail } from '../../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals }) => {
  const detail = await readDetail(locals.site, 'measure', params.id);
  if (!detail) error(404, 'no measure of that id');
  return json(detail, { headers: { 'cache-control': 'no-cache' } });
};
