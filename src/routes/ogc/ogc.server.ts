import { error, json } from '@sveltejs/kit';
import { parseOgcQuery, type OgcExtent } from '../../lib/export/index.ts';
import { EVERYTHING } from '../../lib/model/index.ts';
import { columnsFor, OPEN_TO_ALL } from '../columns.server.ts';
import { pick } from '../site.server.ts';

export function baseOf(url: URL): string {
  return `${url.origin}/ogc`;
}

/** How far the whole map reaches. */
export async function extentOf(locals: Pick<App.Locals, 'site'>, url: URL): Promise<OgcExtent> {
  const set = await columnsFor(locals, new URL('/', url));
  const bounds = (await set.choose(EVERYTHING)).bounds();
  return { interval: set.meta.extent, bbox: bounds && [...bounds] };
}

/** What a query of `items` asks for. @throws 400 where it cannot be read. */
export async function readItems(locals: Pick<App.Locals, 'site'>, url: URL) {
  const query = parseOgcQuery(url.searchParams);
  if (typeof query === 'string') error(400, query);
  const asked = new URL(`?${query.filter}`, url);
  return { query, ...(await pick(locals, asked)) };
}

export function answer(body: unknown, type = 'application/json'): Response {
  return json(body, { headers: { 'content-type': type, 'cache-control': 'no-cache', ...OPEN_TO_ALL } });
}
