import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, request, locals }) => {
  const { geodata } = locals.site;
  const file = await geodata.file(params.path);
  if (!file) error(404, 'no such map file');
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
  const headers = {
    'content-type': params.path.endsWith('.geojson') ? 'application/geo+json' : 'application/json',
    'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
    vary: 'accept-encoding',
    etag: file.etag
  };
  if (request.headers.get('if-none-match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  return new Response(file.body[encoding], {
    headers: { ...headers, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) }
  });
};
