import { toSteps } from '../../lib/columns/httpSource.ts';
import { parseFilter } from '../../lib/model/index.ts';
import { error } from '@sveltejs/kit';
import { columnsFor, versioned } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** Numbers of the rows that hold all words of `q`, each as its distance from the one before. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { q } = parseFilter(url.searchParams);
  if (q === null) error(400, 'q is missing; expected words to search for');
  const { source } = await columnsFor(locals, url);
  return versioned(toSteps(await source.search(q)), url);
};
