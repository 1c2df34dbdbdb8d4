import { columnsFor } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** All incidents and measures as one Arrow file. */
export const GET: RequestHandler = async ({ url, request, locals }) => {
  const { file } = await columnsFor(locals, url);
  const headers = {
    'content-type': 'application/vnd.apache.arrow.file',
    'cache-control': 'private, no-cache',
    vary: 'accept-encoding',
    etag: file.etag
  };
  if (request.headers.get('if-none-match')?.includes(file.etag))
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
  return new Response(await file.body(encoding), {
    headers: { ...headers, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) }
  });
};
