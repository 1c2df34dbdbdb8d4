import { error, json } from '@sveltejs/kit';
import { loadSay } from '../../lib/messages/index.ts';
import { refuse } from '../refuse.server.ts';
import { parseDeskRequest } from '../requests.server.ts';
import type { RequestHandler } from './$types';

/** Everything that people decided, oldest first. */
export const GET: RequestHandler = async ({ locals }) => {
  const say = await loadSay(locals.locale);
  if (locals.user?.role !== 'editor') error(403, say('desk.refused.editorSee'));
  return json(await locals.desk.corrections());
};

/** One decision; answers with it and the data version that it led to. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const say = await loadSay(locals.locale);
  if (!locals.user) error(401, say('desk.refused.signIn'));
  if (locals.user.role !== 'editor') error(403, say('desk.refused.editorChange'));
  const parsed = parseDeskRequest(await request.json().catch(() => null));
  if ('problem' in parsed) error(400, say('desk.refused.request', { problem: parsed.problem }));
  try {
    return json(await locals.desk.correct(locals.user, parsed.request));
  } catch (problem) {
    refuse(problem, say);
  }
};
