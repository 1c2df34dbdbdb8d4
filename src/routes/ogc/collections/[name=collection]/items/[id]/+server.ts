import { error } from '@sveltejs/kit';
import { ogcItem } from '../../../../../../lib/export/index.ts';
import { answer, baseOf, readItems } from '../../../../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const { selection } = await readItems(locals.site, url);
  const record = selection[params.name].find(({ id }) => id === params.id);
  if (!record) error(404, 'There is no such record.');
  return answer(ogcItem(baseOf(url), params.name, record), 'application/geo+json');
};
