import { error } from '@sveltejs/kit';
import { ogcItem } from '../../../../../../lib/export/index.ts';
import { answer, baseOf, readItems } from '../../../../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const { set, chosen } = await readItems(locals, url);
  const row = await set.source.locate(params.id);
  const record = row !== null && chosen.has(row) ? await set.state.record(params.id) : null;
  if (!record || 'category' in record !== (params.name === 'incidents'))
    error(404, 'There is no such record.');
  return answer(ogcItem(baseOf(url), params.name, record), 'application/geo+json');
};
