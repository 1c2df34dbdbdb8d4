import { parseFilter } from '../../lib/model/index.ts';
import type { RecordDetail } from '../../lib/ui/detail.ts';
import { refuseUnknown } from '../brief.server.ts';
import { columnsFor } from '../columns.server.ts';
import { readDetail } from '../site.server.ts';
import type { PageServerLoad } from './$types';

/** Records told one by one where the address names none, and the most that it may name. */
const FIRST = 3;
const MOST = 40;

/** A briefing's parts: the selection's sums and the chosen records (`record=…`, several; an empty one for none). */
export const load: PageServerLoad = async ({ locals, url }) => {
  refuseUnknown(url.searchParams);
  const filter = parseFilter(url.searchParams);
  const set = await columnsFor(locals, url);
  const engine = set.engine();
  const named = url.searchParams.getAll('record').slice(0, MOST);
  const first = { list: 'all', sort: 'killed', start: 0, count: FIRST } as const;
  const ids =
    named.length > 0 ? named.filter(Boolean) : (await engine.page(filter, first)).rows.map(({ id }) => id);
  const details = await Promise.all(
    ids.map((id) => readDetail(locals.site, set, id.startsWith('mea-') ? 'measure' : 'incident', id))
  );
  return {
    meta: engine.meta,
    view: await engine.view(filter),
    details: details.filter((detail): detail is RecordDetail => detail !== null)
  };
};
