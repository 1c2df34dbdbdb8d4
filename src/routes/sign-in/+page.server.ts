import { fail, redirect } from '@sveltejs/kit';
import { loadSay } from '../../lib/messages/index.ts';
import { setSessionCookie } from '../desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.user) redirect(303, pathOf(url));
  return { hasAccounts: await locals.desk.hasAccounts() };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url, getClientAddress }) => {
    const say = await loadSay(locals.locale);
    const form = await request.formData();
    const name = String(form.get('name') ?? '').trim();
    const password = String(form.get('password') ?? '');
    const result = await locals.desk.signIn(name, password, getClientAddress());
    if (result === null) return fail(400, { name, problem: say('signIn.wrong') });
    if ('blockedUntil' in result) {
      const minutes = Math.max(1, Math.ceil((result.blockedUntil.getTime() - Date.now()) / 60_000));
      return fail(429, { name, problem: say('signIn.wait', { minutes }) });
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
