import { error, json } from '@sveltejs/kit';
import { StoreBusy, StoreError } from '../../lib/server/store/errors.ts';
import { DeskError } from '../desk.server.ts';
import { parseDeskRequest } from '../requests.server.ts';
import type { RequestHandler } from './$types';

/** Everything that people decided, oldest first. */
export const GET: RequestHandler = async ({ locals }) => {
  if (locals.user?.role !== 'editor') error(403, 'Only an editor may see who corrected what.');
  return json(await locals.desk.corrections());
};

/** One decision; answers with it and the data version that it led to. */
export const POST: RequestHandler = async ({ locals, request }) => {
  if (!locals.user) error(401, 'Sign in first.');
  if (locals.user.role !== 'editor') error(403, 'Only an editor may change what is on the map.');
  const parsed = parseDeskRequest(await request.json().catch(() => null));
  if ('problem' in parsed) error(400, parsed.problem);
  try {
    return json(await locals.desk.correct(locals.user, parsed.request));
  } catch (problem) {
    if (problem instanceof DeskError) error(409, problem.message);
    if (problem instanceof StoreBusy) error(503, problem.message);
    if (problem instanceof StoreError) error(409, problem.message);
    throw problem;
  }
};
