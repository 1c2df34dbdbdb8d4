import { error, json } from '@sveltejs/kit';
import { ogcExtent, parseOgcQuery } from '../../lib/export/index.ts';
import { OPEN_TO_ALL } from '../columns.server.ts';
import { readSelection, type Site } from '../site.server.ts';

export function baseOf(url: URL): string {
  return `${url.origin}/ogc`;
}

/** How far the whole map reaches. */
export async function extentOf(site: Site) {
  const { records } = await site.records();
  return ogcExtent([...records.incidents, ...records.measures]);
}

/** What a query of `items` asks for. @throws 400 where it cannot be read. */
export async function readItems(site: Site, url: URL) {
  const query = parseOgcQuery(url.searchParams);
  if (typeof query === 'string') error(400, query);
  return { query, ...(await readSelection(site, query.filter)) };
}

export function answer(body: unknown, type = 'application/json'): Response {
  return json(body, { headers: { 'content-type': type, 'cache-control': 'no-cache', ...OPEN_TO_ALL } });
}
