import { error, type RequestEvent } from '@sveltejs/kit';
import {
  checkCount,
  EXPORT_FORMATS,
  TooManyRecords,
  type ExportFormat,
  type RecordWriter
} from '../../lib/export/index.ts';
import type { Incident, Measure, Story } from '../../lib/model/index.ts';
import { MissingTemplate } from '../../lib/server/pageParts.ts';
import { refuseGone } from '../columns.server.ts';
import { pick, readPicked, type Picked, type Site } from '../site.server.ts';
import { storyOf } from '../stories.server.ts';
import { streamed } from '../stream.server.ts';
import { summaryOf } from '../summary.server.ts';
import type { RequestHandler } from './$types';

/** A file of what an address selects; with `version` of that state of the data. */
export const GET: RequestHandler = (event) => respond(event, null);

/** A page in one file with a story in it, which may be in the asking browser alone. */
export const POST: RequestHandler = async (event) => respond(event, (await storyOf(event.request)).story);

async function respond(
  { params, url, locals }: RequestEvent<{ file: string }>,
  story: Story | null
): Promise<Response> {
  const format = EXPORT_FORMATS.find(({ file }) => file === params.file);
  if (!format) error(404, 'No such export.');
  if (story !== null && format.of !== 'page') error(405, 'Only a page in one file holds a story.');
  const picked = await pick(locals, url);
  const body = await write(format, picked, locals.site, story).catch(refuse);
  return new Response(body, {
    headers: {
      'content-type': format.mediaType,
      'cache-control': 'no-cache',
      // A page in one file is to be kept, not to be opened on this site.
      ...(format.of === 'page' ? { 'content-disposition': `attachment; filename="${format.file}"` } : {})
    }
  });
}

async function write(
  format: ExportFormat,
  picked: Picked,
  site: Site,
  story: Story | null
): Promise<BodyInit> {
  const { meta, chosen, set, look } = picked;
  switch (format.of) {
    case 'incidents':
      return streamed(parts(format.start(meta), picked, format.of));
    case 'measures':
      return streamed(parts(format.start(meta), picked, format.of));
    case 'sums':
      return format.write(await summaryOf(picked), site.geodata.provinces, meta);
    case 'page': {
      checkCount(chosen.count);
      const selection = await readPicked(picked);
      const { articles, coverage } = set.meta;
      const told = new Set(selection.aggregates.map(({ id }) => id));
      const reconciled = set.meta.reconciled.filter(({ id }) => told.has(id));
      const held = await site.pageParts(selection);
      const presented = story && { story: { story, editions: await site.editions(story) } };
      const { undated } = await set.engine().view(meta.filter);
      const covered = { articles, coverage };
      const page = { ...held, ...presented, covered, look: look.toString(), undated };
      return format.write({ selection, reconciled, meta, page });
    }
  }
}

async function* parts<R extends Incident | Measure>(
  writer: RecordWriter<R>,
  { set, chosen }: Picked,
  kind: 'incidents' | 'measures'
): AsyncGenerator<string | Uint8Array> {
  let text = writer.begin();
  for await (const records of set.state.records(chosen.ids(kind))) {
    for (const record of records) text += writer.add(record as R);
    yield text;
    text = '';
  }
  yield text;
  yield writer.end();
}

/** Says in a status what can be helped by who asks, or by who runs the server. */
function refuse(reason: unknown): never {
  if (reason instanceof TooManyRecords) error(413, reason.message);
  if (reason instanceof MissingTemplate) error(503, reason.message);
  return refuseGone(reason);
}
