import { columnsFor, versioned } from '../columns.server.ts';
import type { RequestHandler } from './$types';

/** What a page knows before anything is asked of the columns; see `DataMeta`. */
export const GET: RequestHandler = async ({ url, locals }) =>
  versioned((await columnsFor(locals, url)).meta, url);
