import { error } from '@sveltejs/kit';
import { EXPORT_FORMATS, TooManyRecords } from '../../lib/export/index.ts';
import { MissingTemplate } from '../../lib/server/pageParts.ts';
import { readSelection } from '../site.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const format = EXPORT_FORMATS.find(({ file }) => file === params.file);
  if (!format) error(404, 'No such export.');
  const { provinces } = locals.site.geodata;
  const { all, ...selected } = await readSelection(locals.site, url.searchParams, format.needsPage).catch(
    refuse
  );
  // Totals are held against every incident, not against the selected ones.
  const incidents = format.name === 'summary' || format.needsPage ? await all() : [];
  const body = await format.write({ ...selected, all: incidents, provinces });
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': format.mediaType,
      'cache-control': 'no-cache',
      // A page in one file is to be kept, not to be opened on this site.
      ...(format.needsPage ? { 'content-disposition': `attachment; filename="${format.file}"` } : {})
    }
  });
};

/** Says in a status what can be helped by who asks, or by who runs the server. */
function refuse(reason: unknown): never {
  if (reason instanceof TooManyRecords) error(413, reason.message);
  if (reason instanceof MissingTemplate) error(503, reason.message);
  throw reason;
}
