import { error, json } from '@sveltejs/kit';
import type { MapRow } from '../../lib/columns/engine.ts';
import { toMapIncident, toMapMeasure } from '../../lib/columns/index.ts';
import { decisionsInForce } from '../../lib/server/merge/decisions.ts';
import { decisionsOn, madeBy } from '../../lib/ui/successors.ts';
import type { RequestHandler } from './$types';

/** The records that the last merge or split of `record`, or the one named `correction`, has led to. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const [record, correction] = [url.searchParams.get('record'), url.searchParams.get('correction')];
  if (record === null && correction === null) error(400, 'expected record=ID or correction=ID');
  const asked =
    correction !== null
      ? [correction]
      : decisionsOn(record ?? '', decisionsInForce(await locals.desk.corrections()));
  for (const decision of asked) {
    const rows = madeBy(decision, await locals.site.decided(decision))
      .map((made): MapRow => ('category' in made ? toMapIncident(made) : toMapMeasure(made)))
      .filter(({ id }) => id !== record);
    if (rows.length > 0) return json(rows, { headers: { 'cache-control': 'no-cache' } });
  }
  return json([], { headers: { 'cache-control': 'no-cache' } });
};
