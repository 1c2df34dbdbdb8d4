import { error, json } from '@sveltejs/kit';
import { loadSay } from '../../../lib/messages/index.ts';
import { withoutNotes } from '../../../lib/model/index.ts';
import { asAccount, storyOf } from '../../stories.server.ts';
import type { RequestHandler } from './$types';

/** A story; its notes are for who is signed in. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const stored = await locals.stories.read(params.id);
  if (!stored) error(404, (await loadSay(locals.locale))('story.refused.gone'));
  return json(locals.user ? stored : { ...stored, story: withoutNotes(stored.story) });
};

/** Puts another in its place: its author's or an editor's, who says which one was changed. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
  const changed = await storyOf(request);
  return json(await asAccount(locals, (user) => locals.stories.replace(user, params.id, changed)));
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
  await asAccount(locals, (user) => locals.stories.delete(user, params.id, true));
  return new Response(null, { status: 204 });
};

/** Puts a deleted one back. */
export const POST: RequestHandler = async ({ locals, params }) => {
  await asAccount(locals, (user) => locals.stories.delete(user, params.id, false));
  return new Response(null, { status: 204 });
};
