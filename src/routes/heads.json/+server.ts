import { error } from '@sveltejs/kit';
import { columnsFor, versioned } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** Rows that one request may ask for. */
const MOST = 200;

/** With `rows` what the columns leave out of these rows; with `id` the number of a record's row, null where there is none. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { source, meta } = await columnsFor(locals, url);
  const id = url.searchParams.get('id');
  if (id !== null) return versioned(await source.locate(id), url);
  const given = url.searchParams.get('rows') ?? '';
  const rows = given.split(',').map(Number);
  if (!/^\d+(,\d+)*$/.test(given) || rows.some((row) => row >= meta.length) || rows.length > MOST)
    error(400, `rows=${given.slice(0, 40)}; expected up to ${MOST} numbers below ${meta.length}`);
  return versioned(await source.heads(rows), url);
};
