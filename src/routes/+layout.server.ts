import { DATA } from '../lib/ui/data.ts';
import { countReview } from './review.server.ts';
import type { LayoutServerLoad } from './$types';

/** The interface is in English; dates are written as the reader's kind of English writes them. */
export const load: LayoutServerLoad = async ({ request, locals, depends }) => {
  depends(DATA);
  return {
    user: locals.user,
    /** How many records wait for an editor's eye; nobody else is told. */
    waiting: locals.user?.role === 'editor' ? await countReview(locals) : null,
    dataVersion: await locals.site.dataVersion(),
    locale: englishOf(request.headers.get('accept-language') ?? '')
  };
};

function englishOf(accepted: string): string {
  const wanted = accepted.split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return wanted.find((tag) => /^en-[A-Z]{2}$/.test(tag)) ?? 'en-GB';
}
