import { error } from '@sveltejs/kit';
import { patchTo } from '../../lib/columns/patch.ts';
import { columnsFor, versioned } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** A patch so many bytes long is no shorter than the file that it stands for. */
const BYTES_A_RECORD = 8;
const LEAST_BYTES = 20_000;

/**
 * What leads from the columns of the version `since` to those of `version`, see `ColumnPatch`; null where the whole file
 * is to be asked for: that version is not known any more, or most of the records have changed.
 */
export const GET: RequestHandler = async ({ url, locals }) => {
  const since = url.searchParams.get('since');
  if (since === null || url.searchParams.has('asOf'))
    error(400, 'expected since, a version of the data, and no asOf');
  const { built, meta } = await columnsFor(locals, url);
  const changes = await locals.site.changes(since, meta.dataVersion);
  const patch = changes && patchTo(built, changes);
  const most = Math.max(LEAST_BYTES, BYTES_A_RECORD * meta.length);
  return versioned(patch && JSON.stringify(patch).length <= most ? patch : null, url);
};
