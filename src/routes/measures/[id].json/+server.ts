import { error, json } from '@sveltejs/kit';
import { columnsFor } from '../../columns.server.ts';
import { readDetail } from '../../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const detail = await readDetail(locals.site, await columnsFor(locals, url), 'measure', params.id);
  if (!detail) error(404, 'no measure of that id');
  return json(detail, { headers: { 'cache-control': 'no-cache' } });
};
