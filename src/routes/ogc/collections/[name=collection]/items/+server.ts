import { ogcItems } from '../../../../../lib/export/index.ts';
import type { Incident, Measure } from '../../../../../lib/model/index.ts';
import { answer, baseOf, readItems } from '../../../ogc.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals }) => {
  const { query, set, chosen, meta } = await readItems(locals, url);
  const { bbox, offset, limit } = query;
  const ids = (bbox === null ? chosen : chosen.inside(bbox)).ids(params.name);
  const records: (Incident | Measure)[] = [];
  for await (const some of set.state.records(ids.slice(offset, offset + limit))) records.push(...some);
  const found = { records, matched: ids.length };
  const page = ogcItems(baseOf(url), params.name, found, query, url.searchParams, meta);
  return answer(page, 'application/geo+json');
};
