import { MAX_ZOOM } from '../../lib/columns/tiles.ts';
import { toTileJson } from '../../lib/export/index.ts';
import { parseFilter } from '../../lib/model/index.ts';
import { columnsFor, OPEN_TO_ALL, refuseUnknown } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** TileJSON of the selection; with `version` its tiles are of that state of the data alone. */
export const GET: RequestHandler = async ({ url, locals }) => {
  refuseUnknown(url.searchParams);
  const set = await columnsFor(locals, url);
  const filter = parseFilter(url.searchParams);
  const bounds = (await set.choose(filter)).bounds();
  const told = toTileJson(
    { dataVersion: set.meta.dataVersion, filter },
    { base: url.origin, maxzoom: MAX_ZOOM, bounds, isFixed: url.searchParams.has('version') }
  );
  return new Response(`${JSON.stringify(told, null, 1)}\n`, {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache', ...OPEN_TO_ALL }
  });
};
