import { redirect } from '@sveltejs/kit';
import { SESSION_COOKIE } from '../desk.server.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies }) => {
  const secret = cookies.get(SESSION_COOKIE);
  if (secret !== undefined) await locals.desk.signOut(secret);
  cookies.delete(SESSION_COOKIE, { path: '/' });
  redirect(303, '/');
};
