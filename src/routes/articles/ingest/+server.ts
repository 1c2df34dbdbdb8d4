import { json } from '@sveltejs/kit';
import { readUpload } from '../../upload.server.ts';
import type { RequestHandler } from './$types';

/** Stores the sent files and brings the map up to date. */
export const POST: RequestHandler = async ({ locals, request }) =>
  json(await readUpload(locals, request, (files) => locals.intake.store(files)));
