import { error, json } from '@sveltejs/kit';
import { loadSay } from '../../lib/messages/index.ts';
import { asAccount, storyOf } from '../stories.server.ts';
import type { RequestHandler } from './$types';

/** The stories that accounts keep, the one changed last first. */
export const GET: RequestHandler = async ({ locals }) => {
  if (!locals.user) error(401, (await loadSay(locals.locale))('desk.refused.signIn'));
  return json(await locals.stories.list());
};

/** Keeps a new one. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const { story } = await storyOf(request);
  return json(await asAccount(locals, (user) => locals.stories.add(user, story)), { status: 201 });
};
