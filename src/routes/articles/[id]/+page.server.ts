import { error } from '@sveltejs/kit';
import { findMentions } from '../../../lib/ui/mentions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
  const version = Number(url.searchParams.get('version') ?? NaN);
  const article = await locals.site.article(params.id, Number.isInteger(version) ? version : undefined);
  if (!article) error(404, 'There is no article of that name.');
  const { records } = await locals.site.records();
  return { article, mentions: findMentions(records, article), provinces: locals.site.geodata.provinces };
};
