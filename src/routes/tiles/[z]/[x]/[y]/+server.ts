import { error } from '@sveltejs/kit';
import { MAX_ZOOM } from '../../../../../lib/columns/tiles.ts';
import { parseFilter } from '../../../../../lib/model/index.ts';
import { columnsFor, OPEN_TO_ALL, refuseUnknown } from '../../../../columns.server.ts';
import type { RequestHandler } from './$types';

/** A vector tile of the selection; see `Engine.tile`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
  const [z, x, y] = [params.z, params.x, params.y].map((part) =>
    /^\d{1,5}$/.test(part) ? Number(part) : -1
  ) as [number, number, number];
  if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 2 ** z || y >= 2 ** z)
    error(404, `no tile ${params.z}/${params.x}/${params.y}; expected a zoom up to ${MAX_ZOOM}`);
  refuseUnknown(url.searchParams);
  const set = await columnsFor(locals, url);
  const tile = await set.engine().tile(parseFilter(url.searchParams), z, x, y);
  return new Response(Uint8Array.from(tile), {
    headers: {
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': url.searchParams.has('version') ? 'private, max-age=3600' : 'no-cache',
      ...OPEN_TO_ALL
    }
  });
};
