import { fail, redirect } from '@sveltejs/kit';
import { setSessionCookie } from '../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.user) redirect(303, pathOf(url));
  return { hasAccounts: await locals.desk.hasAccounts() };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url, getClientAddress }) => {
    const form = await request.formData();
    const name = String(form.get('name') ?? '').trim();
    const password = String(form.get('password') ?? '');
    const result = await locals.desk.signIn(name, password, getClientAddress());
    if (result === null)
      return fail(400, { name, problem: 'The name and the password do not belong together.' });
    if ('blockedUntil' in result) {
      const minutes = Math.max(1, Math.ceil((result.blockedUntil.getTime() - Date.now()) / 60_000));
      const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
      return fail(429, { name, problem: `Too many attempts. Try again in ${wait}.` });
    }
    setSessionCookie(cookies, url, result.secret);
    redirect(303, pathOf(url));
  }
};

/** Where the visitor came from; never another site. */
function pathOf(url: URL): string {
  const to = url.searchParams.get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) ? to : '/';
}
