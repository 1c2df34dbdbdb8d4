import { error } from '@sveltejs/kit';
import { EXPORT_FORMATS } from '../../lib/export/index.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const format = EXPORT_FORMATS.find(({ file }) => file === params.file);
  if (!format) error(404, 'No such export.');
  const { provinces } = locals.site.geodata;
  const { selection, all, meta } = await readSelection(locals.site, url.searchParams);
  const incidents = format.name === 'summary' ? await all() : [];
  const body = format.write({ selection, all: incidents, provinces, meta });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': format.mediaType, 'cache-control': 'no-cache' }
  });
};
