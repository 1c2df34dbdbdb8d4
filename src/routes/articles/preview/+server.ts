import { json } from '@sveltejs/kit';
import { readUpload } from '../../upload.server.ts';
import type { RequestHandler } from './$types';

/** What storing the sent files would do; stores nothing. */
export const POST: RequestHandler = async ({ locals, request }) =>
  json(await readUpload(locals, request, (files) => locals.intake.preview(files)));
