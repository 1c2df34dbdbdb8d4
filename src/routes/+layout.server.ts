import type { LayoutServerLoad } from './$types';

/** The interface is in English; dates are written as the reader's kind of English writes them. */
export const load: LayoutServerLoad = ({ request }) => ({
  locale: englishOf(request.headers.get('accept-language') ?? '')
});

function englishOf(accepted: string): string {
  const wanted = accepted.split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  return wanted.find((tag) => /^en-[A-Z]{2}$/.test(tag)) ?? 'en-GB';
}
