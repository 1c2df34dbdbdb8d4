import { error, type RequestEvent } from '@sveltejs/kit';
import { EXPORT_FORMATS, TooManyRecords } from '../../lib/export/index.ts';
import type { Story } from '../../lib/model/index.ts';
import { MissingTemplate } from '../../lib/server/pageParts.ts';
import { readSelection } from '../site.server.ts';
import { storyOf } from '../stories.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => write(event, null);

/** A page in one file with a story in it, which may be in the asking browser alone. */
export const POST: RequestHandler = async (event) => write(event, (await storyOf(event.request)).story);

async function write(
  { params, url, locals }: RequestEvent<{ file: string }>,
  story: Story | null
): Promise<Response> {
  const format = EXPORT_FORMATS.find(({ file }) => file === params.file);
  if (!format) error(404, 'No such export.');
  if (story !== null && !format.needsPage) error(405, 'Only a page in one file holds a story.');
  const { provinces } = locals.site.geodata;
  const wanted = { needsPage: format.needsPage ?? false, story };
  const { all, ...selected } = await readSelection(locals.site, url.searchParams, wanted).catch(refuse);
  // Totals are held against every incident, not against the selected ones.
  const incidents = format.name === 'summary' || format.needsPage ? await all() : [];
  const body = await Promise.resolve(format.write({ ...selected, all: incidents, provinces })).catch(refuse);
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': format.mediaType,
      'cache-control': 'no-cache',
      // A page in one file is to be kept, not to be opened on this site.
      ...(format.needsPage ? { 'content-disposition': `attachment; filename="${format.file}"` } : {})
    }
  });
}

/** Says in a status what can be helped by who asks, or by who runs the server. */
function refuse(reason: unknown): never {
  if (reason instanceof TooManyRecords) error(413, reason.message);
  if (reason instanceof MissingTemplate) error(503, reason.message);
  throw reason;
}
