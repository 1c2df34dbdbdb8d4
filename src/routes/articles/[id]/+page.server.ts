import { error } from '@sveltejs/kit';
import { loadSay } from '../../../lib/messages/index.ts';
import { DATA } from '../../../lib/ui/data.ts';
import { findMentions } from '../../../lib/ui/mentions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals, depends }) => {
  depends(DATA);
  const version = Number(url.searchParams.get('version') ?? NaN);
  const article = await locals.site.article(params.id, Number.isInteger(version) ? version : undefined);
  if (!article) error(404, (await loadSay(locals.locale))('error.noArticle'));
  const records = await locals.site.recordsOf(article.id);
  const proposals = Number.isInteger(version) ? [] : await locals.site.proposals(params.id);
  return {
    article,
    mentions: findMentions(records, article),
    proposals,
    provinces: locals.site.geodata.provinces
  };
};
